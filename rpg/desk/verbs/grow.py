"""``mark`` and ``advance``: what an expedition taught somebody, and what that buys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.names import entities, everybody, groups, many, one, one_within, within
from rpg.desk.plain import plain
from rpg.game.character import advancement
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_WHOLE = 3
"""Words of a line: who, what kind of thing, which."""
KINDS: dict[str, advancement.Kind] = {
    "skill": "skill", "abilita": "skill", "attribute": "attribute", "attributo": "attribute",
    "ability": "ability", "talento": "ability",
}  # fmt: skip


def marks(line: Line, table: Table) -> Result:
    """``mark tae`` · ``mark tae vista`` · ``mark tae,oru left behind``."""
    if not line.words:
        return misused("mark")
    known, (who, *rest) = everybody(table.world), line.words
    found = many(who, {**groups(table.world, known), **known}, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    if not rest:
        return said(*(says for each in found.ids for says in _had(table, each)))
    mark = one_within(" ".join(rest), _marks(table), line.typed)
    if isinstance(mark, Refusal):
        return refused(mark)
    events: list[Event] = []
    for each in found.ids:
        new = advancement.marked(table.rules.character, table.world.people.by_id[each], mark)
        if isinstance(new, Refusal):
            return refused(new)
        events += new
    return happened(table, events)


def _marks(table: Table) -> dict[str, str]:
    """Plain key or name, in English and the table's language -> mark."""
    rules = table.rules.character.person
    return within(table, rules.id, "advancement.marks", (mark.key for mark in rules.advancement.marks))


def is_growth(line: Line) -> bool:
    """Whether a line says of somebody what kind of thing they learn, and which."""
    return len(line.words) >= _WHOLE and plain(line.words[1]) in KINDS


def advance(line: Line, table: Table) -> Result:
    """``advance tae skill climb`` · ``advance tae attribute frame`` · ``advance tae ability mule``."""
    if len(line.words) == 1:
        who = one(line.words[0], everybody(table.world), line.typed)
        return refused(who) if isinstance(who, Refusal) else said(*_had(table, who))
    if not is_growth(line):
        return misused("advance")
    words = line.words
    kind = KINDS[plain(words[1])]
    who = one(words[0], everybody(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    rules = table.rules.character
    every: dict[str, Mapping[str, object]] = {
        "skill": rules.skills,
        "attribute": rules.attributes,
        "ability": rules.abilities,
    }
    things = every[kind]
    key = one(" ".join(words[2:]), entities(table.rules, table.language, things), line.typed)
    if isinstance(key, Refusal):
        return refused(key)
    events = advancement.advanced(rules, table.world.people.by_id[who], kind, key)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def _had(table: Table, who: str) -> tuple[Say, ...]:
    """The marks that somebody has and what they buy, or that there are none, and what they are given for."""
    rules, name = table.rules.character.person, table.world.people.by_id[who].name
    lines = marks_lines(table, who)
    names = tuple(Term(rules.id, f"advancement.marks.{mark.key}.name") for mark in rules.advancement.marks)
    return (
        (Say("person.marks_of", {"who": name}), *lines)
        if lines
        else (Say("person.no_marks", {"who": name, "marks": Listed(names, " · ")}),)
    )


def marks_lines(table: Table, who: str) -> tuple[Say, ...]:
    """How many marks somebody has, and lines that spend them on what those buy."""
    person, rules = table.world.people.by_id[who], table.rules.character
    if person.marks <= 0 or person.dead:
        return ()
    words = {"skill": "line.advance.skill", "attribute": "line.advance.attribute", "ability": "line.advance.ability"}
    offers = advancement.offers(rules, person)
    bought = [offer for offer in offers if offer.marks <= person.marks]
    if offers and not bought:
        return (Say("person.marks_few", {"n": person.marks, "least": min(offer.marks for offer in offers)}),)
    rows = tuple(
        Say("person.buys", {"line": Say(words[o.kind], {"who": who, "what": Written(o.key)}), "n": o.marks})
        for o in bought
    )
    return (Say("person.marks", {"n": person.marks}), *rows)
