"""What players must not see of a stratum: the ground of hidden places, and the ways that lead nowhere else.

A way that is nobody's and ends at a hidden place would tell of it, were it drawn up to a wall. It is closed back to the
last cell that whoever goes elsewhere must pass as well. A way that opens into a wider one over two cells or more has no
such cell: an author makes it part of the hidden place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import area, around, cell, own, walkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rpg.maps.model import Map, Stratum

At: TypeAlias = tuple[int, int]
_DOORS = frozenset({"door", "sealed"})


def veiled(map_: Map, index: int) -> frozenset[At]:
    """The cells (x, y) of a stratum that players may not see: mass on their map; void, where a catwalk hangs."""
    stratum = map_.strata[index]
    here = [place for place in map_.places if place.stratum == index]
    hidden, shown = [p for p in here if p.hidden], [p for p in here if not p.hidden]
    if not hidden:
        return frozenset()
    secret = {at for place in hidden for at in area(place)} - {at for place in shown for at in area(place)}
    known = {at: place.key for place in shown for at in own(map_, place)}
    ways = _Ways(stratum, secret, known, _ends(map_, index))
    return frozenset(secret | {at for start in ways.mouths(secret) for at in ways.blind(start)})


def _ends(map_: Map, index: int) -> dict[At, str]:
    """Cells to which a way may well lead: a shaft, a stair, whatever stands there for all to see."""
    rows = map_.strata[index].rows
    found = {(x, y): f"{x}.{y}" for y, row in enumerate(rows) for x, letter in enumerate(row) if letter == "o"}
    seen = (f for f in map_.features if f.stratum == index and f.visible_to == "all" and f.symbol not in _DOORS)
    return found | {feature.at: feature.key for feature in seen}


class _Ways:
    """The ground that is nobody's; the places and the things that it leads to are one point each."""

    def __init__(
        self, stratum: Stratum, secret: Collection[At], known: Mapping[At, str], ends: Mapping[At, str]
    ) -> None:
        self._stratum, self._secret, self._known, self._ends = stratum, secret, known, ends

    def mouths(self, secret: Collection[At]) -> list[At]:
        """The cells that are nobody's and lie beside hidden floor."""
        floor = (at for at in secret if walkable(self._stratum, *at))
        return sorted({near for at in floor for near in around(*at) if self._free(near)})

    def blind(self, start: At) -> set[At]:
        """What leads from there nowhere but to one place; nothing, if one may walk past."""
        came, ended = self._flood(start, None)
        if start in self._ends:
            return set()
        if len(ended) < 2:  # noqa: PLR2004 - to lead on, a way needs two ends
            return {at for at in came if at not in self._ends}
        at: At | None = next(iter(ended.values()))
        while at is not None:
            behind, others = self._flood(start, at)
            if not others:
                return {each for each in behind if each not in self._ends}
            at = came[at]
        return set()

    def _free(self, at: At) -> bool:
        return walkable(self._stratum, *at) and at not in self._secret and at not in self._known

    def _flood(self, start: At, without: At | None) -> tuple[dict[At, At | None], dict[str, At]]:
        """The cells come to from a start, each with the one before it; the ends met, each with the cell before it."""
        came: dict[At, At | None] = {}
        ended: dict[str, At] = {}
        if start == without:
            return came, ended
        came[start] = None
        queue = [start]
        for at in queue:
            for near in self._around(at):
                if near == without:
                    continue
                if end := self._known.get(near) or self._ends.get(near):
                    ended.setdefault(end, at)
                elif near not in came and self._free(near):
                    came[near] = at
                    queue.append(near)
        return came, ended

    def _around(self, at: At) -> Iterator[At]:
        return (near for near in around(*at) if walkable(self._stratum, *near) and near not in self._secret)


def veil(stratum: Stratum, at: At) -> str:
    """The letter that stands for a veiled cell."""
    return " " if cell(stratum, *at) == "bridge" else "#"
