"""``cycle``: ten days end, in one entry. Every chapter that has something to say of it is a step here, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rpg.campaign.events import TimePassed
from rpg.campaign.world import World
from rpg.desk import fronts, masks
from rpg.desk.answer import happened, misused, refuse, say
from rpg.desk.contagion import body, clinic
from rpg.desk.held import held
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.rolling import Rolling
from rpg.desk.table import Table
from rpg.desk.words import present, tagged, world_after
from rpg.game.character import ability
from rpg.game.character.rest import cared, rested
from rpg.game.community import gifts
from rpg.game.community.events import HappeningCame
from rpg.game.community.measures import season
from rpg.game.community.turning import Way, happening
from rpg.game.community.turning import cycle as village_cycle
from rpg.game.contagion import decide as contagion
from rpg.game.contagion.measures import Care
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.evolve import sector_after
from rpg.game.strata.drift import cycle as map_cycle
from rpg.game.strata.state import HOME
from rpg.game.wanderer.decide import moved
from rpg.game.wanderer.measures import proximity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.words import Say

_EAT = frozenset({"eat", "mangia"})
_QUARREL = frozenset({"quarrel", "lite"})
_MOST = 100_000
_TURNED = "safeguard/season_turned"


class Turning(msgspec.Struct, frozen=True, kw_only=True):
    """A cycle that ends: the ``table`` as every step before has left it, and the world ``before`` the cycle ended.

    ``way`` is what the village has decided. The dice of all steps are those of one entry: every step asks for its own
    by labels of its own.
    """

    table: Table
    before: World
    way: Way = Way()


Step: TypeAlias = "Callable[[Turning], Iterable[Event]]"
"""What a chapter does when a cycle ends; nothing, where it has nothing to do with this campaign."""


def _time(turning: Turning) -> Iterator[Event]:
    """Ten days go by."""
    yield TimePassed(minutes=turning.table.rules.check.time.cycle_minutes)


def _alert(turning: Turning) -> Iterator[Event]:
    """The network forgets, here and in every sector that was ever disturbed: what is owed first, then each watch."""
    rules, world, time = turning.table.rules.safeguard, turning.table.world, turning.table.rules.check.time
    for name in dict.fromkeys((world.place.sector, *world.safeguard.sectors)):
        owed = safeguard.cycle(rules, name, world.safeguard.sector(name))
        yield from owed
        if name == world.place.sector and tagged(turning.table):
            continue
        after = sector_after(world.safeguard.sector(name), owed)
        yield from safeguard.forgotten(rules, name, after, time.cycle_watches)


def _village(turning: Turning) -> Iterator[Event]:
    """The village turns; what it saw may bring the Wanderer nearer. That who came may be masked is told of after."""
    table = turning.table
    way = msgspec.structs.replace(turning.way, less=_fasted(turning)[0])
    for event in village_cycle(table.rules.community, table.world.community, table.dice, way):
        yield event
        row = happening(table.rules.community, event.row) if isinstance(event, HappeningCame) else None
        own, wanderer = table.rules.wanderer, table.world.wanderer
        if row is not None and row.proximity:
            yield from moved(own, wanderer, proximity(own, wanderer) + row.proximity)


def _at_home(world: World) -> bool:
    """Whether those at the table are in the village, in peace."""
    out = world.expeditions.trip is not None or world.strata.here != HOME
    return not out and world.encounter.fight is None


def _fasted(turning: Turning) -> tuple[int, tuple[Event, ...]]:
    """Units that the village needs less, and what that costs those who fast: seen as the cycle begins to end."""
    rules, before = turning.table.rules, turning.before
    there = present(before) if _at_home(before) and not before.community.lost else []
    return gifts.fasted(rules.community, rules.character, there, turning.table.uses)


def _fast(turning: Turning) -> tuple[Event, ...]:
    """Whoever left their bowl empty is hungry."""
    return _fasted(turning)[1]


def _fresh(turning: Turning) -> tuple[Event, ...]:
    """What somebody can do once a cycle, or more often, they can do again; out there time goes by watches."""
    return ability.renew(turning.table.world.people, "cycle") if _at_home(turning.before) else ()


def _home(turning: Turning) -> tuple[Event, ...]:
    """What a cycle at home does for those who are there; out there, or away, nobody is cared for."""
    table = turning.table
    if not _at_home(turning.before):
        return ()
    home = present(table.world)
    return (*cared(table.rules.character, home, "cycle"), *rested(home))


def _contagion(turning: Turning) -> tuple[Event, ...]:
    """It drifts in whoever was not cared for in a line of its own; a push that cannot be is let be."""
    table = turning.table
    rules, world = body(table.rules), table.world
    care = Care(clinic=clinic(table.rules, world))
    cares = dict.fromkeys(world.people.by_id, care)
    for at in (table, msgspec.structs.replace(table, pushes={}, results={})):
        made = contagion.cycle(rules, world.contagion, world.people, Rolling(at), cares)
        if not isinstance(made, Refusal):
            return made
    return ()


def _drift(turning: Turning) -> Iterable[Event]:
    """The map moves; and of what passed out there the village has lived a cycle."""
    table = turning.table
    more = season(table.rules.community, table.world.community).drift
    return map_cycle(table.rules.strata, table.world.strata, table.dice, more=more)


def _mask(turning: Turning) -> tuple[Event, ...]:
    """Somebody who may be masked is watched, and waits; last, for a full clock is a fight inside the ward."""
    return masks.cycle(turning.table)


def _fronts(turning: Turning) -> Iterable[Event]:
    """What comes by itself in the story is nearer."""
    return fronts.cycle(turning.table)


STEPS: tuple[Step, ...] = (_time, _village, _alert, _home, _fast, _contagion, _drift, _fronts, _fresh, _mask)
"""In the order in which they happen."""


def turned(table: Table, way: Way | None = None) -> tuple[Event, ...]:
    """All that happens when a cycle ends, step by step: each sees what those before it have changed."""
    events: list[Event] = []
    at = Turning(table=table, before=table.world, way=way or Way())
    for step in STEPS:
        new = tuple(step(at))
        events += new
        world = world_after(at.table.world, new)
        at = msgspec.structs.replace(at, table=msgspec.structs.replace(at.table, world=world))
    return tuple(events)


def run(line: Line, table: Table) -> Result:
    """``cycle`` · ``cycle eat 4`` (food is shared out) · ``cycle quarrel`` (rather than share the work)."""
    way = _way([plain(word) for word in line.words])
    if way is None:
        return misused("cycle")
    waiting = held(table) or _on_the_way(table)
    if waiting is not None:
        return waiting
    events = turned(table, way)
    now = world_after(table.world, events)
    return happened(table, events, after=(*_season_over(table, now), *fronts.shown(table, now)))


def _on_the_way(table: Table) -> Result | None:
    """Why no cycle ends: an expedition is out, whose days are watches that it eats and rests through; or None."""
    trip = table.world.expeditions.trip
    if trip is None:
        return None
    italian = table.language == "it"
    on = ("attraversa" if italian else "cross") if trip.homeward else ("rientro" if italian else "home")
    return refuse("cycle_out_there", prefill=on)


def _season_over(table: Table, now: World) -> tuple[Say, ...]:
    """That, once this one has gone by, all cycles of a season have, since the last one turned; else nothing.

    A village that lives counts them itself, and says so.
    """
    if not now.community.lost:
        return ()
    time = table.rules.check.time
    cycle = time.cycle_minutes
    turned = table.history.with_event(_TURNED, 0)
    began = table.history.world_at(turned[-1].id).minutes if turned else 0
    cycles = (table.world.minutes + cycle - began) // cycle
    return (say("time.season_over", n=cycles, most=time.season_cycles),) if cycles >= time.season_cycles else ()


def _way(words: list[str]) -> Way | None:
    """What the village has decided, by its words; None if one of them means nothing here."""
    eat, quarrel = None, False
    while words:
        word = words.pop(0)
        if word in _QUARREL and not quarrel:
            quarrel = True
        elif (
            word in _EAT and eat is None and words and (told := number(words.pop(0))) is not None and 0 <= told <= _MOST
        ):
            eat = told
        else:
            return None
    return Way(eat=eat, quarrel=quarrel)
