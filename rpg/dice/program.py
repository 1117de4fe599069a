"""Texts that are rolled again and again, made ready once: a tree as functions that call one another.

Only what stands in most texts has a function of its own here: plain dice, those dice counted, numbers, sums. Every
other part is read as :mod:`rpg.dice.rolling` reads it; both ways tell the same story (a test holds them together).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.arithmetic import plain
from rpg.dice.heap import ASKED, Heap
from rpg.dice.outcome import Happened, Throw, Trace
from rpg.dice.scan import too_many
from rpg.dice.tree import Binary, Count, Dice, Explode, Keep, Node, Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.rolling import Reader

Program: TypeAlias = "Callable[[Reader], Trace]"
"""Rolls a part with a reader and tells what it came to."""

_trace = partial(tuple.__new__, Trace)
_throw = partial(tuple.__new__, Throw)
_happened = partial(tuple.__new__, Happened)


def program(node: Node) -> Program:
    """A tree made ready to be rolled."""
    ready = _READY.get(type(node))
    run = ready(node) if ready is not None else None
    return run if run is not None else lambda reader: reader.trace(node)


def _is_plain(node: Node) -> bool:
    return type(node) is Dice and type(node.amount) is Number and type(node.sides) is Number


def _number(node: Number) -> Program:
    trace = Trace(node, node.value)
    return lambda _: trace


def _binary(node: Binary) -> Program | None:
    return _sum(node, program(node.left), program(node.right)) if node.op in {"+", "-"} else None


def _plain_dice(node: Dice) -> Program | None:
    return _dice(node) if _is_plain(node) else None


def _plain_count(node: Count) -> Program | None:
    rule = node.rules[0]
    wanted = rule.when.value
    if len(node.rules) > 1 or type(wanted) is not Number or not _is_plain(node.pool):
        return None
    return _count(node, node.pool, rule.when.op, wanted.value, rule.points)  # type: ignore[arg-type]  # plain dice


def _plain_keep(node: Keep) -> Program | None:
    if type(node.amount) is not Number or not _is_plain(node.pool):
        return None
    return _keep(node, node.pool, node.amount.value)  # type: ignore[arg-type]  # the same


def _plain_explode(node: Explode) -> Program | None:
    return _explode(node, node.pool) if node.when is None and _is_plain(node.pool) else None  # type: ignore[arg-type]  # the same


def _sum(node: Binary, left: Program, right: Program) -> Program:
    add = node.op == "+"

    def run(reader: Reader) -> Trace:
        one, other = left(reader), right(reader)
        total = one[1] + other[1] if add else one[1] - other[1]  # type: ignore[operator]  # numbers, as kinds has seen
        if type(total) is not int:
            total = plain(total)
        return _trace((node, total, (one, other), None))

    return run


def _thrower(dice: Dice) -> Callable[[Reader], tuple[int, ...]]:
    count, sides = dice.amount.value, dice.sides.value  # type: ignore[union-attr]  # numbers: the dice are plain
    faces = range(1, sides + 1)

    def throw(reader: Reader) -> tuple[int, ...]:
        reader.rolled += count
        if reader.rolled > reader.limits.dice:
            raise too_many(reader.rolled, dice.span, reader.limits)
        return reader.rolls(count, faces)

    return throw


def _dice(node: Dice) -> Program:
    throw, sides = _thrower(node), node.sides.value  # type: ignore[union-attr]  # the same

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        return _trace((node, sum(faces), (), _throw((sides, faces, faces, None, ()))))

    return run


def _count(node: Count, dice: Dice, op: str, wanted: int, points: int) -> Program:
    throw, sides, ask = _thrower(dice), dice.sides.value, ASKED[op]  # type: ignore[union-attr]  # the same
    worth = [0] + [(points if node.how == "cs" else -points) * ask(face, wanted) for face in range(1, sides + 1)]

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        values = tuple([worth[face] for face in faces])  # a list: quicker than a generator
        return _trace((node, sum(values), (), _throw((sides, faces, values, None, ()))))

    return run


def _keep(node: Keep, dice: Dice, amount: int) -> Program:
    throw, count, sides = _thrower(dice), dice.amount.value, dice.sides.value  # type: ignore[union-attr]  # the same
    keep = max(count - amount, 0) if node.how[0] == "d" else amount
    highest = node.how in {"kh", "dl"}

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        if keep >= count:
            return _trace((node, sum(faces), (), _throw((sides, faces, faces, None, ()))))
        dropped = sorted(sorted(range(count), key=faces.__getitem__, reverse=highest)[keep:])
        kept, total = [True] * count, sum(faces)
        story = []
        for i in dropped:
            kept[i] = False
            total -= faces[i]
            story.append((i, _happened(("dropped", node, faces[i]))))
        return _trace((node, total, (), _throw((sides, faces, faces, tuple(kept), tuple(story)))))

    return run


def _explode(node: Explode, dice: Dice) -> Program:
    throw, sides = _thrower(dice), dice.sides.value  # type: ignore[union-attr]  # the same
    faces_of, passes = range(1, sides + 1), sides.__eq__
    if sides == 1 and node.limit is None:
        return lambda reader: reader.trace(node)

    def run(reader: Reader) -> Trace:
        faces = throw(reader)
        if sides not in faces:
            return _trace((node, sum(faces), (), _throw((sides, faces, faces, None, ()))))
        heap = Heap(faces, sides, faces_of)
        heap.explode(node, passes, lambda count: reader.rolls(count, faces_of), node.limit or reader.limits.explosions)
        values = tuple(heap.values)
        return _trace((node, sum(values), (), _throw((sides, tuple(heap.faces), values, None, tuple(heap.story)))))

    return run


_READY: dict[type, Callable[..., Program | None]] = {
    Number: _number, Binary: _binary, Dice: _plain_dice, Count: _plain_count, Keep: _plain_keep, Explode: _plain_explode,
}  # fmt: skip
