"""``set``: the numbers on the paper are right, the tool follows: ``set tae vit 3 strain 2 load 1``.

With a sign it is a change, as scenes order it: ``tae strain +1`` is felt as any other Strain, panic and all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk import revealing
from rpg.desk.answer import happened, misused, refused, said, say
from rpg.desk.line import number
from rpg.desk.names import everybody, groups, many
from rpg.desk.plain import plain
from rpg.desk.words import ground, world_after
from rpg.game.character import decide as character
from rpg.game.character.events import LoadChanged, Strained
from rpg.game.encounter.course import Course
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.state import Person
    from rpg.words import Say

_NUMBERS = {
    "vit": "vitality", "vitality": "vitality", "vitalita": "vitality",
    "strain": "strain", "tensione": "strain",
    "load": "load", "carico": "load",
}  # fmt: skip
_SUMS: dict[str, revealing.Sum] = {"vitality": "harm", "strain": "strain", "load": "load"}
"""The running sum that each of them is read from."""


def is_numbers(words: Sequence[str]) -> bool:
    """Whether these words, up to a change, end with a number of somebody's: ``tae strain``."""
    return len(words) > 1 and plain(words[-1]) in _NUMBERS


def run(line: Line, table: Table) -> Result:
    """``set NAME vit N strain N load N``, in any order and number; ``tae strain +1``, ``tae,oru strain -1``."""
    words = line.rest.replace(", ", ",").split()
    pairs = list(zip(words[1::2], words[2::2], strict=False))
    if not pairs or len(words) % 2 == 0:
        return misused("set")
    people = everybody(table.world)
    who = many(words[0], {**groups(table.world, people), **people}, line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    wrong = next((what if plain(what) not in _NUMBERS else word for what, word in pairs if not _fits(what, word)), "")
    if wrong:
        return misused("set", wrong)
    return _all(who.ids, {_NUMBERS[plain(what)]: word for what, word in pairs}, table)


def _fits(what: str, word: str) -> bool:
    return plain(what) in _NUMBERS and number(word) is not None


def _all(people: Sequence[str], wanted: dict[str, str], table: Table) -> Result:
    """Each number of everybody, one after another; whoever's numbers players see wrong, they see now."""
    events: list[Event] = []
    says: list[Say] = []
    for one in people:
        for key, word in wanted.items():
            new, short = _moved(one, key, word, world_after(table.world, events), table)
            events += new
            says += short
        if not table.secret:
            now = world_after(table.world, events)
            events += revealing.numbers(table, now, one, [_SUMS[key] for key in wanted])
    return happened(table, events, after=says) if events else said(say("unchanged"), *says)


def _moved(who: str, key: str, word: str, world: World, table: Table) -> tuple[Sequence[Event], list[Say]]:
    """What a number does, and a sentence if it stays short of what was asked for."""
    person, told = world.people.by_id[who], int(word)
    now, top = _now(person, key, table)
    by = told if word[0] in "+-" else told - now
    to = max(0, now + by if top is None else min(top, now + by))
    short = [say(f"set.{key}", who=person.name, now=to)] if to != now + by else []
    if key == "strain" and word[0] in "+-":
        rules, _ = ground(table)
        here = msgspec.structs.replace(ground(table)[1], people=world.people)
        course = Course(rules, here, table.dice)
        course.strain(who, by, f"panic:{who}")
        course.heard()
        return course.events, short
    return _set(person, key, to, table), short


def _now(person: Person, key: str, table: Table) -> tuple[int, int | None]:
    """The number as it is, and the most that it can be."""
    rules, core = table.rules.character, table.rules.check.core
    if key == "vitality":
        return character.vitality(rules, person), character.vitality_max(rules, person)
    if key == "strain":
        return character.strain(core, person), core.strain.max
    return max(0, person.load), None


def _set(person: Person, key: str, to: int, table: Table) -> list[Event]:
    """The change from the number that is to the number that shall be."""
    by = to - _now(person, key, table)[0]
    if not by:
        return []
    if key == "vitality":
        return list(character.harm(table.rules.character, person, -by, soak=False))
    if key == "strain":
        return [Strained(who=person.id, by=to - person.strain)]
    return [LoadChanged(who=person.id, by=to - person.load)]
