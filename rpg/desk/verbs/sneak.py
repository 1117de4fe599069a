"""``sneak``: the leader leads the group past what watches, with everything that follows from it (GAME.md 5 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import number, told
from rpg.desk.names import entities, groups, many, one, people
from rpg.desk.plain import plain
from rpg.desk.words import ground, how
from rpg.game.check.told import Told
from rpg.game.encounter import detect
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

PACES: dict[str, detect.Pace] = {
    "careful": "careful", "cauto": "careful", "cauti": "careful", "cauta": "careful", "caute": "careful",
    "steady": "steady", "normale": "steady", "rush": "rush", "corsa": "rush", "forzata": "rush",
}  # fmt: skip
_HIGHEST = 9
"""No Watch that a GM could mean is higher."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How the group goes: its pace, the Watch it passes, a lookout's help, real dice."""

    watch: int
    pace: detect.Pace = "steady"
    lookout: bool = False
    adversary: str = ""
    told: Told | None = None


def run(line: Line, table: Table) -> Result:
    """``sneak tae`` at the scene's Watch · ``sneak tae 3 careful lookout =631`` · ``sneak tae past drift-eye``."""
    if not line.words:
        return misused("sneak")
    known = people(table.world)
    several = many(line.words[0], {**groups(table.world, known), **known})
    if not isinstance(several, Refusal) and len(several.ids) > 1 and isinstance(one(line.words[0], known), Refusal):
        verb = "furtivita" if table.language == "it" else "sneak"
        return refuse("one_leads", prefill=" ".join((verb, several.ids[0], *line.words[1:])))
    who = one(line.words[0], known, line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    way = Way(watch=table.world.watch)
    for word in line.words[1:]:
        step = _word(way, word, table)
        if step is None:
            return misused("sneak", word)
        way = step
    rules, here = ground(table)
    events = detect.sneak(
        rules,
        here,
        table.dice,
        leader=who,
        watch=way.watch,
        adversary=way.adversary,
        pace=way.pace,
        lookout_helped=way.lookout,
        how=how(table, who, way.told),
    )
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def _word(way: Way, word: str, table: Table) -> Way | None:
    key = plain(word)
    if key in PACES:
        return msgspec.structs.replace(way, pace=PACES[key])
    if key in {"lookout", "vedetta"}:
        return msgspec.structs.replace(way, lookout=True)
    if key in {"past", "watch", "at", "oltre", "sorveglianza", "a"}:
        return way
    if word.startswith("="):
        result = told(word)
        return msgspec.structs.replace(way, told=result) if result else None
    watch = number(word)
    if watch is not None:
        return msgspec.structs.replace(way, watch=watch) if 0 <= watch <= _HIGHEST else None
    found = one(word, entities(table.rules, table.language, table.rules.encounter.adversaries))
    return None if isinstance(found, Refusal) else msgspec.structs.replace(way, adversary=found)
