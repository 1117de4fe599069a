"""Odds drawn as bars, for whoever has weighed dice: the command, and the desk's line."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from rpg.cli.bars import Bars, Screen
from rpg.cli.spread import rows
from rpg.dice.kinds import Kind

if TYPE_CHECKING:
    from rpg.cli.known import Known
    from rpg.cli.spread import Number
    from rpg.cli.weighed import Weighed

NAMES = "ABCD"
"""What texts that stand side by side are called."""
_BLOCKS = "█▏▎▍▌▋▊▉░≤≥–−±·…—"
_PIPED = (80, 42)
"""Columns and rows where no terminal says its own."""
_AROUND = 6
"""Lines of a terminal that the bars leave to what stands around them."""
_FEWEST = 12


def drawn(group: list[Weighed], known: Known, around: Screen, least: Number | None) -> list[str]:
    """Bars of what can stand in the same rows."""
    laid = rows([one.odds for one in group], known, around.rows)
    bars = Bars(laid, known.words, around, least)
    if len(group) > 1:
        return bars.several(NAMES[: len(group)])
    kind = group[0].odds.kind
    head = "cli.odds.or_more" if group[0].numeric else "cli.odds.or_better" if kind is Kind.DEGREE else ""
    return bars.one(known.words(head) if head else "")


def screen() -> Screen:
    """What standard output is."""
    try:
        _BLOCKS.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        blocks = False
    else:
        blocks = True
    if not sys.stdout.isatty():
        return Screen(*_PIPED, blocks)
    size = shutil.get_terminal_size()
    return Screen(size.columns, max(_FEWEST, size.lines - _AROUND), blocks)
