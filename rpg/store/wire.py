"""Events and entries on their way into the file and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rpg.campaign.entry import Entry, Fact
from rpg.campaign.events import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

VERSION = 1
"""The version that new events are written with."""

UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""From an event's kind and version, what makes it one version younger; kept for ever."""

_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
AMENDS = "amends:"


def kind(event: Event) -> str:
    """The chosen name of an event: ``safeguard/alert_raised``."""
    return str(event.__struct_config__.tag)


def encoded(event: Event) -> str:
    """An event as JSON; the same bytes for the same event."""
    return msgspec.json.encode(event).decode()


def decoded(name: str, version: int, data: str, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS) -> Event:
    """An event of any version that was ever written."""
    if version == VERSION and (name, version) not in upcasters:
        return _decoder.decode(data)
    fields: dict[str, Any] = msgspec.json.decode(data)
    while upcast := upcasters.get((name, version)):
        fields, version = upcast(fields), version + 1
    event: Event = msgspec.convert(fields, Event)
    return event


def entries(rows: Iterable[tuple[Any, ...]], facts: Mapping[int, list[Fact]]) -> list[Entry]:
    """Entries from rows of ``id, parent, depth, session, at, line, stream, origin`` and their facts."""
    return [
        Entry(
            id=row[0],
            parent=row[1],
            depth=row[2],
            session=row[3],
            at=row[4],
            line=row[5],
            stream=row[6],
            amends=int(row[7].removeprefix(AMENDS)) if row[7].startswith(AMENDS) else 0,
            facts=tuple(facts.get(row[0], ())),
        )
        for row in rows
    ]
