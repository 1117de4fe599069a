"""Maps to test on: the one that ships, and small ones drawn in the test."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import msgspec

from rpg import content
from rpg.maps.model import Feature, Map, Place, Stratum


@cache
def shipped(name: str = "food-run") -> Map:
    read = json.loads((content.folder("rules") / "zuru" / "map" / f"{name}.json").read_bytes())
    return msgspec.convert({key: value for key, value in read.items() if key not in {"$schema", "kind"}}, Map)


def stratum(*rows: str, depth: int = 0) -> Stratum:
    return Stratum(key=f"s{depth}", name=f"Stratum {depth}", depth=depth, rows=rows)


def drawn(*strata: tuple[str, ...], places: tuple[Place, ...] = (), features: tuple[Feature, ...] = ()) -> Map:
    levels = tuple(stratum(*rows, depth=depth) for depth, rows in enumerate(strata))
    return Map(id="t:map/t", name="T", metres=1.5, strata=levels, places=places, features=features)


def place(key: str, *area: int, stratum: int = 0, **more: Any) -> Place:
    left, top, wide, high = area
    return Place(key=key, name=key.title(), stratum=stratum, area=(left, top, wide, high), **more)


def feature(symbol: Any, x: int, y: int, stratum: int = 0, **more: Any) -> Feature:
    return Feature(key=f"{symbol}-{stratum}", symbol=symbol, name=symbol, stratum=stratum, at=(x, y), **more)
