"""What time gives back and takes (GAME.md 1, 2 and 18): nerves and blood, watch by watch; care, at home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rpg.game.character.ability import having
from rpg.game.character.decide import harm
from rpg.game.character.events import ConditionGained, ConditionLost, Harmed, Strained, Tended
from rpg.game.character.measures import conditions, standing, strain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person
    from rpg.game.check.rules import CoreRoll


def eased(
    rules: CharacterRules, core: CoreRoll, people: Sequence[Person], *, watches: int, home: bool = False
) -> tuple[Strained, ...]:
    """Strain that people who rest together lose in so many watches; at home more. Companions may ease each other."""
    each = core.strain.rest_village if home else core.strain.rest_watch
    able = [person for person in people if standing(rules, person)]
    given = {p.id: sum(more.by for more, _ in having(rules, p, lambda e: e.rest_strain)) for p in able}
    found = []
    for person in people:
        more = sum(by for who, by in given.items() if who != person.id)
        back = min(strain(core, person), (each + more) * watches)
        if back:
            found.append(Strained(who=person.id, by=-back))
    return tuple(found)


def worn(
    rules: CharacterRules, core: CoreRoll, person: Person, *, watches: int = 0, days: int = 0
) -> tuple[Harmed, ...]:
    """What the conditions that weigh on somebody take (or give) of Vitality in so many watches and days; no soak."""
    change = sum(c.per_watch * watches + c.per_day * days for c in conditions(rules, core, person))
    return () if person.dead else harm(rules, person, -change, soak=False)


def sleepless(rules: CharacterRules, awake: Collection[str]) -> tuple[ConditionGained, ...]:
    """That people were awake for a watch."""
    return tuple(ConditionGained(who=who, condition=rules.person.sleepless) for who in awake)


def rested(people: Sequence[Person]) -> tuple[Tended, ...]:
    """That a rest is past: whoever was tended before it can be tended again."""
    return tuple(Tended(who=person.id, over=True) for person in people if person.tended)


def cared(
    rules: CharacterRules, people: Sequence[Person], ends: Literal["night", "cycle"]
) -> tuple[ConditionLost | Harmed, ...]:
    """What a night, or a whole cycle, at home does for those who live: conditions end; a cycle heals all wounds."""
    over = {"night": ("night",), "cycle": ("night", "cycle")}[ends]
    found: list[ConditionLost | Harmed] = []
    for person in people:
        lost = [key for key in person.conditions if key in rules.conditions and rules.conditions[key].ends in over]
        found += (ConditionLost(who=person.id, condition=key) for key in lost)
        if ends == "cycle" and person.harm > 0:
            found.append(Harmed(who=person.id, by=-person.harm))
    return tuple(found)
