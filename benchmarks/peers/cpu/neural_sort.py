"""NeuralSort top-k at temperature 1: the first k rows of the relaxed permutation matrix,

    P_j = softmax((n + 1 - 2j) x - B),   B_i = sum_m |x_i - x_m|,   y = P_1 + ... + P_k     (Grover et al. 2019).

Twice: with B as the paper has it, from all pairs of items, and with B from the sorted items, in n log n. The rows of P are kept, and
backward through them is sums over them: of y for a gradient that is the same for every row, and of <P_j, g> P_j.
"""

import torch

from peer import Peer


def _of_pairs(x):
    """B, and the sum over m of sign(x_i - x_m) (b_i + b_m) for a vector b, from differences of all pairs."""
    differences = x.unsqueeze(-1) - x.unsqueeze(-2)
    signs = differences.sign()
    distances = differences.abs_().sum(-1)

    def back(b):
        return b * signs.sum(-1) + signs.mul_(b.unsqueeze(-2)).sum(-1)

    return distances, back


def _of_sorted(x):
    """The same from the sorted items: how many and how much lie below and above each."""
    n = x.shape[-1]
    ordered, places = x.sort(-1)
    more_below = torch.arange(1 - n, n, 2, dtype=x.dtype)

    def signed_sums(v):
        # What lies below minus what lies above.
        return v.cumsum(-1).mul_(2).sub_(v).sub_(v.sum(-1, keepdim=True))

    distances = torch.empty_like(x).scatter_(-1, places, ordered * more_below - signed_sums(ordered))

    def back(b):
        b = b.gather(-1, places)
        return torch.empty_like(x).scatter_(-1, places, (b * more_below).add_(signed_sums(b)))

    return distances, back


class NeuralSortTopK(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, k, distances_of):
        n = logits.shape[-1]
        scale = (n + 1 - 2 * torch.arange(1, k + 1, dtype=logits.dtype)).unsqueeze(-1)
        distances, ctx.back = distances_of(logits)
        scores = torch.mul(scale, logits.unsqueeze(-2)).sub_(distances.unsqueeze(-2))
        rows = torch.softmax(scores, -1, out=scores)
        subset = rows.sum(-2)
        ctx.save_for_backward(rows, subset, scale)
        return subset

    @staticmethod
    def backward(ctx, gradient):
        rows, subset, scale = ctx.saved_tensors
        g = gradient.unsqueeze(-2)
        inner = (rows * g).sum(-1, keepdim=True)
        # Of the scores: P_j (g - <P_j, g>), in x times its scale, in B times -1.
        part = rows * inner
        of_distances = part.sum(-2).sub_(gradient * subset)
        of_items = (rows * g).sub_(part).mul_(scale).sum(-2)
        return of_items.add_(ctx.back(of_distances)), None, None


def _tolerance(n):
    # Scores are as large as 4 n, and what 32 bits lose of them is lost of the exponent.
    return 1e-4 + 4e-6 * n, 1e-3 + 4e-6 * n


def _peer(method, distances_of, bytes, exact=None):
    return Peer(
        method,
        "NeuralSort",
        lambda k: lambda batch: NeuralSortTopK.apply(batch.logits, k, distances_of),
        exact=exact,
        tolerance=_tolerance,
        bytes=bytes,
    )


SORTED = _peer("NeuralSort-sorted", _of_sorted, lambda rows, n, k: 4 * rows * n * (4 * k + 20))
PEER = _peer("NeuralSort", _of_pairs, lambda rows, n, k: 4 * rows * n * (2 * n + 4 * k), exact=SORTED)
