"""``rpg diff A B``: where two campaigns part, and what is different now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from rpg.cli import home, show, streams
from rpg.cli.app import explained, stored
from rpg.cli.options import settings, spoken
from rpg.cli.texts import text
from rpg.cli.voices import speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.world import World
    from rpg.store import Store

_SHOWN = 10


class Side(NamedTuple):
    """One of the two campaigns."""

    name: str
    path: Sequence[Entry]
    world: World
    lines: Sequence[bytes]


@click.command(help=text("cli.help.diff"))
@click.argument("one")
@click.argument("other")
@spoken
@click.pass_context
def diff(context: click.Context, one: str, other: str) -> None:
    """Compare two campaigns: exit 0 if they are the same, 1 if not."""
    sides = [_side(name) for name in (one, other)]
    shared = _shared(*sides)
    same = sides[0].lines == sides[1].lines
    if settings().json:
        only = {side.name: [entry.line for entry in side.path[shared:]] for side in sides}
        streams.out(show.dump({"identical": same, "shared": shared, "only": only, "now": list(_now(*sides))}))
    elif same:
        streams.out(speak("cli.diff.same"))
    else:
        streams.out("\n".join(_told(sides, shared)))
    context.exit(0 if same else 1)


def _side(name: str) -> Side:
    with stored(home.chosen(name)) as store, explained():
        return Side(name, store.path(), store.world_at(store.head()), _lines(store))


def _lines(store: Store) -> list[bytes]:
    """What the campaign holds; a pack by its id, wherever it lies."""
    return [line for line in store.lines() if not line.startswith(b'{"type":"setting","key":"packs"')]


def _shared(one: Side, other: Side) -> int:
    """How many entries the two have in common from the beginning."""
    pairs = zip(one.path, other.path, strict=False)
    return next((n for n, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one.path), len(other.path)))


def _told(sides: Sequence[Side], shared: int) -> Iterator[str]:
    last = sides[0].path[shared - 1] if shared else None
    yield speak("cli.diff.shared", n=shared, line=last.line if last else "")
    for side in sides:
        yield speak("cli.diff.only", name=side.name, n=len(side.path) - shared)
        yield from (f"  #{entry.id} {show.seen(entry.line)}" for entry in side.path[shared:][:_SHOWN])
        if len(side.path) - shared > _SHOWN:
            yield speak("cli.diff.more", n=len(side.path) - shared - _SHOWN)
    now = list(_now(*sides))
    if now:
        yield speak("cli.diff.now")
        yield from (f"  {what}" for what in now)
    elif len(sides[0].path) == len(sides[1].path) == shared:
        yield speak("cli.diff.elsewhere")


def _now(one: Side, other: Side) -> Iterator[str]:
    """The numbers that are not the same now, as ``people.by_id.tae.harm: 1 / 3``."""
    for place, mine, theirs in _unequal("", msgspec.to_builtins(one.world), msgspec.to_builtins(other.world)):
        yield f"{place}: {_value(mine)} / {_value(theirs)}"


def _value(value: object) -> str:
    return "–" if value is None else show.dump(value)


def _unequal(place: str, mine: object, theirs: object) -> Iterator[tuple[str, object, object]]:
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in sorted(mine.keys() | theirs.keys()):
            yield from _unequal(f"{place}.{key}".lstrip("."), mine.get(key), theirs.get(key))
    elif mine != theirs:
        yield place, mine, theirs
