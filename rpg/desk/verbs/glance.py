"""An empty line: the few things that a GM wants to see at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import said
from rpg.desk.state import as_data, glance

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(_: Line, table: Table) -> Result:
    """Enter."""
    return said(*glance(table), data=as_data(table))
