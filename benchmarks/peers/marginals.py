"""Marginals of the k-subset distribution p(z) ~ exp(x . z), |z| = k, by a dynamic programme over the items in log space.

inside[i, j] is the log of the sum over subsets of j of the first i items, outside[i, j] that over subsets of k - j of the items from i
on; then P(z_i = 1) = sum_j exp(inside[i, j - 1] + x_i + outside[i + 1, j] - inside[n, k]). Gradients are PyTorch's own.
Ahmed et al. (SIMPLE, 2023); Chen and Liu (1997).
"""

import torch

from peer import Peer

# Finite, so that differences of two of them are 0 and not NaN.
NEVER = -1e30

# Items in one compiled graph: the whole loop would take the compiler hours.
CHUNK = 20


def _inside(cells, items):
    """Cells [rows, k + 1] after each item of a chunk [rows, items], as a list."""
    after = []
    for x in items.unbind(-1):
        taken = torch.cat([torch.full_like(cells[:, :1], NEVER), cells[:, :-1] + x[:, None]], -1)
        cells = torch.logaddexp(cells, taken)
        after.append(cells)
    return after


def _outside(cells, items):
    """Cells before each item of a chunk, from its last item to its first."""
    before = []
    for x in reversed(items.unbind(-1)):
        taken = torch.cat([cells[:, 1:] + x[:, None], torch.full_like(cells[:, :1], NEVER)], -1)
        cells = torch.logaddexp(cells, taken)
        before.append(cells)
    return before


def _join(inside, outside, x, k):
    """inside [rows, n, k + 1] before each item, outside [rows, n, k + 1] behind it."""
    log_z = torch.logaddexp(outside[:, 0, 0], outside[:, 0, 1] + x[:, 0])
    paths = inside[:, :, :-1] + outside[:, :, 1:]
    return torch.exp(torch.logsumexp(paths, -1) + x - log_z[:, None])


def _make(k, wrap=lambda function: function):
    inside_of, outside_of, join = wrap(_inside), wrap(_outside), wrap(_join)

    def subset(logits):
        x = logits.float() if logits.dtype in (torch.float16, torch.bfloat16) else logits
        # Invariant, and keeps the cells near 0.
        x = x - x.mean(-1, keepdim=True)
        rows = x.shape[0]
        chunks = x.split(CHUNK, -1)

        cells = x.new_full((rows, k + 1), NEVER)
        cells[:, 0] = 0
        inside = [cells]
        for items in chunks:
            inside += inside_of(inside[-1], items)

        cells = x.new_full((rows, k + 1), NEVER)
        cells[:, k] = 0
        outside = [cells]
        for items in reversed(chunks):
            outside += outside_of(outside[-1], items)

        return join(torch.stack(inside[:-1], 1), torch.stack(outside[:-1][::-1], 1), x, k).to(logits.dtype)

    return subset


def _make_compiled(k):
    return _make(k, lambda function: torch.compile(function, fullgraph=True, dynamic=False))


PEER = Peer("log-space marginals", _make, _make_compiled)
