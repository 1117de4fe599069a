"""``make``: the Workshop makes an item for somebody, as many in a cycle as its level; somebody who can, a relic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.names import entities, one, people
from rpg.desk.plain import plain
from rpg.desk.verbs.village import refuse_lost
from rpg.desk.words import present
from rpg.game.community import decide, gifts, measures
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_FOR = frozenset({"for", "per", "a"})
_BY = frozenset({"by", "with", "con"})


def run(line: Line, table: Table) -> Result:
    """``make`` · ``make decoy lure for tae`` · ``make patch kit`` · ``make archive core by homa for tae``.

    Without a name it is for whoever makes it, or for whoever is first at the table.
    """
    if table.world.community.lost:
        return refuse_lost(table)
    if not line.words:
        return said(*_listed(table))
    asked = _asked(list(line.words), line, table)
    if isinstance(asked, Refusal):
        return refused(asked)
    return misused("make") if asked is None else _made(asked, table)


class Asked(msgspec.Struct, frozen=True):
    """An item, for whom, and who makes it by what they can ("": the Workshop does)."""

    gear: str
    who: str
    maker: str


def _asked(words: list[str], line: Line, table: Table) -> Asked | Refusal | None:
    maker, words = _maker(words, line, table)
    at = next((n for n, word in enumerate(words) if n and plain(word) in _FOR), len(words))
    whom = words[at + 1 :]
    if len(whom) > 1 or (at < len(words) and not whom):
        return None
    found = one(" ".join(words[:at]), entities(table.rules, table.language, table.rules.character.gear), line.typed)
    who = one(whom[0], people(table.world), line.typed) if whom else None
    for wrong in (found, maker, who):
        if isinstance(wrong, Refusal):
            return wrong
    first = who or maker or next((p.id for p in present(table.world)), "")
    return Asked(str(found), str(first), str(maker)) if first else None


def _made(asked: Asked, table: Table) -> Result:
    village, gear = table.world.community, table.rules.character.gear[asked.gear]
    if asked.maker:
        by = table.world.people.by_id[asked.maker]
        made = gifts.fabricated(table.rules.character, village, gear, by, asked.who)
        return refused(made) if isinstance(made, Refusal) else happened(table, made)
    events = decide.make(table.rules.community, village, gear, asked.who)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def _maker(words: list[str], line: Line, table: Table) -> tuple[str | Refusal, list[str]]:
    """Who makes it by what they can ("": the Workshop does), and the words without them."""
    at = next((n for n, word in enumerate(words[:-1]) if n and plain(word) in _BY), None)
    if at is None:
        return "", words
    return one(words[at + 1], people(table.world), line.typed), words[:at] + words[at + 2 :]


def _listed(table: Table) -> tuple[Say, ...]:
    """What the Workshop can make, and how many in this cycle."""
    own, village = table.rules.community, table.world.community
    workshop = measures.level(own, village, "workshop")
    items = tuple(Term(g.id) for g in table.rules.character.gear.values() if decide.makeable(g, workshop))
    left = measures.items_left(own, village)
    return (Say("village.makes", {"n": left, "level": workshop, "items": Listed(items, ", ")}),)
