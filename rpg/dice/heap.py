"""Dice on the table while a text is being read: a heap that its modifiers work on, one after another.

A die that was dropped stays where it lies, but nothing looks at it any more.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.error import DiceError
from rpg.dice.outcome import Happened, Throw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice.outcome import Face, Trace
    from rpg.dice.tree import Clamp, Explode, Keep, Reroll, Weight

Draw: TypeAlias = "Callable[[int], Sequence[Face]]"
"""Rolls so many more dice of the same kind."""

Passes: TypeAlias = "Callable[[Face], bool]"

ASKED: dict[str, Callable[..., bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq,
}  # fmt: skip
"""What a test asks of a value: numbers of numbers, words of words."""


class Heap:
    """Dice lying side by side. ``kept`` are the places of those that still count, ``story`` what happened to them.

    ``lying`` are the dice as a value, once somebody has asked for it: of those that ``let`` has named. ``before`` and
    ``after`` are the amounts that were rolled for them, as a trace tells them.
    """

    __slots__ = ("after", "all_faces", "before", "faces", "kept", "lying", "parts", "sides", "story", "values")

    def __init__(self, faces: Sequence[Face], sides: int, all_faces: Sequence[Face] = ()) -> None:
        """Dice that just fell; ``all_faces`` are those that such a die has (of a set: none)."""
        self.faces = list(faces)
        self.values = list(faces)
        self.sides = sides
        self.all_faces = all_faces
        self.kept = list(range(len(faces)))
        self.parts: tuple[Trace, ...] = ()
        self.before: list[Trace] = []
        self.after: list[Trace] = []
        self.lying: Trace | None = None
        self.story: list[tuple[int, Happened]] = []

    def copy(self) -> Heap:
        """The same dice, for somebody else to work on."""
        twin = Heap(self.faces, self.sides, self.all_faces)
        twin.values, twin.kept, twin.story = list(self.values), list(self.kept), list(self.story)
        return twin

    def live(self) -> list[Face]:
        """The values that count, in order."""
        values = self.values
        return [values[i] for i in self.kept]

    def thrown(self) -> Throw:
        """These dice as a value."""
        kept = None
        if len(self.kept) < len(self.values):
            counted = set(self.kept)
            kept = tuple(i in counted for i in range(len(self.values)))
        return Throw(self.sides, tuple(self.faces), tuple(self.values), kept, tuple(self.story))

    def keep(self, node: Keep, amount: int) -> None:
        """Keep or drop so many of the highest or lowest; of equal dice the first counts as the highest and lowest."""
        how = node.how
        if how[0] == "d":
            amount = max(len(self.kept) - amount, 0)
        lowest = how in {"kl", "dh"}
        order = sorted(self.kept, key=self.values.__getitem__, reverse=not lowest)
        dropped = order[amount:]
        self.kept = sorted(order[:amount])
        self.story += [(i, Happened("dropped", node, self.values[i])) for i in sorted(dropped)]

    def clamp(self, node: Clamp, bound: int) -> None:
        """Raise or lower each die to a bound."""
        for i in self.kept:
            was = self.values[i]
            if not isinstance(was, str) and (was < bound if node.how == "min" else was > bound):
                self.values[i] = bound
                self.story.append((i, Happened("raised" if node.how == "min" else "lowered", node, was)))

    def reroll(self, node: Reroll, passes: Passes, draw: Draw, rounds: int) -> list[int]:
        """Roll again what passes; the places of dice that still pass after so many rounds."""
        again = [i for i in self.kept if passes(self.values[i])]
        while again and rounds:
            rounds -= 1
            for i, face in zip(again, draw(len(again)), strict=True):
                self.again(i, node, face)
            again = [i for i in again if passes(self.values[i])]
        return again

    def again(self, i: int, node: Reroll, face: Face) -> None:
        """A die that was rolled again shows this face now."""
        self.story.append((i, Happened("rerolled", node, self.values[i])))
        self.values[i] = face

    def explode(self, node: Explode, passes: Passes, draw: Draw, rounds: int) -> None:
        """Roll one more for what passes, and for what passes of these, so many times at most."""
        grown = [(i, self.values[i]) for i in self.kept if passes(self.values[i])]
        while grown and rounds:
            rounds -= 1
            faces = draw(len(grown))
            grown = [(self._grow(i, was, face, node), face) for (i, was), face in zip(grown, faces, strict=True)]
            grown = [(i, face) for i, face in grown if passes(face)]

    def _grow(self, i: int, was: Face, face: Face, node: Explode) -> int:
        """One more die for die ``i``; the place of the die that may go on."""
        if node.how == "xx" and isinstance(face, int):
            self.story.append((i, Happened("compounded", node, self.values[i])))
            self.values[i] = self.values[i] + face  # type: ignore[operator]  # numbers: words do not compound
            return i
        self.story.append((i, Happened("exploded", node, was)))
        new = len(self.faces)
        self.faces.append(face)
        self.values.append(face - 1 if node.how == "xp" and isinstance(face, int) else face)
        self.kept.append(new)
        self.story.append((new, Happened("penetrated" if node.how == "xp" else "extra", node, face)))
        return new


def points(rules: Sequence[tuple[Passes, Weight]], value: Face) -> int:
    """What a die counts: the points of the last rule that it passes, 0 if it passes none."""
    found = 0
    for passes, weight in rules:
        if passes(value):
            found = weight.points
    return found


def endless(node: Explode | Reroll) -> DiceError:
    """The error of a die that would be rolled for ever."""
    return DiceError("endless", "such a die would be rolled for ever", node.span, hint="d6x")
