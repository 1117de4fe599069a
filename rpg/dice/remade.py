"""What modifiers make of dice side by side, as far as they reach: rolled again, exploded, counted, set in pairs."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.heap import endless
from rpg.dice.lots import Heap, Lot, answers, may, may_fail, merged, ranked, samples, total
from rpg.dice.reach import Reach, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.dice.lots import Values, Wanted, Worth
    from rpg.dice.outcome import Face
    from rpg.dice.tree import Explode, Reroll


class Asked(NamedTuple):
    """A test, and what it may ask for; ``points`` are what a die that passes counts."""

    op: str
    wanted: Wanted
    points: int = 1


def rerolled(heap: Heap, node: Reroll, asked: Asked) -> Heap:
    """Dice that were rolled again until (``ro``: once if) they pass no longer; DiceError if that never ends."""
    return tuple(_rerolled(lot, node, asked) for lot in heap)


def _rerolled(lot: Lot, node: Reroll, asked: Asked) -> Lot:
    op, wanted, _ = asked
    left = lot.faces if node.how == "ro" else may_fail(lot.faces, op, wanted)
    if not left:
        raise endless(node)
    if not may(lot.values, op, wanted):
        return lot
    stays = lot.values if node.how == "ro" else may_fail(lot.values, op, wanted)
    return lot._replace(values=merged(stays, left))


def exploded(heap: Heap, node: Explode, asked: Asked, most: int, extra: int) -> Heap:
    """Dice that went on up to ``most`` times; ``extra`` dice at most come on top. DiceError if they never stop."""
    return tuple(made for lot in heap for made in _exploded(lot, node, asked, (most, extra)))


def _exploded(lot: Lot, node: Explode, asked: Asked, limits: tuple[int, int]) -> Iterator[Lot]:
    op, wanted, _ = asked
    always = not may_fail(lot.faces, op, wanted)
    if node.limit is None and always:
        raise endless(node)
    if not may(lot.values, op, wanted):
        yield lot
        return
    most, extra = limits
    if node.how == "xx" and not lot.words:
        yield lot._replace(values=_compounded(lot, asked, most))
        return
    sure = lot.least * most if always and not may_fail(lot.values, op, wanted) else 0
    more = min(lot.most * most, extra)
    if node.how != "xp" or lot.words:
        yield Lot(merged(lot.values, lot.faces), lot.least + min(sure, more), lot.most + more, lot.faces)
        return
    yield lot
    yield Lot(_penetrated(lot.faces), min(sure, more), more, lot.faces)


def _penetrated(faces: Sequence[Face]) -> Values:
    if isinstance(faces, range):
        return range(faces.start - 1, faces.stop - 1)
    return [face - 1 for face in faces if not isinstance(face, str)]


def _compounded(lot: Lot, asked: Asked, most: int) -> Values:
    """One die that takes in up to ``most`` more."""
    op, wanted, _ = asked
    ends = [_reach(stays) for stays in [may_fail(lot.values, op, wanted)] if stays]
    going, last, through = may(lot.faces, op, wanted), may_fail(lot.faces, op, wanted), _reach(lot.faces)
    first = _reach(may(lot.values, op, wanted))
    for rounds in {1, most - 1, most} - {0}:
        final = through if rounds == most else _reach(last) if last else None
        if final is not None and (going or rounds == 1):
            by = _reach(going) if going else exactly(0)
            low, high = (rounds - 1) * by.low + final.low, (rounds - 1) * by.high + final.high
            ends.append(Reach(first.low + low, first.high + high))
    return Reach(min(end.low for end in ends), max(end.high for end in ends))


def _reach(values: Values) -> Reach:
    return Lot(values, 1, 1).reach


def counted(heap: Heap, layers: Sequence[tuple[int, Sequence[Asked]]]) -> Reach:
    """What dice count: of each layer of rules (with its sign) the points of the last rule that a die passes."""
    wanted = [asked.wanted for _, rules in layers for asked in rules]
    lots = (lot for lot in heap if lot.most)
    return total((_points(samples(lot.values, wanted), layers), lot.least, lot.most) for lot in lots)


def _points(values: Iterable[Worth], layers: Sequence[tuple[int, Sequence[Asked]]]) -> Reach:
    found = [
        sum(sign * points for (sign, _), points in zip(layers, choice, strict=True))
        for value in values
        for choice in product(*(_answers(value, rules) for _, rules in layers))
    ]
    return Reach(min(found), max(found))


def _answers(value: Worth, rules: Sequence[Asked]) -> set[int]:
    """The points that a value may count."""
    found = set()
    for asked in reversed(rules):
        says = answers(value, asked.op, asked.wanted)
        if True in says:
            found.add(asked.points)
        if False not in says:
            return found
    return found | {0}


def opposed(ours: Heap, theirs: Heap) -> Reach:
    """How many pairs are won, highest against highest: surely, and at most."""
    sure = min(sum(lot.least for lot in ours), sum(lot.least for lot in theirs))
    most = min(sum(lot.most for lot in ours), sum(lot.most for lot in theirs))
    won = possible = at = 0
    for mine, other, count in _pairs(ours, theirs, most):
        won += min(count, max(sure - at, 0)) if mine.low > other.high else 0
        possible += count if mine.high > other.low else 0
        at += count
    return Reach(won, possible)


def _pairs(ours: Heap, theirs: Heap, most: int) -> Iterator[tuple[Reach, Reach, int]]:
    """Both from the highest die down, as runs of equal pairs."""
    others = iter(ranked(theirs, most, highest=True))
    other, spare = Reach(0, 0), 0
    for low, high, count in ranked(ours, most, highest=True):
        left = count
        while left:
            if not spare:
                bottom, top, spare = next(others)
                other = Reach(bottom, top)
            step = min(left, spare)
            yield Reach(low, high), other, step
            left, spare = left - step, spare - step
