"""``undo`` and ``redo``: every line can be taken back, the last or any other, for ever."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.entry import Fact
from rpg.campaign.events import Begun, SessionEnded, Voided
from rpg.desk.alert import alert_line
from rpg.desk.answer import misused, refuse, say
from rpg.desk.board import board
from rpg.desk.depths import place_line
from rpg.desk.line import number
from rpg.desk.outing import outing_lines
from rpg.desk.result import Append, Redo, Result, Undo
from rpg.desk.state import person_line
from rpg.desk.telling import clock_line
from rpg.desk.telling.fight import machine_now
from rpg.desk.telling.table import turn_order
from rpg.desk.titles import place_title
from rpg.desk.village import stand
from rpg.game.infiltrator.events import MaskFell
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_ENTRY = re.compile(r"#(-?\d{1,9})$", re.ASCII)


def run(line: Line, table: Table) -> Result:
    """``u`` · ``u 3`` · ``undo #212`` · ``undo #-3`` (the third line back)."""
    entry = _ENTRY.fullmatch(line.rest)
    if entry:
        return _void(int(entry[1]), table)
    count = number(line.rest) if line.rest else 1
    if count is None or count < 1:
        return misused("undo")
    entries = [entry for entry in table.history.undoable(count) if not _first(entry)]
    if not entries:
        return refuse("nothing_to_undo")
    if len(entries) < count:
        word = "annulla" if table.language == "it" else "undo"
        return refuse("undo_too_many", n=len(entries), prefill=f"{word} {len(entries)}")
    world = table.history.world_at(table.history.before(entries[-1]))
    says = tuple(say("undone", line=entry.line) for entry in entries)
    return Result(says=(*says, *foreseen(entries), *changed(table, world)), deed=Undo(len(entries)))


def redo(line: Line, table: Table) -> Result:
    """``redo`` · ``redo 3``."""
    count = number(line.rest) if line.rest else 1
    if count is None or count < 1:
        return misused("redo")
    entries = table.history.redoable(count)
    if not entries:
        return _voided_last(table) or refuse("nothing_to_redo")
    world = table.history.world_at(table.history.after(entries[-1]))
    says = tuple(say("redone", line=entry.line) for entry in entries)
    return Result(says=(*says, *changed(table, world)), deed=Redo(len(entries)))


def _voided_last(table: Table) -> Result | None:
    """If the last line took back one by its number: that it is itself the line to take back."""
    last = next(iter(table.history.path(1)), None)
    voids = [fact.event.entry for fact in last.facts if isinstance(fact.event, Voided)] if last else []
    if last is None or not voids:
        return None
    return refuse("redo_void", n=voids[0], m=last.id, prefill=Say("line.undo", {"n": last.id}))


def _first(entry: Entry) -> bool:
    """Whether this is the entry that made the campaign: it is never taken back."""
    return any(isinstance(fact.event, Begun) for fact in entry.facts)


def _void(which: int, table: Table) -> Result:
    """One earlier entry no longer counts; the later ones still do."""
    history = table.history
    if which < 0:
        path = history.path(-which)
        which = path[0].id if len(path) == -which else 0
    entry = history.entry(which) if history.numbers(which - 1)[:1] == [which] else None
    if entry is None:
        return refuse("no_entry", n=which)
    if _first(entry) or which in history.voided():
        return refuse("not_undoable", n=which)
    fact = Fact(Voided(entry=which))
    world = history.world_with((fact,))
    later = (history.entry(number) for number in reversed(history.numbers(which)))
    stands = (say("undone_entry.later"),) if any(one is not None and one.facts for one in later) else ()
    return Result(
        says=(say("undone_entry", n=which, line=entry.line), *stands, *foreseen([entry]), *changed(table, world)),
        deed=Append(facts=(fact,)),
    )


def foreseen(entries: Sequence[Entry]) -> tuple[Say, ...]:
    """Of entries that are left: that dice whose seed was told are played with, that a sealed secret was told."""
    events = [fact.event for entry in entries for fact in entry.facts]
    seed = any(isinstance(event, SessionEnded) and event.seed for event in events)
    mask = any(isinstance(event, MaskFell) and event.seal for event in events)
    return (*([say("session.foreseen")] if seed else []), *([Say("infiltrator.spent")] if mask else []))


def changed(table: Table, world: World) -> tuple[Say, ...]:
    """The numbers now, of whatever is not as it was."""
    old, rules = table.world, table.rules
    says: list[Say] = [*_where(rules, old, world)]
    if world.safeguard != old.safeguard or world.place.sector != old.place.sector:
        says.append(alert_line(rules, world))
    says += [person_line(rules, p) for key, p in world.people.by_id.items() if old.people.by_id.get(key) != p]
    for key, clock in world.clocks.items():
        if old.clocks.get(key) != clock:
            says.append(clock_line(key, clock))
    if world.community != old.community:
        says.append(stand(rules, world))
    turns = turn_order(world) if world.turns != old.turns else ()
    return (
        *says,
        *turns,
        *_machines(rules, old, world),
        *(board(rules, world) if world.encounter != old.encounter else ()),
    )


def _where(rules: Rules, old: World, world: World) -> Iterator[Say]:
    """The scene, the expedition and the place on the map, where they are not as they were."""
    if world.place.key != old.place.key and world.place.title:
        yield say("scene.back", title=place_title(rules, world))
    if world.expeditions.trip != old.expeditions.trip:
        yield from outing_lines(rules, world)[:1]
    if world.strata.here != old.strata.here:
        yield from place_line(rules, world)


def _machines(rules: Rules, old: World, world: World) -> Iterator[Say]:
    """Every machine that was in the fight and still is, and is not as it was."""
    before = old.encounter.fight.machines if old.encounter.fight else {}
    now = world.encounter.fight.machines if world.encounter.fight else {}
    for which in now:
        if which in before and now[which] != before[which]:
            yield from machine_now(rules, world, which)
