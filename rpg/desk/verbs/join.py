"""``join``, ``away``, ``present``: who is at the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.names import entities, everybody, groups, many, one, text_of
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.game.character import decide as character
from rpg.game.character.events import Joined, Left
from rpg.game.character.state import Person
from rpg.game.refusal import Refusal
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_SLUG = re.compile(r"[^a-z0-9]+")
_WITH = re.compile(r"\s+(?:with|con)\s+", re.IGNORECASE)
_LONGEST = 40


def run(line: Line, table: Table) -> Result:
    """``join`` (the story's party) · ``join tae`` · ``join Kira pathfinder with light bones``."""
    named = table.rules.character.named
    if not line.rest:
        story = table.rules.stories.get(table.world.story)
        order = story.people if story else tuple(key for key, who in named.items() if who.party)
        party = [key for key in order if key.rpartition("/")[2] not in table.world.people.by_id]
        return happened(table, [_joined(key, table) for key in party]) if party else refuse("nobody_new")
    found = one(line.rest, entities(table.rules, table.language, named))
    if not isinstance(found, Refusal):
        known = found.rpartition("/")[2] in table.world.people.by_id
        return refuse("already_here", who=line.rest) if known else happened(table, (_joined(found, table),))
    return _stranger(line, table)


def _joined(key: str, table: Table) -> Event:
    name = text_of(table.rules, key, table.language)
    person = character.from_named(table.rules.character, table.rules.character.named[key], name)
    return Joined(person=replace(person, hidden=table.secret))


def _stranger(line: Line, table: Table) -> Result:
    """Somebody new with the numbers of an archetype as printed: ``join Kira pathfinder with light bones``."""
    told, *chosen = _WITH.split(line.rest, maxsplit=1)
    name, _, archetype = told.rpartition(" ")
    found = one(archetype, entities(table.rules, table.language, table.rules.character.archetypes), line.typed)
    slug = _SLUG.sub("-", plain(name)).strip("-") or _guest(table)
    if not name or len(name) > _LONGEST:
        return misused("join")
    if isinstance(found, Refusal):
        names = Listed(tuple(Term(key) for key in table.rules.character.archetypes))
        return refused(found) if found.prefill else refuse("no_archetype", word=archetype, archetypes=names)
    if slug[-1].isdecimal():
        return refuse("name_number", who=name)
    if slug in table.world.people.by_id:
        return refuse("already_here", who=name)
    kind = table.rules.character.archetypes[found]
    able = entities(table.rules, table.language, dict.fromkeys(kind.abilities))
    ability = one(chosen[0], able, line.typed) if chosen else next(iter(kind.abilities), "")
    if isinstance(ability, Refusal):
        return refuse("no_ability", word=chosen[0], abilities=Listed(tuple(Term(key) for key in kind.abilities)))
    person = Person(
        id=slug, name=name, gender="n", archetype=found, attributes=kind.attributes, skills=kind.skills,
        gear=kind.gear, ability=ability, conditions=dict.fromkeys(kind.conditions, 0), hidden=table.secret,
    )  # fmt: skip
    return happened(table, (Joined(person=person),))


def _guest(table: Table) -> str:
    """A short name for somebody whose own name has no letter that can be typed everywhere."""
    taken = sum(who.startswith("guest") for who in table.world.people.by_id)
    return "guest" + "-guest" * taken


def leave(line: Line, table: Table) -> Result:
    """``away tae`` · ``away tae,oru``."""
    return _moved(line, table, away=True)


def back(line: Line, table: Table) -> Result:
    """``present tae`` · ``present all``."""
    return _moved(line, table, away=False)


def _moved(line: Line, table: Table, *, away: bool) -> Result:
    if not line.rest:
        return misused("away" if away else "present")
    known = everybody(table.world)
    found = many(line.rest.replace(", ", ","), {**groups(table.world, known), **known}, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    dead = [who for who in found.ids if table.world.people.by_id[who].dead]
    if dead and len(dead) == len(found.ids):
        return refuse("dead", who=table.world.people.by_id[dead[0]].name)
    return happened(table, [Left(who=who, away=away) for who in found.ids if who not in dead])


VERB = Verb(key="join", en=("join",), it=("arriva", "entra"), run=run, takes=("named", "archetype"))
AWAY = Verb(key="away", en=("away",), it=("assente",), run=leave, takes=("person",))
PRESENT = Verb(key="present", en=("present",), it=("presente",), run=back, takes=("person",))
