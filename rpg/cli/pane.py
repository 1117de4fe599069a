"""``rpg watch``: the table on a second pane, drawn anew whenever something happened, here or in another process."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

import click
import msgspec

from rpg.campaign.public import cut, tells
from rpg.cli import show, streams
from rpg.cli.app import Played, explained, opened
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.desk.result import Result
from rpg.desk.state import glance, status
from rpg.desk.surveyed import on_map, survey
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.world import World
    from rpg.cli.app import App
    from rpg.desk.table import Table
    from rpg.store import Store
    from rpg.words import Say

PAUSE = 0.3
"""Seconds between two looks at the campaign."""
_LOOK = 8
"""Entries from the end of the log that are read first, to see whether somebody asked to stop."""
_ROWS = 8
"""The least rows of cells of a map."""
_CLEAR = "\x1b[2J\x1b[H"
_FORGET = "\x1b[3J"
"""Takes from a terminal what it would still show to who scrolls back; nothing that was there before is left either."""


@click.command(help=text("cli.help.watch"))
@click.option("--public", is_flag=True, help=text("cli.option.public"))
@shared
def watch(*, public: bool) -> None:
    """Show the table, and go on showing it on a terminal."""
    given = settings()
    with opened(given.campaign, given.language) as app:
        if given.json:
            streams.out(show.dump({"says": shown(app, public=public).says}))
        elif sys.stdout.isatty():
            watched(app, public=public)
        else:
            _draw(shown(app, public=public))


def watched(app: App, *, public: bool, pause: Callable[[float], None] = time.sleep) -> None:
    """Draw now and whenever the head has moved or the terminal has another size, until Ctrl-C."""
    clears = os.environ.get("TERM") != "dumb"
    seen: tuple[int, os.terminal_size] | None = None
    try:
        while True:
            with explained():
                now = (app.store.head(), shutil.get_terminal_size())
                if now != seen:
                    seen = now
                    played = shown(app, public=public)
                    sys.stdout.write(
                        _CLEAR + ("" if played.says else _FORGET) if clears else _apart(app, now[1].lines, played)
                    )
                    _draw(played)
            pause(PAUSE)
    except KeyboardInterrupt:
        return


def _apart(app: App, lines: int, played: Played) -> str:
    """What a terminal that can only print gets before a frame: one line, but a screenful where nothing may be seen."""
    return "\n" if played.says else "\n" * lines + app.voice.word("cli.watch.paused") + "\n"


def shown(app: App, *, public: bool) -> Played:
    """What the pane shows: the GM's glance, or (``public``) how things stand as far as the players may know.

    When somebody asked to stop, players see nothing until the next line.
    """
    table = app.table()
    says: tuple[Say, ...] = ()
    if not public:
        says = glance(table)
    elif not _stopped(app.store):
        known = app.store.public_at(app.store.head())
        says = status(msgspec.structs.replace(table, world=known))
        rows = max(_ROWS, (shutil.get_terminal_size().lines - len(says)) // 2) if sys.stdout.isatty() else 0
        says += _ground(table, known, rows)
    return Played("", Result(says=says), tuple(app.voice.say(say) for say in says), 0)


def _ground(table: Table, known: World, rows: int) -> tuple[Say, ...]:
    """The map as far as the players have seen it, while they are on it; in so many rows of cells (0: all)."""
    if not on_map(known):
        return ()
    drawn = survey(table.rules, known, columns=table.columns, rows=rows)
    return () if isinstance(drawn, Refusal) else drawn


def _stopped(store: Store) -> bool:
    """Whether players are to see nothing; read from the end, as far as to what everybody may know."""
    last = _LOOK
    while True:
        path = store.path(last)
        if tells(path) or len(path) < last:
            return cut(path)
        last *= last


def _draw(played: Played) -> None:
    if played.says:
        show.answer(played)
    sys.stdout.flush()
