"""What the players may have: a map made anew from what they can know. What is not in it cannot leak from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.cells import Spot, around, joints, walkable
from rpg.maps.veil import veil, veiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Feature, Map, Stratum

_LEADS_ON = 2


def player_view(map_: Map) -> Map:
    """The map without the GM's texts and Watch, hidden places and the ground they stand on, links, and what is a key.

    Cells of a hidden place become solid mass, unless a place in the open shares them; so do the ways that lead to it
    alone, and doors to nowhere go. The seed goes too: from it a generated map could be made again, secrets and all.
    """
    closed = [veiled(map_, k) for k in range(len(map_.strata))]
    seen = msgspec.structs.replace(
        map_,
        strata=tuple(_closed(stratum, cells) for stratum, cells in zip(map_.strata, closed, strict=True)),
        places=tuple(msgspec.structs.replace(p, gm="", watch=0) for p in map_.places if not p.hidden),
        links=(),
        seed="",
    )
    open_ = [f for f in map_.features if f.visible_to == "all" and f.at not in closed[f.stratum]]
    seen = msgspec.structs.replace(
        seen, features=tuple(msgspec.structs.replace(feature, opened_by="") for feature in open_)
    )
    return msgspec.structs.replace(seen, features=tuple(_leading(map_, seen)))


def _closed(stratum: Stratum, cells: AbstractSet[tuple[int, int]]) -> Stratum:
    if not cells:
        return stratum
    rows = (
        "".join(veil(stratum, (x, y)) if (x, y) in cells else letter for x, letter in enumerate(row))
        for y, row in enumerate(stratum.rows)
    )
    return msgspec.structs.replace(stratum, rows=tuple(rows))


def _leading(map_: Map, seen: Map) -> Iterator[Feature]:
    """What stands on the map, without doors and stairs that led to what is closed."""
    before, after = joints(map_), joints(seen)
    for feature in seen.features:
        at = Spot(feature.stratum, *feature.at)
        gone = at in before and at not in after
        if feature.symbol in {"door", "sealed"}:
            gone = _ways(seen, at) < min(_LEADS_ON, _ways(map_, at))
        if not gone:
            yield feature


def _ways(map_: Map, spot: Spot) -> int:
    return sum(walkable(map_.strata[spot.stratum], x, y) for x, y in around(spot.x, spot.y))
