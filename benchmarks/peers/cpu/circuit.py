"""P(z_i = 1) under the k-subset distribution by SIMPLE's circuit, as it is published (Ahmed et al. 2023, algorithm 5 and appendix B).

The items are the leaves of a binary tree. A node for each block of items and each count j up to k holds the log of the probability that
j of the block are chosen; it is a sum over how many of the j lie in the left half, of products of a node of each half. All nodes of a
level are computed at once, from a table of the two children of every summand, padded to the most summands of any node. Then down: a node's
own probability is the sum of those of its parents, each times the share of the summand. Gradients are PyTorch's own, through both.

Three things are not as published, without which the law would be another: literals that never happen stand in where n is no power of two,
in place of dropping items; gradients reach the literals of items that are not chosen; and logits are first shifted so that k of n are about
as likely as can be, because what never happens has a probability here, exp(-1000), and k of n could be less likely.
"""

import math

import torch
from torch.nn.functional import logsigmoid

import marginals
from nodes import nodes_of
from peer import Peer

# Of what never happens.
NEVER = -1000.0


def _make(k):
    def subset(batch):
        rows, n = batch.logits.shape
        nodes = nodes_of(n, k)
        x = batch.logits - batch.logits.detach().mean(-1, keepdim=True) + math.log(k / (n - k))
        leaves = x.new_full((2, nodes.leaves, rows), NEVER)
        leaves[0, :n] = logsigmoid(-x).t()
        leaves[1, :n] = logsigmoid(x).t()
        leaves[0, n:] = 0

        # The last value is that of a summand that is not there.
        value = x.new_full((nodes.count + 1, rows), NEVER)
        value[: 2 * nodes.leaves] = leaves.flatten(0, 1)
        share = x.new_zeros(nodes.count + 1, nodes.most_summands, rows)
        for level in nodes.levels:
            summands = value[nodes.children[level]].sum(-2)
            total = summands.logsumexp(-2)
            value[level] = total
            share[level] = summands - total.unsqueeze(1)

        value = torch.full_like(value, NEVER).index_fill(0, nodes.levels[-1], 0.0)
        for level in [*reversed(nodes.levels[:-1]), nodes.chosen]:
            parent, summand = nodes.parents[level].unbind(-1)
            value[level] = (share[parent, summand] + value[parent]).logsumexp(-2)
        return value[nodes.chosen[:n]].exp().t()

    return subset


def _bytes(rows, n, k):
    # Each table of numbers exists about four times between forward and backward, the tables of places once, in 64 bits.
    leaves = 1 << (n - 1).bit_length()
    count = sum((leaves >> level) * (min(1 << level, k) + 1) for level in range(leaves.bit_length()))
    return count * (k + 1) * (4 * 4 * rows + 2 * 2 * 8)


PEER = Peer(
    "SIMPLE", "Marginals", _make, exact=marginals.PEER, prepare=nodes_of, tolerance=marginals.tolerance, bytes=_bytes
)
