"""Dice that fell, and how their text reads them: which faces are kept, what they add up to, which degree they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.parser import parse
from rpg.dice.tree import Expr, Handful, PoolTest, Total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rpg.dice.ladder import Ladder
    from rpg.dice.source import Dice

_NO_LADDERS: Mapping[str, Ladder] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """One handful as it fell: its faces, and which of them are kept. A total told without faces has no handfuls."""

    sides: int
    faces: tuple[int, ...]
    kept: tuple[bool, ...]
    sign: int = 1

    @property
    def total(self) -> int:
        """The kept faces added up, with the sign of the handful."""
        return self.sign * sum(face for face, kept in zip(self.faces, self.kept, strict=True) if kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a text came to: its total (of a pool: the face that is read), all faces in order, a pool's degree."""

    total: int
    faces: tuple[int, ...]
    degree: str | None = None
    parts: tuple[Fallen, ...] = ()


def roll(text: str | Expr, dice: Dice, label: str, ladders: Mapping[str, Ladder] = _NO_LADDERS) -> Outcome:
    """Roll a text; each handful after the first draws from a label of its own (``label.1``, ``label.2``).

    Raises:
        DiceError: the text cannot be read, or names a ladder that is not in ``ladders``.
    """
    expr = parse(text) if isinstance(text, str) else text
    if isinstance(expr, PoolTest):
        ladder = ladder_of(expr, ladders)
        return read(expr, dice.roll(label, ladder.count(expr.pool), ladder.sides), ladders)
    faces: list[int] = []
    for index, handful in enumerate(expr.handfuls):
        faces += dice.roll(f"{label}.{index}" if index else label, handful.count, handful.sides)
    return read(expr, faces, ladders)


def read(expr: Expr, faces: Sequence[int], ladders: Mapping[str, Ladder] = _NO_LADDERS) -> Outcome:
    """The outcome of a tree whose dice show these faces, in the order of the text."""
    if isinstance(expr, PoolTest):
        ladder = ladder_of(expr, ladders)
        kept = (True,) * len(faces)
        part = Fallen(sides=ladder.sides, faces=tuple(faces), kept=kept)
        total = ladder.reading(expr.pool, faces)
        return Outcome(total=total, faces=tuple(faces), degree=ladder.degree(expr.pool, faces), parts=(part,))
    parts: list[Fallen] = []
    start = 0
    for handful in expr.handfuls:
        parts.append(_fallen(handful, tuple(faces[start : start + handful.count])))
        start += handful.count
    return Outcome(total=expr.fixed + sum(part.total for part in parts), faces=tuple(faces), parts=tuple(parts))


def ladder_of(expr: PoolTest, ladders: Mapping[str, Ladder]) -> Ladder:
    """The ladder that a pool is read against; DiceError if there is none of that name."""
    ladder = ladders.get(expr.ladder)
    if ladder is None:
        message = f"there is no ladder {expr.ladder!r}"
        hint = next(iter(sorted(ladders)), "")
        raise DiceError("unknown_ladder", message, (expr.start, expr.end), hint=hint, found=expr.ladder)
    return ladder


def counts(expr: Expr, ladders: Mapping[str, Ladder] = _NO_LADDERS) -> tuple[tuple[int, int], ...]:
    """How many dice of how many sides a tree rolls, handful by handful."""
    if isinstance(expr, Total):
        return tuple((handful.count, handful.sides) for handful in expr.handfuls)
    ladder = ladder_of(expr, ladders)
    return ((ladder.count(expr.pool), ladder.sides),)


def _fallen(handful: Handful, faces: tuple[int, ...]) -> Fallen:
    order = sorted(range(len(faces)), key=faces.__getitem__, reverse=not handful.lowest)
    chosen = set(order[: handful.keep or len(faces)])
    kept = tuple(index in chosen for index in range(len(faces)))
    return Fallen(sides=handful.sides, faces=faces, kept=kept, sign=handful.sign)
