"""What players see from now on as it is, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign import events as campaign
from rpg.desk.telling.common import tells, told, vitals
from rpg.desk.titles import scene_title
from rpg.game.character import decide as character
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person


@tells(campaign.PersonRevealed)
def _person(e: campaign.PersonRevealed, rules: Rules, _: World, __: World) -> list[Say]:
    return _numbers(e.person, rules)


@tells(campaign.NumbersRevealed)
def _some_numbers(e: campaign.NumbersRevealed, rules: Rules, _: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    return _numbers(person, rules) if person else []


@tells(campaign.Revealed)
def _begun(e: campaign.Revealed, _: Rules, __: World, ___: World) -> list[Say]:
    return told(f"revealed.{e.what}")


def _numbers(person: Person, rules: Rules) -> list[Say]:
    core = rules.check.core
    strain = Say("desk.person.strain", {"now": character.strain(core, person), "top": core.strain.max})
    return told("revealed.person", who=person.name, vitals=vitals(rules, person), strain=strain)


@tells(campaign.SceneRevealed)
def _place(e: campaign.SceneRevealed, rules: Rules, _: World, now: World) -> list[Say]:
    return told("revealed.scene", title=scene_title(rules, now, e.title, e.scene), watch=e.watch)


@tells(campaign.AlertRevealed)
def _alert(e: campaign.AlertRevealed, rules: Rules, _: World, __: World) -> list[Say]:
    level, top = safeguard.level(rules.safeguard, e.state), len(rules.safeguard.ladder.levels) - 1
    return told("revealed.alert", level=level, top=top, points=safeguard.points(rules.safeguard, e.state))
