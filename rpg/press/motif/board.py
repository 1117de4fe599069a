"""What a place is drawn on: an area, its scale, numbers of its own, and the colours of a void or of bare paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press.figure import person
from rpg.press.shapes import polygon, polyline, rectangle
from rpg.press.site import Site

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.theme import Colour, Weight


class Dress(NamedTuple):
    """Colours by what they mean: where nothing is, what stands near, in the middle, and far off."""

    void: Colour
    near: Colour
    middle: Colour
    far: Colour


VOID = Dress("mass", "on_mass", "rule", "quiet")
"""Black, as a chapter opens."""
BARE = Dress("paper", "ink", "quiet", "rule")
"""Lines on the paper itself: a drawing may be large and cost no toner."""


class Board:
    """Takes boxes from the back to the front. Millimetres of paper throughout; ``scale`` are those of a metre."""

    def __init__(self, area: Area, scale: float, seed: str, dress: Dress) -> None:
        """Nothing but the void yet."""
        self.area, self.scale, self.dress = area, scale, dress
        self._site = Site(area, seed)
        self.boxes: list[b.Box] = [
            b.Rect(x=area.x, y=area.y, width=area.width, height=area.height, fill=dress.void)
        ]  # fmt: skip

    def number(self, index: int) -> float:
        """One of the place's numbers, from 0 to below 1."""
        return self._site.number(index)

    def x(self, share: float) -> float:
        """So far across."""
        return self.area.x + share * self.area.width

    def y(self, share: float) -> float:
        """So far down."""
        return self.area.y + share * self.area.height

    def strokes(
        self, runs: list[list[b.Point]], weight: Weight = "far", colour: Colour | None = None,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Runs of straight lines, near if no colour is given."""
        outlines = tuple(polyline(run) for run in runs)
        if outlines:
            self.boxes.append(b.Path(outlines=outlines, weight=weight, colour=colour or self.dress.near, dash=dash))

    def curves(self, outlines: list[b.Outline], weight: Weight = "far", colour: Colour | None = None) -> None:
        """Outlines as they are, near if no colour is given."""
        self.boxes.append(b.Path(outlines=tuple(outlines), weight=weight, colour=colour or self.dress.near))

    def filled(self, outline: b.Outline) -> None:
        """A closed outline that hides what is behind it."""
        self.boxes.append(
            b.Path(outlines=(outline,), fill=self.dress.void, weight="near", colour=self.dress.near)
        )  # fmt: skip

    def block(
        self, points: list[b.Point], weight: Weight = "near", colour: Colour | None = None, fill: Colour | None = None
    ) -> None:
        """A closed shape that hides what is behind it; filled with the void if nothing else is said."""
        shape = (polygon(points),)
        self.boxes.append(
            b.Path(outlines=shape, fill=fill or self.dress.void, weight=weight, colour=colour or self.dress.near)
        )

    def box(  # noqa: PLR0913, PLR0917 -- a rectangle, and how it is drawn
        self, x: float, y: float, width: float, height: float, weight: Weight = "near", colour: Colour | None = None,
        fill: Colour | None = None,
    ) -> None:  # fmt: skip
        """A rectangle that hides what is behind it."""
        self.block([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], weight, colour, fill)

    def cut(self, *shapes: list[b.Point], gap: float = 1.1, hard: bool = False) -> None:
        """Mass that the section goes through: hatched on paper, outlined as a wall; ``hard``: both ways."""
        outlines = tuple(polygon(points) for points in shapes)
        self.boxes += [
            b.Path(outlines=outlines, fill="paper"),
            b.Hatch(outlines=outlines, gap=gap),
            *([b.Hatch(outlines=outlines, gap=gap, angle=-45)] if hard else []),
            b.Path(outlines=outlines, weight="cut"),
        ]

    def shade(self, points: list[b.Point], gap: float = 1.0, angle: float = 45.0) -> None:
        """What lies in the shade, hatched over what is there."""
        self.boxes.append(b.Hatch(outlines=(polygon(points),), gap=gap, angle=angle, colour=self.dress.far))

    def person(self, x: float, y: float, times: float = 1.0) -> None:
        """Somebody standing there; ``times`` smaller where they are far off."""
        self.boxes.append(person(x, y, self.scale * times, on_void=self.dress.near == "on_mass"))

    def rail(self, x1: float, x2: float, y: float, colour: Colour | None = None) -> None:
        """A rail of one metre over a deck, posts every two metres."""
        high, step = self.scale, self.scale * 2
        posts = int((x2 - x1) / step)
        self.strokes([[(x1, y - high), (x2, y - high)]], "far", colour)
        self.strokes([[(x1 + i * step, y - high), (x1 + i * step, y)] for i in range(posts + 1)], "far", colour)

    def framed(self) -> tuple[b.Box, ...]:
        """The drawing inside its frame, as decoration: it says nothing that a text must."""
        area = self.area
        frame = (rectangle(area.x, area.y, area.width, area.height),)
        drawn = (b.Clip(outlines=frame, boxes=tuple(self.boxes)), b.Path(outlines=frame, weight="wall"))
        return (b.Group(tag="Artifact", boxes=drawn),)
