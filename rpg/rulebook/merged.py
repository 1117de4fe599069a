"""An entity as several files together say it: its value, and for each field which file set it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.ids import OVERRIDING, full
from rpg.rulebook.shape import PLAIN, Path, Shape, linked

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A file that takes part in merging: its pack, its name inside the pack, its value without notes."""

    pack: str
    name: str
    value: Any


class Origin(NamedTuple):
    """Where a field was set: the file, and the path of the field there."""

    part: Part
    path: Path


@dataclass(slots=True, eq=False)
class Merged:
    """An entity under its full id. ``origins`` says of a path who set it; a path that is not there follows its holder.

    ``parts`` are the files that had a hand in it, in the order in which they were laid over one another.
    """

    id: str
    kind: str
    value: dict[str, Any]
    origins: dict[Path, Origin]
    parts: list[Part] = field(default_factory=list)
    abstract: bool = False
    gone: dict[tuple[str, ...], Origin] = field(default_factory=dict)
    """What was taken away, by its path with keys for items, and by whom."""
    copied: bool = False
    """Whether the value is its own, and shares nothing with what its files say."""

    @property
    def touched(self) -> bool:
        """Whether more than one file says what it is."""
        return len(self.parts) > 1

    def origin(self, path: Path) -> Origin:
        """The file that set what stands at a path, and where it does so."""
        cut = next(n for n in range(len(path), -1, -1) if path[:n] in self.origins)
        found = self.origins[path[:cut]]
        return Origin(found.part, (*found.path, *path[cut:]))

    def claim(self, path: Path, origin: Origin) -> None:
        """Note that a path, with all below it, was set there."""
        self.origins = {other: by for other, by in self.origins.items() if other[: len(path)] != path}
        self.origins[path] = origin

    def itemised(self, path: Path, count: int) -> None:
        """Note the origin of each item of a list by itself, before the list changes its length."""
        self.origins |= {(*path, n): self.origin((*path, n)) for n in range(count) if (*path, n) not in self.origins}

    def closed(self, path: Path, gone: int) -> None:
        """Close the gap that an item of a list has left: the items behind it have moved up by one."""
        depth, moved = len(path), {}
        for other, by in self.origins.items():
            index = other[depth] if other[:depth] == path and len(other) > depth else None
            if index == gone:
                continue
            behind = isinstance(index, int) and index > gone
            moved[(*path, index - 1, *other[depth + 1 :]) if behind and isinstance(index, int) else other] = by
        self.origins = moved

    def named(self, identity: str) -> Merged:
        """A copy of it under another id."""
        value = {**copy.deepcopy(self.value), "id": identity}
        return Merged(identity, self.kind, value, dict(self.origins), list(self.parts), gone=dict(self.gone))


def alone(identity: str, kind: str, part: Part, shape: Shape) -> Merged:
    """An entity as one file says it, its references made full."""
    value = absolute({key: inner for key, inner in part.value.items() if key not in OVERRIDING}, shape, part.pack)
    abstract = part.value.get("abstract") is True
    return Merged(identity, kind, {**value, "id": identity}, {(): Origin(part, ())}, [part], abstract)


def extended(base: Merged, identity: str, part: Part, shape: Shape) -> Merged:
    """An entity made from another: own fields win; lists and texts are taken whole, objects field by field."""
    own = alone(identity, base.kind, part, shape)
    made = base.named(identity)
    made.parts.append(part)
    made.abstract = own.abstract
    for path, value in _fields(made.value, own.value, shape, ()):
        holder = made.value
        for step in path[:-1]:
            holder = holder[f"{step}"]
        holder[f"{path[-1]}"] = value
        made.claim(path, Origin(part, path))
    return made


def _fields(base: dict[str, Any], own: dict[str, Any], shape: Shape, path: Path) -> Iterator[tuple[Path, object]]:
    for key, value in own.items():
        at, below, old = (*path, key), under(shape, key), base.get(key)
        if isinstance(value, dict) and isinstance(old, dict) and not below.text:
            yield from _fields(old, value, below, at)
        else:
            yield at, value


def under(shape: Shape, step: str | int) -> Shape:
    """The shape of a member or an item."""
    if isinstance(step, int):
        return shape.items or PLAIN
    return shape.fields.get(step, shape.values) or PLAIN


def absolute(value: Any, shape: Shape, pack: str) -> Any:  # noqa: ANN401 - JSON of any shape goes in and comes out
    """A value whose references, as a file of that pack writes them, are full ids. The value itself may be changed."""
    holder = {"value": value}
    whole = Shape(fields={"value": shape}, linked=shape.linked)
    for found in reversed(list(linked(holder, whole))):  # what is inside first
        key = found.path[-1]
        if found.shape.ref and isinstance(found.value, str):
            found.holder[key] = full(found.value, pack)
        elif found.shape.names:
            found.holder[key] = {full(name, pack): inner for name, inner in found.value.items()}
    return holder["value"]
