"""What somebody says that real dice show: words, numbers and signs, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.error import DiceError
from rpg.dice.lexer import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Face

_FACE = re.compile(r"[-+\u2212]?[0-9]+|[-+\u22120]+|[^\W\d]\w*(?:-\w+)*")
_NUMBER = re.compile(r"[-+]?[0-9]+")
_PARTS = re.compile(r"[^\s,]+|,")
_PER_DIE = 5
"""Characters for each die that may be rolled."""
_DIGITS = 18
"""No face has more."""
_ONE_DIGIT = 9
"""Dice with more sides than this have faces that one digit cannot tell."""
_SIGNS = {"+": 1, "-": -1, "\u2212": -1, "0": 0}


class Said(NamedTuple):
    """One face (or a total) as it was typed, and where: ``start`` to ``end`` of all that is told."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    @property
    def number(self) -> int | None:
        """The number that it is; None if it is none, or longer than any face or total."""
        text = self.text.replace("\u2212", "-")
        if not _NUMBER.fullmatch(text) or len(text) > _DIGITS:
            return None
        return int(text)

    def place(self, faces: Sequence[Face]) -> int | None:
        """The place of the face, from 1, among those that a die has; None if it has no such face."""
        number = self.number
        if isinstance(faces, range):
            return number if number is not None and 1 <= number <= len(faces) else None
        face = _SIGNS.get(self.text, number)
        wanted = folded(self.text) if face is None or isinstance(faces[0], str) else face
        return faces.index(wanted) + 1 if wanted in faces else None


def said(told: str, limits: Limits) -> tuple[Said, ...]:
    """The faces that are told, apart from one another by commas or spaces; DiceError (``told``) if they are none."""
    if len(told) > _PER_DIE * limits.dice:
        raise no_faces(told, (0, len(told)))
    found: list[Said] = []
    after = ","
    for part in _PARTS.finditer(told):
        if part[0] == "," == after or not (part[0] == "," or _FACE.fullmatch(part[0])):
            raise no_faces(told, part.span())
        after = part[0]
        if after != ",":
            found.append(Said(after, *part.span()))
    if after == ",":
        raise no_faces(told, (0, len(told)))
    return tuple(found)


def compact(faces: tuple[Said, ...]) -> tuple[Said, ...]:
    """Faces written without anything between them, one by one: ``6321``, ``+-0+``; none if it is nothing like that."""
    if len(faces) != 1 or len(faces[0].text) == 1 or not set(faces[0].text) <= set("0123456789+-\u2212"):
        return ()
    text, start, _ = faces[0]
    return tuple(Said(sign, start + i, start + i + 1) for i, sign in enumerate(text))


def single(faces: Sequence[Face]) -> bool:
    """Whether one sign is enough to tell any face of such a die."""
    if isinstance(faces, range):
        return len(faces) <= _ONE_DIGIT
    return set(faces) <= set(range(_ONE_DIGIT + 1)) or set(faces) <= set(_SIGNS.values())


def no_faces(told: str, span: tuple[int, int]) -> DiceError:
    """The error of something that no dice show."""
    return DiceError("told", "faces are told as 6,3,2,1 or 6321", span, found=told[:20])
