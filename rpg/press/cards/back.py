"""The back of a card: a section through the City, and the plate that says which deck it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.motif.drawn import filled
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.look import Look

_SCALE = 4.0  # millimetres of paper to a metre: 1:250
_PLATE = 17.0
_SPACING = 0.8


_MOTIFS = {"gear": "silo", "adversary": "eye", "condition": "growth", "ability": "stair"}
"""What the backs of a deck show, by its id; those of others show the bridge."""


def back(size: tuple[float, float], bleed: float, title: str, deck: tuple[str, str], look: Look) -> tuple[b.Box, ...]:
    """The boxes of a back of ``size`` (width, height in millimetres), from its top left corner out to the bleed.

    ``deck`` is its id, and what it is called. All backs of one are alike.
    """
    id_, kind = deck
    width, height = size
    whole = Area(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed)
    top = height - _PLATE
    plate = polygon(
        [(whole.x, top), (width - 14, top), (width - 9, top + 5), (whole.right, top + 5), (whole.right, whole.bottom),
         (whole.x, whole.bottom)]
    )  # fmt: skip
    above = Area(whole.x, whole.y, whole.width, top + 5 - whole.y)
    drawn: list[b.Box] = [
        *filled(_MOTIFS.get(id_, ""), above, _SCALE, look.seed),
        b.Path(outlines=(plate,), weight="wall", fill="mass"),
    ]
    drawn.append(b.Line(x1=6, y1=top + 8.6, x2=width - 6, y2=top + 8.6, weight="near", colour="on_mass"))
    for y, said, largest in ((top + 6.4, title, 12.0), (top + 12.4, kind.upper(), 8.0)):
        floor = look.theme.floors.label
        line = fit.line(look.metrics.faces["title"], said, width - 22, size=largest, floor=floor, spacing=_SPACING)
        drawn.append(
            b.Text(x=6, y=y, text=line.lines[0], font="title", size=line.size, colour="on_mass", spacing=_SPACING)
        )
    return (b.Group(tag="Artifact", boxes=tuple(drawn)),)
