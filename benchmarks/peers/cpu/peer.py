"""What is measured beside the layers on the processor."""

from dataclasses import dataclass
from typing import Callable, Optional

SUBSET = "subset"  # a number an item: [rows, n]
TOP_K = "top-k"  # which items are the largest; equal items may change places
SAMPLE = "sample"  # k ones a row, drawn from the k-subset distribution
VALUE = "value"  # a number a row


@dataclass(frozen=True)
class Peer:
    """A function of a batch of logits, and the layer that it is measured beside.

    make(k) gives a function of a Batch that computes its output; what prepare(n, k) does before counts as no time.
    """

    method: str
    ours: str
    make: Callable
    kind: str = SUBSET
    has_gradient: bool = True

    prepare: Callable = lambda n, k: None

    # The peer whose function in 64 bits says what both should be; None where it is this one.
    exact: Optional["Peer"] = None

    # The same for our layer, where it is another function.
    ours_exact: Optional["Peer"] = None

    # How far ours and theirs may be from exact in 32 bits, of the largest output and of the largest gradient, at n items.
    our_tolerance: Callable = lambda n: (1e-4, 1e-3)
    tolerance: Callable = lambda n: (1e-4, 1e-3)

    # About how many bytes one call in 32 bits takes at (rows, n, k).
    bytes: Callable = lambda rows, n, k: 40 * rows * n

    @property
    def is_same_function(self):
        return self.ours_exact is None
