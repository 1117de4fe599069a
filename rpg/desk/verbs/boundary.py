"""``lines`` and ``veils``: what never comes into the game, and what never comes on screen. They are everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.campaign.events import BoundaryDrawn, BoundaryLifted
from rpg.desk.answer import happened, misused, refuse, said, say
from rpg.desk.line import number
from rpg.desk.plain import plain

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

Kind = Literal["line", "veil"]

_LIFT = frozenset({"lift", "togli"})
_LONGEST = 200
_MOST = 50
"""Lines, or veils, of one table."""


def lines(line: Line, table: Table) -> Result:
    """``lines`` · ``lines harm to children`` · ``lines lift 2``."""
    return _kept("line", line, table)


def veils(line: Line, table: Table) -> Result:
    """``veils`` · ``veils torture`` · ``veils lift 1``."""
    return _kept("veil", line, table)


def _kept(kind: Kind, line: Line, table: Table) -> Result:
    known = {n: b.text for n, b in table.world.boundaries.items() if b.kind == kind}
    first, _, rest = line.rest.partition(" ")
    if not line.rest:
        rows = (say(f"boundary.{kind}_row", n=n, text=text) for n, text in enumerate(known.values(), start=1))
        return said(*rows) if known else refuse(f"no_{kind}s")
    table = msgspec.structs.replace(table, secret=False)  # what the table agreed on, nobody may hide from it
    if plain(first) in _LIFT:
        return _lifted(kind, rest, list(known), table)
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    if plain(line.rest) in map(plain, known.values()):
        return refuse("boundary_known", text=line.rest)
    if len(known) >= _MOST:
        return refuse("too_many_boundaries", most=_MOST)
    return happened(table, (BoundaryDrawn(boundary=table.entry, kind=kind, text=line.rest),))


def _lifted(kind: Kind, which: str, numbers: list[int], table: Table) -> Result:
    counted = number(which)
    if counted is None:
        return misused(f"{kind}s")
    if not 1 <= counted <= len(numbers):
        return refuse("no_boundary", n=counted)
    return happened(table, (BoundaryLifted(boundary=numbers[counted - 1]),))
