"""Marks, and what they buy: one more in a skill or an attribute, another ability (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.game.character.events import Advanced, Marked
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import People, Person
    from rpg.words import Value

Kind = Literal["skill", "attribute", "ability"]


class Offer(NamedTuple):
    """Something that marks buy: what kind of thing, its full id, and what it costs."""

    kind: Kind
    key: str
    marks: int


def marked(rules: CharacterRules, person: Person, mark: str) -> tuple[Marked, ...] | Refusal:
    """Somebody earns the mark of that key, once on an expedition; an unknown key is a KeyError."""
    known = {each.key: each for each in rules.person.advancement.marks}[mark]
    if person.dead:
        return Refusal(Say("person.refused.dead", {"who": person.name}))
    if known.key in person.marked:
        name = Term(rules.person.id, f"advancement.marks.{mark}.name")
        return Refusal(Say("person.refused.marked", {"who": person.name, "mark": name}))
    return (Marked(who=person.id, mark=mark),)


def earned(rules: CharacterRules, people: People, home: Iterable[str], units: int) -> tuple[Marked, ...]:
    """The marks that come by themselves to those who are home with so many food units."""
    given = [
        mark.key
        for mark in rules.person.advancement.marks
        if mark.comes_with == "home" or (mark.comes_with == "food" and units >= mark.least)
    ]
    there = [people.by_id[who] for who in home]
    return tuple(Marked(who=p.id, mark=key) for p in there for key in given if key not in p.marked)


def offers(rules: CharacterRules, person: Person) -> tuple[Offer, ...]:
    """All that somebody may still learn, the cheapest first."""
    numbers = rules.person.advancement
    found = [
        Offer("skill", key, numbers.skill_each * (person.skills.get(key, 0) + 1))
        for key in rules.skills
        if person.skills.get(key, 0) < numbers.skill_top
    ]
    found += (
        Offer("attribute", key, numbers.attribute)
        for key in rules.attributes
        if person.attributes.get(key, 0) < numbers.attribute_top
    )
    kind = rules.archetypes.get(person.archetype)
    if kind is not None and len(person.abilities) < numbers.abilities_most:
        found += (Offer("ability", key, numbers.ability) for key in kind.abilities if key not in person.abilities)
    return tuple(sorted(found, key=lambda offer: offer.marks))


def advanced(rules: CharacterRules, person: Person, kind: Kind, key: str) -> tuple[Advanced, ...] | Refusal:
    """Somebody spends marks on that; or why they cannot."""
    if person.dead:
        return Refusal(Say("person.refused.dead", {"who": person.name}))
    offer = next((each for each in offers(rules, person) if (each.kind, each.key) == (kind, key)), None)
    if offer is None:
        return _closed(rules, person, kind, key)
    if offer.marks > person.marks:
        values: dict[str, Value] = {
            "who": person.name,
            "what": Term(key),
            "cost": offer.marks,
            "has": max(0, person.marks),
        }
        return Refusal(Say("person.refused.marks", values))
    return (Advanced(who=person.id, marks=offer.marks, **{kind: key}),)


def _closed(rules: CharacterRules, person: Person, kind: Kind, key: str) -> Refusal:
    """Why that is not to be had at any price."""
    numbers = rules.person.advancement
    if kind != "ability":
        top = numbers.skill_top if kind == "skill" else numbers.attribute_top
        return Refusal(Say("person.refused.top", {"who": person.name, "what": Term(key), "top": top}))
    if key in person.abilities:
        return Refusal(Say("person.refused.has", {"who": person.name, "what": Term(key)}))
    if len(person.abilities) >= numbers.abilities_most:
        return Refusal(Say("person.refused.enough", {"who": person.name, "n": numbers.abilities_most}))
    return Refusal(Say("person.refused.not_theirs", {"who": person.name, "what": Term(key)}))
