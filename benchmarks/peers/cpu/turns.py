"""Turns of a peer that alternate with those of a layer: a few short bursts of calls, of which the fastest counts.

The numbers are those of the program that measures the layers (benchmarks/Measurement/Turns.cs).
"""

import time

BURST_SECONDS = 0.5e-3
BURSTS_PER_TURN = 3

# A call this long is a turn by itself.
LONG_SECONDS = 0.1

# From this burst length on, a first call that is not timed takes the caches back from the other side.
CALLS_THAT_DESERVE_A_WARM_ONE = 4


class Turns:
    def __init__(self, call, batch):
        self._call = call
        self._batch = batch
        _, both = self._once()
        if both < LONG_SECONDS:
            _, both = self._once()
        self._calls = int(min(max(BURST_SECONDS / both, 1), 1000))
        self._bursts = BURSTS_PER_TURN if both < LONG_SECONDS else 1

    def run(self):
        """Milliseconds of forward alone, and of forward and backward."""
        if self._calls >= CALLS_THAT_DESERVE_A_WARM_ONE:
            self._once()
        bursts = [self._burst() for _ in range(self._bursts)]
        return [1e3 * min(times) / self._calls for times in zip(*bursts)]

    def _burst(self):
        return [sum(times) for times in zip(*(self._once() for _ in range(self._calls)))]

    def _once(self):
        start = time.perf_counter()
        output = self._call(self._batch)
        forward = time.perf_counter()
        self._batch.backward(output)
        return forward - start, time.perf_counter() - start
