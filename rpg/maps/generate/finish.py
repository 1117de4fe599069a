"""The plan becomes a map: keys, names, links, what stands where; a void that runs across is turned at last."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from rpg.maps.cells import WALKED
from rpg.maps.generate.doorways import hung
from rpg.maps.generate.dressing import conduits, pierced, way_out
from rpg.maps.generate.naming import Names
from rpg.maps.generate.notes import noted
from rpg.maps.generate.sights import doors, sights, towers
from rpg.maps.model import Link, Map, Place, Stratum
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.maps.generate.plan import Plan
    from rpg.maps.generate.request import Request, Sources

_ABYSS = " " * 6
"""What a void must be wide, in cells, to be seen as one in the section."""

_BEHIND = 11
"""And how deep, behind the cut: a wall close by would hide it."""

_ID = "map/made"


def finished(request: Request, sources: Sources, plan: Plan, *, turned: bool) -> Map:
    """The map of a plan whose every way is built."""
    names = Names(sources, plan)
    way_out(plan)
    pierced(plan)
    hung(plan)
    towers(plan)
    strata = tuple(_stratum(request, plan, names, k) for k in range(request.strata))
    places = tuple(
        Place(
            key=place_key(node.id),
            name=names.place(node.id),
            stratum=node.stratum,
            area=(*plan.sites[node.id].box,),
            hidden=node.hidden,
            fittings=names.fittings(node.id),
        )
        for node in sorted(plan.mission.nodes, key=lambda node: (node.stratum, node.id))
    )
    goal = next(node.id for node in plan.mission.nodes if node.role == "goal")
    made = Map(
        id=_ID,
        name=names.place(goal),
        metres=request.metres,
        strata=strata,
        places=places,
        features=(*doors(plan, names), *sights(plan, names)),
        conduits=conduits(plan),
        links=links(plan),
        seed=f"{request.seed} · {request.strata} · {request.width}x{request.height} · {request.depth}",
        source=sources.say(Say("map.made.source")),
    )
    made = noted(_turned(made) if turned else made, plan, names)
    made = msgspec.structs.replace(made, section=_section(made))
    return msgspec.structs.replace(made, id=_id(made))


def place_key(node: int) -> str:
    """The key of the place of a node."""
    return f"place{node}"


def links(plan: Plan) -> tuple[Link, ...]:
    """The ways of the mission that were built."""
    climbs = {climb.edge: climb.symbol for climb in plan.climbs}
    built = {index for index, _ in plan.paths} | climbs.keys()
    locked = {index: f"sealed{stratum}x{at}" for index, (stratum, at) in plan.locks.items()}
    return tuple(
        Link(
            one=place_key(edge.one), other=place_key(edge.other),
            kind=climbs.get(index, "bridge" if index in plan.bridged else "way"), lock=locked.get(index, ""),
        )
        for index, edge in enumerate(plan.mission.edges) if index in built
    )  # fmt: skip


def _stratum(request: Request, plan: Plan, names: Names, index: int) -> Stratum:
    level, district = plan.levels[index], plan.districts[index]
    text = level.cells.decode("ascii")
    rows = tuple(text[at : at + level.width] for at in range(0, len(text), level.width))
    low, high = district.height
    height = low + plan.chance.between(0, 4) * (high - low) / 4
    return Stratum(
        key=f"stratum{index}", name=names.stratum(index), depth=request.depth + index, rows=rows, height=round(height)
    )


def _id(made: Map) -> str:
    """An id of all that is played with: in another language, or of other districts, a seed makes another one."""
    # What stands in its rooms is drawing: a seed keeps the id that it had before rooms had any.
    bare = tuple(msgspec.structs.replace(place, fittings="") for place in made.places)
    told = msgspec.json.encode(msgspec.structs.replace(made, places=bare)).replace(b',"fittings":""', b"")
    return f"{_ID}-m{hashlib.blake2b(told, digest_size=5).hexdigest()}"


def _turned(made: Map) -> Map:
    """The map with its columns as rows."""
    replace = msgspec.structs.replace
    return replace(
        made,
        strata=tuple(replace(s, rows=tuple("".join(c) for c in zip(*s.rows, strict=True))) for s in made.strata),
        places=tuple(replace(p, area=(p.area[1], p.area[0], p.area[3], p.area[2])) for p in made.places),
        features=tuple(replace(f, at=f.at[::-1]) for f in made.features),
        conduits=tuple(replace(c, points=tuple(point[::-1] for point in c.points)) for c in made.conduits),
    )


def _section(made: Map) -> int:
    """The row with most to see: through the void in as many strata as can be, where most changes from cell to cell."""

    def seen(y: int) -> int:
        rows = [stratum.rows[y] for stratum in made.strata]
        changes = sum(one != other for row in rows for one, other in pairwise(row))
        return changes + sum(row.count(letter, 1) * (1 + 2 * (letter == "=")) for row in rows for letter in WALKED)

    def open_(y: int) -> int:
        behind = max(0, y - _BEHIND)
        return sum(_ABYSS in stratum.rows[y] and _ABYSS in stratum.rows[behind] for stratum in made.strata)

    return max(range(2, len(made.strata[0].rows) - 2), key=lambda y: (open_(y), seen(y), -y))
