"""y = sigmoid(x + c) with c such that every row sums to k.

c is found by Halley's method inside a bracket (three derivatives of a sigmoid cost no further exponential), and backward uses the
implicit function theorem: with w = y (1 - y), dL/dx = w (g - <w, g> / <w, 1>).
Differentiable top-k: from one-hot to k-hot (2025); limited multi-label projection, Amos et al. (2019).
"""

import math

import torch

from peer import Peer

# Halley's method triples the digits a step: from the bracket's middle 32 bits are reached in fewer on normal logits.
STEPS = 6


class SigmoidTopK(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, k):
        n = logits.shape[-1]
        x = logits.float() if logits.dtype in (torch.float16, torch.bfloat16) else logits
        # With every logit at its largest (smallest) the sum would be at least (at most) k.
        shift = math.log(k / (n - k))
        low = shift - x.amax(-1, keepdim=True)
        high = shift - x.amin(-1, keepdim=True)
        c = shift - x.mean(-1, keepdim=True)
        for _ in range(STEPS):
            y = torch.sigmoid(x + c)
            w = y * (1 - y)
            value = y.sum(-1, keepdim=True) - k
            slope = w.sum(-1, keepdim=True)
            curvature = (w * (1 - 2 * y)).sum(-1, keepdim=True)
            low = torch.where(value < 0, c, low)
            high = torch.where(value > 0, c, high)
            step = c - 2 * value * slope / (2 * slope * slope - value * curvature)
            # A step out of the bracket, or one that is no number, halves it.
            c = torch.where((step >= low) & (step <= high), step, 0.5 * (low + high))
        y = torch.sigmoid(x + c).to(logits.dtype)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, gradient):
        (saved,) = ctx.saved_tensors
        wide = saved.dtype in (torch.float16, torch.bfloat16)
        y, g = (saved.float(), gradient.float()) if wide else (saved, gradient)
        w = y * (1 - y)
        mean = (w * g).sum(-1, keepdim=True) / w.sum(-1, keepdim=True)
        return (w * (g - mean)).to(saved.dtype), None


PEER = Peer("SigmoidTopK (Halley)", lambda k: lambda logits: SigmoidTopK.apply(logits, k))
