"""What is measured."""

from dataclasses import dataclass

QUICK_SHAPES = [(100, 20, 10), (128, 350, 10)]
SHAPES = QUICK_SHAPES + [(128, 784, 50), (100, 1000, 5), (64, 1000, 500), (16, 10_000, 100), (1, 100_000, 1000)]


@dataclass(frozen=True)
class Case:
    """A peer, the layer beside it, and a shape."""

    method: str
    ours: str
    rows: int
    n: int
    k: int

    @property
    def sizes(self):
        return {"rows": self.rows, "n": self.n, "k": self.k}

    def __str__(self):
        return f"{self.method} ({self.rows},{self.n},{self.k})"


def parse_shape(text):
    """rows,n,k."""
    parts = text.strip("()").split(",")
    if len(parts) == 3 and all(part.strip().isdigit() for part in parts):
        rows, n, k = map(int, parts)
        if rows >= 1 and 1 <= k < n:
            return rows, n, k
    raise ValueError(f"'{text}' is not a shape: expected rows,n,k with k below n, for example 64,1000,500.")
