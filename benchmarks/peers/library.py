"""Kernels of PyTorch itself, as yardsticks."""

import torch

from peer import Peer


def _softmax(k):
    return lambda logits: torch.softmax(logits, dim=-1)


def _topk(k):
    return lambda logits: torch.topk(logits, k, dim=-1, sorted=False)


def _topk_as_subset(k):
    def subset(logits):
        chosen = torch.topk(logits, k, dim=-1, sorted=False).indices
        return torch.zeros_like(logits).scatter_(-1, chosen, 1.0)

    return subset


SOFTMAX = Peer("torch.softmax", _softmax, is_library=True)
TOPK = Peer("torch.topk", _topk, has_gradient=False, is_library=True)
TOPK_AS_SUBSET = Peer("torch.topk and scatter", _topk_as_subset, has_gradient=False, is_library=True)
