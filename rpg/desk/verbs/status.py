"""``status``: the whole table; alert first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import said
from rpg.desk.state import as_data, status

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(_: Line, table: Table) -> Result:
    """``s``."""
    return said(*status(table), data=as_data(table))
