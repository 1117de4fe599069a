"""What a campaign's notes are about: gathered from the log in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.campaign import events as campaign
from rpg.campaign.world import World
from rpg.desk.plain import plain
from rpg.desk.recap import Step, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.campaign.entry import Entry


class Visited(msgspec.Struct):
    """A place: its title, its scene's id ("" if it was not prepared), its sector, the sessions and people there."""

    title: str
    scene: str
    sector: str
    sessions: list[int] = []
    people: list[str] = []


class Thread(msgspec.Struct):
    """A thread: its text, and the sessions in which it was opened and closed (0: it is open)."""

    text: str
    opened: int
    closed: int = 0


class Gathered(msgspec.Struct):
    """All of it. ``sessions`` are the steps of each, ``present`` who took part in which.

    ``kept`` is the session in which each became real that is in ``world.kept`` (0: in none).
    """

    world: World
    sessions: dict[int, list[Step]]
    places: dict[str, Visited]
    threads: dict[int, Thread]
    present: dict[int, list[str]]
    kept: dict[str, int] = {}


def gathered(path: Sequence[Entry], *, gm: bool) -> Gathered:
    """Look through the log once; of what is secret only with ``gm``."""
    found = Gathered(World(), {}, {}, {}, {})
    for step in steps(path, gm=gm):
        found.world = step.now
        session = step.entry.session
        if session:
            found.sessions.setdefault(session, []).append(step)
        _thread(found, step)
        if isinstance(step.event, campaign.Kept):
            found.kept[step.event.name.casefold()] = session
        place = _place(found, step)
        for who in _people(step) if session else ():
            _once(found.present.setdefault(session, []), who)
            if place is not None:
                _once(place.people, who)
    return found


def place_key(title: str, scene: str) -> str:
    """What tells one place from another."""
    return scene or plain(title)


def _place(found: Gathered, step: Step) -> Visited | None:
    """The place of a step, if the table is anywhere; it was visited in that session."""
    here = step.now.place
    key = place_key(here.title, here.scene)
    if not key:
        return None
    place = found.places.setdefault(key, Visited(here.title, here.scene, here.sector))
    if step.entry.session:
        _once(place.sessions, step.entry.session)
    return place


def _thread(found: Gathered, step: Step) -> None:
    event = step.event
    if isinstance(event, campaign.ThreadOpened):
        found.threads[event.thread] = Thread(event.text, step.entry.session)
    elif isinstance(event, campaign.ThreadClosed) and event.thread in found.threads:
        found.threads[event.thread].closed = step.entry.session


def _people(step: Step) -> Iterator[str]:
    """Everybody whom an event names by id."""
    known = step.now.people.by_id
    yield from (name for name in _names(msgspec.to_builtins(step.event)) if name in known)


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any event, as plain values
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in (*value, *value.values()):
            yield from _names(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _names(item)


def _once(known: list[Any], one: int | str) -> None:
    if one not in known:
        known.append(one)
