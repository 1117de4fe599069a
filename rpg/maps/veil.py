"""What players must not see of a stratum: the ground of hidden places, and the ways that lead nowhere else.

A way that is nobody's and ends at a hidden place would tell of it, were it drawn up to a wall. So it is closed back to
the last cell that somebody passes who walks between two other places. A way that opens into a wider one over two cells
or more is passed by everybody: an author makes it part of the hidden place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import area, around, cell, own, walkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from rpg.maps.model import Map, Stratum

At: TypeAlias = tuple[int, int]
Ways: TypeAlias = dict[At, list[At]]
_ROOT = (-1, -1)
"""What all ends of ways are joined to; those are (-1, n): no cells."""
_DOORS = frozenset({"door", "sealed"})


def veiled(map_: Map, index: int) -> frozenset[At]:
    """The cells (x, y) of a stratum that players may not see: mass on their map; void, where a catwalk hangs."""
    stratum = map_.strata[index]
    here = [place for place in map_.places if place.stratum == index]
    hidden, shown = [p for p in here if p.hidden], [p for p in here if not p.hidden]
    if not hidden:
        return frozenset()
    secret = {at for place in hidden for at in area(place)} - {at for place in shown for at in area(place)}
    held = {at for place in hidden for at in own(map_, place)}
    strays = {at for at in secret - held if walkable(stratum, *at)}
    secret -= strays
    ends = _ends(map_, index) | {at: place.key for place in shown for at in own(map_, place)}
    ways = _ways(stratum, secret, ends)
    mouths = {near for at in secret if walkable(stratum, *at) for near in around(*at)}
    return frozenset(secret | _reached((mouths | strays) & ways.keys(), ways, _passed(ways)))


def veil(stratum: Stratum, at: At) -> str:
    """The letter that stands for a veiled cell."""
    return " " if cell(stratum, *at) == "bridge" else "#"


def _ends(map_: Map, index: int) -> dict[At, str]:
    """Cells to which a way may well lead: a shaft, a stair, whatever stands there for all to see."""
    rows = map_.strata[index].rows
    found = {(x, y): f"{x}.{y}" for y, row in enumerate(rows) for x, letter in enumerate(row) if letter == "o"}
    seen = (f for f in map_.features if f.stratum == index and f.visible_to == "all" and f.symbol not in _DOORS)
    return found | {feature.at: feature.key for feature in seen}


def _ways(stratum: Stratum, secret: Collection[At], ends: Mapping[At, str]) -> Ways:
    """What lies beside what: cells that are nobody's; places and things, a point each; the root that joins these."""
    free = {(x, y) for y, row in enumerate(stratum.rows) for x in range(len(row)) if walkable(stratum, x, y)}
    free -= {*secret, *ends}
    points = {key: (-1, n) for n, key in enumerate(dict.fromkeys(ends.values()))}
    found: Ways = {_ROOT: list(points.values())} | {point: [_ROOT] for point in points.values()}
    for at in sorted(free):
        near = around(*at)
        met = dict.fromkeys(points[ends[spot]] for spot in near if spot in ends)
        found[at] = [*(spot for spot in near if spot in free), *met]
        for point in met:
            found[point].append(at)
    return found


def _passed(ways: Ways) -> set[At]:
    """What lies on a way from one end to another: on a circle through the root (blocks, as Tarjan finds them)."""
    order, low = {_ROOT: 0}, {_ROOT: 0}
    path, met, found = [(_ROOT, iter(ways[_ROOT]))], list[At](), set[At]()
    while path:
        node, left = path[-1]
        step = next(left, None)
        if step is None:
            path.pop()
            if path:
                _back(node, path[-1][0], low, order, met, found)
        elif step in order:
            low[node] = min(low[node], order[step])
        else:
            order[step] = low[step] = len(order)
            met.append(step)
            path.append((step, iter(ways[step])))
    return found


def _back(node: At, before: At, low: dict[At, int], order: dict[At, int], met: list[At], found: set[At]) -> None:  # noqa: PLR0917 - one step of the search
    """Go back from a node to the one before it: if nothing leads past that one, a block ends here."""
    low[before] = min(low[before], low[node])
    if low[node] < order[before]:
        return
    while True:
        done = met.pop()
        if before == _ROOT:
            found.add(done)
        if done == node:
            return


def _reached(starts: Iterable[At], ways: Ways, passed: Collection[At]) -> set[At]:
    """The cells come to from there without setting foot where others pass."""
    found = {at for at in starts if at not in passed}
    edge = list(found)
    while edge:
        fresh = {at for at in ways[edge.pop()] if at not in passed and at not in found}
        found |= fresh
        edge += fresh
    return found
