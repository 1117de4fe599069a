"""What the players may have: a map made anew from what they can know. What is not in it cannot leak from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.cells import inside
from rpg.maps.model import LETTERS, Map

if TYPE_CHECKING:
    from rpg.maps.model import Place, Stratum

_SOLID = next(letter for letter, cell in LETTERS.items() if cell == "solid")


def player_view(map_: Map) -> Map:
    """The map without the GM's texts and Watch, hidden places and the ground they stand on, links, and what is a key.

    Cells of a hidden place become solid mass, unless a place in the open shares them. The seed goes too: from it a
    generated map could be made again, secrets and all.
    """
    seen = tuple(place for place in map_.places if not place.hidden)
    return msgspec.structs.replace(
        map_,
        strata=tuple(_closed(map_.places, k, stratum) for k, stratum in enumerate(map_.strata)),
        places=tuple(msgspec.structs.replace(place, gm="", watch=0) for place in seen),
        features=tuple(
            msgspec.structs.replace(feature, opened_by="") for feature in map_.features if feature.visible_to == "all"
        ),
        links=(),
        seed="",
    )


def _closed(places: tuple[Place, ...], index: int, stratum: Stratum) -> Stratum:
    here = [place for place in places if place.stratum == index]
    hidden = [place for place in here if place.hidden]
    shown = [place for place in here if not place.hidden]
    rows = tuple(
        "".join(_SOLID if _secret(hidden, shown, x, y) else letter for x, letter in enumerate(row))
        for y, row in enumerate(stratum.rows)
    )
    return msgspec.structs.replace(stratum, rows=rows)


def _secret(hidden: list[Place], shown: list[Place], x: int, y: int) -> bool:
    return any(inside(place, x, y) for place in hidden) and not any(inside(place, x, y) for place in shown)
