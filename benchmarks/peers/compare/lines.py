"""The text of the results: columns that a person reads and a script splits at spaces."""

import math
from collections import defaultdict

HEADER = (
    f"# {'method':<17} {'rows':>4} {'n':>7} {'k':>5} {'threads':>7} {'pass':<16} {'rounds':>6}"
    f" {'ours_ms':>11} {'theirs_ms':>11} {'ratio':>8} {'our_error':>9} {'their_error':>11}"
)


def line(case, threads, pass_name, rounds, ours, theirs, our_error, their_error):
    return (
        f"{case.method:<19} {case.rows:>4} {case.n:>7} {case.k:>5} {threads:>7} {pass_name:<16} {rounds:>6}"
        f" {ours:>11.4f} {theirs:>11.4f} {theirs / ours:>8.2f} {_error(our_error):>9} {_error(their_error):>11}"
    )


def _error(error):
    return "-" if error is None else f"{error:.1e}"


class Summary:
    """Geometric means of the ratios, a line a pass and method."""

    def __init__(self):
        self._ratios = defaultdict(list)
        self._not_run = defaultdict(int)

    def add(self, case, pass_name, ratio):
        self._ratios[pass_name, case.method].append(ratio)

    def add_not_run(self, case):
        self._not_run[case.method] += 1

    def lines(self):
        for (pass_name, method), ratios in sorted(self._ratios.items(), key=lambda item: item[0][0]):
            mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
            shapes = f"{len(ratios)} of {len(ratios) + self._not_run[method]}"
            yield f"geomean {method:<19} {pass_name:<16} ratio {mean:>8.2f}  lowest {min(ratios):>8.2f}  shapes {shapes}"
