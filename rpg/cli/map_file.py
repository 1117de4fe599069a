"""A map as a file: read and checked, written row by row, and the rules it is looked at with."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.cli import home
from rpg.cli.app import opened
from rpg.cli.fault import Hint, Told
from rpg.cli.founding import shipped
from rpg.cli.options import settings
from rpg.cli.packs import rules_of
from rpg.cli.print import Desk, desk_of, furnished
from rpg.cli.texts import language
from rpg.cli.voices import voice
from rpg.maps.model import Map

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = 110


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """The campaign asked for or used last; if there is none, the shipped rules: a map needs no campaign."""
    given = settings()
    if given.campaign or os.environ.get("RPG_CAMPAIGN") or home.last():
        with opened(given.campaign, given.language) as app:
            yield desk_of(app)
        return
    rules = rules_of(shipped())
    yield furnished(Desk(rules, voice(given.language or language(), rules)), shipped())


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
    """The map of that file; Told with the place of its first fault, if it has one.

    Its texts are its own, even if a pack has a map of the same id.
    """
    from rpg.rulebook.checking import run  # noqa: PLC0415 - the checker is large, and a map of the rules needs none

    for problem in run([path], at.voice.say).problems:
        if problem.severity == "error":
            place = f"{problem.file}:{problem.line}:{problem.column}"
            raise Told("cli.map.faulty", place=place, why=problem.message)
    entity = json.loads(path.read_bytes())
    if entity.get("kind") != "map":
        raise Hint("cli.map.not_one", path=str(path))
    return decoded(entity)


def decoded(entity: dict[str, Any]) -> Map:
    """The map of a sound document."""
    from rpg.rulebook.shape import bare  # noqa: PLC0415 - as above

    fields = {key: value for key, value in bare(entity).items() if key != "kind"}
    return msgspec.convert({**fields, "id": f"./{fields['id']}"}, Map)


def encoded(map_: Map) -> bytes:
    """The map as a document of kind ``map``: a row of cells a line, nothing that is left as it would be anyway."""
    return f"{_laid({'kind': 'map', **_told(map_)}, 0)}\n".encode()


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
