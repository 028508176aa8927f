"""y = sigmoid(x + c) with c such that every row sums to k.

c is found by Halley's method inside a bracket from the guess that is right for equal logits ("Differentiable top-k: from one-hot to
k-hot", 2025, appendix A). The derivatives of a sigmoid are polynomials of it, so a step takes one sigmoid an item and the sums of its
first three powers. All rows go on until the last has arrived. Backward uses the implicit function theorem: with w = y (1 - y),
dL/dx = w (g - <w, g> / <w, 1>).
"""

import math

import torch

from peer import Peer

MOST_STEPS = 60


def shift_of(x, k):
    """c, a number a row, and the sigmoids at it."""
    n = x.shape[-1]
    logit = math.log(k / (n - k))
    # With every logit at its largest (smallest) the sum would be at least (at most) k.
    low = logit - x.amax(-1, keepdim=True)
    high = logit - x.amin(-1, keepdim=True)
    c = logit - x.mean(-1, keepdim=True)
    close = 4 * torch.finfo(x.dtype).eps * k
    y, power = torch.empty_like(x), torch.empty_like(x)
    for _ in range(MOST_STEPS):
        torch.add(x, c, out=y).sigmoid_()
        first = y.sum(-1, keepdim=True)
        value = first - k
        if value.abs().max() <= close:
            break
        second = torch.mul(y, y, out=power).sum(-1, keepdim=True)
        third = power.mul_(y).sum(-1, keepdim=True)
        slope = first - second
        curvature = first - 3 * second + 2 * third
        low = torch.where(value < 0, c, low)
        high = torch.where(value > 0, c, high)
        step = c - 2 * value * slope / (2 * slope * slope - value * curvature)
        # A step out of the bracket, or one that is no number, halves it.
        following = torch.where((step >= low) & (step <= high), step, 0.5 * (low + high))
        if torch.equal(following, c):
            break
        c = following
    return c, y


class SigmoidTopK(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, k):
        _, y = shift_of(logits, k)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, gradient):
        (y,) = ctx.saved_tensors
        w = torch.addcmul(y, y, y, value=-1)
        weighted = w * gradient
        mean = weighted.sum(-1, keepdim=True) / w.sum(-1, keepdim=True)
        return weighted.sub_(w.mul_(mean)), None


def make(k):
    return lambda batch: SigmoidTopK.apply(batch.logits, k)


PEER = Peer("SigmoidTopK", "SigmoidTopK", make)
