"""``front``: what comes by itself in the story at hand, how near it is, and what shows on the way; for the GM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk import fronts
from rpg.desk.answer import refuse, refused, said
from rpg.desk.names import one
from rpg.desk.plain import plain
from rpg.desk.telling import clock_line
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.story import Front
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say


def run(line: Line, table: Table) -> Result:
    """``front`` lists them · ``front barrier`` reads one."""
    known = fronts.fronts(table)
    if not known:
        return refuse("no_fronts", prefill="orologio " if table.language == "it" else "clock ")
    if not line.rest:
        return said(*(say for clock, front in known.items() for say in _head(table, clock, front)))
    found = one("-".join(plain(line.rest).split()), fronts.named(table), line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    front, clock = known[found], table.world.clocks.get(found)
    return said(*_head(table, found, front), *fronts.signs(table, front, clock.filled if clock else 0))


def _head(table: Table, clock: str, front: Front) -> Iterator[Say]:
    """Its clock as it stands, if it has not been dropped, and when it moves."""
    if clock in table.world.clocks:
        yield clock_line(clock, table.world.clocks[clock])
    yield fronts.moves(table, front)
