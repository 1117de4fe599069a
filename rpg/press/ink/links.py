"""Links: rectangles over the ink that lead to a place of the same document, and are read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.ink.objects import array, name, record, words
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

    from rpg.press.boxes import Anchor, Link
    from rpg.press.ink.objects import Book
    from rpg.press.ink.tree import Element, Tree

    Place = tuple[float, float, float]


class Links:
    """The links of a document, and the anchors that they lead to."""

    def __init__(self, doc: Book, tree: Tree) -> None:
        """None yet."""
        self._doc, self._tree = doc, tree
        self._open: list[tuple[PDFDictionary, str]] = []
        self._anchors: dict[str, tuple[PDFObject, float]] = {}
        self.on_page: list[PDFObject] = []

    def anchor(self, box: Anchor, place: Place, page: PDFObject) -> None:
        """A place that links may lead to; ``place`` says where a unit lies on the paper."""
        _, top, unit = place
        self._anchors.setdefault(box.name, (page, (top - box.y * unit) / MM_PER_PT))

    def add(self, box: Link, place: Place, owner: Element, page: PDFObject) -> None:
        """One link, with the element of its words."""
        left, top, unit = place
        edges = (left + box.x * unit, top - (box.y + box.height) * unit)
        across = (edges[0] + box.width * unit, edges[1] + box.height * unit)
        parts = record(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": array(edge / MM_PER_PT for edge in (*edges, *across)),
                "Border": array([0, 0, 0]),
                "F": 4,
                "Contents": words(box.tip),
                "P": page,
                "StructParent": self._tree.next_field(),
            },
        )
        reference: PDFObject = self._doc.refer(parts)
        self.on_page.append(reference)
        self._tree.link(owner, reference, page)
        self._open.append((parts, box.to))

    def lead(self) -> None:
        """Tell each link where its anchor is, once all pages are drawn; KeyError if there is no such anchor."""
        for parts, to in self._open:
            page, y = self._anchors[to]
            parts["Dest"] = array([page, name("XYZ"), "null", y, "null"])
