"""``test``: the core roll of one person, with every die explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import number, told
from rpg.desk.names import entities, one, people
from rpg.desk.table import Verb
from rpg.desk.words import ground, how
from rpg.game.check.events import Part
from rpg.game.check.told import Told
from rpg.game.encounter.ordeal import ordeal
from rpg.game.refusal import Refusal
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_MOST = 20


class Asked(msgspec.Struct, frozen=True):
    """A test as a line asks for it: who, the skill by its id, what else gives or takes dice, real dice."""

    who: str
    skill: str
    parts: tuple[Part, ...]
    told: Told | None


def run(line: Line, table: Table) -> Result:
    """``test tae climb`` · ``test tae climb 2`` (difficulty) · ``test tae climb +1 -1`` (dice) · ``=631``."""
    wanted = asked(line, table)
    if not isinstance(wanted, Asked):
        return wanted
    rules, here = ground(table)
    events = ordeal(
        rules,
        here,
        table.dice,
        who=wanted.who,
        skill=wanted.skill,
        parts=wanted.parts,
        how=how(table, wanted.who, wanted.told),
        label=f"{wanted.skill}:{wanted.who}",
    )
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def asked(line: Line, table: Table) -> Asked | Result:
    """Read ``WHO SKILL [DIFFICULTY] [+1] [=631]``; the answer to give if it is not that."""
    words, skills = line.words, table.rules.character.skills
    if len(words) < 2:  # noqa: PLR2004  who and what
        return misused(line.verb)
    who = one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    skill = one(words[1], entities(table.rules, table.language, skills), line.typed)
    if isinstance(skill, Refusal):
        names = Listed(tuple(Term(key) for key in skills))
        return refused(skill) if skill.prefill else refuse("no_skill", word=words[1], skills=names)
    extra = modifiers(words[2:])
    return misused(line.verb) if extra is None else Asked(who, skill, *extra)


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


VERB = Verb(key="test", en=("test", "check"), it=("prova",), run=run, takes=("person", "skill", "number"))
