"""Marks, what they bought, and parts out of machines, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, tells
from rpg.game.character import events as people
from rpg.game.encounter.events import Salvaged
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


@tells(people.Marked)
def _marked(e: people.Marked, rules: Rules, _: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    what = Term(rules.character.person.id, f"advancement.marks.{e.mark}.name")
    values: dict[str, Value] = {"who": name(now, e.who), "mark": what, "n": max(0, person.marks) if person else 0}
    return [Say("person.told.marked", values)]


@tells(people.Advanced)
def _advanced(e: people.Advanced, _: Rules, __: World, now: World) -> list[Say]:
    person, key = now.people.by_id.get(e.who), e.skill or e.attribute
    who = name(now, e.who)
    left = max(0, person.marks) if person else 0
    if not key:
        return [Say("person.told.learned", {"who": who, "ability": Term(e.ability), "left": left})]
    level = (person.skills if e.skill else person.attributes).get(key, 0) if person else 0
    return [Say("person.told.advanced", {"who": who, "what": Term(key), "n": level, "left": left})]


@tells(Salvaged)
def _salvaged(e: Salvaged, _: Rules, __: World, now: World) -> list[Say]:
    who = name(now, e.who)
    return [Say("person.told.salvaged", {"who": who, "n": e.parts, "total": max(0, now.parts)})]
