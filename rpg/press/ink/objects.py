"""The few PDF objects that reportlab is asked for, with types."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFString,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEVEL = 5
Part: TypeAlias = "PDFObject | str | int | float"


def name(text: str) -> str:
    """A PDF name."""
    return PDFName(text)


def words(text: str) -> PDFObject:
    """A text string, in whichever of PDF's encodings holds it."""
    return PDFString(text.encode("utf-16", "replace").decode("utf-16"))  # half of a pair is no letter


def array(parts: Iterable[Part]) -> PDFArray:
    """An array."""
    return PDFArray(list(parts))


def record(parts: Mapping[str, Part]) -> PDFDictionary:
    """A dictionary."""
    return PDFDictionary(dict(parts))


def stream(data: bytes, parts: Mapping[str, Part] | None = None, *, squeeze: bool = True) -> PDFStream:
    """A stream, compressed unless told otherwise."""
    if not squeeze:
        return PDFStream(record(parts or {}), data, filters=[])
    # Done here, and not by reportlab: one level less than its own is a third quicker, and one hundredth larger.
    return PDFStream(record({**(parts or {}), "Filter": name("FlateDecode")}), zlib.compress(data, _LEVEL), filters=[])


class Leaf(PDFPage):
    """A page that knows its place in the structure tree, and whose fields are visited in its order."""

    __NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 -- reportlab's own shape
    Override_default_compilation = 1
    StructParents: int
    Tabs: str


class Book(PDFDocument):
    """A file in the making."""

    Catalog: Any
    Pages: Any
    info: Any
    signature: Any

    def __init__(self, language: str) -> None:
        """An empty file in this language; nothing in it depends on the clock."""
        super().__init__(compression=True, invariant=True, lang=language, pdfVersion=(1, 7))

    def refer(self, thing: PDFObject) -> PDFObject:
        """Put the object into the file, once; the reference to it."""
        reference: PDFObject = self.Reference(thing)  # type: ignore[no-untyped-call]  # reportlab's stubs are silent
        return reference
