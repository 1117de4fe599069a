"""What somebody typed into a PDF's form: fields and their values, and nothing else of the file.

The file may come from anybody. Nothing in it is run or followed, what it unpacks to is bounded, and whatever its reader
stumbles over is a fault of the file. The one door to pypdf.
"""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

LARGEST = 4 << 20
"""Bytes of a file that is read at all; a sheet has a tenth of that."""
PAGES = 40
FIELDS = 2000
LONGEST = 4000
"""Letters of a value; what is longer is cut there, and told by its length."""
_UNPACKED = 16 << 20
_PACKED_MOST = 1 << 20
"""Bytes that all packed objects and tables of a file come to; those of a sheet are a tenth of that."""
_PACKS = 64
_PACKED = re.compile(rb"/(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)", re.IGNORECASE)
_DEPTH = 16
_ONES = 20_000
_HEAD = 1024
_OFF = "/Off"


class Typed(NamedTuple):
    """A field: its full name, its page from 1, its text; of a box to tick (``box``) whether it is ``on``.

    ``default`` is what was printed into it; None if the file does not say.
    """

    name: str
    page: int
    text: str = ""
    box: bool = False
    on: bool = False
    default: str | bool | None = None

    @property
    def said(self) -> str | bool:
        """What it says."""
        return self.on if self.box else self.text


class Form(NamedTuple):
    """The fields in the order of their pages, and the language that the document says it is in ("" for none)."""

    fields: tuple[Typed, ...]
    language: str = ""


class Unread(Exception):  # noqa: N818 - what became of the file, not a fault of the program
    """A file that has no form to be read: ``key`` ends the key of the sentence that says why."""

    def __init__(self, key: str, most: int = 0) -> None:
        """Why, and the most that there may be of what there is too much of."""
        super().__init__(key)
        self.key, self.most = key, most


def form(data: bytes) -> Form:
    """The form in these bytes; Unread if it has none, or is more than a sheet can be."""
    if len(data) > LARGEST:
        raise Unread("large", LARGEST >> 20)
    if b"%PDF-" not in data[:_HEAD]:
        raise Unread("not_pdf")
    budget = _Budget()
    try:
        return _bounded(data, budget)
    except Unread:
        raise
    except Exception as error:
        if budget.over:
            raise Unread("large", LARGEST >> 20) from error
        raise Unread("locked" if b"/Encrypt" in data else "broken") from error


def _bounded(data: bytes, budget: _Budget) -> Form:
    import pypdf  # noqa: PLC0415 - few commands read a PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it grumbles about files that it reads all the same
    with pypdf.apply_configuration(
        maximum_declared_stream_length=LARGEST,
        array_maximum_element_count=_ONES,
        dictionary_maximum_element_count=_ONES,
        zlib_maximum_output_length=_UNPACKED,
        lzw_maximum_output_length=_UNPACKED,
        run_length_maximum_output_length=_UNPACKED,
        array_based_stream_maximum_output_length=_UNPACKED,
        stream_decoding_work_maximum_length=2 * _UNPACKED,
        stream_parsing_work_maximum_count=_ONES,
        zlib_maximum_recovery_input_length=_UNPACKED >> 4,
        page_tree_maximum_entries=_ONES,
        page_tree_maximum_page_entries=_ONES,
        disable_legacy_handling=True,
    ):
        found = _read(_reader(data, budget, _ONES))
    if budget.over:  # its reader takes what it cannot unpack for nothing, and goes on
        raise Unread("large", LARGEST >> 20)
    return found


def _read(reader: PdfReader) -> Form:
    if reader.is_encrypted:
        raise Unread("locked")
    root = reader.root_object
    if not _part(root, "/AcroForm"):
        raise Unread("flat")
    if len(reader.pages) > PAGES:
        raise Unread("pages", PAGES)
    language = root.get("/Lang")
    return Form(tuple(_fields(reader)), str(language)[:2].lower() if language else "")


def _fields(reader: PdfReader) -> Iterator[Typed]:
    """Every field that stands on a page, once; one that says something else the second time, again."""
    seen: dict[str, Typed] = {}
    widgets = 0
    for number, page in enumerate(reader.pages, 1):
        for each in _part(page, "/Annots") or ():
            widgets += 1
            if widgets > FIELDS:
                raise Unread("fields", FIELDS)
            widget = each.get_object()
            if not isinstance(widget, dict) or widget.get("/Subtype") != "/Widget":
                continue
            field = _field(widget, number)
            known = seen.setdefault(field.name, field) if field is not None else None
            if field is not None and (known is field or (known and known.said != field.said)):
                yield field


def _field(widget: dict[Any, Any], page: int) -> Typed | None:
    """A widget as a field, with what it has from those above it; None if it has no name or is of another kind."""
    names: list[str] = []
    held: dict[str, Any] = {}
    above: Any = widget
    for _ in range(_DEPTH):
        if not isinstance(above, dict):
            break
        name = _part(above, "/T")
        names += [str(name)[:LONGEST]] if isinstance(name, str) else []
        for key in ("/FT", "/V", "/DV"):
            held.setdefault(key, _part(above, key)) if key in above else None
        above = _part(above, "/Parent")
    value = held.get("/V")
    full = ".".join(reversed(names))
    if not full or held.get("/FT") not in {"/Tx", "/Btn"}:
        return None
    if held["/FT"] == "/Tx":
        return Typed(full, page, _text(value) or "", default=_text(held.get("/DV")))
    state = value if value is not None else _part(widget, "/AS")
    printed = held.get("/DV")
    default = None if printed is None else str(printed) != _OFF
    return Typed(full, page, box=True, on=str(state or _OFF) != _OFF, default=default)


def _text(value: object) -> str | None:
    """A text, cut where it is too long; None if it is none."""
    return str(value)[: LONGEST + 1] if isinstance(value, str) else None


def _part(whole: Any, key: str) -> Any:  # noqa: ANN401 - a PDF's own values
    """What a dictionary holds under a key, wherever in the file that stands; None if nothing."""
    found = whole.get(key)
    return found.get_object() if found is not None else None


@dataclass
class _Budget:
    """What a file may still unpack, in bytes; ``over`` once it wanted more."""

    left: int = _PACKED_MOST
    over: bool = False

    def check(self) -> None:
        """Pypdf's error of a limit that was reached, if one was."""
        from pypdf.errors import LimitReachedError  # noqa: PLC0415 - few commands read a PDF

        if self.over:
            raise LimitReachedError

    def pay(self, stream: Any) -> None:  # noqa: ANN401 - pypdf's own
        """Unpack a stream of pypdf's as far as is left; it keeps what it unpacked."""
        from pypdf import apply_configuration  # noqa: PLC0415 - as above
        from pypdf.errors import LimitReachedError  # noqa: PLC0415 - as above

        left = max(self.left, 1)
        try:
            with apply_configuration(
                zlib_maximum_output_length=left,
                lzw_maximum_output_length=left,
                run_length_maximum_output_length=left,
                array_based_stream_maximum_output_length=left,
            ):
                self.left -= len(stream.get_data())
        except LimitReachedError:
            self.over = True
        self.over = self.over or self.left < 0
        self.check()


def _reader(data: bytes, budget: _Budget, most: int) -> PdfReader:
    """A reader of that file, and of at most so many entries of its tables; pypdf's own errors where it is faulty."""
    import pypdf  # noqa: PLC0415 - few commands read a PDF

    class Reader(pypdf.PdfReader):
        """Every stream that it unpacks by itself is paid for, once."""

        def _get_object_from_stream(self, indirect_reference: Any) -> Any:  # noqa: ANN401 - pypdf's own
            number = self.xref_objStm[indirect_reference.idnum][0]
            if number not in paid:
                paid.add(number)
                budget.pay(self.get_object(number))
            budget.check()
            return super()._get_object_from_stream(indirect_reference)

        def _read_pdf15_xref_stream(self, stream: Any) -> Any:  # noqa: ANN401 - pypdf's own
            budget.check()
            with pypdf.apply_configuration(zlib_maximum_output_length=_PACKED_MOST):
                table = super()._read_pdf15_xref_stream(stream)
            budget.pay(table)
            return table

        def _rebuild_xref_table(self, stream: Any) -> None:  # noqa: ANN401 - pypdf's own
            if len(_PACKED.findall(data)) > _PACKS:
                budget.over = True
            budget.check()
            with pypdf.apply_configuration(zlib_maximum_output_length=_PACKED_MOST):
                super()._rebuild_xref_table(stream)

    paid: set[int] = set()
    return Reader(io.BytesIO(data), root_object_recovery_limit=most, xref_stream_maximum_entries=most)
