"""What happens to people: the dice they roll, harm, Strain and the panic it may bring (GAME.md 1 and 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.character import measures
from rpg.game.character.ability import having
from rpg.game.character.events import (
    ConditionGained,
    ConditionLost,
    ContagionChanged,
    Harmed,
    Panicked,
    Strained,
)
from rpg.game.character.measures import (
    capacity,
    carried,
    conditions,
    contagion,
    downed,
    filled,
    load,
    may_push,
    overload,
    scarred,
    sense,
    soak,
    standing,
    strain,
    vitality,
    vitality_max,
)
from rpg.game.character.state import Person
from rpg.game.check.decide import read_table
from rpg.game.check.events import Part, TableRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.dice import Dice
    from rpg.game.character.rules import CharacterRules, DiceBonus, Named
    from rpg.game.check.rules import CheckRules, CoreRoll

__all__ = [
    "capacity",
    "carried",
    "condition_gained",
    "conditions",
    "contagion",
    "contaminated",
    "downed",
    "filled",
    "from_named",
    "gain_strain",
    "harm",
    "highest",
    "load",
    "may_push",
    "overload",
    "parts",
    "scarred",
    "sense",
    "soak",
    "standing",
    "strain",
    "vitality",
    "vitality_max",
]

StrainEvent: TypeAlias = Strained | TableRead | Panicked


def from_named(rules: CharacterRules, named: Named, name: str) -> Person:
    """A named person as they come to the table, called ``name`` (their name in its language)."""
    ability = named.ability if named.ability in rules.abilities else ""
    return Person(
        id=named.id.rpartition("/")[2],
        name=name,
        gender=named.gender,
        archetype=named.archetype,
        attributes=named.attributes,
        skills=named.skills,
        gear=named.gear,
        ability=ability,
    )


def parts(
    rules: CharacterRules, core: CoreRoll, person: Person, skill: str, *, weapon: str = "", watch: int = 0
) -> tuple[Part, ...]:
    """Why somebody rolls so many dice with a skill: attribute, skill, gear, conditions, scars.

    ``weapon`` is the gear struck with; ``watch`` the Watch rating of the place, for a sneak test. Of the dice that gear
    gives, only the best count (GAME.md 1); those it takes all do. An unknown skill is a KeyError.
    """
    asked = ("parts", id(rules), id(core), skill, weapon, watch)
    known = person.answers.get(asked)
    if known is None:
        found = _parts(rules, core, person, skill, weapon, watch)
        known = person.answers[asked] = (found, rules, core)
    parts: tuple[Part, ...] = known[0]
    return parts


def _parts(  # noqa: PLR0917 -- what `parts` is asked
    rules: CharacterRules, core: CoreRoll, person: Person, skill: str, weapon: str, watch: int
) -> tuple[Part, ...]:
    attribute = rules.skills[skill].attribute
    own = (Part(attribute, person.attributes.get(attribute, 0)), Part(skill, person.skills.get(skill, 0)))
    gear = tuple(_gear(rules, person, skill, weapon, watch))
    best = max((part for part in gear if part.dice > 0), key=lambda part: part.dice, default=None)
    helped = (*([best] if best else []), *(part for part in gear if part.dice < 0))
    lit = {lamp.spares for lamp, _ in having(rules, person, lambda e: e.light)}
    weighed = (
        Part(condition.id, bonus.dice)
        for condition in conditions(rules, core, person)
        for bonus in condition.dice
        if condition.id not in lit and _applies(bonus, skill, attribute, watch)
    )
    able = (
        Part(source, more.by)
        for more, source in having(rules, person, lambda e: e.extra_dice)
        if skill in more.skills or attribute in more.attributes or not (more.skills or more.attributes)
    )
    weak = (Part(condition.id, condition.attribute) for condition in measures.weakened(rules, person, attribute))
    return (*own, *helped, *able, *weighed, *weak, *_scars(rules, person, skill), *_staged(rules, person, skill))


def gain_strain(  # noqa: PLR0913, PLR0917 -- two chapters' rules, the dice, the person, how much, a panic's label
    rules: CharacterRules, check_rules: CheckRules, dice: Dice, person: Person, by: int, label: str, row: str = ""
) -> tuple[StrainEvent, ...]:
    """Strain rises by ``by`` (or falls); at the end of its track the panic table is read, as ``label``.

    The dead feel nothing, and only those who stand can panic; ``row`` is the panic that comes without being drawn. What
    a panic does in a fight is not decided here.
    """
    track = check_rules.core.strain
    if person.dead or by == 0:
        return ()
    after = max(0, min(track.max, strain(check_rules.core, person) + by))
    gained = (Strained(who=person.id, by=after - person.strain),) if after != person.strain else ()
    if by < 0 or after < track.max or not standing(rules, person):
        return gained
    back = Strained(who=person.id, by=track.after_panic - track.max)
    if row:
        return (*gained, Panicked(who=person.id, row=row), back)
    read = read_table(check_rules, dice, check_rules.core.panic, label)
    return (*gained, read, Panicked(who=person.id, row=read.row), back)


def harm(rules: CharacterRules, person: Person, by: int, *, soak: bool = True) -> tuple[Harmed, ...]:
    """Vitality is lost, less what a suit soaks, never more than is left; a negative ``by`` heals."""
    asked = ("harm", id(rules), by, soak)
    known = person.answers.get(asked)
    if known is None:
        known = person.answers[asked] = (_harm(rules, person, by, soak=soak), rules)
    harmed: tuple[Harmed, ...] = known[0]
    return harmed


def _harm(rules: CharacterRules, person: Person, by: int, *, soak: bool) -> tuple[Harmed, ...]:
    taken = max(0, by - measures.soak(rules, person)) if soak and by > 0 else by
    most = vitality_max(rules, person)
    after = max(0, min(most, vitality(rules, person) - taken))
    change = most - after - person.harm
    return (Harmed(who=person.id, by=change),) if taken and change else ()


def contaminated(rules: CharacterRules, person: Person, by: int) -> tuple[ContagionChanged | ConditionLost, ...]:
    """The Contagion comes further in somebody, or goes back; what they were given of it ends when it is overcome."""
    now, top = contagion(rules, person), len(rules.track.stages) - 1
    after = max(0, min(top, now + by))
    if after == now:
        return ()
    over = (c for c in measures.given_stages(rules, person) if c.when and after < c.when.at_least)
    caught = person.contagion + scarred(rules, person, "contagion_gained")
    changed = (ContagionChanged(who=person.id, by=after - caught),) if after != caught else ()
    return (*(ConditionLost(who=person.id, condition=c.id) for c in over), *changed)


def highest(rules: CharacterRules, person: Person) -> str:
    """The attribute of which somebody has most, the first of them in the order of the rules."""
    order = sorted(rules.attributes.values(), key=lambda attribute: attribute.order)
    return max((a.id for a in order), key=lambda key: person.attributes.get(key, 0), default="")


def condition_gained(
    rules: CharacterRules, person: Person, condition: str, *, exchanges: int = 0, attribute: str = ""
) -> ConditionGained:
    """That a condition begins; one that lies on an attribute lies on that one, or on the highest."""
    known = rules.conditions.get(condition)
    on = (attribute or highest(rules, person)) if known is not None and known.attribute else ""
    return ConditionGained(who=person.id, condition=condition, exchanges=exchanges, attribute=on)


def _gear(rules: CharacterRules, person: Person, skill: str, weapon: str, watch: int) -> Iterator[Part]:
    """The dice of the weapon struck with and of every item carried, one part each."""
    struck = rules.gear[weapon].weapon if weapon else None
    if struck is not None:
        yield Part(weapon, struck.bonus)
    attribute = rules.skills[skill].attribute
    for gear in carried(rules, person):
        for bonus in gear.bonuses:
            if _applies(bonus, skill, attribute, watch):
                yield Part(gear.id, bonus.dice)


def _scars(rules: CharacterRules, person: Person, skill: str) -> Iterator[Part]:
    """The dice that scars take from this skill."""
    table = rules.scars
    for row in table.rows if table else ():
        if table and row.key in person.scars and row.effect == f"{skill.rpartition('/')[2]}_less":
            yield Part(table.id, -row.value)


def _staged(rules: CharacterRules, person: Person, skill: str) -> Iterator[Part]:
    """The dice that the Contagion gives and takes as far as it has come."""
    stage = contagion(rules, person)
    for bonus in rules.track.stages[stage].dice if stage else ():
        if _applies(bonus, skill, rules.skills[skill].attribute, 0):
            yield Part(rules.track.id, bonus.dice)


def _applies(bonus: DiceBonus, skill: str, attribute: str, watch: int) -> bool:
    """Whether dice are given on this roll: by its skill, by its attribute, or on every roll that is not spared."""
    if skill in bonus.spares or attribute in bonus.spares or (bonus.watch and watch not in bonus.watch):
        return False
    return skill in bonus.skills or attribute in bonus.attributes or not (bonus.skills or bonus.attributes)
