"""The two programs that measure: the layers' and the peers'. A peer that takes too long or too much ends its program; the next one
starts another."""

import os
import sys

from child import Child, Lost

GB = 1 << 30

# glibc gives freed memory back to the system and takes it again page by page, which can take PyTorch as long as the computation.
ALLOCATOR = {"MALLOC_TOP_PAD_": str(GB), "MALLOC_MMAP_THRESHOLD_": str(4 * GB), "MALLOC_TRIM_THRESHOLD_": str(16 * GB)}

# Some builds of PyTorch only use 512-bit vectors when told.
WIDEST = "ATEN_CPU_CAPABILITY"


class Missing(Exception):
    """What a program says that it needs."""


class Sides:
    def __init__(self, program, threads):
        self._threads = threads
        self.tuning = {**ALLOCATOR, "OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
        if _has_wide_vectors():
            self.tuning[WIDEST] = os.environ.get(WIDEST, "avx512")
        self.ours = Child([program, "serve"], os.environ)
        self.theirs = None
        self.description = self.ours.ask(do="machine")["lines"] + self._start_theirs()

    def ask_theirs(self, limit=None, **request):
        """The peers' answer, after which they may have to be started again."""
        try:
            return self.theirs.ask(limit, **request)
        except Lost:
            self._start_theirs()
            raise

    def end(self):
        for side in (self.ours, self.theirs):
            if side is not None:
                side.end()

    def _start_theirs(self):
        peers = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cpu")
        self.theirs = Child([sys.executable, "-B", peers], {**os.environ, **self.tuning})
        hello = self.theirs.hear()
        if "missing" in hello:
            raise Missing(hello["missing"])
        return hello["lines"]


def _has_wide_vectors():
    try:
        with open("/proc/cpuinfo") as file:
            flags = next((line.split() for line in file if line.startswith("flags")), [])
    except OSError:
        return False
    return {"avx512f", "avx512vl", "avx512bw", "avx512dq"}.issubset(flags)
