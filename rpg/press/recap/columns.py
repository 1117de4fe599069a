"""Lines into columns: what must stay together stays, and the last columns end at one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.recap.units import Unit

_STEP = 1.0  # millimetres between two heights tried


def height(column: Sequence[Unit]) -> float:
    """The height of a column in millimetres; at its top no empty paper is needed."""
    return sum(unit.height for unit in column) - (column[0].style.above if column and column[0].first else 0.0)


def filled(units: Sequence[Unit], room: float) -> tuple[list[Unit], list[Unit]]:
    """As many lines as fit into ``room`` millimetres, and the rest; at least one run of what is glued."""
    column: list[Unit] = []
    at = 0
    while at < len(units):
        end = at + 1
        while units[end - 1].glued and end < len(units):
            end += 1
        if column and height([*column, *units[at:end]]) > room:
            break
        column += units[at:end]
        at = end
    return column, list(units[at:])


def balanced(units: Sequence[Unit], room: float) -> tuple[list[Unit], list[Unit]] | None:
    """Two columns as low as they can be; None if ``room`` millimetres are too few for them."""
    tried = min(room, height(units) / 2)
    while tried <= room:
        left, rest = filled(units, tried)
        if height(left) <= tried and height(rest) <= tried:
            return left, rest
        if tried == room:
            break
        tried = min(room, tried + _STEP)
    return None
