"""People in the book: attributes and skills, archetypes with their abilities, gear, conditions, growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.book.atoms import Mark
from rpg.press.book.parts.shown import NONE, head, signed
from rpg.press.book.runs import Run
from rpg.press.table.players import condition_rows

if TYPE_CHECKING:
    from rpg.game.character.rules import Archetype, Gear
    from rpg.press.book.flow import Flow
    from rpg.press.book.parts.shown import Shown


def attributes(to: Flow, _: Shown) -> None:
    """Each with what it covers, and its skills."""
    own = to.rules.character
    rows = []
    for attribute in sorted(own.attributes.values(), key=lambda attribute: attribute.order):
        skills = sorted((s for s in own.skills.values() if s.attribute == attribute.id), key=lambda skill: skill.order)
        named = ", ".join(to.term(skill.id) for skill in skills)
        rows.append((to.term(attribute.id), to.voice_text(attribute.id, "covers"), named))
    to.table((head(to, "attribute", 1, strong=True), head(to, "covers", 2.2), head(to, "skills", 2.2)), rows)
    found = (Mark("term", to.term(skill.id)) for skill in own.skills.values())
    to.atoms[-1] = to.atoms[-1]._replace(marks=(*to.atoms[-1].marks, *found))


def archetypes(to: Flow, _: Shown) -> None:
    """A block for each, in the order of their names; none is parted."""
    own = to.rules.character.archetypes.values()
    for archetype in sorted(own, key=lambda archetype: to.term(archetype.id).casefold()):
        start = len(to.atoms)
        _archetype(to, archetype)
        to.keep(start)


def _archetype(to: Flow, archetype: Archetype) -> None:
    name, other = to.term(archetype.id), to.term(archetype.id, "feminine") if archetype.feminine else ""
    marks = (Mark("term", name), Mark("anchor", archetype.id))
    to.title(f"{name} / {other}" if other and other != name else name, marks=marks)
    word, own = to.voice.word, to.rules.character
    to.rich([Run(_levels(to, archetype.attributes, list(own.attributes)), "strong")], above=0.4)
    to.rich([Run(_levels(to, archetype.skills, list(own.skills)))], above=0.3)
    gear = [Run(f"{word('press.book.carries')} ", "italic")]
    for number, item in enumerate(archetype.gear):
        gear += [Run(", ")] if number else []
        gear.append(Run(to.voice_text(item), "italic", to=item))
    to.rich(gear, above=0.3)
    for condition in archetype.conditions:
        to.rich([Run(word("press.book.starts", condition=to.voice_text(condition)), "italic")], above=0.3)
    if archetype.attribute_max or archetype.skill_max:
        said = word("press.book.beyond", attribute=archetype.attribute_max, skill=archetype.skill_max)
        to.rich([Run(said, "italic")], above=0.3)
    for ability in archetype.abilities:
        named = to.term(ability)
        runs = [Run(f"{named}. ".replace(" ", "\N{NO-BREAK SPACE}", named.count(" ")), "strong"),
                Run(to.voice_text(ability, "text"))]  # fmt: skip
        to.rich(runs, above=0.7, marks=(Mark("term", named), Mark("anchor", ability)))


def _levels(to: Flow, levels: dict[str, int], order: list[str]) -> str:
    known = sorted(levels.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    return " · ".join(f"{to.term(id_)}\N{NO-BREAK SPACE}{level}" for id_, level in known if level)


def other_abilities(to: Flow, _: Shown) -> None:
    """Abilities that no archetype has: of packs that bring some."""
    own = to.rules.character
    held = {ability for archetype in own.archetypes.values() for ability in archetype.abilities}
    rest = [ability for ability in own.abilities if ability not in held]
    for ability in rest:
        name = to.term(ability)
        runs = [Run(f"{name}. ", "strong"), Run(to.voice_text(ability, "text"))]
        to.rich(runs, marks=(Mark("term", name), Mark("anchor", ability)))


def gear(to: Flow, _: Shown) -> None:
    """What there is, how many slots it fills, where it comes from, and what it does."""
    columns = (head(to, "item", 1.5, strong=True), head(to, "slots", 0.55, number=True), head(to, "effect", 2.6),
               head(to, "source", 1.0))  # fmt: skip
    items = _items(to)
    rows = [(to.term(item.id), f"{item.slots}", to.voice_text(item.id, "effect"), _source(to, item)) for item in items]
    to.table(columns, rows, marks=[(Mark("anchor", item.id),) for item in items])


def weapons(to: Flow, _: Shown) -> None:
    """What strikes, with which skill, and how."""
    columns = (head(to, "weapon", 2.0, strong=True), head(to, "skill", 1.4), head(to, "dice", 0.7, number=True),
               head(to, "damage", 0.95, number=True), head(to, "pierce", 0.9, number=True),
               head(to, "reach", 0.8, number=True))  # fmt: skip
    rows = [
        (to.term(item.id), to.term(item.weapon.skill), signed(item.weapon.bonus), f"{item.weapon.damage}",
         f"{item.weapon.pierce}", f"{item.weapon.reach}")
        for item in _items(to) if item.weapon
    ]  # fmt: skip
    to.table(columns, rows)


def _items(to: Flow) -> list[Gear]:
    return sorted(to.rules.character.gear.values(), key=lambda item: to.term(item.id).casefold())


def _source(to: Flow, item: Gear) -> str:
    place, _, level = item.source.partition("_")
    key = f"press.book.source.{place}"
    if not to.voice.knows(key):
        return item.source or NONE
    return to.voice.word(key, n=level)


def conditions(to: Flow, _: Shown) -> None:
    """Those that players know of."""
    to.table((head(to, "condition", 1, strong=True), head(to, "effect", 3)), condition_rows(to))


def secret_conditions(to: Flow, _: Shown) -> None:
    """Those that only the GM knows of."""
    known = [c.id for c in to.rules.character.conditions.values() if c.secret]
    rows = [(to.term(id_), to.voice_text(id_, "effect")) for id_ in known]
    to.table((head(to, "condition", 1, strong=True), head(to, "effect", 3)), rows)


def growth(to: Flow, _: Shown) -> None:
    """What is worth a mark."""
    own = to.rules.character.person
    for mark in own.advancement.marks:
        said = to.term(own.id, f"advancement.marks.{mark.key}.name")
        to.item([Run(f"{said} ({mark.least}+)" if mark.least else said)])
