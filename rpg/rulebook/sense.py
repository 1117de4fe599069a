"""What a schema cannot know: the game's own sense of one entity (GAME.md 15). Documents here are sound in shape."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rpg.rulebook.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.rulebook.shape import Path

_MILDEST = (3, 5)
"""Harm on a partial is at least this share of harm on a fail, or beginners and veterans play two games (GAME.md 3)."""
_FAITHFUL = "safeguard"
_MOST_DICE = 1
"""Dice that an item may give, unless it is a relic or used up (GAME.md 18)."""


def sense(kind: str, entity: dict[str, Any]) -> Iterator[Fault]:
    """The faults of sense of one entity; everything in a list that has keys must have its own."""
    if _has_twins(entity):
        yield from _same_keys(entity, ())
    yield from _SENSE.get(kind, _nothing)(entity)


def _nothing(entity: dict[str, Any]) -> Iterator[Fault]:
    del entity
    yield from ()


def _has_twins(entity: dict[str, Any]) -> bool:
    """Whether two in any list have one key: nearly never, and this is quicker than to say where."""
    waiting: list[Any] = [entity]
    while waiting:
        each = waiting.pop()
        inside = each.values() if isinstance(each, dict) else each
        nested = [inner for inner in inside if isinstance(inner, dict | list)]
        waiting += nested
        if isinstance(each, list):
            keys = [key for inner in nested if isinstance(inner, dict) and isinstance(key := inner.get("key"), str)]
            if len(keys) != len(set(keys)):
                return True
    return False


def _same_keys(value: object, path: Path) -> Iterator[Fault]:
    if isinstance(value, list):
        yield from _twins(value, path)
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        if isinstance(inner, dict | list):
            yield from _same_keys(inner, (*path, key))


def _twins(items: list[Any], path: Path) -> Iterator[Fault]:
    met: set[str] = set()
    for index, item in enumerate(items):
        key = item.get("key") if isinstance(item, dict) else None
        if isinstance(key, str):
            if key in met:
                yield Fault("same_key", (*path, index, "key"), {"key": key})
            met.add(key)


def _alert_ladder(entity: dict[str, Any]) -> Iterator[Fault]:
    levels = entity["levels"]
    if levels[0]["points"] != 0:
        yield Fault("first_not_zero", ("levels", 0, "points"), {"found": levels[0]["points"]})
    if levels[-1]["points"] > entity["max_points"]:
        found = {"found": levels[-1]["points"], "limit": entity["max_points"]}
        yield Fault("points_beyond", ("levels", len(levels) - 1, "points"), found)
    for index, (below, level) in enumerate(pairwise(levels), 1):
        yield from _rung(("levels", index), below, level)
    yield from _clocks(levels)


def _rung(at: Path, below: dict[str, Any], level: dict[str, Any]) -> Iterator[Fault]:
    points, before = level["points"], below["points"]
    floor, former = level["floor_after_peak"], below["floor_after_peak"]
    if points <= before:
        yield Fault("not_rising", (*at, "points"), {"found": points, "before": before})
    elif floor < former:
        yield Fault("floor_falls", (*at, "floor_after_peak"), {"found": floor, "before": former})
    elif floor >= points:
        yield Fault("floor_too_high", (*at, "floor_after_peak"), {"found": floor, "points": points})


def _clocks(levels: list[dict[str, Any]]) -> Iterator[Fault]:
    sending = [(i, level["dispatch"]["arrival_clock"]) for i, level in enumerate(levels) if "dispatch" in level]
    for (_, before), (index, clock) in pairwise(sending):
        if clock > before:
            yield Fault(
                "clock_rises", ("levels", index, "dispatch", "arrival_clock"), {"found": clock, "before": before}
            )


def _adversary(entity: dict[str, Any]) -> Iterator[Fault]:
    partial, fail = entity["harm"]["partial"], entity["harm"]["fail"]
    part, whole = _MILDEST
    if partial > fail:
        yield Fault("harm_order", ("harm", "partial"), {"partial": partial, "fail": fail})
    elif entity["faction"] == _FAITHFUL and partial * whole < fail * part:
        least = -(-fail * part // whole)
        yield Fault("harm_too_mild", ("harm", "partial"), {"partial": partial, "fail": fail, "least": least})


def _gear(entity: dict[str, Any]) -> Iterator[Fault]:
    if entity.get("relic") or "rig" in entity:
        return
    given: list[tuple[Path, int]] = [
        (("bonuses", i, "dice"), bonus["dice"]) for i, bonus in enumerate(entity.get("bonuses", []))
    ]
    if "weapon" in entity:
        given.append((("weapon", "bonus"), entity["weapon"]["bonus"]))
    for path, dice in given:
        if dice > _MOST_DICE:
            yield Fault("bonus_too_large", path, {"found": dice, "limit": _MOST_DICE})


def _table(entity: dict[str, Any]) -> Iterator[Fault]:
    from rpg.rulebook.sense_table import table_faults  # noqa: PLC0415 - it needs dice

    return table_faults(entity)


def _ladder(entity: dict[str, Any]) -> Iterator[Fault]:
    from rpg.rulebook.sense_table import ladder_faults  # noqa: PLC0415 - the same

    return ladder_faults(entity)


def _map(entity: dict[str, Any]) -> Iterator[Fault]:
    from rpg.rulebook.sense_map import map_faults  # noqa: PLC0415 - it needs the proofs of maps

    return map_faults(entity)


def _district(entity: dict[str, Any]) -> Iterator[Fault]:
    from rpg.rulebook.sense_map import district_faults  # noqa: PLC0415 - the same

    return district_faults(entity)


_SENSE: dict[str, Callable[[dict[str, Any]], Iterator[Fault]]] = {
    "adversary": _adversary,
    "alert-ladder": _alert_ladder,
    "district": _district,
    "gear": _gear,
    "ladder": _ladder,
    "map": _map,
    "table": _table,
}
