"""P(z_i = 1) under the k-subset distribution, by the dynamic programme over the items from both ends, in log space.

    log P(z_i = 1) = x_i + log sum_j exp(left_i[j] + right_i[k - 1 - j]) - log Z.

Backward: the Jacobian is a covariance, hence symmetric, so the gradient is the tangent along the one that arrives. Tangents of logs are
averages under the probabilities of the choices, and need no logarithm.
Ahmed et al. (SIMPLE, 2023); Chen and Liu (1997).
"""

import torch

from items import band, choices_of, new_table, table_of
from peer import Peer


def _both_ends(x):
    """[rows, n] as [n, 2 rows]: the items from the left, and beside them from the right."""
    items = x.t()
    return torch.cat([items, items.flip(0)], 1)


def _joined(ends, k):
    """[n, rows, k]: what stands left of an item plus what stands right of it, with k - 1 items chosen in both together."""
    before = ends[:-1]
    rows = ends.shape[1] // 2
    return before[:, :rows, 1 : k + 1] + before[:, rows:, 1 : k + 1].flip(0, 2)


class Marginals(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, k):
        # The law does not change, and the cells stay smaller.
        x = _both_ends(logits - logits.mean(-1, keepdim=True))
        rows = logits.shape[0]
        table = table_of(x, k)
        log_z = table[-1, :rows, k + 1]
        # Of item i being chosen with j chosen before it.
        paths = _joined(table, k).add_((x[:, :rows] - log_z).unsqueeze(-1)).exp_()
        marginals = paths.sum(-1)
        ctx.save_for_backward(x, table, paths, marginals)
        ctx.k = k
        return marginals.t().contiguous()

    @staticmethod
    def backward(ctx, gradient):
        x, table, paths, marginals = ctx.saved_tensors
        k, (n, lanes) = ctx.k, x.shape
        rows = lanes // 2
        g = _both_ends(gradient)
        choices = choices_of(table, x)
        tangents = new_table(x, n + 1, lanes, k + 2).zero_()
        change = new_table(x, 1, lanes, k + 1)[0]
        items, steps, cells = g.unsqueeze(-1).unbind(0), choices.unbind(0), tangents.unbind(0)
        for i in range(n):
            low, high = band(i + 1, n, k)
            before = cells[i][:, low + 1 : high + 1]
            with_item = torch.add(cells[i][:, low:high], items[i], out=change[:, : high - low]).sub_(before)
            torch.addcmul(before, steps[i][:, low:high], with_item, out=cells[i + 1][:, low + 1 : high + 1])
        log_z = tangents[-1, :rows, k + 1]
        along = _joined(tangents, k).mul_(paths).sum(-1)
        return along.addcmul_(marginals, g[:, :rows] - log_z).t(), None


def make(k):
    return lambda batch: Marginals.apply(batch.logits, k)


def tolerance(n):
    # Cells are as large as log C(n, k), which 32 bits hold to n 4e-8.
    return 1e-4 + 2e-6 * n, 1e-3 + 2e-6 * n


PEER = Peer("Marginals", "Marginals", make, tolerance=tolerance, bytes=lambda rows, n, k: 4 * 10 * rows * n * (k + 2))
