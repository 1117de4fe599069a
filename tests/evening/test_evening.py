"""The acceptance script, played from a pipe and on a terminal."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Protocol

import pytest

from rpg.content import catalogues
from tests.evening.promises import PROMISES, Evening
from tests.evening.script import ENGLISH, ITALIAN, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

ENGLISH_WORD = re.compile(
    r"(?<![\w/.-])(?:the|and|of|is|are|was|with|this|that|you|from|to|for|not|has|have|what|which|who|when|nothing|undone|"
    r"players|scene|fight|ended|begun|secret|noted|exterminator)(?![\w/-]|\.\w)",
    re.IGNORECASE,
)
LIMIT = 30.0  # seconds until a test gives up; nothing is measured


class Console(Protocol):
    """A console that is open: typed at, read until something was said, killed or left.

    ``whole`` is all that it ever said, if it is one that can be read without the signs of a screen.
    """

    seen: str
    whole: str

    def ready(self) -> None: ...
    def type(self, text: str) -> None: ...
    def more(self) -> bool: ...
    def kill(self) -> None: ...
    def close(self) -> None: ...


class Piped:
    """The console at the other end of a pipe."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rpg", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ),
        )  # fmt: skip
        self.seen = self.whole = ""
        self._lock = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while data := os.read(self.process.stdout.fileno(), 65536):
            with self._lock:
                text = data.decode("utf-8", "replace")
                self.seen, self.whole = self.seen + text, self.whole + text
                self._lock.notify_all()
        with self._lock:
            self._ended = True
            self._lock.notify_all()

    def ready(self) -> None:
        """A pipe takes a line at any time."""

    def type(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()

    def more(self) -> bool:
        with self._lock:
            return self._lock.wait(0.2) or not self._ended

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(LIMIT)

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(LIMIT)
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join(LIMIT)
            self.process.stdout.close()


class OnATerminal:
    """The console on a pseudo-terminal."""

    def __init__(self, *words: str) -> None:
        from tests.cli.terminal import Terminal  # noqa: PLC0415 - a pseudo-terminal is a Unix thing

        self._terminal = Terminal(*words)

        self.whole = ""

    @property
    def seen(self) -> str:
        return self._terminal.seen

    @seen.setter
    def seen(self, text: str) -> None:
        self._terminal.seen = text

    def ready(self) -> None:
        """Wait for the toolbar, which is drawn when the next line can be typed."""
        end = time.monotonic() + LIMIT
        while "✓" not in self.seen:
            assert time.monotonic() < end, self.seen
            self.more()

    def type(self, text: str) -> None:
        self._terminal.type(f"\x15{text}\r")  # the sign for dice gives way

    def more(self) -> bool:
        return self._terminal.read(0.2)

    def kill(self) -> None:
        self._terminal.process.kill()
        self._terminal.process.wait(LIMIT)

    def close(self) -> None:
        if self._terminal.process.poll() is None:
            self._terminal.type("\x04")
            self._terminal.leave()
        self._terminal.close()


class Player:
    """Plays the script: commands run to their end, lines are typed at the console that was opened last."""

    def __init__(self, rpg: Run, home: Path, opens: Callable[..., Console]) -> None:
        self._rpg, self._opens = rpg, opens
        self.evening = Evening(home)
        self.console: Console | None = None
        self.transcript = self._heard = ""
        self._command = False

    def shell(self, text: str) -> None:
        words = shlex.split(text)[1:]
        if not words and self.evening.path.exists():
            self.leave()
            self.console, self._command = self._opens(), False
            return
        done = self._rpg(*words)
        self.evening.code, self.evening.out, self.evening.err = done.returncode, done.stdout, done.stderr
        self._heard, self._command = done.stdout + done.stderr, True
        self.transcript += self._heard

    def line(self, text: str) -> None:
        assert self.console is not None
        self.evening.before()
        self.console.ready()
        self.console.seen, self._command = "", False
        self.console.type(text)
        if text in {"q", "esci"}:
            self.leave()

    def said(self, text: str) -> None:
        """What is expected is among what was said and not yet told, whatever spaces are between its words."""
        wanted = " ".join(text.split())
        end = time.monotonic() + LIMIT
        while not self._found(wanted):
            waits = self.console is not None and not self._command
            if not waits or time.monotonic() > end or not (self.console and self.console.more()):
                raise AssertionError(f"no {wanted!r} in {self._said()!r}")

    def _said(self) -> str:
        heard = self._heard if self._command or self.console is None else self.console.seen
        return " ".join(heard.split())

    def _found(self, wanted: str) -> bool:
        before, found, after = self._said().partition(wanted)
        if not found:
            return False
        if self._command or self.console is None:
            self._heard = after
        else:
            self.console.seen = after
        return bool(before or found)

    def happens(self, text: str) -> None:
        assert (text, self.console is None) == ("kill", False)
        assert self.console is not None
        self.console.kill()
        self.leave()

    def holds(self, text: str) -> None:
        assert self.evening.holds(text), text

    def leave(self) -> None:
        if self.console is not None:
            self.console.close()
            self.transcript += self.console.whole
            self.console = None


@pytest.mark.parametrize(
    "opens",
    [
        pytest.param(Piped, id="piped"),
        pytest.param(
            OnATerminal,
            id="terminal",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing"),
        ),
    ],
)
def test_the_evening(rpg: Run, home: Path, monkeypatch: pytest.MonkeyPatch, opens: Callable[..., Console]) -> None:
    monkeypatch.setenv("RPG_SEED", "7")
    monkeypatch.chdir(home.parent)
    played(Player(rpg, home, opens), ENGLISH)


def played(player: Player, script: str) -> str:
    """Play a script; all that was said."""
    try:
        for step in steps(script):
            try:
                getattr(player, step.kind)(step.text)
            except AssertionError as error:
                raise AssertionError(f"{script}:{step.number}: {error}") from error
    finally:
        player.leave()
    return player.transcript


def test_an_evening_in_italian_has_no_english_in_it(rpg: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RPG_SEED", "7")
    monkeypatch.setenv("LANG", "it_IT.UTF-8")
    monkeypatch.chdir(home.parent)
    told = played(Player(rpg, home, Piped), ITALIAN)
    assert english_in("nothing is as it was\nniente è com’era") == ["nothing is as it was"]
    assert english_in(told) == []


def english_in(text: str) -> list[str]:
    """The lines with a word that only English has, or with words of the English catalogue that ours says otherwise."""
    sentences = _words_of("en") - _words_of("it")
    return [
        line for line in text.splitlines() if ENGLISH_WORD.search(line) or any(words in line for words in sentences)
    ]


def _words_of(language: str) -> set[str]:
    """What is said in several words that stand together in a message."""
    found: set[str] = set()
    for raw in catalogues(language):
        for message in json.loads(raw).values():
            found.update(part.strip() for part in re.split(r"[{}\n]", message) if len(part.split()) > 2)
    return found


def test_every_promise_is_made_and_every_one_made_is_known() -> None:
    assert {step.text for step in steps() if step.kind == "holds"} == set(PROMISES)


def test_what_was_not_said_is_missed(rpg: Run, home: Path) -> None:
    player = Player(rpg, home, Piped)
    player.shell("rpg about")
    with pytest.raises(AssertionError, match="no 'a dragon' in"):
        player.said("a dragon")
