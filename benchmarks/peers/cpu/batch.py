"""The inputs of one case, and what a call of a peer gives for them."""

import torch


class Batch:
    """Logits [rows, n], a gradient that arrives, and subsets of k of n items where a method takes one."""

    def __init__(self, logits, gradient, subset, has_gradient=True):
        self.logits = logits.requires_grad_(has_gradient)
        self.gradient = gradient
        self.subset = subset

    def first(self, rows, dtype):
        """Some of the rows, as numbers of another type."""
        logits, gradient, subset = (t.detach()[:rows].to(dtype) for t in (self.logits, self.gradient, self.subset))
        return Batch(logits.clone(), gradient, subset, self.logits.requires_grad)

    def backward(self, output):
        """The gradient for the logits of an output, which is a number an item or a number a row; None where it has none."""
        if not output.requires_grad:
            return None
        return torch.autograd.grad(output, self.logits, self.gradient if output.dim() == 2 else self.gradient[:, 0])[0]

    def both(self, call):
        """The output of a call, and its gradient."""
        output = call(self)
        return output.detach(), self.backward(output)
