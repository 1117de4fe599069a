"""Every sequence of faces that a text can meet: slow, simple, and sure to be right."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg import dice

if TYPE_CHECKING:
    from rpg.dice import Context, Value


class _OneMore(Exception):  # noqa: N818  not an error: the script is to be continued
    """A die is rolled beyond the script; ``sides`` is how many faces it has."""

    def __init__(self, sides: int) -> None:
        super().__init__(sides)
        self.sides = sides


class _Script:
    """Faces to be shown in order."""

    def __init__(self, faces: tuple[int, ...]) -> None:
        self._left = list(faces)

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """The next faces of the script; _OneMore where it ends."""
        del label
        taken = []
        for _ in range(count):
            if not self._left:
                raise _OneMore(sides)
            taken.append(self._left.pop(0))
        return tuple(taken)


def chances(text: str, context: Context = dice.NOTHING) -> dict[Value, Fraction]:
    """The chance of every value, from rolling every sequence of faces: only for texts that end."""
    tree, _ = dice.bound(dice.parse(text), context)
    found: dict[Value, Fraction] = {}
    scripts: list[tuple[tuple[int, ...], Fraction]] = [((), Fraction(1))]
    while scripts:
        faces, chance = scripts.pop()
        try:
            value = dice.roll(tree, _Script(faces), "brute", context).value
        except _OneMore as more:
            scripts += [((*faces, face), chance / more.sides) for face in range(1, more.sides + 1)]
        else:
            found[value] = found.get(value, Fraction(0)) + chance
    return found
