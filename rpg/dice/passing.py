"""Which faces of a die pass a test. Of numbered dice nobody looks at every face: they may have a hundred thousand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from rpg.dice.heap import ASKED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from rpg.dice.outcome import Face

    Wanted: TypeAlias = Face | Fraction

W = TypeVar("W", bound="int | Fraction | str")

CONTRARY = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
"""The test that everything passes which fails this one."""


def all_pass(faces: Sequence[Wanted], op: str, wanted: Wanted) -> bool:
    """Whether there is no face that fails the test."""
    ask = ASKED[op]
    if not isinstance(faces, range) or len(faces) == 1:
        return all(ask(face, wanted) for face in faces)
    if op == "!=":
        return wanted not in faces
    return op != "=" and ask(faces[0], wanted) and ask(faces[-1], wanted)


def passing(faces: Sequence[W], op: str, wanted: Wanted) -> Sequence[W] | range:
    """The faces that pass the test, in order."""
    if not isinstance(faces, range) or op == "!=" or isinstance(wanted, str):
        ask = ASKED[op]
        return [face for face in faces if ask(face, wanted)]
    match op:
        case "=":
            return range(math.ceil(wanted), math.floor(wanted) + 1) if wanted in faces else range(0)
        case "<" | "<=":
            end = math.ceil(wanted) if op == "<" else math.floor(wanted) + 1
            return range(faces.start, min(max(end, faces.start), faces.stop))
        case _:
            start = math.floor(wanted) + 1 if op == ">" else math.ceil(wanted)
            return range(max(min(start, faces.stop), faces.start), faces.stop)


def failing(faces: Sequence[W], op: str, wanted: Wanted) -> Sequence[W] | range:
    """The faces that do not pass the test, in order."""
    return passing(faces, CONTRARY[op], wanted)
