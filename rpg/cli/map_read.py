"""The map of a file, if the file is sound; for whoever has no campaign at hand, and for the desk that has one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.cli.fault import Hint, Told
from rpg.maps.model import Map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rpg.words import Say

    Saying = Callable[[Say], str]


def read(path: Path, say: Saying) -> Map:
    """The map of that file; Told with the place of its first fault, if it has one.

    Its texts are its own, even if a pack has a map of the same id.
    """
    from rpg.rulebook.checking import run  # noqa: PLC0415 - the checker is large, and a map of the rules needs none

    for problem in run([path], say).problems:
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
