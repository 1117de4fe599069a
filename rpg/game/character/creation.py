"""Making somebody (GAME.md 2): an archetype, an ability of it, points for attributes and skills, its gear.

Whatever is not chosen is as the archetype is printed. Everything wrong is told at once, each with a way out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.character.rules import Gender
from rpg.game.character.state import Person
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rpg.game.character.rules import Archetype, CharacterRules
    from rpg.words import Value

LONGEST_NAME = 40
_SIGNS = frozenset(";=")
"""What stands for something else in a line of the desk."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is to be. Ids are full; numbers that are not told, and ``ability`` "", are the archetype's own."""

    name: str
    archetype: str
    ability: str = ""
    attributes: dict[str, int] = {}
    skills: dict[str, int] = {}
    gender: Gender = "n"
    player: str = ""


def created(rules: CharacterRules, choice: Choice, slug: str) -> Person | tuple[Say, ...]:
    """The person of that choice, with that id; or every fault in it. An unknown archetype is a KeyError."""
    kind = rules.archetypes[choice.archetype]
    attributes, skills = {**kind.attributes, **choice.attributes}, {**kind.skills, **choice.skills}
    faults = (*misnamed(choice.name, choice.player), *_ability(kind, choice), *_attributes(rules, kind, attributes))
    faults += tuple(_skills(rules, kind, skills))
    if faults:
        return faults
    return Person(
        id=slug,
        name=choice.name,
        gender=choice.gender,
        archetype=kind.id,
        attributes=attributes,
        skills={key: level for key, level in skills.items() if level},
        gear=kind.gear,
        ability=choice.ability or next(iter(kind.abilities), ""),
        player=choice.player,
        conditions=dict.fromkeys(kind.conditions, 0),
    )


def misnamed(name: str, player: str = "") -> Iterator[Say]:
    """What is wrong with a name, and with that of who plays them."""
    if not name.strip() or len(name) > LONGEST_NAME:
        yield Say("person.fault.name", {"most": LONGEST_NAME})
    elif name[-1].isdecimal():
        yield Say("desk.refused.name_number", {"who": name})
    if _SIGNS & {*name, *player}:
        yield Say("person.fault.signs")


def _ability(kind: Archetype, choice: Choice) -> Iterator[Say]:
    if choice.ability and choice.ability not in kind.abilities:
        theirs = Listed(tuple(Term(key) for key in kind.abilities))
        values: dict[str, Value] = {"ability": Term(choice.ability), "archetype": Term(kind.id), "abilities": theirs}
        yield Say("person.fault.ability", values)


def _attributes(rules: CharacterRules, kind: Archetype, numbers: Mapping[str, int]) -> Iterator[Say]:
    limits = rules.person
    for key in (key for key, n in numbers.items() if n < limits.attribute_min):
        yield Say("person.fault.least", {"what": Term(key), "n": numbers[key], "least": limits.attribute_min})
    yield from _tops(numbers, limits.attribute_max, kind.attribute_max, kind)
    yield from _sum(numbers, limits.attribute_points, "attributes")


def _skills(rules: CharacterRules, kind: Archetype, numbers: Mapping[str, int]) -> Iterator[Say]:
    for key in (key for key, n in numbers.items() if n < 0):
        yield Say("person.fault.least", {"what": Term(key), "n": numbers[key], "least": 0})
    yield from _tops(numbers, rules.person.skill_max, kind.skill_max, kind)
    yield from _sum(numbers, rules.person.skill_points, "skills")


def _tops(numbers: Mapping[str, int], usual: int, one: int, kind: Archetype) -> Iterator[Say]:
    """What is higher than it may be; where the archetype allows ``one`` number more, only one may have it."""
    high = [key for key, n in numbers.items() if n > usual]
    most = max(usual, one)
    for key in (key for key in high if numbers[key] > most):
        yield Say("person.fault.most", {"what": Term(key), "n": numbers[key], "most": most})
    if most > usual and len(high) > 1:
        values: dict[str, Value] = {"archetype": Term(kind.id), "which": _terms(high), "usual": usual}
        yield Say("person.fault.only_one", values)


def _sum(numbers: Mapping[str, int], points: int, what: str) -> Iterator[Say]:
    """Points that are left, or too many; which way they may go."""
    spent = sum(numbers.values())
    if spent != points:
        values: dict[str, Value] = {"spent": spent, "points": points, "by": abs(points - spent)}
        yield Say(f"person.fault.{what}_{'few' if spent < points else 'many'}", values)


def _terms(keys: Iterable[str]) -> Listed:
    return Listed(tuple(Term(key) for key in keys))
