"""``load`` and ``drop``: canisters are taken up, as far as anybody can carry them, and let go at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import number
from rpg.desk.names import groups, many, one, people
from rpg.game.character import burden
from rpg.game.character import decide as character
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TWO = 2


def load(line: Line, table: Table) -> Result:
    """``load tae`` · ``load tae 2``."""
    told = _told(line)
    if told is None:
        return misused("load")
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    who = one(told[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    events = burden.taken(table.rules.character, table.world.people.by_id[who], told[1] or 1)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def drop(line: Line, table: Table) -> Result:
    """``drop tae`` · ``drop tae 1`` · ``drop all``."""
    told = _told(line)
    if told is None:
        return misused("drop")
    known = people(table.world)
    found = many(told[0], {**groups(table.world, known), **known}, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    there = [table.world.people.by_id[who] for who in found.ids]
    events: list[Event] = []
    for person in [p for p in there if character.load(p)] or there:
        new = burden.dropped(person, told[1])
        if isinstance(new, Refusal):
            return refused(new)
        events += new
    return happened(table, events)


def _told(line: Line) -> tuple[str, int | None] | None:
    """Who, and how many; None if the words say neither."""
    words = line.words
    if len(words) == 1:
        return words[0], None
    count = number(words[1]) if len(words) == _TWO else None
    return (words[0], count) if count is not None and count > 0 else None
