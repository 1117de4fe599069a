"""The frame that every plate shares: coordinates A-H and 1-12, a depth ruler, a title block.

A plate is read like a drawing from the City's own archive: whoever says "C7" means the same square of paper on every
copy. The inner frame is the room of the plate; :func:`room` measures it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import fit
from rpg.press.boxes import Group, Line, Path, Rect, Text
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.boxes import Box
    from rpg.press.metrics import Metrics
    from rpg.press.theme import Colour, Theme

COLUMNS = "ABCDEFGH"
ROWS = 12
MARGIN = 7.0
"""Millimetres between the edge of the paper and the outer frame: what a home printer can reach."""
BAND = 4.5
"""Millimetres between the outer and the inner frame, where coordinates and ruler stand."""
BLOCK = 13.0
"""Height of the title block in millimetres."""
_LABEL = 6.5
_TICKS = 5


class Area(msgspec.Struct, frozen=True):
    """A rectangle on paper, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> Area:
        """The same, smaller by ``by`` on every side."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A title block: the name of the plate, cells of (label, value) with their share of the width, and the notice."""

    title: str
    cells: tuple[tuple[str, str, float], ...]
    notice: str


class Depth(msgspec.Struct, frozen=True, kw_only=True):
    """The depth ruler: the stratum at the top, how many downwards, and where we are (None: nowhere in particular)."""

    first: int = 0
    strata: int = ROWS
    here: int | None = None


def inner(size: tuple[float, float]) -> Area:
    """The inner frame of a page."""
    edge = MARGIN + BAND
    return Area(edge, edge, size[0] - 2 * edge, size[1] - 2 * edge)


def room(size: tuple[float, float]) -> Area:
    """The room of the plate: the inner frame above the title block."""
    whole = inner(size)
    return Area(whole.x, whole.y, whole.width, whole.height - BLOCK)


def frame(size: tuple[float, float], block: Block, depth: Depth, theme: Theme, metrics: Metrics) -> tuple[Box, ...]:
    """The frame of a page of (width, height) millimetres, with its title block at the foot."""
    whole = inner(size)
    decoration = (
        Rect(x=MARGIN, y=MARGIN, width=size[0] - 2 * MARGIN, height=size[1] - 2 * MARGIN, weight="far"),
        Rect(x=whole.x, y=whole.y, width=whole.width, height=whole.height, weight="wall"),
        *_columns(whole),
        *_rows(whole),
        *_ruler(whole, depth),
    )
    return (Group(tag="Artifact", boxes=decoration), *_block(whole, block, theme, metrics))


def _columns(whole: Area) -> list[Box]:
    out: list[Box] = []
    step = whole.width / len(COLUMNS)
    for i, letter in enumerate(COLUMNS):
        x = whole.x + i * step
        out += [
            Text(x=x + step / 2, y=y, text=letter, font="code", size=_LABEL, align="centre", colour="quiet")
            for y in (whole.y - BAND / 2 + 0.8, whole.bottom + BAND / 2 + 0.8)
        ]
        if i:
            out.append(Line(x1=x, y1=MARGIN, x2=x, y2=whole.y, weight="far"))
            out.append(Line(x1=x, y1=whole.bottom, x2=x, y2=whole.bottom + BAND, weight="far"))
    return out


def _rows(whole: Area) -> list[Box]:
    out: list[Box] = []
    step = whole.height / ROWS
    for i in range(ROWS):
        y = whole.y + i * step
        middle = y + step / 2 + 0.8
        x = whole.x - BAND / 2
        out.append(
            Text(x=x, y=middle, text=str(i + 1), font="code", size=_LABEL, align="centre", colour="quiet"),
        )
        if i:
            out.append(Line(x1=MARGIN, y1=y, x2=whole.x, y2=y, weight="far"))
    return out


def _ruler(whole: Area, depth: Depth) -> list[Box]:
    out: list[Box] = []
    step = whole.height / depth.strata
    for i in range(depth.strata):
        y = whole.y + i * step
        stratum = depth.first + i
        for tick in range(_TICKS):
            at, reach = y + tick * step / _TICKS, BAND if tick == 0 else 1.2
            out.append(
                Line(x1=whole.right, y1=at, x2=whole.right + reach, y2=at, weight="near" if tick == 0 else "far")
            )
        here = stratum == depth.here
        if here:
            out.append(Rect(x=whole.right, y=y, width=BAND, height=step, fill="ink"))
        out.append(_depth_number(whole.right + BAND / 2, y + step / 2, stratum, here=here))
    x, y = whole.right + BAND / 2, whole.bottom
    down = polygon([(x - 1.2, y + 1.2), (x + 1.2, y + 1.2), (x, y + BAND - 1.0)])
    return [*out, Path(outlines=(down,), fill="ink")]


def _depth_number(x: float, y: float, stratum: int, *, here: bool) -> Text:
    text = f"−{stratum:02d}" if stratum else "00"
    colour: Colour = "paper" if here else "quiet"
    return Text(x=x + 1.6, y=y, text=text, font="code", size=_LABEL, align="centre", colour=colour, turn=90)


def _block(whole: Area, block: Block, theme: Theme, metrics: Metrics) -> list[Box]:
    top = whole.bottom - BLOCK
    mass = Area(whole.x, top, whole.width * 0.25, BLOCK)
    title = fit.line(
        metrics.faces["title"], block.title, mass.width - 5, size=11, floor=theme.floors.label, spacing=0.4
    )
    ruled: list[Box] = [
        Rect(x=mass.x, y=mass.y, width=mass.width, height=mass.height, weight="cut", fill="mass"),
        Line(x1=whole.x, y1=top, x2=whole.right, y2=top, weight="cut"),
    ]
    said: list[Box] = [
        Group(
            tag="P",
            boxes=(
                Text(
                    x=mass.x + 2.5,
                    y=top + 6.0,
                    text=title.lines[0],
                    font="title",
                    size=title.size,
                    spacing=0.4,
                    colour="on_mass",
                ),
            ),
        ),
    ]
    said += _cells(Area(mass.right, top, whole.width - mass.width, 7.4), block, metrics, theme, ruled)
    said += _notice(Area(mass.right, top + 7.4, whole.width - mass.width, BLOCK - 7.4), block, metrics, theme)
    mark = polygon(
        [
            (mass.x + 2.5, top + 8.4),
            (mass.right - 2.5, top + 8.4),
            (mass.right - 2.5, top + 8.9),
            (mass.x + 14, top + 8.9),
            (mass.x + 12.5, top + 10.6),
            (mass.x + 2.5, top + 10.6),
        ]
    )
    ruled.append(Path(outlines=(mark,), fill="on_mass"))
    return [Group(tag="Artifact", boxes=tuple(ruled)), *said]


def _cells(area: Area, block: Block, metrics: Metrics, theme: Theme, ruled: list[Box]) -> list[Box]:
    out: list[Box] = []
    total = sum(share for _, _, share in block.cells)
    x = area.x
    for label, value, share in block.cells:
        width = area.width * share / total
        fitted = fit.line(metrics.faces["code"], value, width - 3, size=7.5, floor=theme.floors.label)
        out.append(
            Group(
                tag="P",
                boxes=(
                    Text(x=x + 1.5, y=area.y + 2.8, text=label, size=_LABEL, colour="quiet", spacing=0.2),
                    Text(x=x + 1.5, y=area.y + 6.0, text=fitted.lines[0], font="code", size=fitted.size),
                ),
            ),
        )
        ruled.append(Line(x1=x, y1=area.y, x2=x, y2=area.bottom, weight="near"))
        x += width
    ruled.append(Line(x1=area.x, y1=area.bottom, x2=area.right, y2=area.bottom, weight="near"))
    return out


def _notice(area: Area, block: Block, metrics: Metrics, theme: Theme) -> list[Box]:
    face = metrics.faces["body"]
    fitted = fit.block(face, block.notice, (area.width - 3, area.height), size=_LABEL, floor=theme.floors.label)
    texts = tuple(
        Text(x=area.x + 1.5, y=area.y + 2.25 + i * 2.35, text=text, size=fitted.size, colour="quiet")
        for i, text in enumerate(fitted.lines)
    )
    return [Group(tag="P", boxes=texts)]
