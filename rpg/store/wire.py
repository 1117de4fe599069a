"""Events and entries on their way into the file and out of it."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import msgspec

from rpg.campaign.entry import Entry, Fact
from rpg.campaign.events import Event
from rpg.store.fault import NewerError
from rpg.store.schema import EVENT_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

VERSION = 1
"""The version that new events are written with."""

UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""From an event's kind and version, what makes it one version younger; kept for ever."""

Row: TypeAlias = tuple[int, int, int, int, str, str, int, str]
"""An entry as it is kept: ``id, parent, depth, session, at, line, stream, origin``."""

FactRow: TypeAlias = tuple[int, str, int, int, str]
"""An event as it is kept: ``entry, kind, version, secret, data``; data is JSON, or the SHA-256 of a blob in quotes."""

_AMENDS, _CARRIED = "amends", "carried"


_ANY = ""
"""No kind of event."""


@functools.cache
def _kinds() -> dict[str, type[Event]]:
    """Every event by its kind."""
    return {str(event.__struct_config__.tag): event for event in get_args(Event)}


@functools.cache
def _decoder(name: str) -> msgspec.json.Decoder[Event]:
    """Reads an event of that kind; made when the first one is met: most evenings have few of all the kinds there are.

    Of a kind that nobody knows, a reader of them all.
    """
    return msgspec.json.Decoder(_kinds().get(name, Event))


def kind(event: Event) -> str:
    """The chosen name of an event: ``safeguard/alert_raised``."""
    return str(event.__struct_config__.tag)


def encoded(event: Event) -> str:
    """An event as JSON; the same bytes for the same event."""
    return msgspec.json.encode(event).decode()


def decoded(name: str, version: int, data: str, upcasters: Mapping[tuple[str, int], Upcaster] | None = None) -> Event:
    """An event of any version that was ever written; NewerError if it is of one that is still to come."""
    if version > VERSION:
        raise NewerError(version, VERSION)
    if version == VERSION:
        try:
            return _decoder(name).decode(data)
        except msgspec.ValidationError:
            return _decoder(_ANY).decode(data)  # it may say that it is another one, which is for others to judge
    steps = UPCASTERS if upcasters is None else upcasters
    fields: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
    for older in range(version, VERSION):
        upcast = steps.get((name, older))
        fields = upcast(fields) if upcast else fields
    event: Event = msgspec.convert(fields, Event)
    return event


def row_of(number: int, fact: Fact) -> tuple[FactRow, bytes]:
    """A fact of an entry as it is kept, and what of it is kept as a blob because it is large (b"": nothing)."""
    shown, blob = large(encoded(fact.event))
    return (number, kind(fact.event), VERSION, int(fact.secret), shown), blob


def large(data: str) -> tuple[str, bytes]:
    """An event's JSON as it stands in its row, and the blob that the row names if it is too large for it (b"")."""
    raw = data.encode()
    return (f'"{sha256(raw)}"', raw) if len(raw) > EVENT_BYTES else (data, b"")


def sha256(data: bytes) -> str:
    """What a blob is found by, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def origin(entry: Entry) -> str:
    """Where an entry comes from: "" if it was typed, the entry that it plays again, or that it is a copy of."""
    if entry.amends:
        return f"{_AMENDS}:{entry.amends}"
    return f"{_CARRIED}:{entry.copy_of}" if entry.copy_of else ""


def _origin(text: str) -> tuple[int, int]:
    """The entry that this origin plays again, and the one that it copies (0: none); ValidationError if it is none."""
    how, _, number = text.partition(":")
    if text and (how not in {_AMENDS, _CARRIED} or not (number.isascii() and number.isdecimal())):
        raise msgspec.ValidationError(f"no origin: {text}")
    named = int(number or 0)
    return (named, 0) if how == _AMENDS else (0, named)


def led(data: str, ids: Mapping[str, str]) -> str:
    """JSON with other ids in the place of some: wherever such an id is a text or a key by itself."""
    for old, new in ids.items():
        quoted = f'"{old}"'
        if quoted in data:
            data = data.replace(quoted, f'"{new}"')
    return data


def entries(rows: Iterable[Row], facts: Iterable[FactRow], ids: Mapping[str, str] | None = None) -> list[Entry]:
    """Entries from their rows and those of their events; old ``ids`` in these stand for new ones."""
    found: dict[int, list[Fact]] = {}
    for number, name, version, secret, data in facts:
        found.setdefault(number, []).append(Fact(decoded(name, version, led(data, ids or {})), secret=bool(secret)))
    return [
        Entry(
            id=row[0], parent=row[1], depth=row[2], session=row[3], at=row[4], line=row[5], stream=row[6],
            amends=amends, copy_of=copy_of, facts=tuple(found.get(row[0], ())),
        )
        for row in rows
        for amends, copy_of in [_origin(row[7])]
    ]  # fmt: skip
