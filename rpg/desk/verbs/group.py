"""``group``: several people under one name, for lines that mean them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.events import GroupSet
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.names import ALL, REST, everybody, many
from rpg.desk.plain import plain
from rpg.desk.telling import name
from rpg.game.refusal import Refusal
from rpg.words import Listed

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
"""A name without digits: those are the numbers of machines."""
_LONGEST = 40
_MOST = 50
"""Groups of one campaign."""


def run(line: Line, table: Table) -> Result:
    """``group`` · ``group scouts = tae, oru`` · ``group scouts`` · ``group scouts -``."""
    groups = table.world.groups
    word, equals, people = line.rest.partition("=")
    word, _, rest = word.strip().partition(" ")
    if not word:
        if equals:
            return misused("group")
        return said(*listed(table)) if groups else refuse("no_groups")
    called = next((known for known in groups if plain(known) == plain(word)), word.casefold())
    if equals and not rest:
        return _set(called, people.strip().replace(", ", ","), line, table)
    if called not in groups:
        return refuse("no_group", group=word)
    if rest.strip() in {"-", "−"}:
        return happened(table, (GroupSet(group=called),))
    return misused("group") if rest else said(_row(called, table))


def listed(table: Table) -> list[Say]:
    """Every group, as it was told."""
    return [_row(group, table) for group in table.world.groups]


def _row(group: str, table: Table) -> Say:
    people = Listed(tuple(name(table.world, who) for who in table.world.groups[group]))
    return say("group", group=group, people=people)


def _set(group: str, people: str, line: Line, table: Table) -> Result:
    if not _NAME.match(group) or len(group) > _LONGEST or not people:
        return misused("group")
    taken = table.book is not None and table.book.find(group, whole=True) is not None
    if taken or plain(group) in {*ALL, *REST, *everybody(table.world)}:
        return refuse("group_taken", group=group)
    if group not in table.world.groups and len(table.world.groups) >= _MOST:
        return refuse("too_many_groups", most=_MOST)
    found = many(people, everybody(table.world), line.typed)
    return refused(found) if isinstance(found, Refusal) else happened(table, (GroupSet(group=group, people=found.ids),))
