"""``join``, ``away``, ``present``: who is at the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.making import GENDERS, made
from rpg.desk.names import entities, everybody, groups, many, one, text_of
from rpg.desk.plain import plain
from rpg.desk.result import Result
from rpg.game.character import decide as character
from rpg.game.character.events import Joined, Left
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_PLAYER = re.compile(r"\s+(?:player|giocatore|giocatrice)=", re.IGNORECASE)
_GENDER = frozenset({"gender", "genere"})
_WITH = re.compile(r"\s+(?:with|con)\s+", re.IGNORECASE)


def run(line: Line, table: Table) -> Result:
    """``join`` (the story's party) · ``join tae`` · ``join Kira porter with mule frame=3 gender=f player=Ada``."""
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
    """Somebody new: an archetype as printed, or with other numbers: ``join Kira porter with mule frame=3 haul=2``."""
    told = _told(line.rest)
    if told is None:
        return misused("join")
    name, archetype, ability, pairs, player = told
    rules, people = table.rules, table.world.people.by_id
    genders = [GENDERS.get(plain(pair.partition("=")[2])) for pair in pairs if _key(pair) in _GENDER]
    if None in genders:
        return misused("join")
    person = made(
        rules,
        table.language,
        name=name,
        archetype=archetype,
        ability=ability,
        numbers=[pair for pair in pairs if _key(pair) not in _GENDER],
        gender=next((g for g in genders if g), "n"),
        player=player,
        taken=people,
    )
    if isinstance(person, tuple):
        return Result(says=person, status="refused")
    if person.id in people:
        return refuse("already_here", who=name)
    person = replace(person, hidden=table.secret)
    return happened(table, (Joined(person=person),))


def _told(text: str) -> tuple[str, str, str, list[str], str] | None:
    """Name, archetype, ability, pairs and player, as the words stand; None if there is no name or no archetype."""
    text, _, player = _PLAYER.sub("\n", text, count=1).partition("\n")
    words = text.split()
    pairs = [word for word in words if "=" in word]
    said, *chosen = _WITH.split(" ".join(word for word in words if "=" not in word), maxsplit=1)
    name, _, archetype = said.rpartition(" ")
    return (name, archetype, chosen[0] if chosen else "", pairs, player.strip()) if name else None


def _key(pair: str) -> str:
    return plain(pair.partition("=")[0])


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
