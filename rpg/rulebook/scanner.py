"""Strict JSON, read with the place of every key and value (offsets in characters from 0).

A comma before a closing bracket, a key given twice and a number that is none are told, and reading goes on behind
them; where the text makes no sense any more, reading stops with one fault.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.bounds import DEEPEST, MOST_ITEMS
from rpg.rulebook.fault import Fault
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sized

    from rpg.rulebook.shape import Path
    from rpg.words import Value

_LONGEST_NUMBER = 300

# Groups are repeated greedily, not possessively: Python 3.11.2 (Debian 12) keeps what a failed try of one had read.
_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_STRING_SO_FAR = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_WHOLE_LETTERS = re.compile(
    r"(?:[^\\]|\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"
)
"""The beginning of a string up to an escape that is half a letter."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?P<exact>(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)(?![\w.])", re.ASCII)
_NUMERIC = re.compile(r"[-+.]?[0-9][\w.+-]*+", re.ASCII)
_DIGITS = re.compile(r"[0-9]{1,20}(?![\w.])", re.ASCII)
_BEFORE_COMMA = re.compile(r"(?<![\w.+-])(-?[0-9]{1,20}),\Z", re.ASCII)
_FEW = 24
"""Signs before a place in which a number is looked for."""
_WORD = re.compile(r"[-+]?\w++|.", re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None}
_MEANT = {"True": "true", "False": "false", "None": "null", "undefined": "null"}
_QUOTES = frozenset("'`´‘’‚‛“”„‟«»")
_COMMENT = re.compile(r"//|/\*|#|<!--|--")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"})
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity", "+Infinity", "nan", "inf", "-inf"})


class Span(NamedTuple):
    """Where a value starts and ends, end excluded, and where its key starts (-1 in a list and for the document)."""

    start: int
    end: int
    key: int = -1


class Scanned(NamedTuple):
    """What was read. The value can be trusted only if there are no faults."""

    value: Any
    spans: dict[Path, Span]
    faults: tuple[Fault, ...]


class _Stop(Exception):  # noqa: N818 - the way out of a text that makes no sense any more, not an error of ours
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def scan(text: str) -> Scanned:
    """Read a document; any text gives a value or faults, never an exception."""
    reader = _Reader(text)
    if not text.strip():
        return Scanned(None, {}, (Fault("empty", at="text"),))
    try:
        value = reader.document()
    except _Stop as stop:
        return Scanned(None, reader.spans, (*reader.faults, stop.fault))
    return Scanned(value, reader.spans, tuple(reader.faults))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.spans: dict[Path, Span] = {}
        self.faults: list[Fault] = []

    def document(self) -> object:
        value = self._value((), 0)
        if self._next():
            raise self._stop("extra")
        return value

    def _next(self) -> str:
        """Step over white space; the character that stands there, "" at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def _value(self, path: Path, depth: int) -> object:
        first = self._next()
        start = self.at
        if first and first in "{[":
            value = self._nested(path, depth + 1, first)
        else:
            value = self._string() if first == '"' else self._scalar(first)
        self.spans[path] = Span(start, self.at)
        return value

    def _nested(self, path: Path, depth: int, bracket: str) -> object:
        if depth > DEEPEST:
            raise self._stop("too_deep", limit=DEEPEST)
        self.at += 1
        return self._object(path, depth) if bracket == "{" else self._list(path, depth)

    def _object(self, path: Path, depth: int) -> dict[str, object]:
        members: dict[str, object] = {}
        while self._more("}", first=not members):
            if self._next() != '"':
                raise self._comma() or self._unexpected("expected_key")
            start = self.at
            key = self._string()
            if key in members:
                self._tell("duplicate_key", start, key=key)
            if self._next() != ":":
                raise self._unexpected("expected_colon")
            self.at += 1
            inner = (*path, key)
            members[key] = self._value(inner, depth)
            self.spans[inner] = self.spans[inner]._replace(key=start)
            self._bounded(members)
        return members

    def _list(self, path: Path, depth: int) -> list[object]:
        items: list[object] = []
        while self._more("]", first=not items):
            items.append(self._value((*path, len(items)), depth))
            self._bounded(items)
        return items

    def _bounded(self, members: Sized) -> None:
        if len(members) > MOST_ITEMS:
            raise self._stop("too_many_items", limit=MOST_ITEMS)

    def _more(self, close: str, *, first: bool) -> bool:
        """Whether another member follows; steps over the comma before it, or over the bracket that closes."""
        here, comma = self._next(), self.at
        if here == "," and not first:
            self.at += 1
            here = self._next()
            if here == close:
                self._tell("trailing_comma", comma, close=close)
        elif here != close and not first:
            raise self._unexpected("expected_comma", close=close)
        self.at += here == close
        return here != close

    def _string(self) -> str:
        start = self.at
        whole = _STRING.match(self.text, start)
        if whole is None:
            raise self._broken_string()
        self.at = whole.end()
        value: str = json.loads(whole[0])
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self._half(start)
        return value

    def _half(self, start: int) -> _Stop:
        """Stop at the escape, in the string that begins there, that is half a letter."""
        whole = _WHOLE_LETTERS.match(self.text, start)
        self.at = whole.end() if whole else start
        return self._stop("bad_escape", found=self.text[self.at : self.at + len("\\ud800")])

    def _broken_string(self) -> _Stop:
        so_far = _STRING_SO_FAR.match(self.text, self.at)
        end = so_far.end() if so_far else self.at
        here, after = self.text[end : end + 1], self.text[end + 1 : end + 2]
        if here == "\\" and after not in {"", "\n", "\r"}:
            self.at = end
            return self._stop("bad_escape", found=self.text[end : end + 2])
        if here not in {"", "\\", "\n", "\r"}:
            self.at = end
            stop = self._stop("raw_control", found=f"U+{ord(here):04X}")
            return _Stop(stop.fault._replace(hint=Say("rulebook.hint.tab") if here == "\t" else None))
        return self._stop("open_string")

    def _scalar(self, first: str) -> object:
        start = self.at
        if number := _NUMBER.match(self.text, start):
            self.at = number.end()
            return self._number(number[0], start, exact=not number["exact"])
        word = _WORD.match(self.text, start)
        found = word[0] if word else first
        if found in _NOT_FINITE:
            self.at += len(found)
            self._tell("not_finite", start, found=found)
            return None
        if found not in _WORDS:
            raise self._strange(found)
        self.at += len(found)
        return _WORDS[found]

    def _number(self, digits: str, start: int, *, exact: bool) -> int | float | None:
        value = float(digits)
        if not math.isfinite(value) or len(digits) > _LONGEST_NUMBER:
            self._tell("not_finite", start, found=digits[:20])
            return None
        return int(digits) if exact else value

    def _strange(self, found: str) -> _Stop:
        numeric = _NUMERIC.match(self.text, self.at)
        if numeric:
            return self._stop("bad_number", found=numeric[0][:40])
        if found in _MEANT:
            stop = self._stop("unknown_word", found=found)
            return _Stop(stop.fault._replace(hint=Say("rulebook.hint.guess", {"guess": _MEANT[found]})))
        if found[:1].isalpha() and found[:1].isprintable():
            return self._stop("unknown_word", found=found[:40])
        return self._unexpected("expected_value")

    def _comma(self) -> _Stop | None:
        """Stop at a number that was written with a comma, as in Italian; None if that is not what stands here."""
        rest = _DIGITS.match(self.text, self.at)
        whole = _BEFORE_COMMA.search(self.text[max(0, self.at - _FEW) : self.at])
        if not rest or not whole:
            return None
        self.at -= len(whole[0])
        stop = self._stop("bad_number", found=whole[0] + rest[0])
        return _Stop(stop.fault._replace(hint=Say("rulebook.hint.bare", {"value": f"{whole[1]}.{rest[0]}"})))

    def _unexpected(self, name: str, **values: str) -> _Stop:
        found = self.text[self.at : self.at + 1]
        if _COMMENT.match(self.text, self.at):
            return self._stop("comment")
        if found and found in _QUOTES:
            return self._stop("odd_quote", found=found)
        return self._stop(name, found=_said(found), **values)

    def _stop(self, name: str, **values: Value) -> _Stop:
        return _Stop(Fault(name, at="text", offset=self.at, values=dict(values)))

    def _tell(self, name: str, offset: int, **values: str) -> None:
        self.faults.append(Fault(name, at="text", offset=offset, values=dict(values)))


def _said(found: str) -> Say:
    """A character as a message shows it: one that nobody sees by its number."""
    if not found:
        return Say("rulebook.end")
    unseen = unicodedata.category(found) in _INVISIBLE
    return Say("rulebook.quoted", {"text": f"U+{ord(found):04X}" if unseen else found})
