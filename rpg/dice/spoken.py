"""A line as it is spoken at the table, ``2d6+1: Tae listens``, ``2d6=8 Tae listens``: dice, and why they are rolled.

``:`` starts the reason; without it the longest valid text that ends at a space is the dice. A ``:`` that belongs to the
dice (``5d6x:3``) is not taken for the other, since the longest valid text counts. Behind a ``:`` stands anything;
without it a reason is words, and what reads like dice (``4d6 keep 3``) is none: :func:`hear` refuses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.error import DiceError
from rpg.dice.lexer import folded
from rpg.dice.limits import LIMITS
from rpg.dice.meeting import told_behind
from rpg.dice.parser import parse_line
from rpg.dice.real import given
from rpg.dice.said import said
from rpg.dice.tree import Faces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.dice.limits import Limits
    from rpg.dice.parser import Typed

_ENDS = re.compile(r"\s+|:")
_GOES_ON = frozenset("+*/%<>=!")
"""No reason begins with these: whoever writes them means them as dice."""

_FACES = re.compile(r"\d+(?:[\s,]+\d+)*")
"""Numbers that could be told: faces, or a total."""


_SIZE = re.compile(
    r"([-\u2212]?\d{1,9})(?P<told>\s*=(?:[\s\d,]*\d|\s*[^\W\d]+))?(?P<behind>\s*$|\s*:.*|\s+[^\W\d].*)", re.DOTALL
)
"""The size of a pool, real dice that it showed, and a reason in words."""
_MORE_FACES = re.compile(r"(?:[\s,]+\d+){2,}")
"""Faces behind one that could be a total: ``4d6kh3=6 3 2`` tells three of four faces, and no total of 6."""
_CONDITION = re.compile(r"\s+(?:x[xp]?\s*[\d=<>!]|ro?\s*[=<>!])", re.IGNORECASE)
"""A modifier behind a space: no reason begins so."""
_LIMIT = re.compile(r":\d+$")
_GOES_ON_FOR = re.compile(r"x[xp]?(?:[<>=!]*\d+)?$", re.IGNORECASE)
"""Dice that explode, and how often: ``5d6x:500`` is beyond a limit, and no reason."""
_OPERATORS = re.compile(r"(?:vs|opp|k[hl]|d[hl]|x\s*(?=\d*d\d)|d(?=[\d%({]|f\b))", re.IGNORECASE)


_BEGINS = re.compile(
    r"""[-+\u2212\s]*(?: [@$({] | \d*d(?:[\d%({]|f\b) | (?:pool|table|step|if|min|max|floor|ceil|abs)\s*\(
    | let\s+\w | \d+\s*\# )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How dice begin, and nothing else: somebody may be called Max, but not ``max(``."""


class Spoken(NamedTuple):
    """The dice of a line as they stand in it, what was read of them, and the reason ("" if none)."""

    text: str
    typed: Typed
    why: str = ""


def begins(line: str) -> bool:
    """Whether a line is meant as dice, rightly written or not: it begins as dice do. A bare number is none."""
    return _BEGINS.match(line) is not None


def sized(line: str) -> str:
    """A line whose dice are only a number, with the roll that this number is the size of: a pool of the core roll."""
    match = _SIZE.fullmatch(line.strip())
    if match is None or _OPERATORS.match(match["behind"].lstrip()):
        return line
    size = match[1].replace("\u2212", "-")
    return f"pool({size}) vs ladder(core){(match['told'] or '').lstrip()}{match['behind']}"


def hear(line: str, limits: Limits = LIMITS, *, reasons: bool = True) -> Spoken:
    """The dice of a line, and why they are rolled. ``reasons``: whether a reason may follow without a ``:``.

    Raises:
        DiceError: the dice cannot be read, or the reason is rather dice (``reason``). Its place is one in the line
            without the spaces around it.
    """
    line = line.strip()
    text, why = split_line(line, limits)
    behind = line[len(text) :].lstrip()
    if _LIMIT.match(line, len(text)) and _GOES_ON_FOR.search(text):
        text, why = line, ""
    elif why and not behind.startswith(":"):
        _doubt(line, text, why, reasons=reasons)
    typed = parse_line(text, limits)
    said = text.partition(";")[0].rstrip() if typed.comment and not typed.told else text
    return Spoken(said, typed, why or typed.comment)


def _doubt(line: str, text: str, why: str, *, reasons: bool) -> None:
    """DiceError if words behind dice are none of a reason, or there is to be none."""
    from rpg.dice.habits import doubtful, rewritten  # noqa: PLC0415  most lines have no such reason

    typed = parse_line(text, LIMITS)
    if reasons and _FACES.fullmatch(why):
        fault = told_behind(line, typed.tree, len(line))
        if fault:
            raise fault
    doubted = doubtful(why) if reasons else (0, len(why.split(maxsplit=1)[0]))
    if doubted is None:
        return
    at = len(line) - len(why)
    start, end = at + doubted[0], at + doubted[1]
    found = line[start:end]
    meant = rewritten(line)
    if meant == line or _read(meant, LIMITS) is None:
        told = f"{text}={why}"
        meant = f"{text}: {why}" if reasons else text
        if reasons and not typed.told and _FACES.fullmatch(why):
            meant = told if _falls(told, LIMITS) else ""
    if reasons:
        raise DiceError("reason", f"{found!r} behind dice is no reason", (start, end), hint=meant, found=found)
    raise DiceError("no_reason", f"{found!r} behind dice is no dice", (start, end), hint=meant, found=found)


def split_line(text: str, limits: Limits = LIMITS) -> tuple[str, str]:
    """The dice of a line and the reason behind them, "" if there is none.

    Where nothing in it is valid, the dice are what stands before the first ``:``, or the whole line: so that its error
    can be shown. Where the dice are followed by a sign that can only be meant as dice, they are the whole line, too.
    """
    line = text.strip()
    found = {len(line), *(match.start() for match in _ENDS.finditer(line))}
    ends = sorted((end for end in found if end <= limits.text), reverse=True)
    reads = next((end for end in ends if _reads(line[:end], limits)), None)
    falls = next((end for end in ends if _falls(line[:end], limits)), None)
    end = reads if falls is None or (reads and _tells(line[:reads]) and not _tells(line[:falls])) else falls
    if reads and falls and reads > falls and _MORE_FACES.fullmatch(line[falls:reads]):
        end = reads
    if end is None or line[end:].strip()[:1] in _GOES_ON or _CONDITION.match(line[end:]):
        return _at_fault(line, ends, limits)
    return _parted(line, end)


def _tells(text: str) -> bool:
    """Whether a valid text tells real dice: then they are not to become a part of the reason."""
    return bool(parse_line(text).told)


def _parted(line: str, end: int) -> tuple[str, str]:
    return line[:end].strip(), line[end:].strip().removeprefix(":").strip()


def _at_fault(line: str, ends: list[int], limits: Limits) -> tuple[str, str]:
    """The dice of a line that are none: up to where a hint would mend them, to the first colon, or all."""
    for end in ends:
        try:
            parse_line(line[:end], limits)
        except DiceError as error:
            if error.code == "bare_comparison" and _read(error.hint, limits) is not None:
                return _parted(line, end)
    return _parted(line, line.index(":") if ":" in line else len(line))


def _read(text: str, limits: Limits) -> Typed | None:
    try:
        return parse_line(text, limits)
    except DiceError:
        return None


def _reads(text: str, limits: Limits) -> bool:
    """Whether a text is dice, and what it tells of real ones could be faces: numbers, or words on its dice."""
    typed = _read(text, limits)
    if typed is None or not typed.told:
        return typed is not None
    try:
        faces = said(typed.told, limits)
    except DiceError:
        return False
    return {folded(face.text) for face in faces if face.text[0].isalpha()} <= {*_words(typed.tree)}


def _words(part: object) -> Iterator[str]:
    """The words on the dice of a text."""
    if isinstance(part, Faces):
        yield from (face for face in part.faces if isinstance(face, str))
    elif isinstance(part, tuple):
        for field in part:
            yield from _words(field)


def _falls(text: str, limits: Limits) -> bool:
    """Whether a text is dice, and real ones can fall as it tells (as far as can be seen without its names)."""
    typed = _read(text, limits)
    if typed is None or not typed.told:
        return typed is not None
    try:
        given(typed.tree, typed.told, limits=limits)
    except DiceError as error:
        return not error.code.startswith("told") and _reads(text, limits)
    return True
