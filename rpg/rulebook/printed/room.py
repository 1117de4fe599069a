"""Room on paper: zones stand on their page or card, beside one another, and large enough for something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.printed.known import card_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.shape import Path

COLUMNS, ROWS = 8.0, 11.38
"""Squares of the frame across, and down to the title block."""
_OVER = 0.11
"""Squares that a zone may reach into the next: its own margin."""
_LEAST = 0.4
"""Squares that a zone must have at least, across and down."""
_NARROW, _LOW = 20.0, 15.0
"""Millimetres that the zone of a card must have at least in which text goes on."""
_EXACT = 0.01


def sheet_room(value: dict[str, Any]) -> Iterator[Fault]:
    """The faults of room of a sheet."""
    names: set[str] = set()
    for number, page in enumerate(value["pages"]):
        path: Path = ("pages", number, "zones")
        for index, zone in enumerate(page["zones"]):
            yield from _placed(zone, (*path, index), names)
            before = page["zones"][:index]
            met = next((other["name"] for other in before if _overlap(zone["at"], other["at"])), None)
            if met is not None:
                yield Fault("zones_overlap", (*path, index, "at"), {"found": zone["name"], "other": met})


def _placed(zone: dict[str, Any], path: Path, names: set[str]) -> Iterator[Fault]:
    left, top, wide, high = zone["at"]
    if left + wide > COLUMNS + _EXACT or top + high > ROWS + _EXACT:
        size = {"across": f"{COLUMNS:g}", "down": f"{ROWS:g}"}
        yield Fault("zone_outside", (*path, "at"), {"found": zone["name"], **size})
    elif min(wide, high) < _LEAST:
        yield Fault("zone_small", (*path, "at"), {"found": zone["name"]})
    yield from _once(zone["name"], (*path, "name"), names)


def _once(name: str, path: Path, names: set[str]) -> Iterator[Fault]:
    if name in names:
        yield Fault("same_key", path, {"key": shown(name)})
    names.add(name)


def _overlap(one: list[float], other: list[float]) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > _OVER and down > _OVER


def card_room(value: dict[str, Any]) -> Iterator[Fault]:
    """The faults of room of a card."""
    size, names = tuple(float(side) for side in value["size"]), set[str]()
    if size not in card_sizes():
        known = ", ".join(f"{wide:g} × {high:g}" for wide, high in card_sizes())
        yield Fault("card_size", ("size",), {"known": known})
        return
    for index, zone in enumerate(value["zones"]):
        path: Path = ("zones", index)
        left, top, wide, high = zone["at"]
        if left + wide > size[0] + _EXACT or top + high > size[1] + _EXACT:
            across = {"across": f"{size[0]:g}", "down": f"{size[1]:g}"}
            yield Fault("zone_outside", (*path, "at"), {"found": zone["name"], **across})
        elif _tight(zone):
            yield Fault("zone_small", (*path, "at"), {"found": zone["name"]})
        yield from _once(zone["name"], (*path, "name"), names)
    if sum(bool(zone.get("flows")) for zone in value["zones"]) != 1:
        yield Fault("one_flows", ("zones",))


def _tight(zone: dict[str, Any]) -> bool:
    wide, high = zone["at"][2] - 2 * zone.get("pad", 0), zone["at"][3] - zone.get("top", 0)
    return bool(wide < _NARROW or high < (_LOW if zone.get("flows") else 1))
