"""Draw lists: what stands on a page, in millimetres from its top left corner. Pure values; ink comes later.

Sizes of text are in points, line weights are roles (:data:`rpg.press.theme.Weight`), colours are roles too. Inside
:class:`Scaled` a unit is ``scale`` millimetres; weights, sizes and hatch gaps stay those of the paper.
Whatever paints outside a :class:`Group` is decoration, and is marked so for screen readers. A page has thousands of
boxes and none can hold itself, so those that hold no others are none of the garbage collector's business (``gc``).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.press.theme import Colour, Font, Theme, Weight

Point: TypeAlias = tuple[float, float]
Align: TypeAlias = Literal["left", "centre", "right"]
Tag = Literal[
    "H1",
    "H2",
    "H3",
    "P",
    "Table",
    "TR",
    "TH",
    "TD",
    "L",
    "LI",
    "LBody",
    "Figure",
    "Caption",
    "Form",
    "Sect",
    "TOC",
    "TOCI",
    "Artifact",
]


class Text(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of text. (x, y) is its anchor on the baseline; ``turn`` is in degrees, anticlockwise.

    ``spacing`` is added after every letter, in points.
    """

    x: float
    y: float
    text: str
    font: Font = "body"
    size: float = 9.0
    align: Align = "left"
    colour: Colour = "ink"
    spacing: float = 0.0
    turn: float = 0.0


class Outline(msgspec.Struct, frozen=True, gc=False):
    """A run of points. ``curved``: the first is the start, then three for each Bézier curve."""

    points: tuple[Point, ...]
    closed: bool = True
    curved: bool = False


class Path(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Outlines stroked (``weight``, ``colour``), filled (``fill``), or both.

    ``dash`` is on, off in points; ``stitch`` the same in units of the drawing, so that marks that repeat in each cell
    are one stroke.
    """

    outlines: tuple[Outline, ...]
    weight: Weight | None = None
    colour: Colour = "ink"
    fill: Colour | None = None
    even_odd: bool = False
    dash: tuple[float, ...] = ()
    stitch: tuple[float, ...] = ()
    round: bool = False


class Rect(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A rectangle: stroked, filled, or both."""

    x: float
    y: float
    width: float
    height: float
    weight: Weight | None = None
    colour: Colour = "ink"
    fill: Colour | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: Weight = "near"
    colour: Colour = "ink"
    dash: tuple[float, ...] = ()


class Hatch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Parallel lines at ``angle`` degrees inside closed outlines; ``gap`` is in millimetres of paper."""

    outlines: tuple[Outline, ...]
    gap: float = 1.2
    angle: float = 45.0
    weight: Weight = "far"
    colour: Colour = "hatch"
    even_odd: bool = False


class Field(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A form field of text. ``name`` is unique in the document, ``tip`` says aloud what it is for.

    ``size`` is that of the value shown; ``lines`` its wrapped lines if ``multiline`` (rpg.press.fit).
    """

    x: float
    y: float
    width: float
    height: float
    name: str
    tip: str
    value: str = ""
    lines: tuple[str, ...] = ()
    size: float = 9.0
    align: Align = "left"
    font: Font = "field"
    multiline: bool = False


class Check(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A form field to cross or to fill: a square of ``size`` millimetres, or a circle."""

    x: float
    y: float
    size: float
    name: str
    tip: str
    on: bool = False
    mark: Literal["cross", "fill", "disc"] = "cross"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Boxes that belong together, under a structure tag. ``alt`` says a figure in words; ``scope`` is for TH."""

    tag: Tag
    boxes: tuple[Box, ...]
    alt: str = ""
    scope: Literal["", "Column", "Row"] = ""


class Clip(msgspec.Struct, frozen=True, kw_only=True):
    """Boxes seen only inside the outlines."""

    outlines: tuple[Outline, ...]
    boxes: tuple[Box, ...]
    even_odd: bool = False


class Scaled(msgspec.Struct, frozen=True, kw_only=True):
    """Boxes whose origin is (x, y) and whose unit is ``scale`` millimetres: a map's cells, a figure's metres."""

    x: float
    y: float
    scale: float
    boxes: tuple[Box, ...]


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the paper that links lead to, by a name that is unique in the document."""

    y: float
    name: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Boxes that lead to the anchor ``to``, over a rectangle; ``tip`` says aloud where that is."""

    x: float
    y: float
    width: float
    height: float
    to: str
    tip: str
    boxes: tuple[Box, ...]


Box: TypeAlias = Text | Path | Rect | Line | Hatch | Field | Check | Group | Clip | Scaled | Anchor | Link


class Heading(msgspec.Struct, frozen=True):
    """An entry of the outline below that of its page: a title, and how far down it stands."""

    title: str
    y: float


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of (width, height) millimetres; ``bookmark`` is its entry in the outline ("" for none).

    ``headings`` stand there below the last bookmark, on this page or before.
    """

    size: tuple[float, float]
    boxes: tuple[Box, ...]
    bookmark: str = ""
    headings: tuple[Heading, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole paper. ``language`` is a BCP 47 tag; ``scale_kept`` asks printers not to scale."""

    title: str
    subject: str
    language: str
    theme: Theme
    pages: tuple[Page, ...]
    keywords: str = ""
    scale_kept: bool = True


PAPERS: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Papers by name: width and height in millimetres, upright."""
