"""Maps beside their peer: six strata of 60 × 60 of ours, a large one of dungeongen. The bars are PRESS.md's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.harness import MISSING, Bar, Side, against, peer, shown, turns

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, SEEDS = 2, ("1", "2", "3", "4")
MADE_BAR, MEMORY_BAR, CELLS_BAR = Bar(2), 60, Bar(0.2, most=True)
OURS = Side(sys.executable, "ours_maps")
CELLS = Side(sys.executable, "cells_maps")


def rows() -> Iterator[tuple[str, str]]:
    """What was measured, and the figure beside its bar; processor time, and memory at its highest."""
    theirs = peer("dungeongen")
    sides = [OURS, *([theirs] if theirs else [])]
    ours, *others = turns(sides, ROUNDS, "map", *SEEDS)
    yield "six strata of 60 × 60, made and proved", shown(ours["made"])
    missed = ", missed" if ours["memory"] > MEMORY_BAR else ""
    after = f"{ours['all']:.0f} MB after {len(SEEDS)} maps"
    yield "the process that made and drew one", f"{ours['memory']:.0f} MB (bar ≤ {MEMORY_BAR} MB{missed}), {after}"
    (cells,) = turns([CELLS], ROUNDS, "map")
    share = CELLS_BAR.said(cells["drawn"] / cells["celled"])
    yield "200 × 200 cells drawn, of a rectangle each", f"{share:<26} {shown(cells['drawn'])}"
    if not others:
        yield "a large map of dungeongen", MISSING
        return
    (other,) = others
    yield "made, of a large one made and drawn", against("dungeongen", ours["made"], other["drawn"])
    yield "made and drawn as plates, of the same", against("dungeongen", ours["drawn"], other["drawn"], MADE_BAR)
    # It draws one picture; of ours there are a section, a plan for each stratum, and the key.
    each = ours["drawn"] / ours["sheets"]
    yield f"one sheet of those {ours['sheets']:.0f}, of its one picture", against("dungeongen", each, other["drawn"])
    yield "one stratum of 60 × 60 made and drawn, of the same", against("dungeongen", ours["one"], other["drawn"])
