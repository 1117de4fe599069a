"""``quit``: leave the console. There is nothing to save: every line already is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import say
from rpg.desk.result import Leave, Result

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.table import Table


def run(_: Line, __: Table) -> Result:
    """``q``."""
    return Result(says=(say("bye"),), deed=Leave())
