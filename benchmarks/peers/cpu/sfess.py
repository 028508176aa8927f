"""log p(z) of given subsets under the k-subset distribution, with its gradient, which is what a score function estimator needs.

The normaliser P(sum z = k) of independent items is a discrete Fourier transform of prod_i (1 + p_i (w^l - 1)), w = exp(2 pi i / (n + 1))
(Fernandez and Williams 2010; SFESS, Wijk et al. 2025). The numbers are real, so half of the frequencies do. The published code floors the
probability at 1e-7, which it mostly is below; here logits are first shifted by sigmoid top-k's c, where k is the expected sum. That does
not change the law.
"""

import math

import torch
from torch.nn.functional import logsigmoid

import marginals
from items import table_of
from peer import VALUE, Peer
from sigmoid_topk import shift_of


def _transform(n, k, kind):
    """w^l - 1 for half of the frequencies l, and what brings them back: w^(-k l) / (n + 1), twice for each that stands for two."""
    frequencies = torch.arange((n + 1) // 2 + 1)
    turn = 2 * math.pi / (n + 1)
    ones = torch.ones(len(frequencies), dtype=torch.float64)
    weight = 2 * ones / (n + 1)
    weight[0] /= 2
    if n % 2 == 1:  # the middle one is its own conjugate
        weight[-1] /= 2
    roots = torch.polar(ones, turn * frequencies.double())
    back = torch.polar(weight, -turn * (k * frequencies % (n + 1)).double())
    return (roots - 1).to(kind), back.to(kind)


class LogProbability(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, subset, k):
        n = logits.shape[-1]
        c, p = shift_of(logits, k)
        x = logits + c
        less_one, back = _transform(n, k, torch.complex64 if logits.dtype == torch.float32 else torch.complex128)
        factors = (p.unsqueeze(-1) * less_one).add_(1)
        products = factors.prod(-2).mul_(back)
        probability = products.sum(-1).real
        ctx.save_for_backward(p, subset, factors, products, less_one, probability)
        return logsigmoid(x * (2 * subset - 1)).sum(-1) - probability.log()

    @staticmethod
    def backward(ctx, gradient):
        p, subset, factors, products, less_one, probability = ctx.saved_tensors
        # Of p_i, each product loses its factor: prod (w^l - 1) / (1 + p_i (w^l - 1)).
        spread = torch.reciprocal(factors).mul_((products * less_one).unsqueeze(-2)).sum(-1).real / probability.unsqueeze(-1)
        chosen = subset - p
        return chosen.sub_(spread * p * (1 - p)).mul_(gradient.unsqueeze(-1)), None, None


class _ByTheTable(torch.autograd.Function):
    """The same from the dynamic programme, whose gradient is z less the marginals."""

    @staticmethod
    def forward(ctx, logits, subset, k):
        ctx.save_for_backward(logits, subset)
        ctx.k = k
        return (logits * subset).sum(-1) - table_of(logits.t(), k)[-1, :, k + 1]

    @staticmethod
    def backward(ctx, gradient):
        logits, subset = ctx.saved_tensors
        return (subset - marginals.Marginals.apply(logits.detach(), ctx.k)).mul_(gradient.unsqueeze(-1)), None, None


_EXACT = Peer(
    "log probability by the table",
    "LogProbability",
    lambda k: lambda batch: _ByTheTable.apply(batch.logits, batch.subset, k),
    bytes=marginals.PEER.bytes,
)

PEER = Peer(
    "SFESS",
    "LogProbability",
    lambda k: lambda batch: LogProbability.apply(batch.logits, batch.subset, k),
    kind=VALUE,
    exact=_EXACT,
    bytes=lambda rows, n, k: 8 * 3 * rows * n * (n // 2 + 1),
)
