"""A pack's own card: what it is called, what it needs, and in which order packs are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FORMAT = 1
"""The format of files that this program reads."""


class Ignored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that the pack's author has looked at and means to keep."""

    code: str
    id: str
    reason: str


class Lint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the checker is told about the pack."""

    ignore: tuple[Ignored, ...] = ()


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``pack.json``: see its schema for what each field means."""

    id: str
    version: str
    format: int
    language: Literal["en", "it"]
    title: str
    licence: str
    authors: tuple[str, ...]
    languages: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notice: dict[str, str] = {}
    lint: Lint = Lint()


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


def circle(pack: str, cards: Mapping[str, Manifest]) -> frozenset[str]:
    """The packs that must come before one and behind it as well, with itself; none if all is well."""
    before = {name: _before(card) for name, card in cards.items()}
    found = frozenset(name for name in _reached(pack, before) if pack in _reached(name, before))
    return found if len(found) > 1 else frozenset()


def above(pack: str, cards: Mapping[str, Manifest]) -> frozenset[str]:
    """A pack and all that it requires, however far, there or not."""
    return _reached(pack, {name: {requirement(text).pack for text in card.requires} for name, card in cards.items()})


def ruled(cards: Mapping[str, Manifest], listed: Sequence[str] = ()) -> Callable[[str, str], bool]:
    """Whether something says that a pack comes before another: ``requires``, ``after``, or the campaign's list."""
    before = {name: _before(card) for name, card in cards.items()}
    reached = {name: _reached(name, before) for name in cards}
    place = {name: number for number, name in enumerate(listed)}

    def rule(one: str, other: str) -> bool:
        return one in reached[other] or (one in place and other in place and place[one] < place[other])

    return rule


def _reached(start: str, before: Mapping[str, set[str]]) -> frozenset[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = before.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
