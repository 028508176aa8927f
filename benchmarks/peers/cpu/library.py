"""Kernels of PyTorch itself: softmax as a yardstick, and top-k.

torch.topk hands out positions, a layer ones and zeros; so it is measured alone, and with the scatter that makes a subset of it.
"""

import torch

import sigmoid_topk
from peer import TOP_K, Peer


def _softmax(k):
    return lambda batch: torch.softmax(batch.logits, -1)


def _positions(k):
    return lambda batch: torch.topk(batch.logits, k, -1, sorted=False).indices


def _subset(k):
    positions = _positions(k)
    return lambda batch: torch.zeros_like(batch.logits).scatter_(-1, positions(batch), 1.0)


SOFTMAX = Peer("softmax", "SigmoidTopK", _softmax, ours_exact=sigmoid_topk.PEER)
TOPK = Peer("topk", "TopK", _positions, kind=TOP_K, has_gradient=False)
TOPK_AS_SUBSET = Peer("topk+scatter", "TopK", _subset, kind=TOP_K, has_gradient=False)
