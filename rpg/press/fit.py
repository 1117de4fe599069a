"""Text into room: wrapped, shrunk to a floor, and what still does not fit handed back, never dropped."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.metrics import Face

_STEP = 0.25  # points between two sizes tried
_NEAR = 0.5  # millimetres
LEADING = 1.2
TIE = "\N{NO-BREAK SPACE}"
_COUNTED = re.compile(r"(?<=\d) (?=[\w%])")
_VALUED = re.compile(r"(?<=\w) (?=[−+]?\d+(?:$|[.,:;)](?!\d)| [·(]))")
_LAST = re.compile(r" (?=[^\s(]{1,9}$)")


class Fitted(msgspec.Struct, frozen=True):
    """The lines that fit, at ``size`` points; ``rest`` is the text that found no room ("" if all did)."""

    lines: tuple[str, ...]
    size: float
    rest: str = ""


def line(face: Face, text: str, width: float, *, size: float, floor: float, spacing: float = 0.0) -> Fitted:
    """One line in ``width`` millimetres: as large as ``size``, as small as ``floor`` points."""
    for tried in _sizes(size, floor):
        if face.width(text, tried, spacing) <= width:
            return Fitted((text,), tried)
    kept = face.fitting(text, width, floor, spacing)
    return Fitted((text[:kept].rstrip() or text[:kept],), floor, text[kept:].lstrip())


def block(face: Face, text: str, room: tuple[float, float], *, size: float, floor: float) -> Fitted:
    """Wrapped lines in ``room`` (width and height in millimetres), as large as ``size``, as small as ``floor``.

    What is :func:`tied` stays together, as in :func:`prose`.
    """
    width, height = room
    bound = tied(text)
    for tried in _sizes(size, floor):
        most = max(1, int(height / (tried * LEADING * MM_PER_PT)) + 1)
        lines = tuple(islice(_wrapped(face, bound, width, tried), most + 1))  # of a very long text no more than that
        if len(lines) * tried * LEADING * MM_PER_PT <= height:
            return Fitted(_loose(lines, text), tried)
    lines = _loose(wrap(face, bound, width, floor), text)
    room_for = max(0, int(height / (floor * LEADING * MM_PER_PT)))
    return Fitted(lines[:room_for], floor, " ".join(lines[room_for:]))


def tied(text: str, *, ends: bool = True) -> str:
    """The text with a number tied to what it counts, or to what it is the value of where a clause ends with it.

    Where the text ``ends``, a short last word is tied to the one before.
    """
    return _VALUED.sub(TIE, _COUNTED.sub(TIE, _LAST.sub(TIE, text) if ends else text))


def prose(face: Face, text: str, width: float, size: float) -> tuple[str, ...]:
    """Sentences in lines as :func:`wrap` makes them, but what is :func:`tied` is parted only if a line is too short."""
    return _loose(wrap(face, tied(text), width, size), text)


def wrap(face: Face, text: str, width: float, size: float) -> tuple[str, ...]:
    """The text in lines of at most ``width`` millimetres; a word longer than a line is broken between letters."""
    return tuple(_wrapped(face, text, width, size))


def balanced(face: Face, text: str, width: float, size: float) -> tuple[str, ...]:
    """The same in as few lines, of about one length: no word is left alone on the last."""
    lines = wrap(face, text, width, size)
    low, high = 0.0, width
    while len(lines) > 1 and high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrap(face, text, middle, size)) <= len(lines) else (middle, high)
    return wrap(face, text, high, size)


def height(lines: int, size: float) -> float:
    """The height in millimetres of so many lines."""
    return lines * size * LEADING * MM_PER_PT


def _wrapped(face: Face, text: str, width: float, size: float) -> Iterator[str]:
    return (part for paragraph in text.split("\n") for part in _paragraph(face, paragraph, width, size))


def _paragraph(face: Face, text: str, width: float, size: float) -> Iterator[str]:
    line_ = ""
    for word in _words(face, text, width, size):
        joined = f"{line_} {word}" if line_ else word
        if face.width(joined, size) <= width:
            line_ = joined
            continue
        if line_:
            yield line_
        rest = word
        while (kept := face.fitting(rest, width, size)) < len(rest):
            yield rest[:kept]
            rest = rest[kept:]
        line_ = rest
    yield line_


def _loose(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Lines with the spaces that the text has; one that ties words itself keeps all that hold."""
    return lines if TIE in text else tuple(line.replace(TIE, " ") for line in lines)


def _words(face: Face, text: str, width: float, size: float) -> Iterator[str]:
    """What stays on one line: words, and tied ones together unless they are longer than a line."""
    for word in text.split(" "):
        if TIE in word and face.width(word, size) > width:
            yield from word.split(TIE)
        else:
            yield word


def _sizes(size: float, floor: float) -> Iterator[float]:
    tried = size
    while tried > floor:
        yield tried
        tried -= _STEP
    yield floor
