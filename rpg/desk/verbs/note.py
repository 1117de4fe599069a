"""``note``, or a leading dot: written down, found again, told in the recap. A note may have several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import Noted
from rpg.desk.answer import happened, misused, refuse
from rpg.desk.result import Append

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LONGEST, _LONGEST_OF_LINES = 800, 8000
"""Bytes of a note of one line, and of several."""
_HEAD = re.compile(r"\s*!?\s*(\.|\S+)\s*")
"""What stands before the text of a note: a dot, or the verb."""


def run(line: Line, table: Table) -> Result:
    """``. Tae promised the children algae`` · ``note …``."""
    text = _text(line)
    if not text:
        return misused("note")
    most = _LONGEST_OF_LINES if "\n" in text else _LONGEST
    if len(text.encode()) > most:
        return refuse("too_long", most=most)
    result = happened(table, (Noted(text=text),))
    if "\n" not in text or not isinstance(result.deed, Append):
        return result
    mark, first = "!" if line.secret else "", text.partition("\n")[0]
    return replace(result, deed=replace(result.deed, line=f"{mark}. {first} …"))


def _text(line: Line) -> str:
    """What is to be written down; of several lines each as it is, with one empty line where there were any."""
    if "\n" not in line.raw.strip():
        return line.rest
    lines = [" ".join(one.split()) for one in _HEAD.sub("", line.raw, count=1).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
