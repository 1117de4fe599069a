"""A document to the bytes of a PDF: pages, tags, form, outline and metadata."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

import msgspec
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFObjectReference

from rpg.press.ink.forms import Forms
from rpg.press.ink.links import Links
from rpg.press.ink.objects import Book, Leaf, array, name, record, stream, words
from rpg.press.ink.outline import outline
from rpg.press.ink.pen import Marked, Pen
from rpg.press.ink.tree import Tree
from rpg.press.metrics import MM_PER_PT, SUBSTITUTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfbase.pdfdoc import PDFObject

    from rpg.press.boxes import Document, Page
    from rpg.press.ink.objects import Part

_MAKER = "Megastructure"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # xml.sax would load all that speaks to the web


def write(document: Document, passing: Callable[[int], None] = lambda _: None) -> bytes:
    """The PDF of a document: tagged, every font embedded; the same bytes for the same document, always.

    ``passing`` is called with 1 after each page.
    """
    document = msgspec.structs.replace(document, title=_clean(document.title), subject=_clean(document.subject))
    doc = Book(document.language)
    tree = Tree()
    marked = Marked(Forms(doc, document.theme, tree), Links(doc, tree))
    print_of = hashlib.md5(document.title.encode(), usedforsecurity=False)
    pages: list[PDFObject] = []
    for page in document.pages:
        pages.append(doc.thisPageRef())
        leaf, drawn = _leaf(doc, document, page, tree, marked)
        print_of.update(drawn)
        doc.addPage(leaf)
        passing(1)
    marked.links.lead()
    for font in doc.delayedFonts:
        font.addObjects(doc)
    _catalogue(doc, document, pages, tree, marked.forms)
    # Neither the clock nor SOURCE_DATE_EPOCH: the file's identity is its content.
    doc.signature = print_of
    doc.info = record(_info(document))
    return doc.format()


def _clean(text: str) -> str:
    """A text for metadata, which are XML and know no control characters and no half of a pair."""
    return "".join(SUBSTITUTE if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text)


def _leaf(doc: Book, document: Document, page: Page, tree: Tree, marked: Marked) -> tuple[Leaf, bytes]:
    """A page, and what is drawn on it, not yet compressed."""
    leaf = Leaf()
    leaf.StructParents = tree.open_page()
    leaf.Tabs = name("S")
    width, height = page.size
    leaf.MediaBox = array([0, 0, width / MM_PER_PT, height / MM_PER_PT])
    leaf.Parent = doc.refer(doc.Pages)
    leaf.Resources = record({"Font": PDFObjectReference(BasicFonts)})
    marked.forms.on_page, marked.links.on_page = [], []
    drawn = Pen(doc, document.theme, tree, marked, height).draw(page).encode("latin-1")
    leaf.Contents = stream(drawn)
    over = [*marked.forms.on_page, *marked.links.on_page]
    leaf.Annots = array(over) if over else None
    return leaf, drawn


def _catalogue(doc: Book, document: Document, pages: list[PDFObject], tree: Tree, forms: Forms) -> None:
    catalogue = doc.Catalog
    catalogue.AcroForm = forms.build()
    catalogue.StructTreeRoot = tree.build(doc)
    catalogue.MarkInfo = record({"Marked": "true"})
    catalogue.Metadata = stream(
        _xmp(document).encode(), {"Type": name("Metadata"), "Subtype": name("XML")}, squeeze=False
    )
    preferences: dict[str, Part] = {"DisplayDocTitle": "true"}
    if document.scale_kept:
        preferences["PrintScaling"] = name("None")
    catalogue.ViewerPreferences = record(preferences)
    catalogue.Outlines = outline(doc, document, pages)


def _info(document: Document) -> dict[str, Part]:
    said = {"Title": document.title, "Subject": document.subject, "Keywords": document.keywords, "Creator": _MAKER}
    return {key: words(text) for key, text in said.items() if text}


def _xmp(document: Document) -> str:
    title, subject = document.title.translate(_ESCAPED), document.subject.translate(_ESCAPED)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Keywords>{document.keywords.translate(_ESCAPED)}</pdf:Keywords><xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
