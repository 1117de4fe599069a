"""Odds, laid out in rows: one for each value, or several joined where there are too many for a page."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from rpg.cli.chances import NUMBERS, shown
from rpg.dice.beating import weights_of
from rpg.dice.kinds import Kind
from rpg.dice.rolling import FAILURE, SUCCESS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.cli.known import Known
    from rpg.dice import Odds, Value

Number = int | Fraction
_DEGREES = {SUCCESS: "cli.odds.success", FAILURE: "cli.odds.failure"}
"""Degrees of a target, which no rules name."""
_TAIL = Fraction(5, 10_000)
"""A tail with less than this chance is one row where rows are scarce."""
_STEPS = (1, 2, 5)
_LABEL = 32
"""The most characters of a label in a terminal."""


class Row(NamedTuple):
    """A value or several: their label, the least of them, the chance in each of the odds, and of that value or more.

    ``joined`` is how many values it holds where there were too many for a row each. ``ends``: the first and the last
    number; None of what is no number. ``tail``: it is the rest below or above the others.
    """

    label: str
    shares: tuple[Fraction, ...]
    at_least: tuple[Fraction, ...]
    joined: int = 1
    ends: tuple[Number, Number] | None = None
    tail: bool = False


def rows(found: Sequence[Odds], known: Known, room: int) -> list[Row]:
    """At most ``room`` rows for all of these odds, which are of one kind."""
    if all(odds.kind in NUMBERS for odds in found):
        return _numbers(found, room)
    return _keys(found, lambda value: named(value, known, found[0].kind), room)


def named(value: Value, known: Known, kind: Kind) -> str:
    """A value as it is called: a degree or a row by its name, faces that somebody made up as they are written."""
    if not isinstance(value, str) or kind not in {Kind.DEGREE, Kind.ROW}:
        return shown(value, known.words)
    name = known.name(value)
    plain = name == value and kind is Kind.DEGREE
    return known.words(_DEGREES[value]) if plain and value in _DEGREES else name


def alike(found: Sequence[Odds]) -> bool:
    """Whether these odds can stand in the same rows."""
    kinds = {Kind.NUMBER if odds.kind in NUMBERS else odds.kind for odds in found}
    return len(kinds) == 1


def _numbers(found: Sequence[Odds], room: int) -> list[Row]:
    weights = [weights_of(odds) for odds in found]
    totals = [odds.total for odds in found]
    values = sorted({value for each in weights for value in each})
    low, high, groups = 0, len(values), [[value] for value in values]
    if len(values) > room:
        tails = _tails(values, weights, totals)
        low, high, groups = min(_joined(values, (0, high), room), _joined(values, tails, room), key=_width)
    out: list[Row] = []
    above = tuple(Fraction(1) for _ in found)
    for side, group in ((-1, values[:low]), *((0, group) for group in groups), (1, values[high:])):
        if group:
            shares = tuple(Fraction(sum(w.get(v, 0) for v in group), t) for w, t in zip(weights, totals, strict=True))
            tail = side != 0 and len(group) > 1
            out.append(Row(_label(group, side), shares, above, len(group), (group[0], group[-1]), tail))
            above = tuple(a - s for a, s in zip(above, shares, strict=True))
    return out


_Joined = tuple[int, int, list[list[Number]]]
"""How many values are the tail below, where the tail above begins, and the groups between."""


def _tails(values: list[Number], weights: list[dict[Number, int]], totals: list[int]) -> tuple[int, int]:
    """How many values from below, and up to which one from above, stay under the chance of a tail everywhere."""

    def rare(ordered: list[Number]) -> int:
        sums, count = [0] * len(weights), 0
        for value in ordered:
            sums = [so_far + each.get(value, 0) for so_far, each in zip(sums, weights, strict=True)]
            if any(Fraction(so_far, total) >= _TAIL for so_far, total in zip(sums, totals, strict=True)):
                break
            count += 1
        return count

    return rare(values), len(values) - rare(values[::-1])


def _joined(values: list[Number], tails: tuple[int, int], room: int) -> _Joined:
    """The values without the tails in at most ``room`` groups, each as wide as the others: 1, 2, 5, 10 … numbers.

    Groups begin with the least value, or where something is cut off, with a round number.
    """
    power = 1
    while True:
        for width in (step * power for step in _STEPS):
            first = values[0] if not tails[0] else values[tails[0]] // width * width
            low = bisect_left(values, first)
            last = values[tails[1] - 1]
            end = first + ((last - first) // width + 1) * width
            high = bisect_left(values, end)
            if (last - first) // width + 1 + bool(low) + (high < len(values)) <= room:
                groups: dict[int, list[Number]] = {}
                for value in values[low:high]:
                    groups.setdefault(int((value - first) // width), []).append(value)
                return low, high, list(groups.values())
        power *= 10


def _width(joined: _Joined) -> int:
    """How many values stand together at most, but for the tails."""
    return max(len(group) for group in joined[2])


def _label(group: list[Number], side: int) -> str:
    """``12`` alone, ``300–304`` together; a tail (side −1 or 1) as ``≤ 280`` or ``≥ 420``."""
    low, high = (f"{value}".replace("-", "−") for value in (group[0], group[-1]))
    if low == high:
        return low
    if side:
        return f"≤ {high}" if side < 0 else f"≥ {low}"
    return f"{low}–{high}" if group[0] >= 0 else f"{low} … {high}"


def _keys(found: Sequence[Odds], name: Callable[[Value], str], room: int) -> list[Row]:
    values = _in_order(found)
    kept = values
    if len(values) > room:
        likely = sorted(values, key=lambda value: -max(odds.chance(value) for odds in found))
        best = set(likely[: room - 1])
        kept = [value for value in values if value in best]
    left = tuple(Fraction(1) for _ in found)
    out: list[Row] = []
    for value in kept:
        shares = tuple(odds.chance(value) for odds in found)
        out.append(Row(name(value), shares, left))
        left = tuple(a - s for a, s in zip(left, shares, strict=True))
    if len(kept) < len(values):
        out.append(Row("", left, left, len(values) - len(kept)))
    return out


def _in_order(found: Sequence[Odds]) -> list[Value]:
    """The values of all, each list in its own order, what others lack put in behind what stands before it there."""
    values = list(found[0].weights)
    for odds in found[1:]:
        at = 0
        for value in odds.weights:
            if value in values:
                at = values.index(value) + 1
            else:
                values.insert(at, value)
                at += 1
    return values


def shortened(label: str) -> str:
    """A label as a terminal has room for it."""
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"
