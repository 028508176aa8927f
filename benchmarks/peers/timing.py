"""Times calls as the program that started this does: device events, warm, many calls between two, inputs rotated, the median."""

import torch

WARM_UP_MS = 200.0
RUN_MS = 10.0
RUNS = 15
MOST_AT_ONCE = 1000

# Far more than the cache of any device.
ROTATED_BYTES = 512 << 20

TYPES = {"single": torch.float32, "double": torch.float64, "half": torch.float16, "bfloat16": torch.bfloat16}


class Batch:
    """Standard normal logits and gradients, each in as many copies as keep a copy out of the cache until its turn comes again."""

    def __init__(self, rows, n, storage):
        dtype = TYPES[storage]
        count = max(1, -(-ROTATED_BYTES // (rows * n * torch.finfo(dtype).bits // 8)))
        generator = torch.Generator("cuda").manual_seed(1)
        self._logits, self._gradients = (
            torch.randn(count, rows, n, device="cuda", dtype=torch.float32, generator=generator).to(dtype) for _ in range(2)
        )
        self._count = count

    def logits(self, turn):
        return self._logits[turn % self._count].detach()

    def gradient(self, turn):
        return self._gradients[turn % self._count]


def median_microseconds(call):
    """The time of one call of `call(turn)`."""
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    turn = 0

    def run(calls):
        nonlocal turn
        start.record()
        for _ in range(calls):
            call(turn)
            turn += 1
        end.record()
        end.synchronize()
        return max(start.elapsed_time(end), 1e-5)

    # Compiles, and chooses what libraries choose at the first call.
    for _ in range(3):
        one = run(1)
    warm = one
    while warm < WARM_UP_MS:
        one = run(1)
        warm += one
    calls = int(min(max(RUN_MS / one, 3), MOST_AT_ONCE))
    return 1000.0 * sorted(run(calls) / calls for _ in range(RUNS))[RUNS // 2]
