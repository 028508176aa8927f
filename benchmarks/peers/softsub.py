"""Relaxed subset sampling without noise: k softmaxes, each with the items before it taken out (Xie and Ermon 2019, algorithm 2).

The published code clamps 1 - p at the smallest normal number; so does this.
"""

import torch

from peer import Peer


def _make(k, temperature=1.0):
    def subset(logits):
        x = logits.float() if logits.dtype in (torch.float16, torch.bfloat16) else logits
        floor = torch.finfo(torch.float32).tiny
        onehot = torch.zeros_like(x)
        total = torch.zeros_like(x)
        for _ in range(k):
            x = x + torch.log(torch.clamp(1 - onehot, min=floor))
            onehot = torch.softmax(x / temperature, dim=-1)
            total = total + onehot
        return total.to(logits.dtype)

    return subset


PEER = Peer("SoftSub", _make)
