"""Reading a tree by rolling it: every die, what became of it, and what all comes to."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from rpg.dice.arithmetic import Amount, combined, rounded, whole
from rpg.dice.binding import prepared, unknown
from rpg.dice.context import NOTHING
from rpg.dice.depth import too_deep
from rpg.dice.error import DiceError
from rpg.dice.heap import ASKED, Heap
from rpg.dice.kinds import bare, plain_dice
from rpg.dice.limits import LIMITS
from rpg.dice.outcome import Outcome, Throw, Trace, Value
from rpg.dice.pools import PoolReader
from rpg.dice.program import Program, program
from rpg.dice.scan import too_many
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Graded,
    If,
    Keep,
    Labeled,
    Let,
    Lookup,
    Name,
    Node,
    Number,
    Opposed,
    Pool,
    Repeat,
    Reroll,
    Set,
    Span,
    Step,
    Unary,
    Versus,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.context import Context
    from rpg.dice.kinds import Kind
    from rpg.dice.ladder import Ladder
    from rpg.dice.limits import Limits
    from rpg.dice.source import Dice as Source


def roll(
    text: str | Node, source: Source, label: str = "roll", context: Context = NOTHING, limits: Limits = LIMITS
) -> Outcome:
    """Roll a text. The first dice are drawn under ``label``, later ones under ``label.1``, ``label.2`` and so on.

    Raises:
        DiceError: the text cannot be read, names what the context does not know, or cannot be carried out
            (something divided by 0, dice beyond the limits).
    """
    reader = Reader(source, label, context, limits)
    try:
        if context is NOTHING and limits is LIMITS and isinstance(text, str):
            run, kind = _ready(text)
            trace = run(reader)
        else:
            tree, kind = prepared(text, context, limits)
            trace = reader.trace(tree)
    except RecursionError:
        raise too_deep() from None
    return Outcome(trace.value, kind, tuple(reader.faces), trace)


@lru_cache(1024)
def _ready(text: str) -> tuple[Program, Kind]:
    tree, kind = prepared(text)
    return program(tree), kind


class Reader(PoolReader):
    """Reads totals; what lies on the table is its parent's business."""

    __slots__ = ()

    def trace(self, node: Node) -> Trace:
        """What a part came to, with its story."""
        return _READ[type(node)](self, node)

    def amount(self, node: Node, rolled: list[Trace]) -> Amount:
        """What a part came to, as a number; if dice fell for it, they are added to what was rolled."""
        fallen = len(self.faces)
        trace = _READ[type(node)](self, node)
        if len(self.faces) > fallen:
            rolled.append(trace)
        return trace.value if isinstance(trace.value, int | Fraction) else 0

    def truth(self, node: Node) -> bool:
        """What a question came to."""
        return self.trace(node).value is True

    def ladder(self, node: Graded) -> Ladder:
        """The ladder that a text names; DiceError if the context has none of that name."""
        found = self.context.ladders.get(node.ladder)
        if found is None:
            raise unknown("unknown_ladder", node.ladder, self.context.ladders, node.span)
        return found


def _number(reader: Reader, node: Number) -> Trace:
    del reader
    return Trace(node, node.value)


def _dice(reader: Reader, node: Dice) -> Trace:
    """Plain dice, the most common part, without a heap."""
    plain = plain_dice(node)
    if plain is None:
        return _pool(reader, node)
    count, sides = plain
    reader.rolled += count
    if reader.rolled > reader.limits.dice:
        raise too_many(reader.rolled, node.span, reader.limits)
    faces = reader.rolls(count, range(sides))
    return Trace(node, sum(faces), (), Throw(sides, faces, faces))


def _pool(reader: Reader, node: Dice | Set | Step | Keep | Clamp | Reroll | Explode) -> Trace:
    return _lying(node, reader.heap(node))


def _lying(node: Node, heap: Heap) -> Trace:
    """Dice on the table as a value: their total, or their words in order."""
    live = heap.live()
    value: Value
    if heap.all_faces and isinstance(heap.all_faces[0], str):
        value = tuple(sorted(face for face in live if isinstance(face, str)))
    else:
        value = sum(live)  # type: ignore[arg-type]  # numbers
    return Trace(node, value, heap.parts, heap.thrown(), (*heap.before,), (*heap.after,))


def _name(reader: Reader, node: Name) -> Trace:
    known = reader.scope[node.name]
    if not isinstance(known, Heap):
        return Trace(node, known)
    if known.lying is None:
        known.lying = _lying(node, known)._replace(parts=(), before=(), after=())
    return known.lying._replace(node=node)


def _count(reader: Reader, node: Count) -> Trace:
    if type(node.pool) is Dice and type(node.pool.sides) is Number and len(node.rules) == 1:
        return _counted(reader, node, node.pool)
    heap, points = reader.counted(node)
    thrown = heap.thrown()
    counts = iter(points)
    values = tuple(next(counts) if thrown.kept is None or thrown.kept[i] else 0 for i in range(len(thrown.values)))
    worth = thrown.values if thrown.values != thrown.faces else ()
    told = thrown._replace(values=values, worth=worth)
    return Trace(node, sum(points), heap.parts, told, (*heap.before,), (*heap.after,))


def _counted(reader: Reader, node: Count, dice: Dice) -> Trace:
    """Plain dice counted by one rule, without a heap."""
    fallen = _dice(reader, dice)
    throw = fallen.throw or _NOTHING
    test, points = node.rules[0]
    after: list[Trace] = []
    ask, wanted = ASKED[test.op], test.value.value if type(test.value) is Number else reader.amount(test.value, after)
    if node.how == "cf":
        points = -points
    values = tuple([points * ask(face, wanted) for face in throw.faces])
    return Trace(node, sum(values), (), Throw(throw.sides, throw.faces, values), fallen.before, (*after,))


def _unary(reader: Reader, node: Unary) -> Trace:
    inner = reader.trace(node.value)
    return Trace(node, -inner.value, (inner,))  # type: ignore[operator]  # a number, as kinds has seen


def _binary(reader: Reader, node: Binary) -> Trace:
    left, right = reader.trace(node.left), reader.trace(node.right)
    value = combined(node.op, left.value, right.value, node)  # type: ignore[arg-type]  # the same
    return Trace(node, value, (left, right))


def _compare(reader: Reader, node: Compare) -> Trace:
    left, right = reader.trace(node.left), reader.trace(node.right)
    return Trace(node, ASKED[node.op](left.value, right.value), (left, right))


def _opposed(reader: Reader, node: Opposed) -> Trace:
    ours, theirs = reader.heap(node.left), reader.heap(node.right)
    pairs = zip(sorted(ours.live(), reverse=True), sorted(theirs.live(), reverse=True), strict=False)
    won = sum(mine > other for mine, other in pairs)  # type: ignore[operator]  # the same
    return Trace(node, won, (_lying(node.left, ours), _lying(node.right, theirs)))


def _versus(reader: Reader, node: Versus) -> Trace:
    got, wanted = reader.trace(node.value), reader.trace(node.target)
    success = got.value >= wanted.value  # type: ignore[operator]  # the same
    return Trace(node, SUCCESS if success else FAILURE, (got, wanted))


def _graded(reader: Reader, node: Graded) -> Trace:
    ladder = reader.ladder(node)
    inner = bare(node.value)
    before: list[Trace] = []
    if isinstance(inner, Pool):
        size = whole(reader.amount(inner.size, before), inner.size)
        count = ladder.count(size)
        dice = reader.trace(Dice(Number(count), Number(ladder.sides), inner.span))
        faces = dice.throw.faces if dice.throw else ()
    else:
        dice = reader.trace(node.value)
        size, faces = 1, _read(dice, ladder, node)
    if not faces:
        raise DiceError("no_dice", "no die is left to be read", node.span, hint="4d6kh1")
    reading = ladder.reading(size, faces)  # type: ignore[arg-type]  # numbers, as kinds has seen
    try:
        degree = ladder.degree(size, faces)  # type: ignore[arg-type]  # the same
    except KeyError:
        raise off_ladder(reading, node) from None
    return Trace(node, degree, (dice._replace(value=reading, before=(*before, *dice.before)),))


def _read(dice: Trace, ladder: Ladder, node: Graded) -> tuple[int, ...]:
    """The numbers that a ladder reads: of dice those that count, of a total itself."""
    while isinstance(dice.node, Labeled) and dice.parts:
        dice = dice.parts[0]
    throw = dice.throw
    if throw is not None and not isinstance(dice.node, Count):
        kept = throw.kept or (True,) * len(throw.values)
        return tuple(value for value, counts in zip(throw.values, kept, strict=True) if counts)  # type: ignore[misc]  # numbers
    if ladder.read == "sum":
        return (whole(dice.value, node),)  # type: ignore[arg-type]  # the same
    raise DiceError("ladder_of_total", "this ladder reads dice, not a total", node.span, found=node.ladder)


def _lookup(reader: Reader, node: Lookup) -> Trace:
    rows = reader.context.tables.get(node.table)
    if rows is None:
        raise unknown("unknown_table", node.table, reader.context.tables, node.span)
    inner = reader.trace(node.value)
    for row in rows:
        if row.low <= inner.value <= row.high:  # type: ignore[operator]  # a number
            return Trace(node, row.key, (inner,))
    raise DiceError("off_table", f"no row has {inner.value}", node.span, found=node.table, value=str(inner.value))


def _call(reader: Reader, node: Call) -> Trace:
    parts = tuple(reader.trace(value) for value in node.values)
    return Trace(node, rounded(node.function, [part.value for part in parts]), parts)  # type: ignore[misc]  # numbers


def _if(reader: Reader, node: If) -> Trace:
    asked = reader.trace(node.condition)
    taken = reader.trace(node.then if asked.value is True else node.other)
    return Trace(node, taken.value, (asked, taken))


def _let(reader: Reader, node: Let) -> Trace:
    hidden = reader.scope.get(node.name)
    heap = reader.heap(node.value) if is_pool(node.value, reader) else None
    named = _lying(node.value, heap) if heap is not None else reader.trace(node.value)
    reader.scope[node.name] = heap if heap is not None else named.value
    body = reader.trace(node.body)
    if hidden is None:
        del reader.scope[node.name]
    else:
        reader.scope[node.name] = hidden
    return Trace(node, body.value, (named, body))


def is_pool(node: Node, reader: PoolReader) -> bool:
    """Whether a part is dice lying side by side, rather than a total of them."""
    inner = bare(node)
    if isinstance(inner, Name):
        return isinstance(reader.scope.get(inner.name), Heap)
    return isinstance(inner, Dice | Set | Step | Keep | Clamp | Reroll | Explode)


def _repeat(reader: Reader, node: Repeat) -> Trace:
    before: list[Trace] = []
    times = reader.count(node.times, before)
    check_times(times, node, reader.limits)
    parts = tuple(reader.trace(node.body) for _ in range(times))
    return Trace(node, tuple(part.value for part in parts), parts, None, (*before,))


def check_times(times: int, node: Repeat, limits: Limits) -> None:
    """DiceError if a part would be carried out too often."""
    if times > limits.dice:
        raise too_many(times, node.span, limits)
    if times > _FEW and times * size(node.body) > limits.repeated:
        message = f"with every repetition these are more than {limits.repeated} parts"
        raise DiceError("too_many_parts", message, node.span, limit=limits.repeated)


def size(node: Node) -> int:
    """How many parts a part is made of, itself among them."""
    waiting: list[object] = [node]
    found = 0
    for part in waiting:
        if isinstance(part, tuple) and not isinstance(part, Span):
            found += 1
            waiting += part
    return found


def _labeled(reader: Reader, node: Labeled) -> Trace:
    inner = reader.trace(node.value)
    return Trace(node, inner.value, (inner,))


def off_ladder(reading: Amount, node: Graded) -> DiceError:
    """The error of a reading that no band covers."""
    message = f"no band of the ladder has {reading}"
    value = reading if isinstance(reading, int) else f"{reading}"
    return DiceError("off_ladder", message, node.span, found=node.ladder, value=value)


_NOTHING = Throw(0, (), ())
_FEW = 50
"""Repetitions that no text is too long for."""

SUCCESS, FAILURE = "success", "failure"

_READ: dict[type, Callable[..., Trace]] = {
    Number: _number, Name: _name, Dice: _dice, Set: _pool, Step: _pool, Keep: _pool, Clamp: _pool, Reroll: _pool,
    Explode: _pool, Count: _count, Unary: _unary, Binary: _binary, Compare: _compare, Opposed: _opposed,
    Versus: _versus, Graded: _graded, Lookup: _lookup, Call: _call, If: _if, Let: _let, Repeat: _repeat,
    Labeled: _labeled,
}  # fmt: skip
