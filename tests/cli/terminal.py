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
_WHERE = b"\x1b[6n"  # "where is the cursor?", which a terminal answers
LIMIT = 20.0  # seconds until a test gives up; nothing is measured


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
            env={**os.environ, "TERM": "xterm-256color", **env},
        )
        os.close(theirs)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def until(self, text: str) -> str:
        """Read until this text has appeared since the last call; what was read, without escapes."""
        end = time.monotonic() + LIMIT
        while text not in self.seen:
            if time.monotonic() > end or not self.read(0.2):
                raise AssertionError(f"no {text!r} in {self.seen!r}")
        before, _, after = self.seen.partition(text)
        self.seen = after
        return before + text

    def prompt(self) -> None:
        """Wait until the next line can be typed (keys between two prompts belong to nobody): the toolbar is drawn."""
        self.until("✓")

    def leave(self) -> int:
        """Read to the end; the exit code."""
        end = time.monotonic() + LIMIT
        while self.read(0.2) and time.monotonic() < end:
            pass
        return self.process.wait(LIMIT)

    def close(self) -> None:
        """End the process, however the test went."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(LIMIT)
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def read(self, wait: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], wait)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        for _ in range(data.count(_WHERE)):
            os.write(self._ours, b"\x1b[1;1R")
        self.seen += _ESCAPES.sub("", data.decode("utf-8", "replace"))
        return bool(data)
