"""What the dialects share: when two ways of saying something are the same, and the error of what cannot be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.heap import ASKED
from rpg.dice.tree import (
    Binary,
    Clamp,
    Count,
    Dice,
    Explode,
    Faces,
    Keep,
    Modifier,
    Name,
    Node,
    Number,
    Reroll,
    Test,
    Unary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTED = 1000
"""Faces up to which a die's faces are looked through one by one."""

TENS = tuple(range(0, 100, 10))
"""The faces of the die that ``d20`` calls ``d%``."""


def no_equivalent(dialect: str, found: str, span: tuple[int, int]) -> DiceError:
    """The error of something that only one of two languages can say."""
    message = f"{found!r} cannot be said in the other notation ({dialect})"
    return DiceError("no_equivalent", message, (span[0], span[1]), found=found[:40], dialect=dialect)


def chain(node: Node) -> tuple[Node, list[Modifier]]:
    """What a row of modifiers stands behind, and the modifiers from left to right."""
    row: list[Modifier] = []
    while isinstance(node, Keep | Explode | Reroll | Clamp | Count):
        row.append(node)
        node = node.pool
    return node, row[::-1]


def faces_of(pool: Node) -> tuple[int, ...]:
    """The numbers that a die of these dice may be worth, explosions apart; () if that cannot be told, or of a set."""
    base, row = chain(pool)
    if not isinstance(base, Dice):
        return ()
    sides = base.sides
    if isinstance(sides, Number):
        faces = tuple(range(1, sides.value + 1)) if sides.value <= _LISTED else ()
    else:
        faces = tuple(face for face in sides.faces if isinstance(face, int)) if isinstance(sides, Faces) else ()
    for modifier in row:
        if isinstance(modifier, Clamp):
            bound = modifier.bound.value if isinstance(modifier.bound, Number) else 0
            faces = tuple((max if modifier.how == "min" else min)(face, bound) for face in faces)
    return tuple(sorted(set(faces)))


def passing(test: Test, faces: Sequence[int]) -> set[int]:
    """The faces that pass a test against a plain number."""
    wanted = test.value.value if isinstance(test.value, Number) else 0
    return {face for face in faces if ASKED[test.op](face, wanted)}


def united(tests: Sequence[Test], faces: Sequence[int], *, strict: bool = False) -> Test | None:
    """One test that passes wherever one of these does; None if there is none. ``strict``: it asks < and > only."""
    if len(tests) == 1:
        return tests[0]
    passed = set().union(*(passing(test, faces) for test in tests)) if faces else set()
    if not passed:
        return None
    low, high = min(passed), max(passed)
    ends = (
        (Test("<", Number(high + 1)), Test(">", Number(low - 1)))
        if strict
        else (Test("<=", Number(high)), Test(">=", Number(low)))
    )
    return next((test for test in (Test("=", Number(low)), *ends) if passing(test, faces) == passed), None)


def exploding(test: Test | None, faces: Sequence[int]) -> Test | None:
    """When dice of these faces explode: on the highest face if that is all that passes, which needs no test."""
    plain = test is not None and isinstance(test.value, Number)
    return None if plain and test and faces and passing(test, faces) == {faces[-1]} else test


def apart(first: Test, second: Test) -> bool:
    """Whether no number passes both tests."""
    ends = [test.value.value for test in (first, second) if isinstance(test.value, Number)]
    near = [end + step for end in ends for step in (-1, 0, 1)]
    return len(ends) > 1 and not passing(first, near) & passing(second, near)


def never_negative(part: object) -> bool:
    """Whether nothing in a total can be less than 0, as far as can be told: what is left then is not the same there."""
    match part:
        case Unary() | Name() | Binary(op="-") | Count(how="cf"):
            return False
        case tuple():
            return all(never_negative(inner) for inner in part)
        case _:
            return not isinstance(part, int) or part >= 0
