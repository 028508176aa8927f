"""Measures peers for another program: requests and answers are lines of JSON, inputs and outputs are files of 32-bit numbers.

The requests are those of `benchmarks -- serve`, and three more: who the peers are, inputs, and what is wrong with the outputs of both.
"""

import json
import os
import platform
import sys


def main():
    # What libraries print must not pass for an answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _goes_first()

    def answer(**line):
        print(json.dumps(line), file=answers, flush=True)

    try:
        import torch
    except Exception as error:  # also a library that is there and cannot be loaded
        answer(missing=f"{sys.executable} cannot load PyTorch: {' '.join(str(error).split())}")
        return
    from served import Requests

    answer(lines=[f"Python    {platform.python_version()}", f"PyTorch   {torch.__version__}, {_capability(torch)}"])
    requests = Requests()
    for line in sys.stdin:
        try:
            answer(**requests.answer(json.loads(line)))
        except Exception as error:  # not enough memory, for one: the next case is measured all the same
            answer(error=" ".join(f"{type(error).__name__}: {error}".split())[:300])


def _goes_first():
    """Where memory runs out after all, this process is the one that the system ends."""
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass


def _capability(torch):
    """The widest vectors that it uses."""
    used = [line for line in torch.__config__.show().splitlines() if "CPU capability" in line]
    return used[0].split(":")[-1].strip() if used else "vectors unknown"


if __name__ == "__main__":
    main()
