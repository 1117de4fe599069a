"""A file as it was read: its text, its value, and where each part of it stands."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import LARGEST
from rpg.rulebook.shape import Path
from rpg.rulebook.swift import FAULTY, swift
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.rulebook.scanner import Span  # noqa: TC004 - this dataclass evaluates no hints

_NEW_LINE = re.compile("\n")
_MARK = b"\xef\xbb\xbf"
_QUOTES = frozenset("‘’“”«»…–")
"""Signs that no letter is, and that a text may well hold."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 begins, which old editors call Unicode."""


@dataclass(slots=True, eq=False)
class Document:
    """A file of a pack: its name inside, the name to show, and the faults found so far.

    ``value`` is None, and ``sound`` false, from the first stage on that found a fault.
    """

    name: str
    label: str
    text: str = ""
    value: Any = None
    known: dict[Path, Span] | None = None
    """Its spans, once they were needed: a sound file is read without them."""
    faults: list[Fault] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    prefix: Path = ()
    """Where it stands in a file that holds several documents."""
    kind: str = field(init=False)
    """The folder it lies in."""
    slug: str = field(init=False)
    """Its file name without ``.json``."""

    def __post_init__(self) -> None:
        """Read kind and slug off the name."""
        self.kind, _, slug = self.name.rpartition("/")
        self.slug = slug.removesuffix(".json")

    @property
    def spans(self) -> dict[Path, Span]:
        """Where each value of it stands in its text."""
        if self.known is None:
            from rpg.rulebook.scanner import scan  # noqa: PLC0415 - as it says

            self.known = scan(self.text).spans if self.text else {}
        return self.known

    @property
    def sound(self) -> bool:
        """Whether no stage so far found an error."""
        return all(fault.severity != "error" for fault in self.faults)

    def place(self, fault: Fault) -> tuple[int, int]:
        """Line and column of a fault, from 1, in Unicode characters; 0, 0 if it concerns the file as a whole."""
        if fault.at == "file":
            return 0, 0
        if not self._lines:
            self._lines.extend([0, *(match.end() for match in _NEW_LINE.finditer(self.text))])
        offset = fault.offset if fault.at == "text" else self._offset(fault)
        line = bisect.bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def _offset(self, fault: Fault) -> int:
        path = fault.path
        while path not in self.spans and path:
            path = path[:-1]
        span = self.spans.get(path)
        if span is None:
            return fault.offset
        return span.key if fault.at == "key" and span.key >= 0 else span.start + fault.offset

    def line(self, number: int) -> str:
        """That line of the text, without its end; "" beyond it."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def document(name: str, label: str, raw: bytes) -> Document:
    """The document of a file's bytes; whatever they are, faults are told and nothing is raised."""
    if len(raw) > LARGEST:
        return failed(name, label, Fault("too_large", at="file", values={"limit": LARGEST // 1024}))
    if raw.startswith(_WIDE):
        return failed(name, label, Fault("utf16", at="text"))
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        told = {"byte": f"0x{raw[error.start]:02X}"}
        fault = Fault("not_utf8", values=told, hint=_elsewhere(raw[error.start]), at="text", offset=len(before))
        return Document(name, label, raw.decode(errors="replace"), faults=[fault])
    if raw.startswith(_MARK):
        return Document(name, label, text, faults=[Fault("byte_order_mark", at="text")])
    quick = swift(text)
    if quick is not FAULTY:
        return Document(name, label, text, quick)
    from rpg.rulebook.scanner import scan  # noqa: PLC0415 - a sound file is read without places

    read = scan(text)
    value = None if read.faults else read.value
    return Document(name, label, text, value, read.spans, list(read.faults))


def _elsewhere(byte: int) -> Say | None:
    """The hint that says which letter the byte is for most editors that do not save UTF-8; None if it is none."""
    letter = bytes([byte]).decode("cp1252", errors="replace")
    return Say("rulebook.hint.encoding", {"letter": letter}) if letter.isalpha() or letter in _QUOTES else None


def failed(name: str, label: str, fault: Fault) -> Document:
    """A document that could not be read at all."""
    return Document(name, label, faults=[fault])
