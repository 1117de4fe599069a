"""The console on a terminal: a toolbar with the alert first, completion with hints, history, corrected lines."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from rpg.cli import ghost, greeting, home, noting, safely, streams
from rpg.cli.fault import Told
from rpg.desk.book import BOOK
from rpg.desk.complete import complete
from rpg.desk.line import marked
from rpg.desk.verbs import cut

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
    session, shown = _session(app), ghost.Ghost(app.voice)
    worst = 0
    while True:
        try:
            line = shown.prompt(session, PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return worst
        turn = _run(app, line)
        worst = max(worst, turn.code)
        shown.offer(turn.prefill)
        if turn.leaves:
            return worst


def _run(app: App, line: str) -> safely.Turn:
    """Run a line; Ctrl-C stops it and only it. A note without words is written in the user's editor."""
    try:
        if not noting.is_bare(line):
            return safely.run(app, line)
        return _noted(app, line)
    except KeyboardInterrupt:
        streams.out(app.voice.word("cli.fault.stopped"), err=True)
        return safely.Turn(1)


def _noted(app: App, line: str) -> safely.Turn:
    """Keep a note from the editor; what cannot be kept is there again the next time."""
    try:
        text = noting.written(app, line)
    except Told as told:
        told.show()
        return safely.Turn(told.exit_code)
    if not text:
        return safely.Turn(0)
    turn = safely.run(app, text)
    if not turn.code:
        app.draft = ""
    return turn


class Names(Completer):
    """Completes verbs, names and ids, each with a hint of its meaning."""

    def __init__(self, app: App) -> None:
        """Complete at this campaign's table."""
        self._app = app

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What could stand at the cursor."""
        del complete_event
        text = document.text_before_cursor
        word = re.split(r"[\s;,]", text)[-1].lstrip(".?!")
        for completion, hint in complete(text, self._app.table()):
            yield Completion(completion, start_position=-len(word), display_meta=self._app.voice.value(hint))


class Lines(FileHistory):
    """The lines typed so far, for the arrow keys; of a cut it keeps one letter, as the log keeps one word."""

    def store_string(self, string: str) -> None:
        """Keep a line."""
        first = marked(string).rest.partition(" ")[0]
        super().store_string(cut.VERB.alias if first and BOOK.find(first, whole=True) is cut.VERB else string)


def _session(app: App) -> PromptSession[str]:
    folder = home.home()
    folder.mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(
        history=Lines(str(folder / "history")),
        completer=Names(app),
        complete_while_typing=False,
        bottom_toolbar=lambda: greeting.bar(app),
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
