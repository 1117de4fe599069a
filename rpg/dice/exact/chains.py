"""Dice that are rolled again, or go on: what one of them may become.

A die that goes on without a limit of its own is followed until fewer than one in 10^12 would still go on, or to the
limit that a roll has; how far that is, and what lies beyond it, is told (``Budget.depth`` and ``tail``).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.dice.heap import endless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice.exact.budget import Budget
    from rpg.dice.exact.heaps import Made, Multiset
    from rpg.dice.heap import Passes
    from rpg.dice.outcome import Face
    from rpg.dice.tree import Explode, Reroll

_RARE = 10**12


def rerolled(node: Reroll, faces: Sequence[Face], passes: Passes) -> Callable[[Face], tuple[dict[Face, int], int]]:
    """What a die becomes that is rolled again while (``ro``: if) it passes; DiceError if it never ends."""
    new = faces if node.how == "ro" else [face for face in faces if not passes(face)]
    if not new:
        raise endless(node)
    weights: dict[Face, int] = {}
    for face in new:
        weights[face] = weights.get(face, 0) + 1

    def made(value: Face) -> tuple[dict[Face, int], int]:
        return (weights if passes(value) else {value: len(new)}), len(new)

    return made


def depth(node: Explode, faces: Sequence[Face], passes: Passes, most: int, budget: Budget) -> int:
    """How often one die is followed; what lies beyond is put down as the tail."""
    going = sum(map(passes, faces))
    if node.limit is not None:
        return node.limit
    if going == len(faces):
        raise endless(node)
    steps, beyond = 1, Fraction(going, len(faces)) ** 2
    while going and steps < most and beyond * _RARE > 1:
        steps += 1
        beyond *= Fraction(going, len(faces))
    if steps < most and going:
        budget.depth = max(budget.depth, steps)
        budget.tail = max(budget.tail, beyond)
    return steps


def exploded(node: Explode, faces: Sequence[Face], passes: Passes, steps: int, budget: Budget) -> Made:
    """What a die becomes that goes on: with the dice that it brought, or (``xx``) worth all of them."""
    extra: dict[Multiset, int] = {(): 1}
    total = 1
    for _ in range(steps):
        longest = max(map(len, extra))
        budget.spend(2 * len(faces) + sum(map(passes, faces)) * len(extra) * (3 + longest // 4))
        extra, total = _longer(node, faces, passes, extra), total * len(faces)

    def made(value: Face) -> tuple[dict[Multiset, int], int]:
        if not passes(value):
            return {(value,): total}, total
        budget.spend(len(extra) * (6 + max(map(len, extra)) // 4))
        found: dict[Multiset, int] = {}
        for values, weight in extra.items():
            key = joined(node, value, values)
            found[key] = found.get(key, 0) + weight
        return found, total

    return made


def _longer(node: Explode, faces: Sequence[Face], passes: Passes, extra: dict[Multiset, int]) -> dict[Multiset, int]:
    """The dice that one die brings in one step more than in those of ``extra``."""
    before = sum(extra.values())
    found: dict[Multiset, int] = {}
    for face in faces:
        worth = face - 1 if node.how == "xp" and isinstance(face, int) else face
        for values, weight in extra.items() if passes(face) else [((), before)]:
            key = joined(node, worth, values)
            found[key] = found.get(key, 0) + weight
    return found


def joined(node: Explode, value: Face, values: Multiset) -> Multiset:
    """A die and those it brought: side by side, or (``xx``) as one."""
    if node.how == "xx" and not isinstance(value, str):
        return (sum((value, *values)),)  # type: ignore[arg-type]  # numbers: words do not compound
    return tuple(sorted((value, *values)))
