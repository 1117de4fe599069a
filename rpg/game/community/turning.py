"""A cycle of the village, in the order of GAME.md 7: what comes, food made, work, food eaten, deaths, births, heart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.community import events as e
from rpg.game.community import measures
from rpg.game.community.evolve import evolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.community.rules import CommunityRules, Happening
    from rpg.game.community.state import Community


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What the village decides beforehand.

    That is how many units are eaten at most (None: as many as are needed), and whether a quarrel costs Cohesion though
    the work could be shared instead. It needs so many units ``less``, of those who fast for it.
    """

    eat: int | None = None
    quarrel: bool = False
    less: int = 0


_PLAIN = Way()


class _Turning:
    """The village as the cycle leaves it, step by step."""

    def __init__(self, rules: CommunityRules, village: Community, dice: Dice, way: Way) -> None:
        self.rules, self.village, self.dice, self.way = rules, village, dice, way
        self.done: list[e.CommunityEvent] = []
        self.production = 0
        self.ticks = 0

    def happen(self, events: Iterable[e.CommunityEvent]) -> None:
        """Let it be true."""
        for event in events:
            self.done.append(event)
            self.village = evolve(self.village, event)


def cycle(rules: CommunityRules, village: Community, dice: Dice, way: Way = _PLAIN) -> tuple[e.CommunityEvent, ...]:
    """A cycle of the village ends; nothing happens in one that is lost."""
    if village.lost:
        return ()
    turning = _Turning(rules, village, dice, way)
    for step in (_event, _produce, _work, _eat, _die, _bear, _hold):
        step(turning)
    why = measures.why_lost(rules, turning.village)
    turning.happen((*((e.VillageLost(why=why),) if why else ()), e.CycleEnded()))
    return tuple(turning.done)


def _event(turning: _Turning) -> None:
    """What the cycle brings. A quarrel costs the project a tick, or Cohesion where there is none, or they say so."""
    rules, village = turning.rules, turning.village
    outcome = rules.events.dice.roll(turning.dice, "village:event")
    row = next((row for row in rules.events.rows if row.low <= outcome.total <= row.high), None)
    if row is None:
        return
    people = row.population.roll(turning.dice, "village:people") if row.population else None
    shared = bool(row.ticks) and bool(_project(turning)) and not turning.way.quarrel
    heart = 0 if shared else measures.cohesion_moved(rules, village, row.cohesion)
    event = e.HappeningCame(
        row=row.key,
        faces=(*outcome.faces, *(people.faces if people else ())),
        production=row.production,
        stores=max(row.stores, -measures.stores(rules, village)),
        population=max(people.total if people else 0, -measures.population(rules, village)),
        cohesion=heart,
        ticks=row.ticks if shared else 0,
    )
    turning.production, turning.ticks = event.production, event.ticks
    turning.happen((event,))


def happening(rules: CommunityRules, key: str) -> Happening | None:
    """The row of the events of that key."""
    return next((row for row in rules.events.rows if row.key == key), None)


def _produce(turning: _Turning) -> None:
    turning.happen((e.Produced(units=measures.production(turning.rules, turning.village, turning.production)),))


def _project(turning: _Turning) -> str:
    """The development that is built on; "" if there is none, or none that can be higher."""
    key = turning.village.project
    known = key in measures.DEVELOPMENTS and measures.clock(turning.rules, turning.village, key)
    return key if known else ""


def _work(turning: _Turning) -> None:
    key = _project(turning)
    by = max(0, measures.pace(turning.rules, turning.village) + turning.ticks)
    if key and by:
        turning.happen(worked(turning.rules, turning.village, e.ProjectTicked(development=key, by=by)))


def worked(rules: CommunityRules, village: Community, event: e.ProjectTicked) -> tuple[e.CommunityEvent, ...]:
    """Ticks of a project, and the levels that they reach; what is left over stands on the next clock."""
    events: list[e.CommunityEvent] = [event]
    village = evolve(village, event)
    key = event.development
    while clock := measures.clock(rules, village, key):
        if village.ticks.get(key, 0) < clock:
            break
        events.append(e.DevelopmentRaised(development=key, clock=clock))
        village = evolve(village, events[-1])
    return tuple(events)


def _eat(turning: _Turning) -> None:
    rules, village, numbers = turning.rules, turning.village, turning.rules.hunger
    need = max(0, measures.need(rules, village) - turning.way.less)
    want = need if turning.way.eat is None else max(0, min(need, turning.way.eat))
    units = min(measures.stores(rules, village), want)
    short = numbers.half if 100 * units >= numbers.half_percent * need else numbers.less
    by = numbers.full if units >= need else short
    now = measures.hunger(rules, village)
    then = max(0, min(numbers.most, now + by))
    turning.happen((e.Eaten(units=units, need=need, hunger=then - now),))


def _die(turning: _Turning) -> None:
    """Of hunger: so many per cent, rounded to the nearest, and some at least."""
    rules, village = turning.rules, turning.village
    now, people = measures.hunger(rules, village), measures.population(rules, village)
    percent = max((row.percent for row in rules.hunger.deaths if row.hunger <= now), default=0)
    if percent:
        dead = max(rules.hunger.deaths_least, (people * percent + 50) // 100)
        turning.happen((e.Starved(dead=min(people, dead)),))


def _bear(turning: _Turning) -> None:
    rules, births = turning.rules, turning.rules.births
    if measures.hunger(rules, turning.village) <= births.hunger:
        outcome = births.dice.roll(turning.dice, "village:births")
        turning.happen((e.Born(faces=outcome.faces, by=births.by if outcome.total >= births.least else 0),))


def _hold(turning: _Turning) -> None:
    """What the cycle did to the heart of the village: hunger, the dead out there, a breach, food carried home."""
    village, numbers = turning.village, turning.rules.cohesion
    hungry = measures.hunger(turning.rules, village) >= numbers.hungry_from
    harvests = sum(units >= numbers.harvest_units for units in village.hauls)
    moves = (
        ("hungry", numbers.hungry if hungry else 0),
        ("wiped", numbers.wiped * village.wiped),
        ("breach", -village.breached),
        ("harvest", numbers.harvest * harvests),
    )
    for why, by in moves:
        change = measures.cohesion_moved(turning.rules, turning.village, by)
        turning.happen((e.CohesionChanged(by=change, why=why),) if change else ())
