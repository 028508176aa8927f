"""Relaxed subset sampling without noise (Xie and Ermon 2019, algorithm 2; Plötz and Roth 2018): k softmaxes, each without the items
that the earlier ones took,

    p = softmax(a / t),   a <- a + log(1 - p),   y = p_1 + ... + p_k.

The steps are kept; backward runs through them in reverse, in place, by the softmax's own derivative.
"""

import torch

from peer import Peer


class SoftSub(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, k, temperature):
        # The published code floors 1 - p, so that the logarithm of an item that is taken for certain is finite.
        floor = torch.finfo(logits.dtype).tiny
        scaled = logits / temperature
        steps = logits.new_empty(k, *logits.shape)
        left = torch.empty_like(scaled)
        for step in range(k):
            torch.softmax(scaled, -1, out=steps[step])
            if step + 1 < k:
                torch.sub(1, steps[step], out=left).clamp_(min=floor).log_()
                scaled.add_(left, alpha=1 / temperature)
        ctx.save_for_backward(steps)
        ctx.temperature = temperature
        return steps.sum(0)

    @staticmethod
    def backward(ctx, gradient):
        (steps,) = ctx.saved_tensors
        tiny = torch.finfo(gradient.dtype).tiny
        flow = torch._softmax_backward_data(gradient, steps[-1], -1, gradient.dtype).div_(ctx.temperature)
        left, square, send = (torch.empty_like(gradient) for _ in range(3))
        for p in reversed(steps[:-1].unbind(0)):
            # log(1 - p) sends -flow / (1 - p), and nothing where 1 - p was floored: left / (left left + tiny) is 1 / left, or 0 for 0.
            torch.sub(1, p, out=left)
            torch.mul(left, left, out=square).add_(tiny)
            torch.addcdiv(gradient, left.mul_(flow), square, value=-1, out=send)
            flow.add_(torch._softmax_backward_data(send, p, -1, send.dtype), alpha=1 / ctx.temperature)
        return flow, None, None


def _peer(method, ours, temperature, tolerance):
    return Peer(
        method,
        ours,
        lambda k: lambda batch: SoftSub.apply(batch.logits, k, temperature),
        our_tolerance=tolerance,
        tolerance=tolerance,
        bytes=lambda rows, n, k: 4 * (k + 8) * rows * n,
    )


PEER = _peer("SoftSub", "SuccessiveSoftmax", 1.0, lambda n: (1e-4, 1e-3))
# What is left of an item that is nearly taken is raised to the tenth power, and divided by once more.
COLD = _peer("SoftSub-0.1", "ColdSuccessiveSoftmax", 0.1, lambda n: (1e-3, 2e-2))
