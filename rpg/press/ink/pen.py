"""The pen: boxes to the operators of a page. User space is in millimetres from the top left corner."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, assert_never

from rpg.press import boxes as b
from rpg.press.ink import strokes
from rpg.press.ink.fonts import face, font
from rpg.press.ink.tree import Element
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.pdfdoc import PDFObject

    from rpg.press.boxes import Box
    from rpg.press.ink.forms import Forms
    from rpg.press.ink.links import Links
    from rpg.press.ink.objects import Book
    from rpg.press.ink.tree import Tree
    from rpg.press.theme import Theme


class Marked(NamedTuple):
    """What lies over the ink of all pages."""

    forms: Forms
    links: Links


_DECORATION = Element("Artifact")
_BEFORE = {"centre": -0.5, "right": -1.0}
"""How much of a line lies before the point where it stands."""


class Pen:
    """Draws the boxes of one page; structure and fields go to the tree and the forms of the document."""

    def __init__(self, doc: Book, theme: Theme, tree: Tree, marked: Marked, height: float) -> None:
        """A pen at the top left corner of a page of ``height`` millimetres."""
        self._doc, self._theme, self._tree = doc, theme, tree
        self._forms, self._links = marked
        self._page: PDFObject = doc.thisPageRef()
        scale = 1 / MM_PER_PT
        self.ops = [f"{strokes.number(scale)} 0 0 {strokes.number(-scale)} 0 {strokes.number(height * scale)} cm"]
        self._mark: Element | None = None
        self._place = (0.0, height, 1.0)  # where a unit lies on the paper, for fields: left, bottom edge, millimetres

    def draw(self, page: b.Page) -> str:
        """The page's content stream."""
        self._all(page.boxes, self._tree.root)
        self._close()
        return "\n".join(self.ops)

    def _all(self, boxes: tuple[Box, ...], element: Element) -> None:
        for box in boxes:
            self._one(box, element)

    def _one(self, box: Box, element: Element) -> None:
        match box:
            case b.Text():
                self._ink(element, self._text(box), speaks=True)
            case b.Path() | b.Rect() | b.Line() | b.Hatch():
                self._ink(element, strokes.shape(box, self._theme, self._place[2]), speaks=False)
            case b.Group():
                self._group(box, element)
            case b.Clip():
                with self._saved(strokes.clip(box)):
                    self._all(box.boxes, element)
            case b.Scaled():
                self._scaled(box, element)
            case _:
                self._over(box, element)

    def _over(self, box: b.Field | b.Check | b.Link | b.Anchor, element: Element) -> None:
        """What lies over the ink."""
        match box:
            case b.Field() | b.Check():
                self._forms.add(box, self._place, element, self._page)
            case b.Link():
                self._link(box, element)
            case b.Anchor():
                self._links.anchor(box, self._place, self._page)
            case _:
                assert_never(box)

    def _link(self, box: b.Link, parent: Element) -> None:
        element = Element("Link", box.tip)
        parent.kids.append(element)
        self._all(box.boxes, element)
        self._links.add(box, self._place, element, self._page)

    def _group(self, box: b.Group, parent: Element) -> None:
        if box.tag == "Artifact" or parent is _DECORATION:
            self._all(box.boxes, _DECORATION)
            return
        element = Element(box.tag, box.alt, box.scope)
        parent.kids.append(element)
        self._all(box.boxes, element)

    def _scaled(self, box: b.Scaled, element: Element) -> None:
        left, top, unit = self._place
        moved = " ".join(strokes.number(part) for part in (box.scale, 0, 0, box.scale, box.x, box.y))
        with self._saved(f"{moved} cm"):
            self._place = (left + box.x * unit, top - box.y * unit, unit * box.scale)
            self._all(box.boxes, element)
        self._place = (left, top, unit)

    @contextmanager
    def _saved(self, op: str) -> Iterator[None]:
        self._close()
        self.ops += ["q", op]
        yield
        self._close()
        self.ops.append("Q")

    def _ink(self, element: Element, op: str, *, speaks: bool) -> None:
        owner = element if element.holds_ink and (speaks or element.tag == "Figure") else _DECORATION
        if owner is not self._mark:
            self._close()
            if owner is _DECORATION:
                self.ops.append("/Artifact BMC")
            else:
                self.ops.append(f"/{owner.tag} <</MCID {self._tree.mark(owner, self._page)}>> BDC")
            self._mark = owner
        self.ops.append(op)

    def _close(self) -> None:
        if self._mark is not None:
            self.ops.append("EMC")
            self._mark = None

    def _text(self, box: b.Text) -> str:
        file = self._theme.fonts[box.font]
        measured, unit = face(file), self._place[2]
        shown = measured.shown(box.text)
        left = _BEFORE[box.align] * measured.width(shown, box.size, box.spacing) / unit if box.align != "left" else 0.0
        size = strokes.number(box.size * MM_PER_PT / unit)
        ops = ["BT", f"{strokes.rgb(self._theme.palette[box.colour])} rg"]
        if box.spacing:
            ops.append(f"{strokes.number(box.spacing * MM_PER_PT / unit)} Tc")
        ops.append(strokes.text_matrix(box.x, box.y, box.turn, left))
        for subset, codes in font(file).splitString(shown, self._doc):
            key = font(file).getSubsetInternalName(subset, self._doc)
            ops.append(f"{key} {size} Tf <{codes.hex()}> Tj")
        if box.spacing:
            ops.append("0 Tc")
        return " ".join([*ops, "ET"])
