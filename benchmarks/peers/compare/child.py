"""A program that answers lines of JSON with lines of JSON."""

import json
import select
import subprocess
import time


class Lost(Exception):
    """The program ended, or was ended because it took too long."""


class Refused(Exception):
    """The program said why it cannot do what was asked."""


class Child:
    def __init__(self, command, environment):
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._read = b""

    def ask(self, limit=None, **request):
        """The answer to a request, within so many seconds."""
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise Lost(self._ending())
        return self.hear(limit)

    def hear(self, limit=None):
        """The next answer."""
        deadline = None if limit is None else time.monotonic() + limit
        while b"\n" not in self._read:
            left = None if deadline is None else max(0, deadline - time.monotonic())
            if not select.select([self._process.stdout], [], [], left)[0]:
                self.end()
                raise Lost(f"it took longer than {limit:.0f} s")
            part = self._process.stdout.read1()
            if not part:
                raise Lost(self._ending())
            self._read += part
        line, _, self._read = self._read.partition(b"\n")
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer

    def end(self):
        self._process.kill()
        self._process.wait()

    def _ending(self):
        code = self._process.wait()
        return f"its process was ended by signal {-code}" if code < 0 else f"its process ended with code {code}"
