"""``make``: the Workshop makes an item for somebody, as many in a cycle as its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.names import entities, one, people
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.desk.verbs.village import refuse_lost
from rpg.desk.words import present
from rpg.game.community import decide, measures
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_FOR = frozenset({"for", "per", "a"})


def run(line: Line, table: Table) -> Result:
    """``make`` · ``make decoy lure for tae`` · ``make patch kit`` (for whoever is first at the table)."""
    if table.world.community.lost:
        return refuse_lost(table)
    if not line.words:
        return said(*_listed(table))
    words = list(line.words)
    at = next((n for n, word in enumerate(words) if n and plain(word) in _FOR), len(words))
    item, whom = " ".join(words[:at]), words[at + 1 :]
    if len(whom) > 1 or (at < len(words) and not whom):
        return misused("make")
    gear = table.rules.character.gear
    found = one(item, entities(table.rules, table.language, gear), line.typed)
    who = one(whom[0], people(table.world), line.typed) if whom else next((p.id for p in present(table.world)), "")
    for wrong in (found, who):
        if isinstance(wrong, Refusal):
            return refused(wrong)
    if not who:
        return misused("make")
    events = decide.make(table.rules.community, table.world.community, gear[str(found)], str(who))
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def _listed(table: Table) -> tuple[Say, ...]:
    """What the Workshop can make, and how many in this cycle."""
    own, village = table.rules.community, table.world.community
    workshop = measures.level(own, village, "workshop")
    items = tuple(Term(g.id) for g in table.rules.character.gear.values() if decide.makeable(g, workshop))
    left = measures.items_left(own, village)
    return (Say("village.makes", {"n": left, "level": workshop, "items": Listed(items, ", ")}),)


VERB = Verb(key="make", en=("make",), it=("fabbrica",), run=run, takes=("gear", "person"))
