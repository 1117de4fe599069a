"""What happens to people, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import archetype, name, tells, told, vitals
from rpg.game.character import decide as character
from rpg.game.character import events as people
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


@tells(people.Joined)
def _joined(e: people.Joined, rules: Rules, __: World, ___: World) -> list[Say]:
    return told("joined", who=e.person.name, archetype=archetype(rules, e.person))


@tells(people.Left)
def _left(e: people.Left, _: Rules, before: World, __: World) -> list[Say]:
    return told("left" if e.away else "back", who=name(before, e.who))


@tells(people.Harmed)
def _harmed(e: people.Harmed, rules: Rules, before: World, now: World) -> list[Say]:
    person, was = now.people.by_id.get(e.who), before.people.by_id.get(e.who)
    if person is None or was is None:
        return []
    key = "healed" if e.by < 0 else "harmed"
    says = told(key, who=person.name, by=abs(e.by), vitals=vitals(rules, person))
    if character.downed(rules.character, person) and not character.downed(rules.character, was):
        says += told("downed", who=person.name)
    return says


@tells(people.Strained)
def _strained(e: people.Strained, rules: Rules, before: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    if person is None:
        return []
    strain = character.strain(rules.check.core, person)
    return told("strained", who=name(before, e.who), by=e.by, now=strain, top=rules.check.core.strain.max)


@tells(people.LoadChanged)
def _load(e: people.LoadChanged, _: Rules, __: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    if e.home:
        return []  # what came home is told in one sum
    key = "load_up" if e.by > 0 else "load_dropped"
    return told(key, who=person.name, by=abs(e.by), now=max(0, person.load)) if person else []


@tells(people.ConditionGained)
def _condition(e: people.ConditionGained, rules: Rules, before: World, now: World) -> list[Say]:
    if e.attribute:
        values: dict[str, Value] = {
            "who": name(before, e.who),
            "condition": Term(e.condition),
            "attribute": Term(e.attribute),
        }
        was, person = before.people.by_id.get(e.who), now.people.by_id.get(e.who)
        fell = (
            was and person and character.downed(rules.character, person) and not character.downed(rules.character, was)
        )
        return [Say("person.told.weak", values), *(told("downed", who=name(before, e.who)) if fell else ())]
    key = "condition_for" if e.exchanges else "condition"
    return told(key, who=name(before, e.who), condition=Term(e.condition), n=e.exchanges)


@tells(people.ConditionLost)
def _condition_lost(e: people.ConditionLost, _: Rules, before: World, __: World) -> list[Say]:
    return told("condition_lost", who=name(before, e.who), condition=Term(e.condition))


@tells(people.GearGained, people.GearLost, people.GearEmptied, people.GearReadied)
def _gear(
    e: people.GearGained | people.GearLost | people.GearEmptied | people.GearReadied, _: Rules, before: World, __: World
) -> list[Say]:
    key = type(e).__name__.removeprefix("Gear").casefold()
    return told(f"gear_{key}", who=name(before, e.who), gear=Term(e.gear))


@tells(people.Scarred)
def _scarred(e: people.Scarred, rules: Rules, before: World, __: World) -> list[Say]:
    text = Term(rules.character.person.scars, f"rows.{e.scar}.text")
    return told("scarred", who=name(before, e.who), text=text)


@tells(people.Panicked)
def _panicked(e: people.Panicked, rules: Rules, before: World, __: World) -> list[Say]:
    return told("panicked", who=name(before, e.who), text=Term(rules.check.core.panic, f"rows.{e.row}.text"))


@tells(people.Died)
def _died(e: people.Died, _: Rules, before: World, __: World) -> list[Say]:
    return told("died", who=name(before, e.who))
