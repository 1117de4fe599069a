"""The acts of an exchange as verbs of their own: ``flee`` is everybody's flight, and each has its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.verbs import exchange

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``flee`` · ``strike``: what everybody does, who is able."""
    return exchange.run(msgspec.structs.replace(line, rest=f"all {line.verb} {line.rest}"), table)
