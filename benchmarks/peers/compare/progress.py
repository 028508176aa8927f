"""Says on the error stream what is being measured: one line that changes on a terminal, else a line a case."""

import sys


class Progress:
    def __init__(self, total):
        self._total = total
        self._done = 0
        self._is_terminal = sys.stderr.isatty()

    def show(self, what):
        self._done += 1
        text = f"[{self._done}/{self._total}] {what}"
        print(f"\r\x1b[K{text}" if self._is_terminal else text, end="" if self._is_terminal else "\n", file=sys.stderr, flush=True)

    def clear(self):
        """Before a line of results, which may go to the same terminal."""
        if self._is_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
