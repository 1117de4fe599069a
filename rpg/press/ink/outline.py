"""The outline: a page's bookmark, and below it the headings of that page and of those that follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press.ink.objects import array, name, record, words
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

    from rpg.press.boxes import Document
    from rpg.press.ink.objects import Book


class _Entry(NamedTuple):
    """An entry: its title, the array of where it leads, and what stands below it."""

    title: str
    place: PDFObject
    below: list[_Entry]


def outline(doc: Book, document: Document, pages: list[PDFObject]) -> PDFObject | None:
    """The outline of a document whose pages are those; None if no page has a bookmark. Inner entries are shut."""
    entries: list[_Entry] = []
    for page, place in zip(document.pages, pages, strict=True):
        if page.bookmark:
            entries.append(_Entry(page.bookmark, array([place, name("Fit")]), []))
        for heading in page.headings if entries else ():
            top = (page.size[1] - heading.y) / MM_PER_PT
            entries[-1].below.append(_Entry(heading.title, array([place, name("XYZ"), "null", top, "null"]), []))
    if not entries:
        return None
    root = record({"Type": name("Outlines"), "Count": len(entries)})
    _hang(doc, root, entries)
    return root


def _hang(doc: Book, parent: PDFDictionary, entries: list[_Entry]) -> None:
    """Entries under a parent, in their order."""
    above = doc.refer(parent)
    items = [record({"Title": words(entry.title), "Parent": above, "Dest": entry.place}) for entry in entries]
    references = [doc.refer(item) for item in items]
    for before, after in zip(range(len(items)), range(1, len(items)), strict=False):
        items[before]["Next"], items[after]["Prev"] = references[after], references[before]
    parent["First"], parent["Last"] = references[0], references[-1]
    for item, entry in zip(items, entries, strict=True):
        if entry.below:
            item["Count"] = -len(entry.below)
            _hang(doc, item, entry.below)
