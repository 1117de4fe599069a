"""Real dice on the table, typed in: ``2d6=8`` tells a total, ``4d6=6,3,2,1`` or ``4d6=6321`` the faces.

A single number that the text can come to is its total; anything else must be faces, one for each die. A pool is read
by its faces, so a total of it says nothing and is refused, as is every face that no such die has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.parser import MAX_DICE, MAX_TEXT, parse
from rpg.dice.rolled import Outcome, counts, read
from rpg.dice.tree import Expr, Handful, Number, Total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.ladder import Ladder

_TOLD = re.compile(r"\s*-?\d{1,10}(?:(?:\s*,\s*|\s+)\d{1,10})*\s*", re.ASCII)
_DIGITS = 9
"""Dice with more sides than this have faces that one digit cannot tell."""


def split_given(text: str) -> tuple[str, str]:
    """The dice and what they are told to show: ``2d6=8`` is ``("2d6", "8")``, ``2d6`` is ``("2d6", "")``."""
    dice, _, told = text.partition("=")
    return dice.strip(), told.strip()


def given(text: str | Expr, told: str, ladders: Mapping[str, Ladder] | None = None) -> Outcome:
    """The outcome of dice that fell on the table.

    A total told without faces gives an outcome without faces.

    Raises:
        DiceError: the text or what is told cannot be read (the span is then that of ``told``), or cannot be.
    """
    expr = parse(text) if isinstance(text, str) else text
    known = ladders or {}
    numbers = _numbers(told)
    if isinstance(expr, Total) and len(numbers) == 1:
        low, high = bounds(expr)
        if low <= numbers[0] <= high:
            return _of_total(expr, numbers[0])
    faces = told_faces(told, [sides for count, sides in counts(expr, known) for _ in range(count)])
    return read(expr, faces, known)


def _of_total(expr: Total, total: int) -> Outcome:
    match expr.handfuls:
        case (Handful(count=1) as only,):
            return read(expr, [only.sign * (total - expr.fixed)])
        case _:
            return Outcome(total=total, faces=())


def told_faces(told: str, sides: list[int] | int) -> tuple[int, ...]:
    """The faces in ``6,3,2,1``, ``6 3 2 1`` or ``6321``.

    ``sides`` is either one number of sides for each die that fell, or the sides of all of them, however many fell.

    Raises:
        DiceError: it is not faces, there are too many or too few of them, or a die has no such face.
    """
    faces = _numbers(told)
    every = sides if isinstance(sides, list) else [sides]
    if len(faces) == 1 and len(told.strip()) > 1 and all(side <= _DIGITS for side in every):
        faces = tuple(int(digit) for digit in told.strip() if digit.isdigit())
    dice = sides if isinstance(sides, list) else [sides] * len(faces)
    if len(faces) != len(dice):
        message = f"{len(dice)} faces are needed, {len(faces)} are told"
        raise DiceError("told_count", message, (0, len(told)), needed=len(dice), count=len(faces))
    for face, side in zip(faces, dice, strict=True):
        if not 1 <= face <= side:
            raise _never(face, told, side)
    return faces


def bounds(total: Total) -> tuple[int, int]:
    """The least and the greatest that a text can come to; everything between can be, too."""
    ends = [_ends(term) for term in total.terms]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _ends(term: Handful | Number) -> tuple[int, int]:
    if isinstance(term, Number):
        return term.sign * term.value, term.sign * term.value
    kept = term.keep or term.count
    ends = sorted((term.sign * kept, term.sign * kept * term.sides))
    return ends[0], ends[1]


def _numbers(told: str) -> tuple[int, ...]:
    if len(told) > MAX_TEXT or not _TOLD.fullmatch(told):
        digits = told.strip()
        if digits.isascii() and digits.isdigit() and len(digits) <= min(MAX_TEXT, MAX_DICE):
            return (int(digits),)
        message = "faces are told as 6,3,2,1 or 6321"
        raise DiceError("told", message, (0, len(told)), hint="6,3,2,1", found=told[:20])
    return tuple(int(number) for number in re.split(r"\s*,\s*|\s+", told.strip()))


def _never(face: int, told: str, most: int) -> DiceError:
    at = max(told.find(f"{face}"), 0)
    message = f"these dice cannot show {face}, only up to {most}"
    return DiceError("told_face", message, (at, at + len(f"{face}")), face=face, most=most)
