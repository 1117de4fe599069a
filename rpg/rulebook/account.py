"""Who said what: the fields of an entity, each with the pack, the file and the line that set it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.fault import Fault
from rpg.rulebook.merged import alone
from rpg.rulebook.patching import pointed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.merged import Merged, Origin
    from rpg.rulebook.shape import Path
    from rpg.rulebook.together import Together

NOTHING = object()
"""Stands for a value where there is none."""


class Row(NamedTuple):
    """A field: its pointer (items by their keys), its value, what it was before, and the place that set it.

    Without ``was`` nothing changed it; either may be NOTHING.
    """

    pointer: str
    value: Any
    pack: str
    file: str
    line: int
    column: int
    was: Any = NOTHING


def why(together: Together, entity: Merged) -> list[Row]:
    """Every field of an entity with the place that set it; an object or a list set in one place is one row."""
    found = _set(entity, entity.value, (), "")
    return [_row(together, entity.origin(path), pointer, value) for pointer, path, value in found]


def diff(together: Together, entity: Merged) -> list[Row]:
    """The fields of an entity that are not as its first file has them, with the place that changed each."""
    first = alone(entity.id, entity.kind, entity.parts[0], together.shapes[entity.kind])
    before, after = ({p: (path, leaf) for p, path, leaf in _leaves(v, (), "")} for v in (first.value, entity.value))
    rows = []
    for pointer in (*after, *(gone for gone in before if gone not in after)):
        (_, was), (path, now) = before.get(pointer, ((), NOTHING)), after.get(pointer, ((), NOTHING))
        if was != now and pointer not in {"/id", "/kind"}:
            by = entity.origin(path) if pointer in after else _taken(entity, pointer)
            rows.append(_row(together, by, pointer, now)._replace(was=was))
    return rows


def _taken(entity: Merged, pointer: str) -> Origin:
    """Who took a field away: a patch that removed it or its holder, or a file that set the holder anew."""
    steps = pointed(pointer)
    for cut in range(len(steps), 0, -1):
        if steps[:cut] in entity.gone:
            return entity.gone[steps[:cut]]
    return entity.origin(steps)


def _row(together: Together, by: Origin, pointer: str, value: object) -> Row:
    doc = together.doc(by.part)
    line, column = doc.place(Fault("", by.path))
    return Row(pointer, value, by.part.pack, doc.label, line, column)


def _set(entity: Merged, value: Any, path: Path, pointer: str) -> Iterator[tuple[str, Path, Any]]:  # noqa: ANN401 - JSON
    """The parts of a value that were each set in one place; the fields of the entity itself are always told apart."""
    mixed = any(len(other) > len(path) and other[: len(path)] == path for other in entity.origins)
    if (mixed or not path) and isinstance(value, dict | list) and value:
        for step, key, inner in _members(value):
            yield from _set(entity, inner, (*path, key), f"{pointer}/{step}")
    else:
        yield pointer, path, value


def _leaves(value: Any, path: Path, pointer: str) -> Iterator[tuple[str, Path, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, dict | list) and value:
        for step, key, inner in _members(value):
            yield from _leaves(inner, (*path, key), f"{pointer}/{step}")
    else:
        yield pointer, path, value


def _members(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, str | int, Any]]:
    """The members of an object, or the items of a list, with how a pointer names them."""
    if isinstance(value, dict):
        yield from ((key.replace("~", "~0").replace("/", "~1"), key, inner) for key, inner in value.items())
        return
    for index, item in enumerate(value):
        key = item.get("key") if isinstance(item, dict) else None
        yield key if isinstance(key, str) else f"{index}", index, item
