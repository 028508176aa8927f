"""The dynamic programme over the items of the k-subset distribution p(z) ~ exp(x . z), |z| = k (SIMPLE, algorithm 1), in log space.

Cell j after i items is the log of the sum over the subsets of j of those items. Whatever can run side by side does: the rows of the
batch, the cells, and, where both ends of the rows are wanted, the items from the left and from the right. Cells that no path to k of n
items passes are never computed.
"""

import torch

# Finite, so that differences of two of them are 0 and not NaN.
NEVER = -1e30


def new_table(like, items, lanes, cells):
    """[items, lanes, cells], with the longer of the last two side by side in memory, which is what vectors run over."""
    shape = (items, lanes, cells)
    return like.new_empty(shape) if cells >= lanes else like.new_empty(items, cells, lanes).transpose(1, 2)


def band(i, n, k):
    """The first and one past the last cell after i items that a path to k of n items passes."""
    return max(0, k - (n - i)), min(i, k) + 1


def table_of(x, k):
    """[n + 1, lanes, k + 2] for items x [n, lanes]. Column j + 1 is cell j; column 0 stays empty, so that a shift is a slice."""
    n, lanes = x.shape
    table = new_table(x, n + 1, lanes, k + 2).fill_(NEVER)
    table[0, :, 1] = 0
    taken = new_table(x, 1, lanes, k + 1)[0]
    items = x.unsqueeze(-1).unbind(0)
    rows = table.unbind(0)
    for i in range(n):
        low, high = band(i + 1, n, k)
        with_item = torch.add(rows[i][:, low:high], items[i], out=taken[:, : high - low])
        torch.logaddexp(rows[i][:, low + 1 : high + 1], with_item, out=rows[i + 1][:, low + 1 : high + 1])
    return table


def choices_of(table, x):
    """[n, lanes, k + 1]: the probability that item i is chosen, given that j of the items up to it are. Of no use where nothing passes."""
    return torch.sub(table[:-1, :, :-1], table[1:, :, 1:]).add_(x.unsqueeze(-1)).clamp_(max=0).exp_()
