"""The odds that the desk has weighed, drawn as ``rpg odds`` draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.cli.called import called
from rpg.cli.drawn import drawn, screen
from rpg.cli.known import Known
from rpg.cli.notation import Asked
from rpg.cli.texts import Words
from rpg.cli.weighed import Weighed, headed
from rpg.desk.dice import context
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.result import Chart
    from rpg.desk.table import Table


def said(chart: Chart, table: Table) -> tuple[Say, ...]:
    """The lines of the chart, as sentences."""
    named = context(table)
    names = called(table.rules, named, table.language, [chart.typed.tree])
    known, around = Known(named, Words(table.language), names), screen()
    one = Weighed(Asked(chart.text, chart.typed, chart.why), chart.odds, chart.times)
    lines = [*headed(one, known), *drawn([one], known, around, None)]
    return tuple(Say("desk.odds.line", {"line": around.plainly(line)}) for line in lines)
