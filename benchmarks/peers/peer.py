"""What is measured beside the layers."""

from dataclasses import dataclass
from typing import Callable

import torch


@dataclass(frozen=True)
class Peer:
    """A function of a batch of logits.

    make(k) gives the function that is called; `compiled` is it under torch.compile, and may differ where only a part can be compiled.
    """

    name: str
    make: Callable
    make_compiled: Callable | None = None
    has_gradient: bool = True

    # A kernel of the library: there is nothing to compile.
    is_library: bool = False

    def prepare(self, k, compiled):
        if not compiled:
            return self.make(k)
        if self.make_compiled is not None:
            return self.make_compiled(k)
        return torch.compile(self.make(k), fullgraph=True, dynamic=False)
