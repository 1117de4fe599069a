"""Where a campaign stands at an entry: its world, and what was voided on the way there."""

from __future__ import annotations

import re
import sys
import zlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, get_args

import msgspec

from rpg.campaign.events import Voided
from rpg.campaign.fold import folded, gone, voids
from rpg.campaign.public import Known
from rpg.campaign.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rpg.campaign.entry import Entry


_WORD = re.compile(r"[A-Za-z_][\w.]*")
FOLD = 3
"""To be raised when a repair of the fold makes older snapshots wrong; a new shape of the world is noticed by itself."""


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """The world after an entry. ``voids`` are the (entry, entry that it voids) of the path to it, oldest first."""

    world: World = World()
    voids: tuple[tuple[int, int], ...] = ()

    def after(self, since: Sequence[Entry]) -> Standing:
        """Where things stand after these entries, none of which voids one of before."""
        pairs = (*self.voids, *voids(since))
        return Standing(folded(since, self.world, gone(pairs)), pairs)


class PublicStanding(Standing, frozen=True, array_like=True):
    """The same as far as everybody at the table may know. ``true`` is the world as it is, out of which it is told."""

    true: World = World()

    def after(self, since: Sequence[Entry]) -> PublicStanding:
        """Where things stand after these entries; a void counts even when it is secret itself."""
        pairs = (*self.voids, *voids(since))
        known = Known(self.true, self.world).past(since, gone(pairs))
        return PublicStanding(known.seen, pairs, known.true)


class Kept(NamedTuple):
    """How one of the two is kept: what it begins with, and the sign of the numbers of its snapshots in the file."""

    first: Standing
    sign: int


GM = Kept(Standing(), 1)
PUBLIC = Kept(PublicStanding(Known().seen), -1)


def voiding(entry: Entry) -> bool:
    """Whether the entry voids another."""
    return any(isinstance(fact.event, Voided) for fact in entry.facts)


def reach(entries: Iterable[Entry], base: int) -> int:
    """The lowest number up to ``base`` that one of these entries voids; 0 if none does."""
    targets = (fact.event.entry for entry in entries for fact in entry.facts if isinstance(fact.event, Voided))
    return min((target for target in targets if 0 < target <= base), default=0)


@cache
def shape(of: type[msgspec.Struct] = Standing) -> int:
    """What snapshots are marked with: one of a world of another shape, or of an older fold, is not used."""
    return zlib.crc32("\n".join(sorted(spelled(of))).encode(), FOLD)


def spelled(of: type) -> Iterator[str]:
    """Every class that such a value is made of: its fields as they are spelled, their defaults, bases, and encoding.

    Nothing is evaluated: a schema would say the same, and takes longer than the line that waits for it.
    """
    seen, waiting = {of}, [of]
    while waiting:
        kind = waiting.pop()
        yield f"{kind.__qualname__} {[base.__qualname__ for base in kind.__mro__]} {_written(kind)}"
        for base in kind.__mro__:
            names, fields = vars(sys.modules[base.__module__]), base.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect takes long to import
            bare = getattr(base, "__struct_defaults__", ()) if fields else ()
            yield f"{base.__module__}.{base.__qualname__} {fields} {bare}"
            for word in {word for field in fields.values() for word in _WORD.findall(f"{field}")}:
                meant = _meant(word, names)
                if not isinstance(meant, type):
                    yield f"{word} {meant}"
                new = {part for part in (meant, *_parts(meant)) if isinstance(part, type)} - seen
                seen |= new
                waiting += new


def _written(kind: type) -> object:
    """How a value of that class is written: the names of its fields there, its tag, whether it is a list."""
    if not issubclass(kind, msgspec.Struct):
        return ""
    config = kind.__struct_config__
    return kind.__struct_encode_fields__, config.tag_field, config.tag, config.array_like, config.omit_defaults


def _meant(word: str, names: Mapping[str, object]) -> object:
    """What a name, or a module's name with a dot behind it, stands for in a module; None for a built-in one."""
    first, *rest = word.split(".")
    meant = names.get(first)
    for name in rest:
        meant = getattr(meant, name, None)
    return meant


def _parts(alias: object) -> Iterator[object]:
    """The types that an alias is made of, however deep."""
    for part in get_args(alias):
        yield part
        yield from _parts(part)


def decoded(state: str, of: type[Standing] = Standing) -> Standing | None:
    """A snapshot, read; None if it cannot be: it is only a cache."""
    try:
        return msgspec.json.decode(state, type=of)
    except msgspec.MsgspecError:
        return None


def encoded(standing: Standing) -> str:
    """A snapshot, to be kept."""
    return msgspec.json.encode(standing).decode()
