"""The heart of exact odds: the sum of the dice that are kept, and pairs won by one pool against another."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from rpg.dice.exact.polynomials import power, unpacked, width_of

if TYPE_CHECKING:
    from rpg.dice.exact.budget import Budget


def kept(weights: dict[int, int], total: int, count: int, keep: int, budget: Budget) -> dict[int, int]:
    """The sum of the ``keep`` highest of ``count`` equal dice.

    Values are placed from the highest down. The state is how many places are taken, its weight a distribution of their
    sum in one number; a value that fills the last place leaves the other dice at or below it, in any way.
    """
    low, high = min(weights), max(weights)
    width = width_of(total**count)
    budget.number(8 * width * ((high - low) * keep + 1))
    budget.spend(len(weights) * keep * keep * (1 + width * ((high - low) * keep + 1) // 256))
    bits = 8 * width
    choose = [[comb(left, more) for more in range(left + 1)] for left in range(count + 1)]
    states, done, below = [1] + [0] * (keep - 1), 0, total
    for value in sorted(weights, reverse=True):
        weight, shift = weights[value], (value - low) * bits
        at_most, below = below, below - weight
        fresh = [0] * keep
        for taken, ways in enumerate(states):
            if not ways:
                continue
            left, need = count - taken, keep - taken
            row, filled, power_of = choose[left], at_most**left, 1
            for more in range(need):
                placed = row[more] * power_of
                fresh[taken + more] += (ways * placed) << (shift * more)
                filled -= placed * below ** (left - more)
                power_of *= weight
            done += (ways * filled) << (shift * need)
        states = fresh
    return unpacked(done, low * keep, width)


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
    budget.spend(len(values) * (count + 1) ** 2 * (many + 1) ** 2 * (1 + width // 64) // 4)
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
