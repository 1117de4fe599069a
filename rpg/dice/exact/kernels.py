"""The heart of exact odds: the sum of the dice that are kept, and pairs won by one pool against another."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from rpg.dice.exact.budget import multiplied
from rpg.dice.exact.polynomials import power, unpacked, width_of

if TYPE_CHECKING:
    from rpg.dice.exact.budget import Budget

_SHORT = 64
"""Bits of the short numbers that long ones are multiplied by."""


def kept(weights: dict[int, int], total: int, count: int, keep: int, budget: Budget) -> dict[int, int]:
    """The sum of the ``keep`` highest of ``count`` equal dice.

    Values are placed from the highest down. The state is how many places are taken, its weight a distribution of their
    sum in one number; a value that fills the last place leaves the other dice at or below it, in any way.
    """
    low, high = min(weights), max(weights)
    bits, slots = total.bit_length() * count, (high - low) * keep + 1
    budget.number((bits + 8) * slots)
    short = min(bits, keep * (count.bit_length() + max(weights.values()).bit_length()))
    long = bits * slots * (keep - 1) // keep // 2
    moved = multiplied(long, short) // 2 + multiplied(bits, short) + bits * slots // 4096
    filled = multiplied(bits, _SHORT) + multiplied(long, bits) // 2 + bits * slots // 8192
    budget.spend(keep * keep + len(weights) * (8 + keep * (3 + filled)))
    budget.spend((len(weights) - 1) * keep * keep * (2 + moved) // 2)
    width = width_of(total**count)
    bits = 8 * width
    choose, spare = [_choices(left, keep) for left in range(count + 1 - keep, count + 1)], count + 1 - keep
    states, done, below = [1] + [0] * (keep - 1), 0, total
    under = _powers(below, spare, keep)
    for value in sorted(weights, reverse=True):
        weight, shift = weights[value], (value - low) * bits
        below -= weight
        at_most, under = under, _powers(below, spare, keep)
        fresh = [0] * keep
        for taken, ways in enumerate(states):
            if not ways:
                continue
            left, need = count - taken - spare, keep - taken
            row, filled, power_of = choose[left], at_most[left], 1
            for more in range(need):
                placed = row[more] * power_of
                fresh[taken + more] += (ways * placed) << (shift * more)
                filled -= placed * under[left - more]
                power_of *= weight
            done += (ways * filled) << (shift * need)
        states = fresh
    return unpacked(done, low * keep, width)


def _choices(left: int, most: int) -> list[int]:
    """In how many ways fewer than ``most`` of so many dice can be chosen: 0, 1, 2 and so on."""
    row = [1]
    for more in range(1, most):
        row.append(row[-1] * (left - more + 1) // more)
    return row


def _powers(base: int, first: int, count: int) -> list[int]:
    """So many powers of a number, from the first one on."""
    row = [base**first]
    for _ in range(count - 1):
        row.append(row[-1] * base)
    return row


def lowest(weights: dict[int, int], total: int, count: int, keep: int, budget: Budget) -> dict[int, int]:
    """The sum of the ``keep`` lowest: the highest of the dice turned over."""
    turned = kept({-value: weight for value, weight in weights.items()}, total, count, keep, budget)
    return {-value: turned[value] for value in sorted(turned, reverse=True)}


def kept_sum(
    weights: dict[int, int], total: int, count: int, keep: int, budget: Budget, *, low: bool
) -> dict[int, int]:
    """The sum of the highest, or the lowest, so many of equal dice; all of them if so many are kept."""
    if keep >= count:
        return power(weights, total, count, budget)
    return (lowest if low else kept)(weights, total, count, keep, budget)


def pairs_won(
    ours: tuple[dict[int, int], int, int], theirs: tuple[dict[int, int], int, int], budget: Budget
) -> dict[int, int]:
    """In how many ways ``ours`` (weights, total, count) wins each number of pairs against ``theirs``; ties lose.

    Values are placed from the highest down, for both at once: one of ours wins its pair if the other side's die of that
    rank is still to be placed.
    """
    (mine, total, count), (other, against, many) = ours, theirs
    values = sorted(mine.keys() | other.keys(), reverse=True)
    width = width_of(total**count * against**many)
    long, short = 8 * width * (min(count, many) + 1), count * total.bit_length() + many * against.bit_length()
    full = (count + 1) * (count + 2) * (many + 1) * (many + 2) // 4 * max(len(values) - 2, 0)
    budget.spend((full + 2 * (count + 1) * (many + 1)) * (8 + multiplied(long, short // 2) + long // 2048) // 10)
    budget.spend(len(values) * (20 + (count * count + many * many) * (1 + short // 512)))
    bits, states = 8 * width, {(0, 0): 1}
    for value in values:
        last = value == values[-1]
        more_of, less_of = _placings(mine.get(value, 0), count), _placings(other.get(value, 0), many)
        fresh: dict[tuple[int, int], int] = {}
        for (placed, met), ways in states.items():
            ours_left, theirs_left = count - placed, many - met
            less_row = less_of[theirs_left][theirs_left:] if last else less_of[theirs_left]
            for more, weight in more_of[ours_left][ours_left:] if last else more_of[ours_left]:
                top, heavy = min(placed + more, many), ways * weight
                for less, heft in less_row:
                    won = top - max(placed, met + less)
                    key = placed + more, met + less
                    found = heavy * heft << won * bits if won > 0 else heavy * heft
                    fresh[key] = fresh[key] + found if key in fresh else found
        states = fresh
    return unpacked(states[count, many], 0, width)


def _placings(weight: int, most: int) -> list[list[tuple[int, int]]]:
    """For each number of dice left: how many of them may show a value, and in how many ways."""
    if not weight:
        return [[(0, 1)] for _ in range(most + 1)]
    powers = [weight**more for more in range(most + 1)]
    return [[(more, comb(left, more) * powers[more]) for more in range(left + 1)] for left in range(most + 1)]
