"""``test``: the core roll of one person, or of several one after another, with every die explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.line import number, told
from rpg.desk.names import ALL, REST, entities, groups, many, one, people
from rpg.desk.offers import last_test
from rpg.desk.plain import plain
from rpg.desk.words import folded, ground, how, present
from rpg.game.character import decide as character
from rpg.game.check.events import Part, Tested
from rpg.game.check.told import Told
from rpg.game.encounter.ordeal import ordeal
from rpg.game.refusal import Refusal
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_MOST = 20
_WORD = {"en": "test", "it": "prova"}


class Asked(msgspec.Struct, frozen=True):
    """A test as a line asks for it: who, the skill by its id, what else gives or takes dice, real dice."""

    who: str
    skill: str
    parts: tuple[Part, ...]
    told: Told | None


def run(line: Line, table: Table) -> Result:
    """``test tae climb`` · ``test tae climb 2`` (difficulty) · ``test tae climb +1 -1`` (dice) · ``=631``.

    ``test all climb 1`` · ``test tae,oru climb`` · ``test scouts climb``: each rolls, one after another, in one entry.
    """
    line = msgspec.structs.replace(line, rest=line.rest.replace(", ", ","))
    several = _several(line.words[0], table, line.typed) if line.words else ()
    if isinstance(several, Refusal):
        return refused(several)
    wanted = asked(line, table, several)
    if not isinstance(wanted, Asked):
        return wanted
    if several and wanted.told:
        dice = next(word for word in line.words if word.startswith("="))
        rest = " ".join(word for word in line.words if not word.startswith("="))
        return refuse("dice_behind", prefill=f"{_WORD[table.language]} {rest}; {dice}")
    rules, here = ground(table)
    events: list[Event] = []
    for who in several or (wanted.who,):
        new = ordeal(
            rules,
            folded(here, events),
            table.dice,
            who=who,
            skill=wanted.skill,
            parts=wanted.parts,
            how=how(table, who, wanted.told),
            label=f"{wanted.skill}:{who}",
        )
        if isinstance(new, Refusal):
            return refused(new)
        events += new
    return happened(table, events)


def _several(word: str, table: Table, typed: str) -> tuple[str, ...] | Refusal:
    """Everybody of ``all``, ``rest`` or a group who stands, or the people of a list as told; () if it is one name."""
    known = people(table.world)
    some = groups(table.world, known)
    key = plain(word)
    if "," in word:
        found = many(word, {**some, **known}, typed)
        return found if isinstance(found, Refusal) else found.ids
    if key not in ALL | REST and key not in some:
        return ()
    ids = some[key].split(",") if key in some else [person.id for person in present(table.world)]
    rolled = _rolled(table) if key in REST and key not in some else frozenset()
    rules, by_id = table.rules.character, table.world.people.by_id
    standing = tuple(who for who in ids if who not in rolled and character.standing(rules, by_id[who]))
    return standing or Refusal(say("refused.nobody_tests"))


def _rolled(table: Table) -> frozenset[str]:
    """Who rolled in the last line that did: ``rest`` are the others."""
    last = last_test(table.history)
    facts = last[0].facts if last else ()
    return frozenset(fact.event.who for fact in facts if isinstance(fact.event, Tested))


def asked(line: Line, table: Table, several: tuple[str, ...] = ()) -> Asked | Result:
    """Read ``WHO SKILL [DIFFICULTY] [+1] [=631]``; the answer to give if it is not that.

    ``several``: who they are is known already.
    """
    words, skills = line.words, table.rules.character.skills
    if len(words) < 2:  # noqa: PLR2004  who and what
        return misused(line.verb)
    who = several[0] if several else one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    skill = one(words[1], entities(table.rules, table.language, skills), line.typed)
    if isinstance(skill, Refusal):
        return _no_skill(words[1], skill, table)
    extra = modifiers(words[2:])
    if isinstance(extra, Refusal):
        return refused(extra)
    return misused(line.verb, extra) if isinstance(extra, str) else Asked(who, skill, *extra)


def _no_skill(word: str, why: Refusal, table: Table) -> Result:
    """What to say for a word that is no skill: the nearest one; the skills that go with an attribute; else all."""
    rules = table.rules.character
    attribute = one(word, entities(table.rules, table.language, rules.attributes))
    if not isinstance(attribute, Refusal):
        own = tuple(Term(key) for key, skill in rules.skills.items() if skill.attribute == attribute)
        return refuse("is_attribute", attribute=Term(attribute), skills=Listed(own))
    names = Listed(tuple(Term(key) for key in rules.skills))
    return refused(why) if why.prefill else refuse("no_skill", word=word, skills=names)


def modifiers(words: tuple[str, ...]) -> tuple[tuple[Part, ...], Told | None] | Refusal | str:
    """Difficulty, dice and a told result out of a line; the first word that is none of them."""
    parts: list[Part] = []
    result: Told | None = None
    for word in words:
        dice = number(word)
        if word.startswith("="):
            result = told(word)
        if result is None if word.startswith("=") else dice is None or abs(dice) > _MOST:
            return word
        if dice is not None:
            part = Part("help" if word[0] == "+" else "difficulty", dice if word[0] in "+-" else -dice)
            if word[0] not in "+-" and any(other.what == "difficulty" for other in parts):
                return Refusal(say("refused.two_difficulties", word=word))
            parts.append(part)
    return tuple(parts), result
