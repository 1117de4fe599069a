"""The number of a place in its circle, on a plan and in the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.boxes import Path, Text
from rpg.press.map_frame import LABEL
from rpg.press.shapes import circle

if TYPE_CHECKING:
    from rpg.press.boxes import Box

RADIUS = 1.75
_TIGHT = 1.45
_THREE = 3


def mark(number: int | str, x: float, y: float, *, hidden: bool = False, tight: bool = False) -> tuple[Box, ...]:
    """The number of a place in its circle, its middle at (x, y) mm; a hidden place has a double ring, black inside.

    ``tight``: as small as its digits allow, for plans on which a room is hardly larger.
    """
    radius, bare = (_TIGHT, 0.15) if tight and len(str(number)) < _THREE else (RADIUS, 0.45)
    ring = Path(outlines=(circle(x, y, radius),), fill="ink" if hidden else "paper", weight="cut")
    halo = Path(outlines=(circle(x, y, radius + bare),), fill="paper")
    text = Text(
        x=x, y=y + 0.85, text=str(number), font="heading", size=LABEL, align="centre",
        colour="paper" if hidden else "ink",
    )  # fmt: skip
    return (halo, ring, text)
