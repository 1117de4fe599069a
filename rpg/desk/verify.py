"""Every die of the log, rolled again: the same line, at the same place, with the seed in force there.

Dice that were told from the table are believed, and so is a line without dice. A line whose dice are the same and
that comes to something else is one whose rules have changed since; a line that the rules of now cannot play says
nothing about its dice. Whoever reads the answer is told what it was and what it would be now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.campaign.events import Event, RollSealed, RollUnsealed, SessionBegun, SessionEnded
from rpg.desk.masks import fell_so, sealed_so
from rpg.desk.result import Append
from rpg.desk.run import run
from rpg.desk.verbs.seal import Fallen, opened
from rpg.dice.seal import commitment, roll_commitment
from rpg.game.check.events import Rolled, TableRead, Tested
from rpg.game.encounter.events import MoveSeen
from rpg.game.infiltrator.events import MaskFell, MaskSealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.campaign.entry import Entry
    from rpg.desk.table import Table


_SEALS = (SessionBegun, SessionEnded, RollSealed, RollUnsealed, MaskSealed, MaskFell)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an entry. ``dice`` is how many fell in it; ``was`` and ``now`` are the events that are not equal.

    ``state``: ``same`` · ``rules`` (the dice are the same, what follows from them is not) · ``other`` (a die is not the
    same) · ``unplayed`` (the rules of now cannot play the line) · ``seal`` (a seal is not that of its seed).
    """

    entry: int
    line: str
    dice: int
    state: Literal["same", "rules", "other", "unplayed", "seal"] = "same"
    was: Event | None = None
    now: Event | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the dice."""
        return self.state in {"same", "rules"}


def verified(entries: Iterable[Entry], table: Table) -> Iterator[Verdict]:
    """A verdict on every entry that rolled dice, or that seals or tells a seed, in order."""
    for entry in entries:
        seals = any(isinstance(fact.event, _SEALS) for fact in entry.facts)
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
    was = tuple(fact.event for fact in entry.facts)
    now = _told_as_then(was, _played(entry.line, there))
    verdict = Verdict(entry=entry.id, line=entry.line, dice=count)
    at = _same(was, now)
    if at == len(was) == len(now):
        return verdict
    if not now:
        return msgspec.structs.replace(verdict, state="unplayed")
    first, second = (each[at] if at < len(each) else None for each in (was, now))
    state: Literal["rules", "other"] = "rules" if _alike(was, now) else "other"
    return msgspec.structs.replace(verdict, state=state, was=first, now=second)


def _same(was: Sequence[object], now: Sequence[object]) -> int:
    """How many of both are the same, from the first on.

    They are objects here: two unions of all events are compared by the type checker member by member, for minutes.
    """
    differ = (n for n, (mine, other) in enumerate(zip(was, now, strict=False)) if mine != other)
    return next(differ, min(len(was), len(now)))


def _played(line: str, there: Table) -> tuple[Event, ...]:
    """What the line comes to now; nothing if the rules of now cannot play it."""
    try:
        deed = run(line, there).deed
    except Exception:  # noqa: BLE001 - a world may name what the rules no longer have: a verdict, whatever it breaks
        return ()
    return tuple(fact.event for fact in deed.facts) if isinstance(deed, Append) else ()


def _told_as_then(was: tuple[Event, ...], now: tuple[Event, ...]) -> tuple[Event, ...]:
    """What the line comes to now, without the moves of machines if there were none: they say nothing of the rules."""
    if any(isinstance(event, MoveSeen) for event in was):
        return now
    return tuple(event for event in now if not isinstance(event, MoveSeen))


def _alike(was: Iterable[Event], now: Iterable[Event]) -> bool:
    """Whether the same dice fell, and the same text with the same faces comes to the same total, whatever the rules."""
    totals = [{(e.read or e.text, e.faces): e.total for e in told if isinstance(e, Rolled)} for told in (was, now)]
    return _faces(was) == _faces(now) and all(totals[1].get(key, total) == total for key, total in totals[0].items())


def _faces(events: Iterable[Event]) -> list[tuple[str, tuple[int, ...]]]:
    """What fell, by what it was rolled for, whatever came first."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for event in events:
        match event:
            case Tested():
                found += [(event.label, event.faces), (f"{event.label} again", event.again)]
            case Rolled():
                found.append(("roll", event.faces))
            case TableRead():
                found.append((event.table, event.faces))
            case _:
                pass
    return sorted(each for each in found if each[1])


def _seal(entry: Entry, table: Table) -> Verdict:
    """Whether a seal is that of the seed, and a seed told the one that was sealed."""
    sound = all(_sound(fact.event, entry, table) for fact in entry.facts)
    return Verdict(entry=entry.id, line=entry.line, dice=0, state="same" if sound else "seal")


def _sound(event: Event, entry: Entry, table: Table) -> bool:  # noqa: PLR0911 - one expression each
    match event:
        case SessionBegun(sealed=sealed, commitment=seal) if seal:
            return commitment(table.seeds(sealed)) == seal
        case SessionEnded(seed=seed) if seed:
            return seed == table.seeds(table.history.world_at(entry.parent).sealed)
        case RollSealed():
            return roll_commitment(opened(event.seal, event, table).text) == event.commitment
        case RollUnsealed(seal=which, roll=roll, nonce=nonce):
            kept = table.history.world_at(entry.parent).seals.get(which)
            return kept is not None and roll_commitment(Fallen(roll, nonce).text) == kept.commitment
        case MaskSealed():
            return sealed_so(table, event)
        case MaskFell():
            return fell_so(table.history.world_at(entry.parent).infiltrator.case, event)
        case _:
            return True
