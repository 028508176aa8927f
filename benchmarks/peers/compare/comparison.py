"""One case: the outputs of both sides first, then their times in turns."""

import statistics
import time

from child import Lost, Refused

FEWEST_ROUNDS = 3
MOST_ROUNDS = 1000

# A first call that takes more than this share of the limit is the only one.
SHARE_OF_ONE_CALL = 0.25


class NotRun(Exception):
    """Why a case was not measured."""


class Disagreement(Exception):
    """What is wrong with the outputs."""


def check_memory(sides, case, limit):
    needed = sides.ask_theirs(do="bytes", method=case.method, **case.sizes)["bytes"]
    if needed > limit:
        raise NotRun(f"it would take about {needed / 1e9:.3g} GB, limit {limit / 1e9:.3g} GB")


def compare(sides, case, folder, threads, seconds, limit):
    """Rounds, milliseconds and errors: {pass: (rounds, ours, theirs, our error, their error)}."""
    common = {"threads": threads, "folder": folder, **case.sizes}
    try:
        sides.ask_theirs(limit, do="open", method=case.method, **common)
        first = sides.ask_theirs(limit, do="outputs")
    except (Lost, Refused) as error:
        raise NotRun(str(error))
    sides.ours.ask(do="open", method=case.ours, **common)
    sides.ours.ask(do="outputs")
    try:
        errors = sides.ask_theirs(do="errors")
    except (Lost, Refused) as error:
        raise NotRun(f"the exact result in 64 bits: {error}")
    if errors["problems"]:
        raise Disagreement("; ".join(errors["problems"]))

    is_long = 1e-3 * (first["both"] or first["forward"]) > SHARE_OF_ONE_CALL * limit
    ours, theirs = _turns(sides, seconds, first if is_long else None)
    passes = {"forward": "forward", "forward+backward": "both"} if first["both"] is not None else {"forward": "forward"}
    return {
        name: (len(theirs), _median(ours, key), _median(theirs, key), errors["ours"][part], errors["theirs"][part])
        for part, (name, key) in enumerate(passes.items())
    }


def _turns(sides, seconds, only):
    """All turns of both sides; who leads alternates. `only` is the peer's one turn where it takes too long for another."""
    ours, theirs = [], [] if only is None else [only]
    end = time.monotonic() + seconds
    while len(ours) < FEWEST_ROUNDS or (time.monotonic() < end and len(ours) < MOST_ROUNDS):
        turns = [lambda: ours.append(sides.ours.ask(do="turn"))]
        if only is None:
            turns.insert(len(ours) % 2, lambda: theirs.append(sides.ask_theirs(do="turn")))
        for turn in turns:
            turn()
    return ours, theirs


def _median(turns, key):
    return statistics.median(turn[key] for turn in turns)
