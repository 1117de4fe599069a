"""A pack's own card: what it is called, what it needs, and in which order packs are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""The format of files that this program reads."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``pack.json``: see its schema for what each field means."""

    id: str
    version: str
    format: int
    language: str
    title: str
    licence: str
    authors: tuple[str, ...]
    languages: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notice: dict[str, str] = {}


class Requirement(msgspec.Struct, frozen=True):
    """A pack that another cannot do without, and the least version of it."""

    pack: str
    least: tuple[int, ...] = ()


def requirement(text: str) -> Requirement:
    """``core`` or ``core >=1.2.0``, parsed."""
    pack, _, least = text.partition(" >=")
    return Requirement(pack, version(least))


def version(text: str) -> tuple[int, ...]:
    """A version as numbers that compare; () for "" and for what is none."""
    parts = text.split(".")
    return tuple(int(part) for part in parts) if all(part.isascii() and part.isdigit() for part in parts) else ()


def ordered(cards: Mapping[str, Manifest]) -> tuple[str, ...] | None:
    """Pack ids so that each comes behind what it requires and what it names in ``after``; None if they go in a circle.

    Among packs that are free to stand anywhere the given order holds.
    """
    waiting = list(cards)
    done: list[str] = []
    while waiting:
        ready = next((pack for pack in waiting if not _before(cards[pack]).intersection(waiting)), None)
        if ready is None:
            return None
        waiting.remove(ready)
        done.append(ready)
    return tuple(done)


def _before(card: Manifest) -> set[str]:
    return {requirement(text).pack for text in card.requires}.union(card.after) - {card.id}
