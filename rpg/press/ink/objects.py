"""The few PDF objects that reportlab is asked for, with types.

Those of which a paper has thousands lay themselves out: byte for byte as reportlab's would, in a fifth of the time.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEVEL = 5
_SMALL = 64
"""Bytes that are not worth squeezing."""
_KEYS, _ITEMS = 6, 10
"""How many keys of a dictionary, or items of an array, stand on one line."""
_ESCAPED = str.maketrans({letter: f"\\{letter}" for letter in "\\()"})
Part: TypeAlias = "PDFObject | str | int | float"


class Record(PDFDictionary):
    """A dictionary, its keys in the order of their letters."""

    def format(self, document: Book, IND: bytes = b"") -> bytes:  # noqa: ARG002, N803 -- reportlab's own signature
        """Its bytes; reportlab asks for them."""
        return laid_out(self.dict, document)


class Array(PDFArray):
    """An array."""

    def format(self, document: Book, IND: bytes = b"") -> bytes:  # noqa: ARG002, N803 -- the same
        """Its bytes; reportlab asks for them."""
        return b"[ " + _lines([_laid(part, document) for part in self.sequence], _ITEMS) + b" ]"


class Words(PDFString):
    """A text string."""

    def format(self, document: Book) -> bytes:
        """Its bytes; reportlab asks for them."""
        text = self.s
        if isinstance(text, str) and text.isascii() and text.isprintable():
            return b"(" + text.translate(_ESCAPED).encode() + b")"
        laid: bytes = super().format(document)
        return laid


def laid_out(held: Mapping[str, Part], document: Book) -> bytes:
    """The bytes of a dictionary that need not be an object before it is written."""
    return b"<<\n" + _lines([_key(key) + _laid(held[key], document) for key in sorted(held)], _KEYS) + b"\n>>"


def _lines(parts: list[bytes], most: int) -> bytes:
    """The parts apart from each other, so many to a line."""
    if len(parts) <= most:
        return b" ".join(parts)
    return b" \n  ".join(b" ".join(parts[first : first + most]) for first in range(0, len(parts), most))


def _laid(part: Part, document: Book) -> bytes:
    if isinstance(part, str):
        return part.encode("ascii")
    if isinstance(part, bool):  # a whole number to Python, a word to a reader of PDF
        return b"true" if part else b"false"
    if isinstance(part, int):
        return b"%d" % part
    if isinstance(part, float):
        return _figure(part)
    if isinstance(part, PDFObjectReference):
        return b"%d %d R" % document.idToObjectNumberAndVersion[part.name]
    laid: bytes = part.format(document)  # type: ignore[attr-defined]  # reportlab gives it to each kind by itself
    return laid


@lru_cache(256)
def _key(key: str) -> bytes:
    return f"{PDFName(key)} ".encode("ascii")


@lru_cache(1 << 10)
def _figure(value: float) -> bytes:
    return fp_str(value).encode("ascii")


@lru_cache(256)
def name(text: str) -> str:
    """A PDF name."""
    return PDFName(text)


def words(text: str) -> PDFObject:
    """A text string, in whichever of PDF's encodings holds it."""
    if text.isascii():
        return Words(text)
    return Words(text.encode("utf-16", "replace").decode("utf-16"))  # half of a pair is no letter


def array(parts: Iterable[Part]) -> PDFArray:
    """An array."""
    return Array(parts)


def record(parts: Mapping[str, Part]) -> PDFDictionary:
    """A dictionary."""
    return Record(dict(parts))


def stream(data: bytes, parts: Mapping[str, Part] | None = None, *, squeeze: bool = True) -> PDFStream:
    """A stream, compressed unless told otherwise."""
    if not squeeze or len(data) < _SMALL:
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
