"""A stratum without a sheet round it: nothing but its cells, each of the same whole number of pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.cells import height, width
from rpg.press.boxes import Document, Group, Page, Scaled
from rpg.press.map_plan import plan
from rpg.press.raster import DPI

if TYPE_CHECKING:
    from rpg.press.map import MapOptions
    from rpg.press.map_words import MapWords
    from rpg.press.theme import Theme

PIXELS = 70
"""Pixels of a cell, along one side: what virtual tables expect most."""
_INCH = 25.4
SIDE = PIXELS / DPI * _INCH
"""Millimetres of a cell, so that it has that many pixels."""
_HAIR = 0.001
_BOLD = 2.0
"""How much heavier lines are than on paper: a picture is seen whole on a screen, each cell a few pixels wide."""


def canvas(words: MapWords, index: int, options: MapOptions) -> Document:
    """One page, as large as the stratum. ``words`` has the map as its reader may see it; no grid, no letters."""
    stratum = words.map.strata[index]
    name = words.stratum(stratum)
    drawn = Scaled(x=0.0, y=0.0, scale=SIDE, boxes=plan(words.map, index, grid=False))
    size = (width(stratum) * SIDE - _HAIR, height(stratum) * SIDE - _HAIR)
    figure = Group(tag="Figure", alt=words.word("alt.plan", name=name), boxes=(drawn,))
    return Document(
        title=f"{words.name()} · {name}",
        subject=words.word(f"subject.{options.audience}"),
        language=words.voice.language,
        theme=bold(options.theme),
        pages=(Page(size=size, boxes=(figure,)),),
    )


def bold(theme: Theme) -> Theme:
    """The same look with the heavier lines of pictures."""
    heavier = {weight: points * _BOLD for weight, points in theme.weights.items()}
    return msgspec.structs.replace(theme, weights=heavier)
