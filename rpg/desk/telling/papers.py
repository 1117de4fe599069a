"""What a paper put right, told: as it was and as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PaperWritten
from rpg.desk.telling.common import archetype, name, tells
from rpg.game.character import decide as character
from rpg.game.character import events as people
from rpg.game.character.paper import both
from rpg.words import Listed, Say, Term, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person


class Difference(msgspec.Struct, frozen=True):
    """One thing that the paper changes: ``key`` for machines, what it is, as it was and as it is."""

    key: str
    what: Value
    old: Value
    new: Value

    @property
    def say(self) -> Say:
        """The line that tells it."""
        return Say("paper.difference", {"what": self.what, "old": self.old, "new": self.new})


def differences(rules: Rules, before: Person, after: Person) -> tuple[Difference, ...]:
    """What is another in somebody, in the order of the sheet."""
    return (*_who(rules, before, after), *_numbers(before, after), *_sums(rules, before, after),
            *_things(rules, before, after))  # fmt: skip


def written(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """What is another in what stands on a sheet in words."""
    return tuple(
        Difference(field, field_name(field), _text(before.get(field, "")), _text(text))
        for field, text in after.items()
        if text != before.get(field, "")
    )


_COLUMNS = frozenset({"cycle", "where", "food", "peak", "left"})
"""Those of the expeditions on a sheet."""


def field_name(field: str) -> Say:
    """What a field for words is called."""
    head, _, cell = field.partition(".")
    row, _, column = cell.partition(".")
    if column in _COLUMNS:
        return Say("paper.what.expedition_cell", {"row": int(row), "column": Say(f"press.sheet.exp_{column}")})
    return Say(f"paper.what.{head}", {"row": int(row)} if row else {})


@tells(people.Corrected)
def _corrected(e: people.Corrected, rules: Rules, before: World, now: World) -> list[Say]:
    was, person = before.people.by_id.get(e.who), now.people.by_id.get(e.who)
    if was is None or person is None:
        return []
    found = tuple(
        each.say for each in (*_who(rules, was, person), *_numbers(was, person), *_growth(rules, was, person))
    )
    return [Say("paper.told.corrected", {"who": was.name, "changes": Listed(found, " · ")})] if found else []


@tells(PaperWritten)
def _paper(e: PaperWritten, _: Rules, before: World, __: World) -> list[Say]:
    if e.more:
        return []
    return [Say("paper.told.written", {"who": name(before, e.who), "field": field_name(e.field)})]


def _who(rules: Rules, before: Person, after: Person) -> Iterator[Difference]:
    for key in ("name", "player"):
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield Difference(key, Say(f"paper.what.{key}"), _text(old), _text(new))
    if before.archetype != after.archetype:
        kinds = (archetype(rules, before), archetype(rules, after))
        yield Difference("archetype", Say("paper.what.archetype"), *kinds)
    if before.ability != after.ability:
        old = Term(before.ability) if before.ability else _text("")
        yield Difference("ability", Say("paper.what.ability"), old, Term(after.ability))


def _numbers(before: Person, after: Person) -> Iterator[Difference]:
    for old, new in ((before.attributes, after.attributes), (before.skills, after.skills)):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key, 0) != new.get(key, 0):
                yield Difference(key, Term(key), old.get(key, 0), new.get(key, 0))


def _sums(rules: Rules, before: Person, after: Person) -> Iterator[Difference]:
    of, core = rules.character, rules.check.core
    sums = {
        "vitality": (character.vitality(of, before), character.vitality(of, after)),
        "strain": (character.strain(core, before), character.strain(core, after)),
        "contagion": (character.contagion(of, before), character.contagion(of, after)),
        "marks": (max(0, before.marks), max(0, after.marks)),
        "load": (character.load(before), character.load(after)),
    }
    for key, (old, new) in sums.items():
        if old != new:
            yield Difference(key, Say(f"paper.what.{key}"), old, new)


def _growth(rules: Rules, before: Person, after: Person) -> Iterator[Difference]:
    """What else a correction changes of itself: marks and scars."""
    wanted = {"marks", "scars"}
    return (d for d in (*_sums(rules, before, after), *_things(rules, before, after)) if d.key in wanted)


def _things(rules: Rules, before: Person, after: Person) -> Iterator[Difference]:
    scars = rules.character.person.scars
    things: tuple[tuple[str, Iterable[str], Iterable[str], Callable[[str], Value]], ...] = (
        ("gear", before.gear, after.gear, Term),
        ("conditions", _weighing(rules, before), _weighing(rules, after), Term),
        ("scars", before.scars, after.scars, lambda key: Term(scars, f"rows.{key}.text")),
    )
    for key, old, new, named in things:
        came, went = both(old, new)
        for some, where in ((went, "old"), (came, "new")):
            if some:
                told = Listed(tuple(named(each) for each in some))
                ends = (told, _text("")) if where == "old" else (_text(""), told)
                yield Difference(key, Say(f"paper.what.{key}"), *ends)


def _weighing(rules: Rules, person: Person) -> Iterable[str]:
    return [condition.id for condition in character.conditions(rules.character, rules.check.core, person)]


def _text(text: str) -> Value:
    return " · ".join(text.splitlines()) or Say("paper.nothing")
