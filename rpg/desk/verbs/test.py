"""``test``: the core roll of one person, with every die explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import number, told
from rpg.desk.names import entities, one, people
from rpg.desk.table import Verb
from rpg.desk.words import ground, how
from rpg.game.check.events import Part
from rpg.game.encounter.ordeal import ordeal
from rpg.game.refusal import Refusal
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.told import Told

_MOST = 20


def run(line: Line, table: Table) -> Result:
    """``test tae climb`` · ``test tae climb 2`` (difficulty) · ``test tae climb +1 -1`` (dice) · ``=631``."""
    words = line.words
    if len(words) < 2:  # noqa: PLR2004  who and what
        return misused("test")
    who = one(words[0], people(table.world), line.typed)
    skill = one(words[1], entities(table.rules, table.language, table.rules.character.skills), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    if isinstance(skill, Refusal):
        names = Listed(tuple(Term(key) for key in table.rules.character.skills))
        return refused(skill) if skill.prefill else refuse("no_skill", word=words[1], skills=names)
    extra = modifiers(words[2:])
    if extra is None:
        return misused("test")
    return _test(who, skill, extra, table)


def modifiers(words: tuple[str, ...]) -> tuple[tuple[Part, ...], Told | None] | None:
    """Difficulty, dice and a told result out of a line; None if a word is none of them."""
    parts: list[Part] = []
    result: Told | None = None
    for word in words:
        if word.startswith("="):
            result = told(word)
            if result is None:
                return None
        elif (dice := number(word)) is not None and abs(dice) <= _MOST:
            signed = word[0] in "+-"
            parts.append(Part("help" if word[0] == "+" else "difficulty", dice if signed else -dice))
        else:
            return None
    return tuple(parts), result


def _test(who: str, skill: str, extra: tuple[tuple[Part, ...], Told | None], table: Table) -> Result:
    rules, here = ground(table)
    parts, result = extra
    roll = how(table, who, result)
    events = ordeal(rules, here, table.dice, who=who, skill=skill, parts=parts, how=roll, label=f"{skill}:{who}")
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


VERB = Verb(key="test", en=("test", "check"), it=("prova",), run=run, takes=("person", "skill", "number"))
