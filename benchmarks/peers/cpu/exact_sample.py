"""An exact draw from the k-subset distribution (SIMPLE, algorithm 2): from the last item to the first, each is chosen with its
probability given how many are still to be chosen, for all rows at once."""

import torch

import marginals
from items import choices_of, table_of
from peer import SAMPLE, Peer


def _make(k):
    def sample(batch):
        x = (batch.logits - batch.logits.mean(-1, keepdim=True)).t().contiguous()
        n, rows = x.shape
        choices = choices_of(table_of(x, k), x)
        uniform = torch.rand(n, rows, 1, dtype=x.dtype)
        left = torch.full((rows, 1), k)
        subset = torch.empty(n, rows, 1, dtype=x.dtype)
        for i in range(n - 1, -1, -1):
            probability = choices[i].gather(1, left)
            chosen = torch.lt(uniform[i], probability, out=subset[i])
            left -= chosen.long()
        return subset.squeeze(-1).t().contiguous()

    return sample


PEER = Peer(
    "ExactSample",
    "ExactSample",
    _make,
    kind=SAMPLE,
    has_gradient=False,
    exact=marginals.PEER,
    bytes=lambda rows, n, k: 4 * 4 * rows * n * (k + 2),
)
