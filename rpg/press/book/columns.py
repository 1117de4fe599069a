"""Atoms into columns: what must stay together stays, and the last columns end at one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.book.atoms import height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.book.atoms import Atom

_STEP = 1.0  # millimetres between two heights tried
_SLACK = 1e-6


def filled(atoms: Sequence[Atom], room: float, *, always: bool = True) -> int:
    """How many atoms fit into ``room`` millimetres: whole runs of what is glued.

    With ``always``, for a whole column, one atom at least: a run that is too high for any column is parted.
    """
    used, count = 0.0, 0
    while count < len(atoms):
        end = count + 1
        while atoms[end - 1].glued and end < len(atoms):
            end += 1
        run = atoms[count:end]
        more = height(run) if not count else sum(atom.height + atom.above for atom in run)
        if used + more > room + _SLACK and (count or not always):
            break
        if used + more > room + _SLACK:
            return _as_many(run, room)
        used += more
        count = end
    return count


def _as_many(run: Sequence[Atom], room: float) -> int:
    """How many atoms of a run that no column can hold stand in this one: one at least."""
    count = 1
    while count < len(run) and height(run[: count + 1]) <= room + _SLACK:
        count += 1
    return count


def balanced(atoms: Sequence[Atom], count: int, room: float) -> list[Sequence[Atom]] | None:
    """So many columns, as low as they can be; None if ``room`` millimetres are too few for them."""
    tried = height(atoms) / count
    while tried <= room + _SLACK:
        columns = _tried(atoms, count, tried)
        if columns is not None:
            return columns
        if tried == room:
            break
        tried = min(room, tried + _STEP)
    return None


def _tried(atoms: Sequence[Atom], count: int, room: float) -> list[Sequence[Atom]] | None:
    columns: list[Sequence[Atom]] = []
    rest = atoms
    for _ in range(count):
        end = filled(rest, room, always=False)
        columns.append(rest[:end])
        rest = rest[end:]
    return None if rest else columns
