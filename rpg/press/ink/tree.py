"""The structure tree: what each run of ink on the pages is, for readers who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFObject

from rpg.press.ink.objects import array, laid_out, name, record, words

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    from rpg.press.ink.objects import Book, Part

# The keys of pages in the parent tree stand below those of form fields.
FIELDS_FROM = 10_000
_HOLDERS = frozenset({"Document", "Sect", "Table", "TR", "L", "LI", "TOC"})


class Element:
    """One node: its tag, its alternative text, and in reading order what it holds."""

    __slots__ = ("alt", "kids", "page", "scope", "tag")

    def __init__(self, tag: str, alt: str = "", scope: str = "") -> None:
        """An empty element."""
        self.tag, self.alt, self.scope = tag, alt, scope
        self.kids: list[Element | int | PDFObject] = []
        self.page: PDFObject | None = None

    @property
    def holds_ink(self) -> bool:
        """Whether marks on the page may belong to it directly (a table's may not: they are its cells')."""
        return self.tag not in _HOLDERS


class Tree:
    """All elements of a document, and the way back from marks and fields to them."""

    def __init__(self) -> None:
        """A tree with an empty root."""
        self.root = Element("Document")
        self._marks: list[list[Element]] = []
        self._fields: list[Element] = []

    def open_page(self) -> int:
        """Begin a page; the key of its marks in the parent tree."""
        self._marks.append([])
        return len(self._marks) - 1

    def mark(self, element: Element, page: PDFObject) -> int:
        """A new run of ink of this element on the page at hand; its number there."""
        self._marks[-1].append(element)
        element.kids.append(len(self._marks[-1]) - 1)
        element.page = page
        return len(self._marks[-1]) - 1

    def next_field(self) -> int:
        """The key in the parent tree of the field, or link, that is added next."""
        return FIELDS_FROM + len(self._fields)

    def field(self, parent: Element, widget: PDFObject, page: PDFObject, tip: str) -> None:
        """A form field under an element."""
        form = Element("Form", tip)
        parent.kids.append(form)
        self.link(form, widget, page)

    def link(self, element: Element, widget: PDFObject, page: PDFObject) -> None:
        """What lies over the page, as the last part of an element of its own."""
        element.kids.append(record({"Type": name("OBJR"), "Obj": widget, "Pg": page}))
        element.page = page
        self._fields.append(element)

    def build(self, doc: Book) -> PDFDictionary:
        """The tree as PDF objects."""
        root = record({"Type": name("StructTreeRoot")})
        built: dict[int, PDFObject] = {}
        root["K"] = array([_build(doc, self.root, doc.refer(root), built)])
        numbers: list[Part] = []
        for key, marks in enumerate(self._marks):
            numbers += [key, doc.refer(array(built[id(element)] for element in marks))]
        for key, element in enumerate(self._fields, FIELDS_FROM):
            numbers += [key, built[id(element)]]
        root["ParentTree"] = doc.refer(record({"Nums": array(numbers)}))
        root["ParentTreeNextKey"] = FIELDS_FROM + len(self._fields)
        return root


class _Node(PDFObject):
    """An element as an object of the file, laid out only when it is written: a book has tens of thousands."""

    __slots__ = ("__InternalName__", "_element", "_kids", "_parent")

    def __init__(self, element: Element, parent: PDFObject) -> None:
        """The node of an element below that one."""
        self._element, self._parent = element, parent
        self._kids: list[Part] = []

    def hold(self, kids: list[Part]) -> None:
        """What is below it: references to nodes, numbers of marks, what lies over the page."""
        self._kids = kids

    def format(self, document: Book) -> bytes:
        """Its bytes; reportlab asks for them."""
        element = self._element
        tag, kids = name(element.tag), array(self._kids)
        node: dict[str, Part] = {"Type": "/StructElem", "S": tag, "P": self._parent, "K": kids}
        if element.page is not None:
            node["Pg"] = element.page
        if element.alt:
            node["Alt"] = words(element.alt)
        if element.scope:
            node["A"] = record({"O": name("Table"), "Scope": name(element.scope)})
        return laid_out(node, document)


def _build(doc: Book, element: Element, parent: PDFObject, built: dict[int, PDFObject]) -> PDFObject:
    node = _Node(element, parent)
    reference: PDFObject = doc.refer(node)
    built[id(element)] = reference
    node.hold([_build(doc, kid, reference, built) if isinstance(kid, Element) else kid for kid in element.kids])
    return reference
