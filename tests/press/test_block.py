"""The title block of a plate: a value never stands on its label."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rpg.press.block import Block, title_block
from rpg.press.boxes import Group, Text
from rpg.press.printing import look

LOOK = look("concrete")
_APART = 0.45  # millimetres that a "g" of the label reaches below its line


@pytest.mark.parametrize(
    "value",
    ["–", "Il pozzo dell'ascensore", "Il villaggio dietro la barriera", "Il ponte fra le due torri che nessuno guarda"],
)
def test_a_value_stands_below_its_label(value: str) -> None:
    cells = (("luogo", value, 3.0), ("strato", "–", 1.0), ("fonte", "core 0.1.0 + zuru 0.1.0", 3.0))
    drawn = title_block((210, 297), Block(title="MEGASTRUTTURA", cells=cells, notice=""), LOOK)
    groups = [box for box in drawn.boxes if isinstance(box, Group)]
    texts = next([t for t in g.boxes if isinstance(t, Text)] for g in groups if _first(g) == "luogo")
    label, *lines = texts
    for line in lines:
        cap = LOOK.metrics.cap(line.font, line.size)
        assert line.y - cap >= label.y + _APART, line
    assert [b.y - a.y for a, b in pairwise(lines)] == pytest.approx([2.1] * (len(lines) - 1))


def _first(group: Group) -> str:
    return next((box.text for box in group.boxes if isinstance(box, Text)), "")
