"""Cards on pages: where each lies, its crop marks, and the back that lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.shapes import rectangle
from rpg.press.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.press.cards.layout import Backs, Imposition

Boxes: TypeAlias = "tuple[b.Box, ...]"


def paper(lies: Imposition) -> tuple[float, float]:
    """The size of the page, in millimetres."""
    width, height = b.PAPERS[lies.paper]
    return (height, width) if lies.across else (width, height)


def places(lies: Imposition) -> tuple[Area, ...]:
    """Where cards lie on the front, row by row."""
    (x, y), (width, height), (across, down) = lies.at, lies.card, lies.gap
    return tuple(
        Area(x + column * (width + across), y + row * (height + down), width, height)
        for row in range(lies.rows)
        for column in range(lies.columns)
    )


def behind(place: Area, lies: Imposition, backs: Backs) -> Area:
    """Where the back of a card lies: mirrored by the edge that the paper turns on, or by the fold."""
    width, height = paper(lies)
    if lies.fold:
        return Area(2 * lies.fold - place.right, place.y, place.width, place.height)
    if upended(lies, backs):
        return Area(place.x, height - place.bottom, place.width, place.height)
    return Area(width - place.right, place.y, place.width, place.height)


def upended(lies: Imposition, backs: Backs) -> bool:
    """Whether the other side of the paper stands on its head: on its short edge, or across on its long one."""
    return not lies.fold and backs == ("long" if lies.across else "short")


def fronts(faces: Sequence[Boxes], lies: Imposition) -> Boxes:
    """As many faces as there are places, each inside its bleed."""
    return tuple(_card(face, place, lies, tag="Sect") for face, place in zip(faces, places(lies), strict=False))


def rears(backs: Sequence[Boxes], lies: Imposition, turned: Backs) -> Boxes:
    """The backs of as many faces, in their order; for paper that turns so that they would stand on their heads, turned.

    The same back is turned once: most cards share theirs.
    """
    over = upended(lies, turned)
    known = {id(back): Turn(*lies.card).boxes(back) if over else back for back in backs}
    there = (behind(place, lies, turned) for place in places(lies))
    return tuple(_card(known[id(back)], place, lies, tag="Artifact") for back, place in zip(backs, there, strict=False))


def _card(boxes: Boxes, place: Area, lies: Imposition, tag: b.Tag) -> b.Box:
    """A card where it lies, clipped to its bleed, which stops halfway to the next."""
    inner = [min(lies.bleed, gap / 2) for gap in lies.gap]
    every = [*places(lies), *(behind(one, lies, "long") for one in places(lies) if lies.fold)]
    left = lies.bleed if not _beside(place, every, -1, 0) else inner[0]
    right = lies.bleed if not _beside(place, every, 1, 0) else inner[0]
    top = lies.bleed if not _beside(place, every, 0, -1) else inner[1]
    bottom = lies.bleed if not _beside(place, every, 0, 1) else inner[1]
    seen = rectangle(-left, -top, place.width + left + right, place.height + top + bottom)
    clip = b.Clip(outlines=(seen,), boxes=boxes)
    return b.Group(tag=tag, boxes=(b.Scaled(x=place.x, y=place.y, scale=1.0, boxes=(clip,)),))


def _beside(place: Area, every: Iterable[Area], right: int, down: int) -> bool:
    """Whether a card lies next to this one, nearer than two bleeds."""
    x, y = place.x + place.width / 2 + right * place.width, place.y + place.height / 2 + down * place.height
    return any(one.x < x < one.right and one.y < y < one.bottom for one in every)


def marks(lies: Imposition) -> Boxes:
    """Crop marks beyond the bleed at every cut, and the fold."""
    cards = list(places(lies))
    cards += [behind(one, lies, "long") for one in cards] if lies.fold else []
    start = lies.bleed + lies.mark_gap
    end = start + lies.mark
    xs = sorted({round(edge, 3) for one in cards for edge in (one.x, one.right)})
    ys = sorted({round(edge, 3) for one in cards for edge in (one.y, one.bottom)})
    out: list[b.Box] = []
    for x in xs:
        out += [b.Line(x1=x, y1=ys[0] - end, x2=x, y2=ys[0] - start), b.Line(x1=x, y1=ys[-1] + start, x2=x,
                y2=ys[-1] + end)]  # fmt: skip
    for y in ys:
        out += [b.Line(x1=xs[0] - end, y1=y, x2=xs[0] - start, y2=y), b.Line(x1=xs[-1] + start, y1=y,
                x2=xs[-1] + end, y2=y)]  # fmt: skip
    if lies.fold:
        height = paper(lies)[1]
        out.append(b.Line(x1=lies.fold, y1=5, x2=lies.fold, y2=height - 5, weight="cut", dash=(4, 3)))
    return (b.Group(tag="Artifact", boxes=tuple(out)),)
