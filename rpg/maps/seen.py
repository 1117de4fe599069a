"""What has been seen of a map: a map made anew from the places that somebody was in. What is not in it cannot leak.

Whoever was in a place has seen it, the ways out of it up to the next place or to a door that is sealed, the void before
it as far as light carries, the mass round all that, and what stands there open to see. A thing can be seen by itself,
too: a tower over the void. All else is *unseen*: no wall of it, no name, no number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.maps.ascii import numbers
from rpg.maps.cells import MASS, around, cell, walkable
from rpg.maps.model import UNSEEN, Conduit, Link
from rpg.maps.veil import veil, veiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from rpg.maps.model import Feature, Map, Place, Stratum

    At = tuple[int, int]

LIGHT = 6
"""How far into the void one sees, in cells."""


def seen_view(map_: Map, seen: Collection[str]) -> Map | None:
    """The map as far as it was seen, by the keys of places and features; None if that is nothing of it.

    Numbers stay those of the whole map. What was hidden and has been seen is hidden no more; what else only the GM
    knows is still in it: the players' is ``player_view`` of this.
    """
    numbered, known = numbers(map_), set(seen)
    mass = _secret(map_, known)
    shown = [_lit(map_, index, known, mass[index]) for index in range(len(map_.strata))]
    kept = [index for index, cells in enumerate(shown) if cells]
    if not kept:
        return None
    at = {index: place for place, index in enumerate(kept)}
    places = (
        replace(place, stratum=at[place.stratum], hidden=False, number=numbered[place.key])
        for place in map_.places
        if place.key in known and place.stratum in at
    )
    features = (
        f for f in map_.features if f.stratum in at and _stands_open(f, known, shown[f.stratum] - mass[f.stratum])
    )
    return replace(
        map_,
        strata=tuple(_levels(map_, kept, shown, mass)),
        places=tuple(places),
        features=tuple(replace(f, stratum=at[f.stratum], visible_to="all") for f in features),
        conduits=tuple(_conduits(map_, at, shown)),
        links=tuple(Link(one=e.one, other=e.other, kind=e.kind) for e in map_.links if {e.one, e.other} <= known),
        section=_cut(map_, shown),
        seed="",
    )


def _cut(map_: Map, shown: list[set[At]]) -> int:
    """The row of the section: that of the whole map, if it goes through what was seen; else where most of it is."""
    rows = Counter(y for k, cells in enumerate(shown) for x, y in cells if walkable(map_.strata[k], x, y))
    meant = map_.section if map_.section >= 0 else len(map_.strata[0].rows) // 2
    return meant if rows[meant] or not rows else min(rows, key=lambda y: (-rows[y], y))


def _stands_open(feature: Feature, known: set[str], shown: set[At]) -> bool:
    return feature.key in known or (feature.visible_to == "all" and feature.at in shown)


def _levels(map_: Map, kept: list[int], shown: list[set[At]], mass: list[frozenset[At]]) -> Iterator[Stratum]:
    """The strata of which something was seen; what lies between them counts to the height of the lower one."""
    before = -1
    for index in kept:
        stratum, shut = map_.strata[index], mass[index]
        rows = tuple(
            "".join(
                UNSEEN if at not in shown[index] else veil(stratum, at) if at in shut else letter for at, letter in row
            )
            for row in (tuple(((x, y), letter) for x, letter in enumerate(row)) for y, row in enumerate(stratum.rows))
        )
        between = sum(one.height for one in map_.strata[before + 1 : index]) if before >= 0 else 0.0
        yield replace(stratum, rows=rows, height=stratum.height + between)
        before = index


def _secret(map_: Map, known: set[str]) -> list[frozenset[At]]:
    """What is mass to whoever stands before it, stratum by stratum: hidden places not seen, and the ways to them."""
    places = tuple(replace(place, hidden=place.hidden and place.key not in known) for place in map_.places)
    return [veiled(replace(map_, places=places), index) for index in range(len(map_.strata))]


def _lit(map_: Map, index: int, known: set[str], mass: frozenset[At]) -> set[At]:
    """The cells of a stratum that were seen."""
    here = [place for place in map_.places if place.stratum == index]
    been, unknown = [p for p in here if p.key in known], [p for p in here if p.key not in known]
    stratum = map_.strata[index]
    foreign = {at for place in unknown for at in _area(place)} - {at for place in been for at in _area(place)}
    stood = {at for place in been for at in _area(place) if walkable(stratum, *at)}
    ground = _ways(stratum, stood - mass, foreign | mass | _shut(map_, index, known))
    ground |= {at for at in _shut(map_, index, known) if any(near in ground for near in around(*at))}
    void = _deep(stratum, ground, foreign)
    rim = {at for x, y in ground | void for at in _ring(x, y) if _is_mass(stratum, mass, at)}
    piers = {at for place in been for at in _area(place) if cell(stratum, *at) in MASS} - foreign
    own = {f.at for f in map_.features if f.stratum == index and f.key in known}
    return ground | void | rim | piers | own


def _area(place: Place) -> Iterator[At]:
    left, top, wide, high = place.area
    return ((x, y) for y in range(top, top + high) for x in range(left, left + wide))


def _shut(map_: Map, index: int, known: set[str]) -> set[At]:
    """The doors that are sealed to whoever was in no other place than those."""
    doors = (f for f in map_.features if f.stratum == index and f.symbol == "sealed")
    return {f.at for f in doors if f.opened_by not in known}


def _ways(stratum: Stratum, stood: set[At], barred: set[At]) -> set[At]:
    """That ground, and all that one can walk from it without setting foot on what is barred."""
    ground, edge = set(stood), list(stood)
    while edge:
        fresh = [at for at in around(*edge.pop()) if at not in ground and at not in barred and walkable(stratum, *at)]
        ground.update(fresh)
        edge += fresh
    return ground


def _deep(stratum: Stratum, ground: set[At], foreign: set[At]) -> set[At]:
    """The void that is seen from that ground."""
    found: set[At] = set()
    edge: Iterable[At] = ground
    for _ in range(LIGHT):
        near = {at for spot in edge for at in around(*spot)}
        edge = {at for at in near - found - foreign if cell(stratum, *at) == "void"}
        found |= edge
    return found


def _ring(x: int, y: int) -> Iterator[At]:
    return ((x + i, y + j) for j in (-1, 0, 1) for i in (-1, 0, 1) if i or j)


def _is_mass(stratum: Stratum, hidden: frozenset[At], at: At) -> bool:
    x, y = at
    within = 0 <= y < len(stratum.rows) and 0 <= x < len(stratum.rows[0])
    return within and (at in hidden or cell(stratum, x, y) in MASS)


def _conduits(map_: Map, at: dict[int, int], shown: list[set[At]]) -> Iterator[Conduit]:
    """What of pipes and cables runs through what was seen, in pieces."""
    for conduit in map_.conduits:
        if conduit.stratum in at:
            yield from _pieces(conduit, at[conduit.stratum], shown[conduit.stratum])


def _pieces(conduit: Conduit, stratum: int, shown: set[At]) -> Iterator[Conduit]:
    run: list[tuple[float, float]] = []
    for x, y in (*_steps(conduit), (-1.0, -1.0)):
        if (int(x // 1), int(y // 1)) in shown:
            run.append((x, y))
            continue
        if len(run) > 1:
            yield Conduit(kind=conduit.kind, stratum=stratum, points=tuple(_straight(run)))
        run = []


def _steps(conduit: Conduit) -> Iterator[tuple[float, float]]:
    """Its points, and as many between them that no cell on the way is passed over."""
    first = conduit.points[0]
    yield first
    for x, y in conduit.points[1:]:
        count = max(1, round(2 * max(abs(x - first[0]), abs(y - first[1]))))
        yield from ((first[0] + (x - first[0]) * i / count, first[1] + (y - first[1]) * i / count)
                    for i in range(1, count + 1))  # fmt: skip
        first = (x, y)


def _straight(run: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The ends of a run, and where it turns."""
    yield run[0]
    for one, at, other in zip(run, run[1:], run[2:], strict=False):
        turn = (at[0] - one[0]) * (other[1] - at[1]) - (at[1] - one[1]) * (other[0] - at[0])
        if abs(turn) > 1e-6:  # noqa: PLR2004 - what rounding leaves of a straight line
            yield at
    yield run[-1]
