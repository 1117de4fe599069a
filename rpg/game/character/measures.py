"""The numbers of a person, read from running sums and clamped here (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.ability import having

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.character.rules import CharacterRules, Condition, Gear
    from rpg.game.character.state import Person
    from rpg.game.check.rules import CoreRoll


def attribute(rules: CharacterRules, person: Person, key: str) -> int:
    """An attribute as it is now: less where a condition lies on it, and never below 0."""
    value = person.attributes.get(key, 0)
    return max(0, value + sum(change.attribute for change in weakened(rules, person, key))) if person.weak else value


def weakened(rules: CharacterRules, person: Person, key: str) -> tuple[Condition, ...]:
    """The conditions that lie on that attribute."""
    return tuple(rules.conditions[c] for c, on in person.weak.items() if on == key and c in rules.conditions)


def vitality_max(rules: CharacterRules, person: Person) -> int:
    """The Vitality of somebody unharmed."""
    return rules.person.vitality_base + attribute(rules, person, rules.person.vitality_attribute)


def vitality(rules: CharacterRules, person: Person) -> int:
    """The Vitality left, 0 to the most there can be."""
    most = vitality_max(rules, person)
    return max(0, min(most, most - person.harm))


def strain(core: CoreRoll, person: Person) -> int:
    """Strain, 0 to the end of its track."""
    return max(0, min(core.strain.max, person.strain))


def load(person: Person) -> int:
    """Full canisters carried."""
    return max(0, person.load)


def carried(rules: CharacterRules, person: Person) -> tuple[Gear, ...]:
    """The items carried, those the rules know."""
    return tuple(rules.gear[gear] for gear in person.gear if gear in rules.gear)


def capacity(rules: CharacterRules, person: Person) -> int:
    """The slots that anything may fill; frames that take canisters only are not among them."""
    body = rules.person.slots_each * attribute(rules, person, rules.person.slots_attribute)
    return rules.person.slots_base + body + sum(more.by for more, _ in having(rules, person, lambda e: e.more_slots))


def filled(rules: CharacterRules, person: Person) -> int:
    """The slots filled, beyond those of canisters on a frame."""
    items = carried(rules, person)
    canisters = load(person) * rules.person.load_slots
    return sum(gear.slots for gear in items) + max(0, canisters - sum(gear.carries for gear in items))


def overload(rules: CharacterRules, person: Person) -> int:
    """The slots filled beyond capacity."""
    return max(0, filled(rules, person) - capacity(rules, person))


def soak(rules: CharacterRules, person: Person) -> int:
    """The harm that a body and the best suit take away; suits do not add up, and some bodies cannot wear one."""
    asked = ("soak", id(rules))
    known = person.answers.get(asked)
    if known is None:
        known = person.answers[asked] = (_soak(rules, person), rules)
    stopped: int = known[0]
    return stopped


def _soak(rules: CharacterRules, person: Person) -> int:
    bodies = [body for body, _ in having(rules, person, lambda e: e.soak)]
    bare = any(body.no_suits for body in bodies)
    suit = 0 if bare else max((gear.soak for gear in carried(rules, person)), default=0)
    return suit + sum(body.by for body in bodies)


def scarred(rules: CharacterRules, person: Person, effect: str) -> int:
    """What somebody's scars come to that have this effect; 0 without any."""
    rows = rules.scars.rows if rules.scars else ()
    return sum(row.value for row in rows if row.effect == effect and row.key in person.scars)


def contagion(rules: CharacterRules, person: Person) -> int:
    """The stage of the Contagion in somebody, 0 to the last: what they caught, what scars let in, what was given."""
    if not (person.contagion or person.scars or person.conditions):
        return 0
    caught = person.contagion + scarred(rules, person, "contagion_gained")
    given = (c.when.at_least for c in given_stages(rules, person) if c.when)
    return max(0, min(len(rules.track.stages) - 1, max([caught, *given])))


def given_stages(rules: CharacterRules, person: Person) -> tuple[Condition, ...]:
    """The conditions that somebody was given and that stand for a stage of the Contagion."""
    known = (rules.conditions[key] for key in person.conditions if key in rules.conditions)
    return tuple(c for c in known if c.when is not None and c.when.measure == "contagion")


def sense(rules: CharacterRules, people: Iterable[Person]) -> int:
    """How much better the Safeguard senses these people, because of the one in whom the Contagion shows most."""
    stages = rules.track.stages
    return max((stages[contagion(rules, p)].sense for p in people), default=0) if stages else 0


def standing(rules: CharacterRules, person: Person) -> bool:
    """Whether somebody is here and can act."""
    return not (person.dead or person.away or _spent(rules, person))


def downed(rules: CharacterRules, person: Person) -> bool:
    """Whether somebody lives and has no Vitality left."""
    return not person.dead and _spent(rules, person)


def _spent(rules: CharacterRules, person: Person) -> bool:
    """Whether no Vitality is left: ``vitality`` is 0, asked of everybody after every deed and therefore quickly."""
    body = rules.person
    if person.weak:
        return vitality(rules, person) == 0
    return not person.harm < body.vitality_base + person.attributes.get(body.vitality_attribute, 0) > 0


def conditions(rules: CharacterRules, core: CoreRoll, person: Person) -> tuple[Condition, ...]:
    """What weighs on somebody: conditions given, then those that follow from the numbers."""
    asked = ("conditions", id(rules), id(core))
    known = person.answers.get(asked)
    if known is None:
        known = person.answers[asked] = (_conditions(rules, core, person), rules, core)
    weighing: tuple[Condition, ...] = known[0]
    return weighing


def _conditions(rules: CharacterRules, core: CoreRoll, person: Person) -> tuple[Condition, ...]:
    known = rules.conditions
    given = tuple(known[key] for key in person.conditions if key in known)
    derived = [
        c
        for c in known.values()
        if c.when is not None
        and c.id not in person.conditions
        and _measured(rules, core, person, c.when.measure) >= c.when.at_least
    ]
    return (*given, *derived)


def may_push(rules: CharacterRules, core: CoreRoll, person: Person) -> bool:
    """Whether somebody who can act has the strength to force a roll."""
    asked = ("may_push", id(rules), id(core))
    known = person.answers.get(asked)
    if known is None:
        able = standing(rules, person) and not any(c.no_push for c in conditions(rules, core, person))
        known = person.answers[asked] = (able, rules, core)
    strong: bool = known[0]
    return strong


def _measured(rules: CharacterRules, core: CoreRoll, person: Person, measure: str) -> int:
    match measure:
        case "strain":
            return strain(core, person)
        case "overload":
            return overload(rules, person)
        case "contagion":
            return contagion(rules, person)
        case _:
            return int(downed(rules, person))
