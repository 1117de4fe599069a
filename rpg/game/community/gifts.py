"""What somebody's abilities give the village: a bowl left empty, words over a body, a relic (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.character import ability
from rpg.game.character.events import AbilityUsed, ConditionGained, GearGained
from rpg.game.community import measures
from rpg.game.community.events import CohesionChanged
from rpg.game.community.evolve import evolve
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.game.character.rules import CharacterRules, Gear
    from rpg.game.character.state import Person
    from rpg.game.community.rules import CommunityRules
    from rpg.game.community.state import Community
    from rpg.game.effects import Effects
    from rpg.game.effects.fabricate import Fabricate
    from rpg.game.effects.lower_need import LowerNeed
    from rpg.game.effects.speak_for_dead import SpeakForDead

Uses: TypeAlias = "frozenset[tuple[str, str]]"
"""Who says that they use which ability."""


def fasted(
    rules: CommunityRules, of: CharacterRules, people: Iterable[Person], uses: Uses
) -> tuple[int, tuple[ConditionGained | AbilityUsed, ...]]:
    """Units that the village needs less in this cycle, and what it costs those of the people at home who fast.

    Whoever is hungry already has no bowl to leave empty.
    """
    less, events = 0, list[ConditionGained | AbilityUsed]()
    condition = rules.hunger.condition
    for person in people:
        found = ability.has(of, person, _fasting, _chosen(person, uses))
        if found and condition not in person.conditions:
            less += found[0].by
            events.append(ConditionGained(who=person.id, condition=condition))
            events += ability.spend(of, person, found[1], _fasting)
    return less, tuple(events)


def spoken(
    rules: CommunityRules, village: Community, of: CharacterRules, people: Iterable[Person], uses: Uses
) -> Iterator[CohesionChanged | AbilityUsed]:
    """Somebody speaks for the dead who came home; nothing where the village cannot hold together any better.

    Nobody keeps book of who carries a body: whoever says that they speak says that there is one.
    """
    for person in () if village.lost else people:
        found = ability.has(of, person, _speaking, _chosen(person, uses))
        by = measures.cohesion_moved(rules, village, found[0].cohesion) if found else 0
        if found and by > 0:
            event = CohesionChanged(by=by, why="spoken")
            village = evolve(village, event)
            yield event
            yield from ability.spend(of, person, found[1], _speaking)


def fabricated(
    of: CharacterRules, village: Community, gear: Gear, maker: Person, who: str
) -> tuple[AbilityUsed | GearGained, ...] | Refusal:
    """Somebody makes a relic for ``who``; the Workshop makes no fewer items for it."""
    if village.lost:
        return Refusal(Say("village.refused.lost"))
    known = (of.abilities[key] for key in _abilities(of, maker))
    if not any(_making(each.limited.effects if each.limited else each.effects) for each in known):
        return Refusal(Say("village.refused.no_fabricator", {"who": maker.name}))
    if not gear.relic:
        return Refusal(Say("village.refused.no_relic", {"who": maker.name, "gear": Term(gear.id)}))
    found = ability.has(of, maker, _making)
    if found is None:
        return Refusal(Say("village.refused.fabricated", {"who": maker.name}))
    return (*ability.spend(of, maker, found[1], _making), GearGained(who=who, gear=gear.id))


def _abilities(of: CharacterRules, person: Person) -> tuple[str, ...]:
    """The abilities of somebody that the rules know."""
    return tuple(key for key in person.abilities if key in of.abilities)


def _chosen(person: Person, uses: Uses) -> tuple[str, ...]:
    return tuple(each for who, each in uses if who == person.id)


def _fasting(effects: Effects) -> LowerNeed | None:
    return effects.lower_need


def _speaking(effects: Effects) -> SpeakForDead | None:
    return effects.speak_for_dead


def _making(effects: Effects) -> Fabricate | None:
    return effects.fabricate
