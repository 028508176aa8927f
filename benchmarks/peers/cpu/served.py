"""What is asked of the peers, by the name of the request."""

import math
import os
import time

import torch

import errors
from batch import Batch
from registry import PEERS
from turns import Turns

SEED = 1


class Requests:
    def __init__(self):
        self._peer = self._call = self._batch = self._turns = self._folder = None

    def answer(self, request):
        return getattr(self, "_" + request.pop("do"))(**request)

    def _peers(self):
        return {"peers": [{"method": peer.method, "ours": peer.ours, "has_gradient": peer.has_gradient} for peer in PEERS]}

    def _bytes(self, method, rows, n, k):
        """The most that is needed at a time."""
        peer = _named(method)
        return {"bytes": max(peer.bytes(rows, n, k), errors.bytes_of_exact(peer, rows, n, k))}

    def _draw(self, rows, n, k, folder):
        """Standard normal logits and gradients, and subsets of k items, any as likely as another."""
        generator = torch.Generator().manual_seed(SEED)
        logits, gradient = (torch.randn(rows, n, generator=generator) for _ in range(2))
        logits = _without_ties(logits)
        places = torch.rand(rows, n, generator=generator).topk(k, -1).indices
        subset = torch.zeros(rows, n).scatter_(-1, places, 1.0)
        for name, numbers in (("logits", logits), ("gradient", gradient), ("subset", subset)):
            _write(folder, name, numbers)
        return {}

    def _open(self, method, rows, n, k, threads, folder):
        self._turns = self._theirs = None
        torch.set_num_threads(threads)
        # Numbers so small that processors compute them slowly become 0.
        torch.set_flush_denormal(True)
        self._peer, self._k, self._folder = _named(method), k, folder
        logits, gradient, subset = (_read(folder, name, rows, n) for name in ("logits", "gradient", "subset"))
        self._batch = Batch(logits, gradient, subset, self._peer.has_gradient)
        self._peer.prepare(n, k)
        self._call = self._peer.make(k)
        return {}

    def _outputs(self):
        """The outputs of a first call, which are kept, and its milliseconds: of calls that take very long there is no other."""
        start = time.perf_counter()
        output = self._call(self._batch)
        forward = time.perf_counter() - start
        self._theirs = output.detach(), self._batch.backward(output)
        return {"forward": 1e3 * forward, "both": 1e3 * (time.perf_counter() - start) if self._peer.has_gradient else None}

    def _turn(self):
        self._turns = self._turns or Turns(self._call, self._batch)
        forward, both = self._turns.run()
        return {"forward": forward, "both": both if self._peer.has_gradient else None}

    def _errors(self):
        """Of our outputs, which lie in files, and of theirs."""
        theirs = self._theirs
        rows, n = self._batch.logits.shape
        is_one_a_row = theirs[0].dim() == 1
        output = _read(self._folder, "ours.output", rows, 1 if is_one_a_row else n)
        ours = (
            output.squeeze(-1) if is_one_a_row else output,
            _read(self._folder, "ours.gradient", rows, n) if self._peer.has_gradient else None,
        )
        of_ours, of_theirs, problems = errors.of_case(self._peer, self._batch, self._k, ours, theirs)
        return {"ours": of_ours, "theirs": of_theirs, "problems": problems}


def _named(method):
    return next(peer for peer in PEERS if peer.method == method)


def _without_ties(numbers):
    """No two of a row the same, which long rows have: there, some methods have no derivative."""
    ordered, places = numbers.sort(-1)
    infinity = torch.tensor(math.inf)
    while (ties := ordered[:, 1:] <= ordered[:, :-1]).any():
        ordered[:, 1:][ties] = torch.nextafter(ordered[:, :-1][ties], infinity)
    return torch.empty_like(numbers).scatter_(-1, places, ordered)


def _write(folder, name, numbers):
    torch.from_file(os.path.join(folder, name), shared=True, size=numbers.numel(), dtype=torch.float32).copy_(numbers.flatten())


def _read(folder, name, rows, columns):
    numbers = torch.from_file(os.path.join(folder, name), size=rows * columns, dtype=torch.float32)
    return numbers.clone().view(rows, columns)
