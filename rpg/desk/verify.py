"""Every die of the log, rolled again: the same line, at the same place, with the seed in force there.

Dice that were told from the table are believed, and so is a line without dice. A line whose rules have changed since
is not as it was either; whoever reads the answer is told what it was and what it would be now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.campaign.events import Event, SessionBegun, SessionEnded
from rpg.desk.result import Append
from rpg.desk.run import run
from rpg.dice.seal import commitment
from rpg.game.check.events import Rolled, TableRead, Tested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.entry import Entry
    from rpg.desk.table import Table


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an entry. ``dice`` is how many fell in it; ``was`` and ``now`` are the events that are not equal."""

    entry: int
    line: str
    dice: int
    state: Literal["same", "other", "seal"] = "same"
    was: Event | None = None
    now: Event | None = None


def verified(entries: Iterable[Entry], table: Table) -> Iterator[Verdict]:
    """A verdict on every entry that rolled dice, or that seals or tells a seed, in order."""
    for entry in entries:
        if entry.copy_of:
            continue
        seals = any(isinstance(fact.event, SessionBegun | SessionEnded) for fact in entry.facts)
        count = sum(_fell(fact.event) for fact in entry.facts)
        if seals:
            yield _seal(entry, table)
        elif count:
            yield _again(entry, table, count)


def _fell(event: Event) -> int:
    """How many dice of the program fell for an event."""
    match event:
        case Tested(told=False) | Rolled(told=False):
            again = len(event.again) if isinstance(event, Tested) else 0
            return len(event.faces) + again
        case TableRead(faces=faces):
            return len(faces)
        case _:
            return 0


def _again(entry: Entry, table: Table, count: int) -> Verdict:
    """Play the line again where it was played."""
    there = msgspec.structs.replace(
        table, world=table.history.world_at(entry.parent), entry=entry.id, stream=entry.stream, now=entry.at
    )
    deed = run(entry.line, there).deed
    now = tuple(fact.event for fact in deed.facts) if isinstance(deed, Append) else ()
    was = tuple(fact.event for fact in entry.facts)
    verdict = Verdict(entry=entry.id, line=entry.line, dice=count)
    if now == was:
        return verdict
    longest = max(len(was), len(now))
    pairs = zip((*was, *[None] * (longest - len(was))), (*now, *[None] * (longest - len(now))), strict=True)
    first, second = next((mine, other) for mine, other in pairs if mine != other)
    return msgspec.structs.replace(verdict, state="other", was=first, now=second)


def _seal(entry: Entry, table: Table) -> Verdict:
    """Whether a seal is that of the seed, and a seed told the one that was sealed."""
    sound = all(_sound(fact.event, entry, table) for fact in entry.facts)
    return Verdict(entry=entry.id, line=entry.line, dice=0, state="same" if sound else "seal")


def _sound(event: Event, entry: Entry, table: Table) -> bool:
    match event:
        case SessionBegun(sealed=sealed, commitment=seal) if seal:
            return commitment(table.seeds(sealed)) == seal
        case SessionEnded(seed=seed) if seed:
            return seed == table.seeds(table.history.world_at(entry.parent).sealed)
        case _:
            return True
