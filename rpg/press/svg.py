"""Pages as SVG: the same boxes as on paper, text as text. What is written is escaped; the same page is the same bytes.

Fonts are named, not embedded, with others to fall back on; ``textLength`` keeps every line as long as it was measured.
Form fields have no place here: a page is to be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rpg.press import boxes as b
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.boxes import Box, Outline
    from rpg.press.look import Look
    from rpg.press.metrics import Face
    from rpg.press.theme import Weight

_ANCHOR = {"left": "start", "centre": "middle", "right": "end"}
_FALLBACK = {"code": "ui-monospace, Consolas, monospace", "title": "Bahnschrift, sans-serif"}
_NARROW = "'Arial Narrow', 'Roboto Condensed', sans-serif"
_WEIGHT = {"Bold": 700, "SemiBold": 600, "Medium": 500}
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def write(document: b.Document, look: Look) -> bytes:
    """The first page of a document."""
    return ("\n".join(_Writer(document, look).lines()) + "\n").encode()


def escaped(text: str) -> str:
    """A text that is only text, whatever stands in it; what XML has no letter for becomes a visible mark."""
    return "".join(_ENTITIES.get(c, c if _allowed(c) else "\N{REPLACEMENT CHARACTER}") for c in text)


def _allowed(letter: str) -> bool:
    return letter >= " " and not "\x7f" <= letter <= "\x9f" and not "\ud800" <= letter <= "\udfff" and letter < "\ufffe"


def number(value: float) -> str:
    """A number to a thousandth of a millimetre."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


class _Writer:
    """Writes one page; clips and patterns are numbered as they come."""

    def __init__(self, document: b.Document, look: Look) -> None:
        self._document, self._look = document, look
        self._palette, self._weights = document.theme.palette, document.theme.weights
        self._count = 0

    def lines(self) -> Iterator[str]:
        page, document = self._document.pages[0], self._document
        width, height = (number(side) for side in page.size)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm"'
            f' viewBox="0 0 {width} {height}" xml:lang="{escaped(document.language)}" role="img" xml:space="preserve"'
            ' aria-labelledby="title description">'
        )
        yield f'<title id="title">{escaped(document.title)}</title>'
        yield f'<desc id="description">{escaped(_said(page.boxes) or document.subject)}</desc>'
        yield f'<rect width="{width}" height="{height}" fill="{self._palette["paper"]}"/>'
        yield from self._all(page.boxes, 1.0)
        yield "</svg>"

    def _all(self, boxes: tuple[Box, ...], unit: float) -> Iterator[str]:
        for box in boxes:
            yield from self._one(box, unit)

    def _one(self, box: Box, unit: float) -> Iterator[str]:
        """``unit`` is how many millimetres a unit measures here."""
        match box:
            case b.Text():
                yield self._text(box, unit)
            case b.Rect() | b.Line() | b.Path():
                yield self._shape(box, unit)
            case b.Hatch():
                yield from self._hatch(box, unit)
            case b.Group() | b.Clip() | b.Scaled() | b.Link():
                yield from self._inside(box, unit)
            case b.Field() | b.Check() | b.Anchor():
                return
            case _:
                assert_never(box)

    def _inside(self, box: b.Group | b.Clip | b.Scaled | b.Link, unit: float) -> Iterator[str]:
        """Boxes that hold others."""
        if isinstance(box, b.Scaled):
            place = f"translate({number(box.x)} {number(box.y)}) scale({number(box.scale)})"
            yield from (f'<g transform="{place}">', *self._all(box.boxes, unit * box.scale), "</g>")
        elif isinstance(box, b.Clip):
            name, rule = self._name("clip"), ' clip-rule="evenodd"' if box.even_odd else ""
            yield f'<clipPath id="{name}"><path d="{_trace(box.outlines)}"{rule}/></clipPath>'
            yield from (f'<g clip-path="url(#{name})">', *self._all(box.boxes, unit), "</g>")
        else:
            yield from ("<g>", *self._all(box.boxes, unit), "</g>")

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count}"

    def _text(self, box: b.Text, unit: float) -> str:
        file = self._document.theme.fonts[box.font].rpartition("/")[2].removesuffix(".ttf")
        family, _, style = file.partition("-")
        size = box.size * MM_PER_PT / unit
        face = self._look.metrics.faces[box.font]
        attributes = [
            f'x="{number(box.x)}" y="{number(box.y)}" font-size="{number(size)}" fill="{self._palette[box.colour]}"',
            f"font-family=\"'{_spaced(family)}', {_FALLBACK.get(box.font, _NARROW)}\"",
            *([f'font-weight="{_WEIGHT[style]}"'] if style in _WEIGHT else []),
            *(['font-style="italic"'] if style == "Italic" else []),
            *([f'text-anchor="{_ANCHOR[box.align]}"'] if box.align != "left" else []),
            *([f'transform="rotate({number(-box.turn)} {number(box.x)} {number(box.y)})"'] if box.turn else []),
            *_length(box, face, unit),
        ]
        return f"<text {' '.join(attributes)}>{escaped(box.text)}</text>"

    def _shape(self, box: b.Rect | b.Line | b.Path, unit: float) -> str:
        if isinstance(box, b.Rect):
            place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
            return f"<rect {place} {self._fill(box)}{self._stroke(box.weight, box.colour, unit)}/>"
        if isinstance(box, b.Line):
            place = f'x1="{number(box.x1)}" y1="{number(box.y1)}" x2="{number(box.x2)}" y2="{number(box.y2)}"'
            return f"<line {place}{self._stroke(box.weight, box.colour, unit, box.dash)}/>"
        rule = ' fill-rule="evenodd"' if box.even_odd else ""
        ends = ' stroke-linecap="round" stroke-linejoin="round"' if box.round else ""
        dash = tuple(part * unit / MM_PER_PT for part in box.stitch) or box.dash
        stroke = self._stroke(box.weight, box.colour, unit, dash)
        return f'<path d="{_trace(box.outlines)}" {self._fill(box)}{rule}{stroke}{ends}/>'

    def _fill(self, box: b.Rect | b.Path) -> str:
        return f'fill="{self._palette[box.fill] if box.fill else "none"}"'

    def _stroke(self, weight: Weight | None, colour: str, unit: float, dash: tuple[float, ...] = ()) -> str:
        if weight is None:
            return ""
        wide = number(self._weights[weight] * MM_PER_PT / unit)
        broken = f' stroke-dasharray="{" ".join(number(part * MM_PER_PT / unit) for part in dash)}"' if dash else ""
        return f' stroke="{self._palette[colour]}" stroke-width="{wide}"{broken}'  # type: ignore[index]  # a role

    def _hatch(self, box: b.Hatch, unit: float) -> Iterator[str]:
        """Outlines filled with a pattern of parallel lines."""
        name, gap, rule = self._name("hatch"), box.gap / unit, ' fill-rule="evenodd"' if box.even_odd else ""
        line = f'<path d="M0 {number(gap / 2)}H{number(gap)}"{self._stroke(box.weight, box.colour, unit)}/>'
        yield (
            f'<pattern id="{name}" width="{number(gap)}" height="{number(gap)}" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate({number(-box.angle)})">{line}</pattern>'
        )
        yield f'<path d="{_trace(box.outlines)}" fill="url(#{name})"{rule}/>'


def _spaced(family: str) -> str:
    """``BarlowCondensed`` as the font calls itself: Barlow Condensed."""
    words = "".join(f" {c}" if c.isupper() and i and not family[i - 1].isupper() else c for i, c in enumerate(family))
    return words.replace("Jet Brains", "JetBrains")


def _length(box: b.Text, face: Face, unit: float) -> list[str]:
    """How long a line is, where all of its letters were measured; or the room between them."""
    if box.spacing:
        return [f'letter-spacing="{number(box.spacing * MM_PER_PT / unit)}"']
    if len(box.text) > 1 and all(ord(letter) in face.widths for letter in box.text):
        return [f'textLength="{number(face.width(box.text, box.size) / unit)}" lengthAdjust="spacingAndGlyphs"']
    return []


def _trace(outlines: tuple[Outline, ...]) -> str:
    return "".join(_run(outline) for outline in outlines)


def _run(outline: Outline) -> str:
    (x, y), *rest = outline.points
    points = [f"{number(px)} {number(py)}" for px, py in rest]
    if outline.curved:
        steps = "".join(f"C{' '.join(points[i : i + 3])}" for i in range(0, len(points), 3))
    else:
        steps = "".join(f"L{point}" for point in points)
    return f"M{number(x)} {number(y)}{steps}{'Z' if outline.closed else ''}"


def _said(boxes: tuple[Box, ...]) -> str:
    """What the figures among these boxes show, in words."""
    return " ".join(box.alt for box in boxes if isinstance(box, b.Group) and box.alt)
