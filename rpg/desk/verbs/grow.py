"""``mark`` and ``advance``: what an expedition taught somebody, and what that buys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.names import entities, everybody, groups, many, one
from rpg.desk.plain import plain
from rpg.game.character import advancement
from rpg.game.refusal import Refusal
from rpg.words import Say

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
    """``mark tae vista`` · ``mark tae,oru left behind``."""
    if len(line.words) < 2:  # noqa: PLR2004  who, and what for
        return misused("mark")
    known, (who, *rest) = everybody(table.world), line.words
    found = many(who, {**groups(table.world, known), **known}, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    mark = one(" ".join(rest), _marks(table), line.typed)
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
    """Plain key or name, in English and the table's language -> key of a mark."""
    rules, texts = table.rules.character.person, table.rules.texts
    known: dict[str, str] = {}
    for mark in rules.advancement.marks:
        known[plain(mark.key)] = mark.key
        for tongue in ("en", table.language):
            name = texts.get(tongue, {}).get(rules.id, {}).get(f"advancement.marks.{mark.key}.name")
            if isinstance(name, str):
                known.setdefault(plain(name), mark.key)
    return known


def is_growth(line: Line) -> bool:
    """Whether a line says of somebody what kind of thing they learn, and which."""
    return len(line.words) >= _WHOLE and plain(line.words[1]) in KINDS


def advance(line: Line, table: Table) -> Result:
    """``advance tae skill climb`` · ``advance tae attribute frame`` · ``advance tae ability mule``."""
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


def marks_lines(table: Table, who: str) -> tuple[Say, ...]:
    """How many marks somebody has, and lines that spend them on what those buy."""
    person, rules = table.world.people.by_id[who], table.rules.character
    if person.marks <= 0 or person.dead:
        return ()
    words = {"skill": "line.advance.skill", "attribute": "line.advance.attribute", "ability": "line.advance.ability"}
    bought = [offer for offer in advancement.offers(rules, person) if offer.marks <= person.marks]
    rows = tuple(
        Say("person.buys", {"line": Say(words[o.kind], {"who": who, "what": o.key.rpartition("/")[2]}), "n": o.marks})
        for o in bought
    )
    return (Say("person.marks", {"n": person.marks}), *rows)
