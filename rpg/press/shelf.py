"""What lies in printables/, opened: themes and sheets by name."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from rpg import content
from rpg.press.sheet.layout import Addition, Sheet
from rpg.press.theme import Theme
from rpg.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rpg.press.book.layout import Chapter
    from rpg.press.cards.layout import Card, Imposition
    from rpg.press.handout.layout import Handout

T = TypeVar("T")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


@cache
def theme(name: str) -> Theme:
    """The theme of that name; FileNotFoundError if there is none."""
    return msgspec.convert(_plain(content.folder("printables") / "theme" / f"{name}.json"), Theme)


@cache
def sheet(name: str) -> Sheet:
    """The sheet of that name; FileNotFoundError if there is none."""
    return msgspec.convert(_plain(content.folder("printables") / "sheet" / f"{name}.json"), Sheet)


@cache
def card(name: str) -> Card:
    """The card layout of that name; FileNotFoundError if there is none."""
    from rpg.press.cards.layout import Card  # noqa: PLC0415 - only cards need all that stands behind it

    return msgspec.convert(_plain(content.folder("printables") / "card" / f"{name}.json"), Card)


@cache
def imposition(name: str) -> Imposition:
    """The imposition of that name; FileNotFoundError if there is none."""
    from rpg.press.cards.layout import Imposition  # noqa: PLC0415 - the same

    return msgspec.convert(_plain(content.folder("printables") / "imposition" / f"{name}.json"), Imposition)


@cache
def handout(name: str) -> Handout:
    """The handout of that name; FileNotFoundError if there is none."""
    from rpg.press.handout.layout import Handout  # noqa: PLC0415 - only handouts need all that stands behind it

    return msgspec.convert(_plain(content.folder("printables") / "handout" / f"{name}.json"), Handout)


@cache
def handouts() -> tuple[Handout, ...]:
    """Every handout, by name."""
    files = sorted((content.folder("printables") / "handout").glob("*.json"))
    return tuple(handout(file.stem) for file in files)


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters of the rulebook, in their order."""
    from rpg.press.book.layout import Chapter  # noqa: PLC0415 - only the rulebook needs all that stands behind it

    files = sorted((content.folder("printables") / "chapter").glob("*.json"))
    return tuple(sorted((msgspec.convert(_plain(file), Chapter) for file in files), key=lambda one: one.number))


def read_sheet(file: Path, additions: Sequence[Path] = ()) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """A sheet from a file, with what other files add to its zones, and every fault of theirs.

    The sheet is None if the file itself is not one; a faulty addition is left out.
    """
    read = _read(file, Sheet)
    if isinstance(read, Problem):
        return None, (read,)
    problems: list[Problem] = []
    for place in additions:
        added = _read(place, Addition)
        if isinstance(added, Problem):
            problems.append(added)
            continue
        read, missing = read.extended(added)
        problems += [
            _problem(place, "RPG601", f"no zone {name!r} in {read.id!r}", f"/zones/{name}") for name in missing
        ]
    return read, tuple(problems)


def _read(file: Path, shape: type[T]) -> T | Problem:
    try:
        return msgspec.convert(_plain(file), shape)
    except msgspec.ValidationError as error:
        said, _, where = str(error).partition(" - at `$")
        pointer = "".join(f"/{part or index}" for part, index in _STEP.findall(where.rstrip("`")))
        return _problem(file, "RPG602", said, pointer)
    except (ValueError, RecursionError) as error:
        return _problem(file, "RPG600", str(error), "")


def _problem(file: Path, code: str, message: str, pointer: str) -> Problem:
    return Problem(file=str(file), line=0, column=0, code=code, message=message, pointer=pointer)


def _plain(file: Path) -> Any:  # noqa: ANN401 -- JSON, before it has a type
    return _bare(json.loads(file.read_bytes()))


def _bare(value: Any) -> Any:  # noqa: ANN401 -- JSON, before it has a type
    """The value without what is for editors and readers only."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in {"$schema", "//"}}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
