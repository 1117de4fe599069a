"""A terminal for tests: the program on a pseudo-terminal, typed at and read."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07]*\x07")
LIMIT = 30.0  # seconds until a test gives up; nothing is measured


class Terminal:
    def __init__(self, *words: str, **env: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rpg", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **env},
        )
        os.close(theirs)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def until(self, text: str) -> str:
        """Read until this text has appeared since the last call; what was read, without escapes."""
        end = time.monotonic() + LIMIT
        while text not in self.seen:
            if time.monotonic() > end or not self._more(0.2):
                raise AssertionError(f"no {text!r} in {self.seen!r}")
        before, _, after = self.seen.partition(text)
        self.seen = after
        return before + text

    def leave(self) -> int:
        """Read to the end; the exit code."""
        while self._more(0.2):
            pass
        code = self.process.wait(LIMIT)
        os.close(self._ours)
        return code

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(LIMIT)
        os.close(self._ours)

    def _more(self, wait: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], wait)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += _ESCAPES.sub("", data.decode("utf-8", "replace"))
        return bool(data)
