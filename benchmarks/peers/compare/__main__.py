"""Measures the layers beside their peers in PyTorch. Run by compare.sh."""

import itertools
import os
import sys
import tempfile

import options
from case import Case
from child import Lost, Refused
from comparison import Disagreement, NotRun, check_memory, compare
from lines import HEADER, Summary, line
from progress import Progress
from sides import Missing, Sides

DISAGREE, MISSING = 1, 2


def main():
    asked = options.parse(sys.argv[1:])
    sides = None
    try:
        sides = Sides(asked.program, asked.threads)
        return Run(asked, sides).all()
    except Missing as missing:
        print(f"compare.sh: {missing}", file=sys.stderr)
        return MISSING
    except (OSError, Lost, Refused) as error:
        print(f"compare.sh: {asked.program}: {error}", file=sys.stderr)
        return MISSING
    finally:
        if sides is not None:
            sides.end()


class Run:
    def __init__(self, asked, sides):
        self._asked = asked
        self._sides = sides
        self._lines = []
        self._summary = Summary()
        self._limit_bytes = 1e9 * asked.limit_gb if asked.limit_gb else 0.8 * _free_bytes()

    def all(self):
        peers = {peer["method"]: peer["ours"] for peer in self._sides.ask_theirs(do="peers")["peers"]}
        methods = self._asked.methods or list(peers)
        unknown = [method for method in methods if method not in peers]
        if unknown:
            print(f"compare.sh: no method {', '.join(unknown)}; there are {', '.join(peers)}", file=sys.stderr)
            return MISSING
        cases = [Case(method, peers[method], *shape) for method, shape in itertools.product(methods, self._asked.shapes)]
        progress = Progress(len(cases))
        print(HEADER)
        all_agree = True
        try:
            with tempfile.TemporaryDirectory(prefix="subsetgen-peers-") as place:
                for case in cases:
                    progress.show(case)
                    lines, agree = self._one(case, self._inputs(case, place))
                    all_agree &= agree
                    progress.clear()
                    self._write(*lines)
            self._write(*self._summary.lines())
        finally:
            # Also what there is of a run that was interrupted.
            if self._asked.out:
                self._save()
        return 0 if all_agree else DISAGREE

    def _one(self, case, folder):
        asked = self._asked
        try:
            check_memory(self._sides, case, self._limit_bytes)
            passes = compare(self._sides, case, folder, asked.threads, asked.seconds, asked.limit_seconds)
        except NotRun as reason:
            self._summary.add_not_run(case)
            return [f"not run: {case}: {reason}"], True
        except Disagreement as problem:
            self._summary.add_not_run(case)
            return [f"error: {case}: {problem}"], False
        for name, (_, ours, theirs, *_) in passes.items():
            self._summary.add(case, name, theirs / ours)
        return [line(case, asked.threads, name, *numbers) for name, numbers in passes.items()], True

    def _inputs(self, case, place):
        folder = os.path.join(place, f"{case.rows},{case.n},{case.k}")
        if not os.path.exists(folder):
            os.mkdir(folder)
            self._sides.ask_theirs(do="draw", folder=folder, **case.sizes)
        return folder

    def _write(self, *lines):
        self._lines += lines
        for text in lines:
            print(text, flush=True)

    def _save(self):
        tuning = " ".join(f"{name}={value}" for name, value in self._sides.tuning.items())
        description = [*self._sides.description, f"peers     {tuning}"]
        with open(self._asked.out, "w") as file:
            file.writelines(f"{text}\n" for text in [*(f"# {text}" for text in description), HEADER, *self._lines])


def _free_bytes():
    with open("/proc/meminfo") as file:
        fields = dict(line.split(":") for line in file)
    return 1024 * int(fields["MemAvailable"].split()[0])


if __name__ == "__main__":
    sys.exit(main())
