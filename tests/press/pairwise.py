"""Covering arrays: few rows in which every two choices of two factors meet at least once."""

from __future__ import annotations

from itertools import combinations, product
from typing import TypeAlias

Row: TypeAlias = dict[str, object]
Pair: TypeAlias = tuple[tuple[str, object], tuple[str, object]]


def pairs(row: Row) -> set[Pair]:
    """Every two choices that meet in a row."""
    return set(combinations(row.items(), 2))


def covering(factors: dict[str, tuple[object, ...]]) -> list[Row]:
    """Rows that have every pair, found greedily: always the same for the same factors."""
    open_ = {
        ((one, a), (two, b)): None
        for one, two in combinations(factors, 2)
        for a, b in product(factors[one], factors[two])
    }
    rows: list[Row] = []
    while open_:
        seed = next(iter(open_))
        row: Row = dict(seed)
        for name, choices in factors.items():
            if name not in row:
                row[name] = max(choices, key=lambda choice, name=name: _new(row, name, choice, open_, factors))  # type: ignore[misc]  # bound at once
        whole = {name: row[name] for name in factors}
        for pair in pairs(whole):
            open_.pop(pair, None)
        rows.append(whole)
    return rows


def _new(row: Row, name: str, choice: object, open_: dict[Pair, None], factors: dict[str, tuple[object, ...]]) -> int:
    """How many pairs that are still open a choice would close."""
    order = list(factors)
    met = 0
    for other, value in row.items():
        one, two = sorted(((other, value), (name, choice)), key=lambda each: order.index(each[0]))
        met += (one, two) in open_
    return met
