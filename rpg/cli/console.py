"""The console on a terminal: a toolbar with the alert first, completion with hints, history, corrected lines."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from rpg.cli import ghost, greeting, home, noting, safely, streams
from rpg.cli.shielded import Shield
from rpg.desk.book import BOOK
from rpg.desk.complete import complete
from rpg.desk.line import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.key_binding import KeyPressEvent

    from rpg.cli.app import App

PROMPT = "» "
_ESCAPE = (0.3, 0.1)  # seconds until a lone Esc is one: for keys that begin with it, and for a slow line
_STYLE = Style.from_dict({**ghost.STYLE, "bottom-toolbar": "noreverse bold", "completion-menu.meta": "italic"})


def typed(app: App) -> int:
    """Run the lines typed at the terminal until Ctrl-D or a line that leaves; the worst exit code of any line."""
    shield = Shield()
    session, shown = _session(app, shield), ghost.Ghost(app.voice)
    worst = 0
    while True:
        try:
            line = shown.prompt(session, PROMPT, lambda: _watch(shield))
        except KeyboardInterrupt:
            continue
        except EOFError:
            return worst
        turn = _run(app, line)
        worst = max(worst, turn.code)
        shown.offer(turn.prefill)
        if turn.leaves:
            return worst


def _watch(shield: Shield) -> None:
    """Let nothing that breaks behind the prompt print itself over the screen."""
    asyncio.get_running_loop().set_exception_handler(shield.loop)


def _run(app: App, line: str) -> safely.Turn:
    """Run a line. A note without words is written in the user's editor."""
    return safely.typed(app, line, (lambda: _noted(app, line)) if noting.is_bare(line) else None)


def _noted(app: App, line: str) -> safely.Turn:
    """Keep a note from the editor; what cannot be kept is there again the next time."""
    text = noting.written(app, line)
    if not text:
        return safely.Turn(0)
    turn = safely.run(app, text)
    if not turn.code:
        app.draft = ""
    return turn


class Names(Completer):
    """Completes verbs, names and ids, each with a hint of its meaning."""

    def __init__(self, app: App, shield: Shield) -> None:
        """Complete at this campaign's table."""
        self._app, self._shield = app, shield

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What could stand at the cursor; nothing if that cannot be told."""
        del complete_event
        return self._shield(lambda: self._found(document.text_before_cursor), list)

    def _found(self, text: str) -> list[Completion]:
        word = re.split(r"[\s;,]", text)[-1].lstrip(".?!")
        return [
            Completion(completion, start_position=-len(word), display_meta=self._app.voice.value(hint))
            for completion, hint in complete(text, self._app.table())
        ]


class Lines(FileHistory):
    """The lines typed so far, for the arrow keys; of a cut it keeps one letter, as the log keeps one word."""

    def append_string(self, string: str) -> None:
        """Keep a line for this console and the next ones."""
        super().append_string(_kept(string))

    def store_string(self, string: str) -> None:
        """Keep a line in the file, which is the user's alone."""
        Path(str(self.filename)).touch(mode=0o600)
        super().store_string(_kept(string))


def _kept(line: str) -> str:
    """What is kept of a line."""
    first = marked(line).rest.partition(" ")[0]
    return BOOK.by_key["cut"].alias if first and BOOK.calls(first, "cut") else line


class _Steady(Lines):
    """The same where no file can be kept: then the lines of this console are all there are."""

    def load_history_strings(self) -> Iterable[str]:
        """The lines of earlier consoles, the newest first."""
        with contextlib.suppress(OSError):
            return super().load_history_strings()
        return []

    def store_string(self, string: str) -> None:
        """Keep a line, if there is room for it."""
        with contextlib.suppress(OSError):
            super().store_string(string)


def _session(app: App, shield: Shield) -> PromptSession[str]:
    with contextlib.suppress(OSError):
        home.home().mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(
        history=_Steady(str(home.home() / "history")),
        completer=Names(app, shield),
        complete_while_typing=False,
        bottom_toolbar=lambda: shield(lambda: greeting.bar(app), lambda: app.voice.word("cli.bar.broken")),
        key_bindings=ghost.keys(_keys()),
        style=_STYLE,
        color_depth=None if streams.paints(sys.stdout) else ColorDepth.DEPTH_1_BIT,
    )
    session.app.timeoutlen, session.app.ttimeoutlen = _ESCAPE
    return session


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("escape")
    def _drop(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
