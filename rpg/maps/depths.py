"""The numbers of strata, as plates paint them: 00 is the village's, −01 the one below it, +01 the one above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.maps.model import Map


def numeral(depth: int) -> str:
    """The number of a stratum as it is painted on its walls: 00, −01."""
    return f"{'−' if depth > 0 else '+'}{abs(depth):02d}" if depth else "00"


def numerals(map_: Map) -> str:
    """Those of all strata of a map, for whoever asks for another: ``00, −01``."""
    return ", ".join(numeral(stratum.depth) for stratum in map_.strata)


def index_of(map_: Map, said: int) -> int | None:
    """The index of the stratum that is called so: by its depth, 1, or as it is painted, −01; None if none is."""
    depths = [stratum.depth for stratum in map_.strata]
    return next((depths.index(depth) for depth in (said, -said) if depth in depths), None)
