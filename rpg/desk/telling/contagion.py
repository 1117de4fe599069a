"""The Contagion, told: how far it has come in somebody, and what becomes of the lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, tells
from rpg.game.character import decide as character
from rpg.game.character.events import ContagionChanged, Returned
from rpg.game.contagion.events import Ended
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


@tells(ContagionChanged)
def _changed(e: ContagionChanged, rules: Rules, before: World, now: World) -> list[Say]:
    """``Ada: contagion 2 → 3 of 6, Marked: +1 Interface; …``."""
    was, person = before.people.by_id.get(e.who), now.people.by_id.get(e.who)
    if was is None or person is None:
        return []
    known = rules.character
    stage, old, track = character.contagion(known, person), character.contagion(known, was), rules.contagion.id
    key = rules.contagion.stages[stage].key
    return [
        Say(
            "contagion.changed",
            {
                "who": person.name,
                "was": old,
                "stage": stage,
                "top": len(rules.contagion.stages) - 1,
                "name": Term(track, f"stages.{key}.name"),
                "effect": Term(track, f"stages.{key}.effect"),
            },
        )
    ]


@tells(Returned)
def _returned(e: Returned, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("contagion.returned", {"who": name(before, e.who), "attribute": Term(e.attribute), "by": -e.by})]


@tells(Ended)
def _ended(e: Ended, rules: Rules, before: World, __: World) -> list[Say]:
    if e.ending not in {ending.key for ending in rules.contagion.endings}:
        return []
    at = f"endings.{e.ending}"
    values = {"name": Term(rules.contagion.id, f"{at}.name"), "text": Term(rules.contagion.id, f"{at}.text")}
    return [Say("contagion.ended", {"who": name(before, e.who), **values})]
