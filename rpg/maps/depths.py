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


def depth_of(said: str) -> int:
    """The depth that a number means: 1 is a depth; with a sign it is what plates paint, −01 (or -1) the depth 1.

    ValueError if it is no number.
    """
    number = int(said.replace("−", "-"))
    return -number if said.lstrip().startswith(("-", "−", "+")) else number


def index_of(map_: Map, depth: int) -> int | None:
    """The index of the stratum of that depth; None if there is none. What is said for a depth, depth_of reads."""
    return next((index for index, stratum in enumerate(map_.strata) if stratum.depth == depth), None)
