"""A character's paper, taken back into the campaign: what it changes, told old and new, as one entry of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PaperWritten
from rpg.desk import revealing
from rpg.desk.answer import happened
from rpg.desk.telling import archetype
from rpg.desk.words import world_after
from rpg.game.character import decide as character
from rpg.game.character import paper as papers
from rpg.game.character.events import Joined
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.paper import Paper
    from rpg.game.character.state import Person
    from rpg.words import Value

CHUNK = 200
"""Letters of a written text in one event, which has to stay small."""


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


def taken(table: Table, who: str, paper: Paper, texts: Mapping[str, str]) -> Result:
    """What the paper of somebody at the table makes of them; it has been found possible."""
    person = table.world.people.by_id[who]
    at = msgspec.structs.replace(table, secret=table.secret or person.hidden)
    made: list[Event] = list(papers.events(table.rules.character, table.rules.check.core, person, paper))
    if not at.secret:
        sums: tuple[tuple[revealing.Sum, bool], ...] = (
            ("harm", paper.lost is not None), ("strain", paper.strain is not None), ("load", paper.reticked),
        )  # fmt: skip
        made += revealing.numbers(at, world_after(table.world, made), who, [name for name, told in sums if told])
    return happened(at, [*made, *_written(who, texts)])


def joined(table: Table, person: Person, paper: Paper, texts: Mapping[str, str]) -> Result:
    """Somebody new at the table, and what else their paper says."""
    made = papers.events(table.rules.character, table.rules.check.core, person, paper)
    return happened(table, [Joined(person=person), *made, *_written(person.id, texts)])


def join_line(rules: Rules, person: Person) -> str:
    """The line by which somebody of no story joins."""
    own = {**person.attributes, **person.skills}
    pairs = " ".join(f"{key.rpartition('/')[2]}={n}" for key, n in own.items())
    kind = rules.character.archetypes[person.archetype]
    gone = "".join(f" {key.rpartition('/')[2]}=0" for key in kind.skills if key not in own)
    line = f"join {person.name} {kind.id.rpartition('/')[2]} with {person.ability.rpartition('/')[2]} {pairs}{gone}"
    return line + f" gender={person.gender}" + (f" player={person.player}" if person.player else "")


def differences(rules: Rules, before: Person, after: Person) -> tuple[Difference, ...]:
    """What is another in somebody, in the order of the sheet."""
    return (*_who(rules, before, after), *_numbers(before, after), *_sums(rules, before, after),
            *_things(rules, before, after))  # fmt: skip


def written(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """What is another in what stands on a sheet in words."""
    return tuple(
        Difference(field, Say("paper.what.field", {"field": field}), _text(before.get(field, "")), _text(text))
        for field, text in after.items()
        if text != before.get(field, "")
    )


def _written(who: str, texts: Mapping[str, str]) -> Iterator[PaperWritten]:
    for field, text in texts.items():
        for start in range(0, max(1, len(text)), CHUNK):
            yield PaperWritten(who=who, field=field, text=text[start : start + CHUNK], more=start > 0)


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


def _things(rules: Rules, before: Person, after: Person) -> Iterator[Difference]:
    scars = rules.character.person.scars
    things = (
        ("gear", before.gear, after.gear, Term),
        ("conditions", _weighing(rules, before), _weighing(rules, after), Term),
        ("scars", before.scars, after.scars, lambda key: Term(scars, f"rows.{key}.text")),
    )
    for key, old, new, named in things:
        came, went = papers.both(old, new)
        for some, where in ((went, "old"), (came, "new")):
            if some:
                told = Listed(tuple(named(each) for each in some))
                ends = (told, _text("")) if where == "old" else (_text(""), told)
                yield Difference(key, Say(f"paper.what.{key}"), *ends)


def _weighing(rules: Rules, person: Person) -> Iterable[str]:
    return [condition.id for condition in character.conditions(rules.character, rules.check.core, person)]


def _text(text: str) -> Value:
    return text or Say("paper.nothing")
