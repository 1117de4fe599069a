"""``x``: stop here. The players' pane goes blank until the next line, and the log keeps one word and no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.entry import Fact
from rpg.campaign.events import Cut
from rpg.desk.answer import say
from rpg.desk.result import Append, Result

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_WORD = {"it": "taglio"}


def run(_: Line, table: Table) -> Result:
    """``x``: whatever else was typed is nobody's business, and no secret either."""
    return Result(says=(say("cut"),), deed=Append(facts=(Fact(Cut()),), line=_WORD.get(table.language, "cut")))
