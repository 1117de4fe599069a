"""Texts that are rolled again and again, made ready once: a tree as functions that call one another.

Only what stands in most texts has a function of its own here: plain dice, those dice counted, numbers, sums. Every
other part is read as :mod:`rpg.dice.rolling` reads it; both ways tell the same story (a test holds them together).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.arithmetic import plain
from rpg.dice.heap import ASKED, Heap
from rpg.dice.kinds import plain_dice
from rpg.dice.outcome import Happened, Throw, Trace
from rpg.dice.scan import too_many
from rpg.dice.tree import Binary, Count, Dice, Explode, Keep, Node, Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.pools import PoolReader as Reader

Program: TypeAlias = "Callable[[Reader], Trace]"
"""Rolls a part with a reader and tells what it came to."""

_trace = partial(tuple.__new__, Trace)
_throw = partial(tuple.__new__, Throw)
_happened = partial(tuple.__new__, Happened)
_LISTED = 1000
"""Sides up to which the worth of every face is kept ready: many texts are kept, and a die may have 100,000."""


def program(node: Node) -> Program:
    """A tree made ready to be rolled."""
    ready = _READY.get(type(node))
    run = ready(node) if ready is not None else None
    return run if run is not None else lambda reader: reader.trace(node)


def _number(node: Number) -> Program:
    trace = Trace(node, node.value)
    return lambda _: trace


def _binary(node: Binary) -> Program | None:
    return _sum(node, program(node.left), program(node.right)) if node.op in {"+", "-"} else None


def _plain_dice(node: Dice) -> Program | None:
    dice = plain_dice(node)
    return _dice(node, node, *dice) if dice is not None else None


def _plain_count(node: Count) -> Program | None:
    rule, dice = node.rules[0], plain_dice(node.pool)
    wanted = rule.when.value
    if len(node.rules) > 1 or dice is None or not isinstance(wanted, Number):
        return None
    count, sides = dice
    if sides > _LISTED:
        return None
    ask, points = ASKED[rule.when.op], rule.points if node.how == "cs" else -rule.points
    worth = [0, *(points * ask(face, wanted.value) for face in range(1, sides + 1))]
    return _count(node, _thrower(node.pool, count, sides), sides, worth)


def _plain_keep(node: Keep) -> Program | None:
    dice = plain_dice(node.pool)
    return _keep(node, *dice, node.amount.value) if dice is not None and isinstance(node.amount, Number) else None


def _plain_explode(node: Explode) -> Program | None:
    dice = plain_dice(node.pool)
    return _explode(node, *dice) if node.when is None and dice is not None else None


def _sum(node: Binary, left: Program, right: Program) -> Program:
    add = node.op == "+"

    def run(reader: Reader) -> Trace:
        one, other = left(reader), right(reader)
        total = one[1] + other[1] if add else one[1] - other[1]  # type: ignore[operator]  # numbers, as kinds has seen
        if type(total) is not int:
            total = plain(total)  # type: ignore[arg-type]  # the same
        return _trace((node, total, (one, other), None, (), ()))

    return run


def _thrower(dice: Node, count: int, sides: int) -> Callable[[Reader], tuple[int, ...]]:
    faces = range(1, sides + 1)

    def throw(reader: Reader) -> tuple[int, ...]:
        reader.rolled += count
        if reader.rolled > reader.limits.dice:
            raise too_many(reader.rolled, dice[-1], reader.limits)
        return reader.rolls(count, faces)

    return throw


def _dice(node: Node, dice: Dice, count: int, sides: int) -> Program:
    throw = _thrower(dice, count, sides)

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        return _trace((node, sum(faces), (), _throw((sides, faces, faces, None, (), ())), (), ()))

    return run


def _count(node: Count, throw: Callable[[Reader], tuple[int, ...]], sides: int, worth: list[int]) -> Program:
    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        values = tuple([worth[face] for face in faces])  # a list: quicker than a generator
        return _trace((node, sum(values), (), _throw((sides, faces, values, None, (), ())), (), ()))

    return run


def _keep(node: Keep, count: int, sides: int, amount: int) -> Program:
    keep = max(count - amount, 0) if node.how[0] == "d" else amount
    if keep >= count:
        return lambda reader: reader.trace(node)
    throw, highest = _thrower(node.pool, count, sides), node.how in {"kh", "dl"}

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        dropped = sorted(sorted(range(count), key=faces.__getitem__, reverse=highest)[keep:])
        kept, total, story = [True] * count, sum(faces), []
        for i in dropped:
            kept[i] = False
            total -= faces[i]
            story.append((i, _happened(("dropped", node, faces[i]))))
        return _trace((node, total, (), _throw((sides, faces, faces, tuple(kept), tuple(story), ())), (), ()))

    return run


def _explode(node: Explode, count: int, sides: int) -> Program:
    throw, faces_of, passes = _thrower(node.pool, count, sides), range(1, sides + 1), sides.__eq__
    if sides == 1 and node.limit is None:
        return lambda reader: reader.trace(node)

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        if sides not in faces:
            return _trace((node, sum(faces), (), _throw((sides, faces, faces, None, (), ())), (), ()))
        heap = Heap(faces, sides, faces_of)
        heap.explode(node, passes, reader.draw_like(heap, node), node.limit or reader.limits.explosions)
        return _trace((node, sum(heap.values), (), heap.thrown(), (), ()))  # type: ignore[arg-type]  # numbers

    return run


_READY: dict[type, Callable[..., Program | None]] = {
    Number: _number, Binary: _binary, Dice: _plain_dice, Count: _plain_count, Keep: _plain_keep,
    Explode: _plain_explode,
}  # fmt: skip
