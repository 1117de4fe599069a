"""A patch changes single fields of an entity, step by step; what does not fit is a fault of that step alone."""

from __future__ import annotations

import copy
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.bounds import DEEPEST
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices
from rpg.rulebook.ids import full
from rpg.rulebook.merged import Origin, absolute, under
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.rulebook.merged import Merged, Part
    from rpg.rulebook.shape import Path, Shape
    from rpg.words import Value

_FIXED = frozenset({"id", "kind"})
_SHOWN = 60
_MISSING = object()


class Wrote(NamedTuple):
    """A field that a patch set: its path by keys, and the path of the step in the patch."""

    steps: tuple[str, ...]
    path: Path


class _StepFault(Exception):  # noqa: N818 - the way out of a step that does not fit; it becomes a fault
    def __init__(self, name: str, member: str, hint: Say | None = None, **values: Value) -> None:
        super().__init__(name)
        self.name, self.member, self.hint, self.values = name, member, hint, values


class _Place(NamedTuple):
    """Where a pointer leads: what holds the place, the key there, the path, and the shape of what belongs there.

    ``steps`` is the path with keys for those items that have one.
    """

    holder: Any
    key: Any
    path: Path
    steps: tuple[str, ...]
    shape: Shape

    @property
    def found(self) -> Any:  # noqa: ANN401 - JSON
        """What stands there; a mark of its own if nothing does."""
        there: Any = isinstance(self.holder, list) or self.key in self.holder
        return self.holder[self.key] if there else _MISSING


def patched(entity: Merged, patch: Part, shape: Shape) -> Iterator[Fault | Wrote]:
    """Lay a patch over an entity; tells the fields that it wrote, and the faults of steps that do not fit."""
    for index, step in enumerate(patch.value["ops"]):
        at = ("ops", index)
        try:
            place = _place(entity.value, pointed(step["path"]), shape, patch.pack)
            _done(entity, _Step(step, Origin(patch, at)), place)
            yield Wrote(place.steps, (*at, "path"))
        except _StepFault as misfit:
            path = (*at, misfit.member) if misfit.member in step else at
            yield Fault(misfit.name, path, misfit.values, misfit.hint)


class _Step(NamedTuple):
    said: dict[str, Any]
    origin: Origin

    @property
    def pack(self) -> str:
        return self.origin.part.pack

    def value(self, shape: Shape, member: str = "value") -> Any:  # noqa: ANN401 - JSON
        """A value of the step, its references made full."""
        if member not in self.said:
            raise _StepFault("missing_key", member, key=member)
        return absolute(copy.deepcopy(self.said[member]), shape, self.pack)

    @property
    def set_by(self) -> Origin:
        return Origin(self.origin.part, (*self.origin.path, "value"))


def pointed(pointer: str) -> tuple[str, ...]:
    """The steps of a JSON pointer (RFC 6901): ``/harm/partial``."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def _place(value: dict[str, Any], steps: tuple[str, ...], shape: Shape, pack: str) -> _Place:
    if len(steps) == 1 and steps[0] in _FIXED:
        raise _StepFault("patch_fixed", "path", key=steps[0])
    holder: Any = {"": value}
    key: str | int = ""
    path: Path = ()
    named: tuple[str, ...] = ()
    for number, step in enumerate(steps):
        try:
            holder = holder[key]
        except KeyError:
            raise _astray(steps[:number], {}) from None
        key = _key(holder, full(step, pack) if shape.names else step, steps[: number + 1])
        path, named, shape = (*path, key), (*named, key if isinstance(key, str) else step), under(shape, key)
    return _Place(holder, key, path, named, shape)


def _key(holder: object, step: str, told: tuple[str, ...]) -> str | int:
    """The key, or the number of the item, that a step means: an item that has a key is named by it."""
    if isinstance(holder, dict):
        return step
    if not isinstance(holder, list):
        raise _astray(told, {})
    keys = [(n, item["key"]) for n, item in enumerate(holder) if isinstance(item, dict) and "key" in item]
    named = {key: n for n, key in keys if isinstance(key, str)}
    if step in named:
        return named[step]
    if not keys and step.isascii() and step.isdigit() and len(step) < len("4000") + 1 and int(step) < len(holder):
        return int(step)
    raise _astray(told, named)


def _astray(told: tuple[str, ...], known: dict[str, Any]) -> _StepFault:
    hint = choices(told[-1], known) if known else None
    return _StepFault("path_missing", "path", hint, found=_short("/" + "/".join(told)))


def _done(entity: Merged, step: _Step, place: _Place) -> None:
    if "was" in step.said:
        was = step.value(place.shape, "was")
        if place.found != was:
            by = _changer(entity, place)
            if place.found is _MISSING:
                raise _gone(entity, place, _short(was), by)
            found = _short(place.found)
            hint = Say("rulebook.hint.was", {"by": by, "found": found})
            raise _StepFault("was_differs", "was", hint, found=found, was=_short(was), by=by)
    _OPS[step.said["op"]](entity, step, place)


def _gone(entity: Merged, place: _Place, was: str, by: str) -> _StepFault:
    """What to say where something was meant to be: it was taken away, or nothing of that name was ever there."""
    if place.steps in entity.gone:
        return _StepFault("was_gone", "was", Say("rulebook.hint.was_gone", {"by": by}), was=was, by=by)
    return _astray(place.steps, place.holder if isinstance(place.holder, dict) else {})


def _changer(entity: Merged, place: _Place) -> str:
    """The file that what stands at a place comes from, or that took it away: ``core/gear/hand-lamp.json``."""
    gone = entity.gone.get(place.steps) if place.found is _MISSING else None
    part = (gone or entity.origin(place.path)).part
    return f"{part.pack}/{part.name}"


def _set(entity: Merged, step: _Step, place: _Place) -> None:
    place.holder[place.key] = _fitting(step.value(place.shape), len(place.path))
    entity.claim(place.path, step.set_by)


def _fitting(value: Any, depth: int) -> Any:  # noqa: ANN401 - JSON
    """A value for that depth of an entity, which may be no deeper than a file may be."""
    level, left = [value], DEEPEST - depth
    while nested := [each for each in level if isinstance(each, dict | list)]:
        if left <= 0:
            raise _StepFault("too_deep", "value", limit=DEEPEST)
        level = [inner for each in nested for inner in (each.values() if isinstance(each, dict) else each)]
        left -= 1
    return value


def _remove(entity: Merged, step: _Step, place: _Place) -> None:
    _there(place)
    holder, key, path, steps = place.holder, place.key, place.path, place.steps
    by = Origin(step.origin.part, (*step.origin.path, "path"))
    if "value" in step.said:
        value = step.value(under(place.shape, 0))
        if not isinstance(place.found, list) or value not in place.found:
            raise _StepFault("not_in_list", "value", found=_short(value))
        holder, key = place.found, place.found.index(value)
        path, steps = (*path, key), (*steps, f"{key}")
    if isinstance(holder, list) and isinstance(key, int):
        entity.itemised(path[:-1], len(holder))
        entity.closed(path[:-1], key)
    else:
        entity.claim(path, by)
    entity.gone[steps] = by
    del holder[key]


def _append(entity: Merged, step: _Step, place: _Place) -> None:
    there = place.holder.setdefault(place.key, []) if place.found is _MISSING else place.found
    if not isinstance(there, list):
        raise _StepFault("not_a_list", "path", found=_short(there))
    value = _fitting(step.value(under(place.shape, 0)), len(place.path) + 1)
    entity.itemised(place.path, len(there))
    there.append(value)
    entity.claim((*place.path, len(there) - 1), step.set_by)


def _add(entity: Merged, step: _Step, place: _Place) -> None:
    _counted(entity, step, place, lambda number, by: number + by)


def _scale(entity: Merged, step: _Step, place: _Place) -> None:
    _counted(entity, step, place, lambda number, by: number * by)


def _counted(entity: Merged, step: _Step, place: _Place, reckon: Callable[[float, float], float]) -> None:
    """Put a number in the place of one; what was whole stays whole: half a point counts as one."""
    _there(place)
    number, by = place.found, step.value(place.shape)
    for what, member in ((number, "path"), (by, "value")):
        if isinstance(what, bool) or not isinstance(what, int | float):
            raise _StepFault("not_a_number", member, found=_short(what))
    try:
        made = reckon(number, by)
        whole = math.floor(made + 0.5) if isinstance(number, int) else made
        float(whole)
    except OverflowError:
        raise _StepFault("not_finite", "value", found=_short(by)) from None
    place.holder[place.key] = whole
    entity.claim(place.path, step.set_by)


def _there(place: _Place) -> None:
    if place.found is _MISSING:
        hint = choices(place.key, place.holder)
        raise _StepFault("path_missing", "path", hint, found=_short(f"{place.key}"))


def _short(value: object) -> str:
    text = f"{value}"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


_OPS: dict[str, Callable[[Merged, _Step, _Place], None]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "append": _append,
    "scale": _scale,
}
