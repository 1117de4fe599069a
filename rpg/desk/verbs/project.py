"""``project`` (``assembly``): what the village builds on from now on, and what is given for it beyond the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.verbs.village import WHAT, refuse_lost
from rpg.desk.village import level, project
from rpg.desk.words import world_after
from rpg.game.community import decide, measures
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_WITH = frozenset({"with", "for", "con", "per"})
_STORES = frozenset({"stores", "store", "scorte", "scorta"})
_PARTS = frozenset({"parts", "part", "parti", "parte", "pezzi", "pezzo"})
_NONE = frozenset({"none", "nothing", "nessuno", "niente"})
_TWO, _MOST = 2, 1000


def run(line: Line, table: Table) -> Result:
    """``project`` · ``project larder`` · ``project larder with 4 stores`` · ``project with 1 part`` · ``… none``."""
    words = [plain(word) for word in line.words]
    if table.world.community.lost:
        return refuse_lost(table)
    if not words:
        levels = tuple(level(table.rules, table.world, key) for key in measures.DEVELOPMENTS)
        return said(project(table.rules, table.world), Say("village.built", {"clauses": Listed(levels, " · ")}))
    named = words[0] not in _WITH
    paid = _paid(words[1:] if named else words)
    key = WHAT.get(words[0], "") if named else table.world.community.project
    none = named and words[0] in _NONE
    if paid is None or (named and not none and key not in measures.DEVELOPMENTS):
        return misused("project")
    chosen = decide.choose(table.rules.community, table.world.community, key)
    return refused(chosen) if isinstance(chosen, Refusal) else _assembled(table, chosen, paid)


def _assembled(table: Table, chosen: tuple[Event, ...], paid: tuple[int, int]) -> Result:
    """The project that was chosen, and what is given for it."""
    events = list(chosen)
    if any(paid):
        world = world_after(table.world, events)
        stores, parts = paid
        bought = decide.buy(
            table.rules.community, world.community, stores=stores, parts=parts, has_parts=max(0, world.parts)
        )
        if isinstance(bought, Refusal):
            return refused(bought)
        events += bought
    return happened(table, events)


def _paid(words: list[str]) -> tuple[int, int] | None:
    """Stores and parts that are given; None if the words say something else."""
    stores = parts = 0
    rest = [word for word in words if word not in _WITH]
    if len(rest) % _TWO or (words and words[0] not in _WITH):
        return None
    for count, what in zip(rest[::2], rest[1::2], strict=True):
        n = number(count)
        if n is None or not 0 < n <= _MOST or what not in _STORES | _PARTS:
            return None
        stores, parts = (stores + n, parts) if what in _STORES else (stores, parts + n)
    return stores, parts
