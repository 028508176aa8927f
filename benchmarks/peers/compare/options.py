"""The command line."""

import argparse

from case import QUICK_SHAPES, SHAPES, parse_shape


def _shape(text):
    try:
        return parse_shape(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error))


def _positive(text):
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError("must be above 0")
    return number


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="compare.sh",
        description="Measures the layers beside the same methods in PyTorch, in turns, on the same inputs, on the processor.",
    )
    parser.add_argument("--methods", nargs="+", metavar="METHOD", help="the peers to measure; default all (an unknown one lists them)")
    parser.add_argument("--shapes", nargs="+", type=_shape, metavar="ROWS,N,K", help="the shapes; default the seven standard ones")
    parser.add_argument("--threads", type=int, default=1, choices=range(1, 257), metavar="COUNT", help="threads of both sides; default 1")
    parser.add_argument("--seconds", type=_positive, help="about how long to take turns in a case; default 2")
    parser.add_argument(
        "--limit-seconds", type=_positive, default=60, metavar="SECONDS", help="the longest that one call of a peer may take; default 60"
    )
    parser.add_argument("--limit-gb", type=_positive, metavar="GB", help="the most memory for a peer; default 80 %% of what is free")
    parser.add_argument("--quick", action="store_true", help="two small shapes and 0.2 seconds a case: does everything work?")
    parser.add_argument("--out", metavar="FILE", help="also write the lines, after a description of the machine, to this file")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)  # the benchmarks, given by compare.sh
    options = parser.parse_args(arguments)
    options.shapes = options.shapes or (QUICK_SHAPES if options.quick else SHAPES)
    options.seconds = options.seconds or (0.2 if options.quick else 2)
    return options
