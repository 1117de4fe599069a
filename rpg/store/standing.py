"""Where a campaign stands at an entry: its world, and what was voided on the way there."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rpg.campaign.events import Voided
from rpg.campaign.fold import folded, gone, voids
from rpg.campaign.public import Known
from rpg.campaign.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.campaign.entry import Entry


FOLD = 2
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
    return zlib.crc32(msgspec.json.encode(msgspec.json.schema(of), order="deterministic"), FOLD)


def decoded(state: str, of: type[Standing] = Standing) -> Standing | None:
    """A snapshot, read; None if it cannot be: it is only a cache."""
    try:
        return msgspec.json.decode(state, type=of)
    except msgspec.MsgspecError:
        return None


def encoded(standing: Standing) -> str:
    """A snapshot, to be kept."""
    return msgspec.json.encode(standing).decode()
