"""Form fields: widgets with an embedded font, an appearance of their own, and a name to be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.boxes import Check, Field
from rpg.press.encoding import by_hand, encoded
from rpg.press.ink.fonts import face, whole
from rpg.press.ink.objects import array, name, record, stream, words
from rpg.press.ink.strokes import number, rgb
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

    from rpg.press.ink.objects import Book, Part
    from rpg.press.ink.tree import Element, Tree
    from rpg.press.theme import Font, Theme

PADDING = 2.0
"""Points between the edge of a field and its text."""
LEADING = 1.2
_MULTILINE = 1 << 12
_PRINTED = 4
_ALIGN = {"left": 0, "centre": 1, "right": 2}


class Forms:
    """The fields of a document."""

    def __init__(self, doc: Book, theme: Theme, tree: Tree) -> None:
        """No fields yet."""
        self._doc, self._theme, self._tree = doc, theme, tree
        self._fonts: dict[str, tuple[str, PDFObject]] = {}
        self._fields: list[PDFObject] = []
        self._marks: dict[tuple[str, float], PDFObject] = {}
        self.on_page: list[PDFObject] = []

    def add(self, box: Field | Check, place: tuple[float, float, float], owner: Element, page: PDFObject) -> None:
        """One field; ``place`` says where a unit lies on the paper."""
        left, top, unit = place
        wide, high = (box.width, box.height) if isinstance(box, Field) else (box.size, box.size)
        x, y = (left + box.x * unit) / MM_PER_PT, (top - (box.y + high) * unit) / MM_PER_PT
        wide, high = wide * unit / MM_PER_PT, high * unit / MM_PER_PT
        parts = self._text(box, wide, high) if isinstance(box, Field) else self._check(box, wide)
        shared: dict[str, Part] = {
            "Type": name("Annot"),
            "Subtype": name("Widget"),
            "T": words(box.name),
            "TU": words(box.tip),
            "Rect": array([x, y, x + wide, y + high]),
            "F": _PRINTED,
            "P": page,
            "MK": record({}),
            "StructParent": self._tree.next_field(),
        }
        widget: PDFObject = self._doc.refer(record({**shared, **parts}))
        self._fields.append(widget)
        self.on_page.append(widget)
        self._tree.field(owner, widget, page, box.tip)

    def build(self) -> PDFDictionary | None:
        """The form of the whole document, if it has fields."""
        if not self._fields:
            return None
        parts: dict[str, Part] = {
            "Fields": array(self._fields),
            "DR": record({"Font": record(dict(self._fonts.values()))}),
        }
        if self._fonts:
            parts["DA"] = words(f"/{min(key for key, _ in self._fonts.values())} 9 Tf 0 g")
        return record(parts)

    def _font(self, role: Font) -> tuple[str, PDFObject]:
        file = self._theme.fonts[role]
        if file not in self._fonts:
            self._fonts[file] = whole(self._doc, file)
        return self._fonts[file]

    def _text(self, box: Field, wide: float, high: float) -> dict[str, Part]:
        key, reference = self._font(box.font)
        colour = rgb(self._theme.palette["field"])
        shown = _written(box, (wide, high), key, self._theme)
        appearance = self._drawn(wide, high, shown, {"Font": record({key: reference})})
        return {
            "FT": name("Tx"),
            "Ff": _MULTILINE if box.multiline else 0,
            "V": words(box.value),
            "DV": words(box.value),
            "DA": words(f"/{key} {number(box.size)} Tf {colour} rg"),
            "Q": _ALIGN[box.align],
            "AP": record({"N": appearance}),
        }

    def _check(self, box: Check, side: float) -> dict[str, Part]:
        state = name("Yes" if box.on else "Off")
        states = {"Yes": self._mark(_crossed(box, side, rgb(self._theme.palette["field"])), side)}
        states["Off"] = self._mark("", side)
        return {"FT": name("Btn"), "V": state, "DV": state, "AS": state, "AP": record({"N": record(states)})}

    def _mark(self, ops: str, side: float) -> PDFObject:
        """The drawing of a check box, one for all that look the same: readers change its state, not its drawing."""
        known = ops, side
        if known not in self._marks:
            self._marks[known] = self._drawn(side, side, ops, {})
        return self._marks[known]

    def _drawn(self, wide: float, high: float, ops: str, resources: dict[str, Part]) -> PDFObject:
        parts: dict[str, Part] = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "BBox": array([0, 0, wide, high]),
            "Resources": record(resources),
        }
        reference: PDFObject = self._doc.refer(stream(ops.encode("latin-1"), parts))
        return reference


def _written(box: Field, size: tuple[float, float], key: str, theme: Theme) -> str:
    measured, colour = face(theme.fonts[box.font]), rgb(theme.palette["field"])
    wide, high = size
    rise, fall = measured.ascent * box.size / 1000, measured.descent * box.size / 1000
    base = high - PADDING - rise if box.multiline else (high - rise + fall) / 2 - fall
    ops = ["/Tx BMC q", f"1 1 {number(wide - 2)} {number(high - 2)} re W n"]
    lines = () if by_hand(box.value) else box.lines or ((box.value,) if box.value else ())
    for i, line in enumerate(lines):
        shown = measured.shown(line)
        rest = wide - 2 * PADDING - measured.width(shown, box.size) / MM_PER_PT
        x = PADDING + {"left": 0.0, "centre": rest / 2, "right": rest}[box.align]
        codes = encoded(shown).hex()
        where = f"1 0 0 1 {number(x)} {number(base - i * box.size * LEADING)} Tm"
        ops.append(f"BT /{key} {number(box.size)} Tf {colour} rg {where} <{codes}> Tj ET")
    return "\n".join([*ops, "Q EMC"])


def _crossed(box: Check, side: float, colour: str) -> str:
    low, high = number(side * 0.2), number(side * 0.8)
    match box.mark:
        case "cross":
            cross = f"{low} {low} m {high} {high} l {low} {high} m {high} {low} l S"
            return f"q {colour} RG {number(min(side * 0.15, 2.2))} w 1 J {cross} Q"
        case "fill":
            inner = number(side * 0.7)
            return f"q {colour} rg {number(side * 0.15)} {number(side * 0.15)} {inner} {inner} re f Q"
        case "disc":
            # A line without length and with round ends is a disc.
            middle = number(side / 2)
            return f"q {colour} RG {number(side * 0.66)} w 1 J {middle} {middle} m {middle} {middle} l S Q"
