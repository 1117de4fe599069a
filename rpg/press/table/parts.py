"""What stands on the table's pages, part by part, for papers in large print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rpg.press.table.alert import how_it_runs, ladder, omens, triggers
from rpg.press.table.danger import machines, odds_of_the_roll, procedure, survival
from rpg.press.table.flow import Part
from rpg.press.table.players import boundaries, conditions, nerve, stances, the_roll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.options import Options
    from rpg.press.table.numbers import Met

ALERT = (Part(ladder, wide=True), Part(triggers), Part(how_it_runs), Part(omens))


def players(options: Options) -> tuple[Part, ...]:
    """The players' page."""
    kept = partial(boundaries, options=options)
    return (Part(the_roll), Part(nerve), Part(stances), Part(conditions, wide=True), Part(kept, wide=True))


def danger(met: Sequence[Met]) -> tuple[Part, ...]:
    """The GM's second page."""
    fights = (Part(partial(survival, met=met)),) if met else ()
    return (Part(procedure), Part(odds_of_the_roll), *fights, Part(machines, wide=True))
