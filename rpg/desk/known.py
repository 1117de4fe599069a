"""What this campaign itself knows of a word: what was kept, scenes, clocks, groups, macros, threads, rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import say
from rpg.desk.names import means
from rpg.desk.plain import plain
from rpg.desk.telling import clock_line
from rpg.desk.telling import name as called
from rpg.desk.telling.made import described, hidden
from rpg.words import Listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.world import Made
    from rpg.desk.table import Table
    from rpg.words import Say


_SHOWN = 3
"""Lines that speak of somebody."""


def about(word: str, table: Table) -> tuple[Say, ...]:
    """Every sentence of the campaign's own on a word: a beginning of a name, or of any word of a ruling."""
    return (*_named(plain(word), table), *_texts(plain(word).split(), table)) if word.strip() else ()


def mentions(name: str, table: Table) -> list[Say]:
    """The latest lines that speak of somebody."""
    voided = table.history.voided()
    rows = [e for e in table.history.path(500) if e.id not in voided and name.casefold() in e.line.casefold()]
    return [say("look.mention", n=entry.id, line=entry.line) for entry in rows[-_SHOWN:]]


def _named(key: str, table: Table) -> Iterator[Say]:
    """What has a name that the word means."""
    for names, says in _all(table):
        if any(means(key.removeprefix("$"), plain(name)) for name in names):
            yield from says


def _all(table: Table) -> Iterator[tuple[tuple[str, ...], Iterator[Say]]]:
    """Everything that has names here, and what there is to say of it."""
    world = table.world
    for made in world.kept.values():
        yield (made.called,), _of_made(made, table)
    for scene in table.prep():
        row = say("scene.row", name=scene.name, slug=scene.slug, watch=scene.watch)
        yield (scene.slug, scene.name), iter((scene.fault or row,))
    for name, clock in world.clocks.items():
        yield (name,), iter((clock_line(name, clock),))
    for name, ids in world.groups.items():
        yield (name,), iter((say("group", group=name, people=Listed(tuple(called(world, who) for who in ids))),))
    for name, text in world.macros.items():
        yield (name,), iter((say("macro", macro=name, text=text),))


def _of_made(made: Made, table: Table) -> Iterator[Say]:
    """Somebody, or a place, that was kept, and where it is spoken of."""
    yield from (described(made), *hidden(made), *mentions(made.called, table))


def _texts(asked: list[str], table: Table) -> Iterator[Say]:
    """Open threads and rulings in which every word asked for begins a word."""
    yield from (say("thread", text=text) for text in table.world.threads.values() if _speaks(text, asked))
    yield from (say("ruling", text=text) for text in table.world.rulings if _speaks(text, asked))


def _speaks(text: str, asked: list[str]) -> bool:
    """Whether every word asked for begins a word of a text."""
    words = [word.strip('.,;:!?"()«»') for word in plain(text).split()]
    return all(any(word.startswith(one) for word in words) for one in asked)
