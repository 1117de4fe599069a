"""A map as a file: read and checked, written row by row, and the rules it is looked at with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.cli import map_read
from rpg.cli.fault import Hint
from rpg.cli.print import Desk, desk_for
from rpg.desk.prep import slug_of
from rpg.words import Forms

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rpg.maps.model import Map

_LINE = 110
_PLATE = (190.0, 123.0)
"""Millimetres that the plan of a stratum has on a plate of A4."""
_LEGIBLE = 1.5
"""Millimetres of a cell below which signs stand upon one another."""


def desk() -> AbstractContextManager[Desk]:
    """The campaign asked for or used last; if there is none, the shipped rules: a map needs no campaign."""
    return desk_for("map")


def found(at: Desk, which: str) -> Map:
    """The map of a file, or the one of that id or name among the rules; Told if the file is wrong, Hint if none."""
    path = Path(which)
    return read(path, at) if which.endswith(".json") or _is_file(path) else map_of(at, which)


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def seen_of(at: Desk, which: str, audience: str) -> Map:
    """What the party has seen of a map, for the GM or the players; "" is the map that is played on.

    Of what was seen in secret players get nothing. Hint if no campaign is at hand, if none is played on, or if nothing
    of it has been seen.
    """
    from rpg.desk.charting import taken  # noqa: PLC0415 - only what was seen needs the campaign
    from rpg.maps.seen import seen_view  # noqa: PLC0415 - the same
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    world = at.world_for(audience)
    atlas = world.atlas if world else None
    ground = taken(at.rules, world) if world and not which else None
    if atlas is None or (not which and ground is None):
        raise Hint("cli.map.none_played")
    map_ = ground.map if ground else found(at, which)
    chart = atlas.charts.get(map_.id)
    shown = seen_view(map_, chart.seen) if chart else None
    if shown is None:
        raise Hint("cli.map.nothing_seen", map=map_name(at, map_))
    return player_view(shown) if audience == "player" else shown


def map_name(at: Desk, map_: Map) -> str:
    """What a map is called."""
    from rpg.desk.charting import map_said  # noqa: PLC0415 - as above

    return at.voice.value(map_said(at.rules, map_))


def tiny(map_: Map) -> float:
    """How many millimetres a cell is wide on a plate, about, if that is hard to read; 0 if it is not."""
    level = map_.strata[0]
    side = round(min(_PLATE[0] / max(1, len(level.rows[0])), _PLATE[1] / max(1, len(level.rows))), 1)
    return side if side < _LEGIBLE else 0.0


def named(which: str, map_: Map) -> str:
    """The beginning of the name of a file that is made from a map: of its file or id, else of what it is called."""
    if not map_.id.startswith("./"):
        return map_.id.rpartition("/")[2]
    called = map_.name.one if isinstance(map_.name, Forms) else map_.name
    return Path(which).stem if which else slug_of(called) or "map"


def told_to(audience: str, *, seen: bool) -> str:
    """What the name of a file says of who may have it: no file for the GM takes the place of one for players."""
    if not seen:
        return audience
    return "seen" if audience == "player" else f"seen-{audience}"


def map_of(at: Desk, which: str) -> Map:
    """The map of that id or slug; for "" the first of the campaign's story, or of all; Hint if there is none."""
    maps = at.rules.maps
    story = at.rules.stories.get(at.world.story) if at.world else None
    first = [*(story.maps if story else ()), *sorted(maps)]
    for full in first:
        if full in maps and (not which or which in {full, full.rpartition("/")[2]}):
            return maps[full]
    from rpg.press.brief import brief  # noqa: PLC0415 - only a refusal quotes

    known = ", ".join(full.rpartition("/")[2] for full in sorted(maps))
    raise Hint("cli.print.map.none", name=brief(which), known=known)


def read(path: Path, at: Desk) -> Map:
    """The map of that file; Told with the place of its first fault, if it has one."""
    return map_read.read(path, at.voice.say)


def encoded(map_: Map) -> bytes:
    """The map as a document of kind ``map``: a row of cells a line, nothing that is left as it would be anyway."""
    return laid({"kind": "map", **_told(map_)})


def laid(entity: dict[str, Any]) -> bytes:
    """A document as text: a row of cells a line, as much else on a line as fits."""
    return f"{_laid(entity, 0)}\n".encode()


def _told(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, msgspec.Struct):
        fields = dict(zip(value.__struct_fields__, (getattr(value, f) for f in value.__struct_fields__), strict=True))
        kept = value.__struct_defaults__
        defaults = dict(zip(value.__struct_fields__[-len(kept) :], kept, strict=True)) if kept else {}
        return {key: _told(item) for key, item in fields.items() if key not in defaults or item != defaults[key]}
    if isinstance(value, tuple):
        return [_told(item) for item in value]
    return value


def _laid(value: Any, indent: int, before: int = 0) -> str:  # noqa: ANN401 - JSON
    """JSON on one line where it fits, else a part a line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (indent + before + len(flat) <= _LINE and not _rows(value)):
        return flat
    pad = "\n" + " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_laid(item, indent + 2, len(key) + 4)}" for key, item in value.items()]
    else:
        parts = [_laid(item, indent + 2) for item in value]
    opens, closes = "{}" if isinstance(value, dict) else "[]"
    return f"{opens}{pad}{(',' + pad).join(parts)}\n{' ' * indent}{closes}"


def _rows(value: Any) -> bool:  # noqa: ANN401 - JSON
    return isinstance(value, list) and len(value) > 1 and isinstance(value[0], str)
