"""Reading a tree by weighing it. Parts that share nothing are independent; what ``let`` names is fixed, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.arithmetic import rounded, whole
from rpg.dice.binding import unknown
from rpg.dice.degrees import degree_weights, unbanded
from rpg.dice.error import DiceError
from rpg.dice.exact.counting import weighed_count
from rpg.dice.exact.dist import Dist, added, certain, mapped, mixed, negative, paired, rising
from rpg.dice.exact.heaps import Iid, Joint, joint, spread, summed, wordy
from rpg.dice.exact.kernels import kept_sum, pairs_won
from rpg.dice.exact.weighing import Weigher, fair
from rpg.dice.heap import ASKED
from rpg.dice.kinds import Kind, bare, plain_dice
from rpg.dice.rolling import FAILURE, SUCCESS, check_times, off_ladder, size
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
    from collections.abc import Callable, Iterable, Iterator

    from rpg.dice.exact.heaps import Heap
    from rpg.dice.ladder import Ladder
    from rpg.dice.outcome import Value

_POOLS = (Dice, Set, Step, Keep, Clamp, Reroll, Explode)


def context_free(part: object) -> bool:
    """Whether no ladder and no table is named in a tree."""
    if isinstance(part, Graded | Lookup):
        return False
    return not isinstance(part, tuple) or isinstance(part, Span) or all(context_free(field) for field in part)


def _is_pool(inner: Node, reading: Reading) -> bool:
    """Whether a part without its labels is dice lying side by side, rather than a total of them."""
    named = isinstance(inner, Name) and isinstance(reading.scope.get(inner.name), Joint)
    return named or isinstance(inner, _POOLS)


class Reading(Weigher):
    """Weighs totals; what lies on the table is its parent's business."""

    __slots__ = ("order",)

    def whole(self, tree: Node, kind: Kind) -> Dist:
        """The distribution of a whole text, in an order for people."""
        self.order: dict[str, int] = {FAILURE: 0, SUCCESS: 1}
        found = self.dist(tree)
        self.budget.spend(len(found.weights))
        if kind in {Kind.DEGREE, Kind.ROW}:
            keys = sorted(found.weights, key=lambda key: self.order.get(str(key), 0))
            return Dist({key: found.weights[key] for key in keys}, found.total)
        return rising(found)

    def dist(self, node: Node) -> Dist:
        """How a part is distributed."""
        return _READ[type(node)](self, node)

    def one_of(self, readings: Iterable[Callable[[], Dist]]) -> Iterator[Dist]:
        """What several readings find of which a roll carries out one: each begins with as many dice as the others."""
        before = most = self.rolled
        for reading in readings:
            self.rolled = before
            yield reading()
            most = max(most, self.rolled)
        self.rolled = most

    def ladder(self, node: Graded) -> Ladder:
        """The ladder that a text names; its degrees are told in its order from now on."""
        ladder = self.context.ladders.get(node.ladder)
        if ladder is None:
            raise unknown("unknown_ladder", node.ladder, self.context.ladders, node.span)
        keys = [band.key for band in ladder.bands] + ([ladder.surge.key] if ladder.surge else [])
        for key in keys:
            self.order.setdefault(key, len(self.order))
        return ladder


def _number(reading: Reading, node: Number) -> Dist:
    del reading
    return certain(node.value)


def _pool(reading: Reading, node: Dice | Set | Step | Keep | Clamp | Reroll | Explode) -> Dist:
    heaps = reading.heaps(node)
    if len(heaps) == 1:
        return _lying(heaps[0][1], reading)
    reading.budget.spend(8 * len(heaps))
    return mixed([(weight, _lying(heap, reading)) for weight, heap, _ in heaps], reading.budget)


def _keep(reading: Reading, node: Keep) -> Dist:
    """Kept dice: plain ones go straight to their kernel."""
    dice = plain_dice(node.pool)
    if not isinstance(node.amount, Number) or dice is None:
        return _pool(reading, node)
    count, sides = dice
    keep = max(count - node.amount.value, 0) if node.how[0] == "d" else node.amount.value
    if not 0 < keep < count:
        return _pool(reading, node)
    reading.more(count, node)
    weights = dict.fromkeys(range(1, sides + 1), 1)
    found = kept_sum(weights, sides, count, keep, reading.budget, low=node.how in {"kl", "dh"})
    return Dist(dict(found.items()), sides**count)


def _lying(heap: Heap, reading: Reading) -> Dist:
    """Dice on the table as a value: their total, or their words in order."""
    if wordy(heap):
        return spread(joint(heap, reading.budget))
    return summed(heap, reading.budget)


def _name(reading: Reading, node: Name) -> Dist:
    known = reading.scope[node.name]
    return _lying(known, reading) if isinstance(known, Joint) else certain(known)


def _unary(reading: Reading, node: Unary) -> Dist:
    return mapped(reading.dist(node.value), negative, reading.budget)


def _binary(reading: Reading, node: Binary) -> Dist:
    left, right = node.left, node.right
    return added(node.op, _READ[type(left)](reading, left), _READ[type(right)](reading, right), node, reading.budget)


def _compare(reading: Reading, node: Compare) -> Dist:
    left, right = reading.dist(node.left), reading.dist(node.right)
    return paired(left, right, ASKED[node.op], reading.budget)


def _opposed(reading: Reading, node: Opposed) -> Dist:
    parts = []
    left, right = reading.heaps(node.left), reading.heaps(node.right)
    for weight, ours, _ in left:
        for ways, theirs, _ in right:
            parts.append((weight * ways, _won(ours, theirs, reading)))
    return parts[0][1] if len(parts) == 1 else mixed(parts, reading.budget)


def _won(ours: Heap, theirs: Heap, reading: Reading) -> Dist:
    if isinstance(ours, Iid) and isinstance(theirs, Iid) and ours.keep == ours.dice and theirs.keep == theirs.dice:
        total = ours.total**ours.dice * theirs.total**theirs.dice
        return Dist(dict(pairs_won(ours[:3], theirs[:3], reading.budget)), total)  # type: ignore[arg-type]  # numbers
    mine, others = joint(ours, reading.budget), joint(theirs, reading.budget)
    longest = max(map(len, mine.weights), default=0)
    reading.budget.spend(len(mine.weights) * len(others.weights) * (1 + longest // 4))
    return paired(spread(mine), spread(others), _beaten, reading.budget)


def _beaten(ours: Value, theirs: Value) -> Value:
    return sum(mine > other for mine, other in zip(reversed(ours), reversed(theirs), strict=False))  # type: ignore[arg-type, operator]  # multisets


def _versus(reading: Reading, node: Versus) -> Dist:
    got, wanted = reading.dist(node.value), reading.dist(node.target)
    return paired(got, wanted, lambda a, b: SUCCESS if a >= b else FAILURE, reading.budget)  # type: ignore[operator]  # totals


def _graded(reading: Reading, node: Graded) -> Dist:
    ladder = reading.ladder(node)
    inner = bare(node.value)
    if isinstance(inner, Pool):
        sizes = reading.amounts(inner.size)
        reading.more(max(ladder.count(pool) for pool, _ in sizes), node)
        parts = [(weight, _degrees(ladder, pool, node, reading)) for pool, weight in sizes]
        return parts[0][1] if len(parts) == 1 else mixed(parts, reading.budget)
    if _is_pool(inner, reading):
        heaps = [(weight, _read(heap, ladder, node, reading)) for weight, heap, _ in reading.heaps(node.value)]
        return heaps[0][1] if len(heaps) == 1 else mixed(heaps, reading.budget)
    if ladder.read != "sum":
        raise DiceError("ladder_of_total", "this ladder reads dice, not a total", node.span, found=node.ladder)
    dist = reading.dist(node.value)
    return mapped(dist, lambda value: _degree(ladder, (whole(value, node),), node), reading.budget)  # type: ignore[arg-type]  # totals


def _degrees(ladder: Ladder, pool: int, node: Graded, reading: Reading) -> Dist:
    """The degrees of a pool of that size, in closed form."""
    count = ladder.count(pool)
    reading.budget.number(count * ladder.sides.bit_length() * (1 + count * ladder.sides * (ladder.read == "sum")))
    total = ladder.sides**count
    weights = degree_weights(ladder, pool)
    if sum(weights.values()) != total:
        raise off_ladder(unbanded(ladder, pool) or 0, node)
    return Dist({key: weight for key, weight in weights.items() if weight}, total)


def _read(heap: Heap, ladder: Ladder, node: Graded, reading: Reading) -> Dist:
    usual = fair(range(1, ladder.sides + 1))[0]
    if isinstance(heap, Iid) and heap.keep == heap.dice > 0 and heap.weights == usual:
        return _degrees(ladder, heap.keep, node, reading)
    every = joint(heap, reading.budget)
    reading.budget.spend(sum(map(len, every.weights)))
    return mapped(spread(every), lambda values: _degree(ladder, values, node), reading.budget)  # type: ignore[arg-type]  # totals


def _degree(ladder: Ladder, values: tuple[int, ...], node: Graded) -> str:
    if not values:
        raise DiceError("no_dice", "a ladder reads one die or more", node.span, hint="1d6")
    try:
        return ladder.degree(1, values)
    except KeyError:
        raise off_ladder(ladder.reading(1, values), node) from None


def _lookup(reading: Reading, node: Lookup) -> Dist:
    rows = reading.context.tables.get(node.table)
    if rows is None:
        raise unknown("unknown_table", node.table, reading.context.tables, node.span)
    for row in rows:
        reading.order.setdefault(row.key, len(reading.order))

    def found(value: Value) -> Value:
        key = next((row.key for row in rows if row.low <= value <= row.high), None)  # type: ignore[operator]  # a total
        if key is None:
            raise DiceError("off_table", f"no row has {value}", node.span, found=node.table, value=str(value))
        return key

    inner = reading.dist(node.value)
    reading.budget.spend(len(inner.weights) * len(rows))
    return mapped(inner, found, reading.budget)


def _call(reading: Reading, node: Call) -> Dist:
    found = reading.dist(node.values[0])
    if len(node.values) == 1:
        return mapped(found, lambda value: rounded(node.function, [value]), reading.budget)  # type: ignore[list-item]  # a total
    for other in node.values[1:]:
        found = paired(found, reading.dist(other), lambda a, b: rounded(node.function, [a, b]), reading.budget)  # type: ignore[list-item]  # totals
    return found


def _if(reading: Reading, node: If) -> Dist:
    asked = reading.dist(node.condition).weights
    branches = [(asked.get(True, 0), node.then), (asked.get(False, 0), node.other)]
    taken = [(weight, branch) for weight, branch in branches if weight]
    found = reading.one_of(lambda branch=branch: reading.dist(branch) for _, branch in taken)  # type: ignore[misc]  # one of several
    return mixed([(weight, dist) for (weight, _), dist in zip(taken, found, strict=True)], reading.budget)


_BODY, _PART = 16, 8
"""Steps of a body, and of each of its parts, that is read once more for another value of what ``let`` names."""


def _let(reading: Reading, node: Let) -> Dist:
    hidden = reading.scope.get(node.name)
    steps = _BODY + _PART * size(node.body)

    def body(value: Joint | Value) -> Dist:
        reading.budget.spend(steps)
        reading.scope[node.name] = value
        return reading.dist(node.body)

    named = _named(node.value, reading)
    found = list(reading.one_of(lambda value=value: body(value) for value, _ in named))  # type: ignore[misc]  # one of several
    del reading.scope[node.name]
    if hidden is not None:
        reading.scope[node.name] = hidden
    return mixed([(weight, dist) for (_, weight), dist in zip(named, found, strict=True)], reading.budget)


def _named(node: Node, reading: Reading) -> list[tuple[Joint | Value, int]]:
    """Everything that ``let`` may name, with weights: dice as they lie, or a value."""
    inner = bare(node)
    if not _is_pool(inner, reading):
        return list(reading.dist(node).weights.items())
    heaps = reading.heaps(node)
    words = any(wordy(heap) for _, heap, _ in heaps)
    every = [(weight, joint(heap, reading.budget)) for weight, heap, _ in heaps]
    lying = mixed([(weight, spread(heap)) for weight, heap in every], reading.budget)
    return [(Joint({values: 1}, 1, words), weight) for values, weight in lying.weights.items()]  # type: ignore[dict-item]  # multisets


def _repeat(reading: Reading, node: Repeat) -> Dist:
    amounts = reading.amounts(node.times)
    least, most = min(times for times, _ in amounts), max(times for times, _ in amounts)
    if least < 0:
        raise DiceError("no_dice", f"{least} dice cannot be rolled", node.times[-1], hint="1d6")
    check_times(most, node, reading.limits)
    before = reading.rolled
    one = reading.dist(node.body) if most else certain(())
    reading.more((most - 1) * (reading.rolled - before) if most else 0, node)
    return mixed([(weight, _times(reading, one, times)) for times, weight in amounts], reading.budget)


def _times(reading: Reading, one: Dist, times: int) -> Dist:
    reading.budget.spend(times * times // 64)
    reading.budget.spend(min(len(one.weights), 2) ** min(times, 64) + len(one.weights) ** min(times, 8))
    every: Dist = certain(())
    for done in range(times):
        reading.budget.spend(len(every.weights) * len(one.weights) * done // 16)
        every = paired(every, one, lambda values, value: (*values, value), reading.budget)  # type: ignore[misc]  # a tuple
    return every


def _labeled(reading: Reading, node: Labeled) -> Dist:
    return reading.dist(node.value)


_READ: dict[type, Callable[..., Dist]] = {
    Number: _number, Name: _name, Dice: _pool, Set: _pool, Step: _pool, Keep: _keep, Clamp: _pool, Reroll: _pool,
    Explode: _pool, Count: weighed_count, Unary: _unary, Binary: _binary, Compare: _compare, Opposed: _opposed,
    Versus: _versus, Graded: _graded, Lookup: _lookup, Call: _call, If: _if, Let: _let, Repeat: _repeat,
    Labeled: _labeled,
}  # fmt: skip
