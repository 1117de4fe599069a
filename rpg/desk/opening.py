"""What an evening left open: wounds, a force, clocks about to fill, threads; at most a handful of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.depths import left
from rpg.desk.telling import clock_line, vitals
from rpg.desk.telling.strata import place
from rpg.desk.village import open_lines
from rpg.desk.words import present
from rpg.game.character import decide as character
from rpg.game.infiltrator.measures import filled
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person
    from rpg.words import Value

_THREADS = 3
"""Threads that are told; of more only how many."""
_NEARLY = 4, 3
"""A clock is nearly full from three quarters on."""


def left_open(rules: Rules, world: World) -> tuple[Say, ...]:
    """One line each, for whatever there is: the fight, the force, the hurt, masks, clocks, threads, the village."""
    asked = (*suspected(rules, world), *_clocks(world), *_threads(world))
    return (*_danger(world), *_hurt(rules, world), *_depth(rules, world), *asked, *open_lines(rules, world))


def suspected(rules: Rules, world: World) -> tuple[Say, ...]:
    """That somebody may be masked, and how far the clock is; nothing without a case."""
    case, own = world.infiltrator.case, rules.infiltrator
    if case is None:
        return ()
    return (Say("infiltrator.open", {"n": len(case.suspects), "filled": filled(own, case), "size": own.clock.size}),)


def _danger(world: World) -> Iterator[Say]:
    if world.encounter.fight is not None:
        yield Say("desk.open.fight", {"n": world.encounter.fight.exchange})
    sector = world.sector
    if sector.arrived is not None and world.encounter.fight is None:
        yield Say("desk.open.arrived")
    if sector.force is not None:
        yield Say("desk.now.coming", {"beats": max(0, sector.force.clock - sector.force.ticked)})


def _hurt(rules: Rules, world: World) -> Iterator[Say]:
    hurt = tuple(clause for person in present(world) if (clause := _wounds(rules, person)))
    if hurt:
        yield Say("desk.open.hurt", {"people": Listed(hurt, " · ")})


def _wounds(rules: Rules, person: Person) -> Say | None:
    """Somebody's lost Vitality and conditions; None if they are well."""
    well = character.vitality(rules.character, person) >= character.vitality_max(rules.character, person)
    marks: list[Value] = [Term(one.id) for one in character.conditions(rules.character, rules.check.core, person)]
    clauses = marks if well else [vitals(rules, person), *marks]
    return Say("desk.open.who", {"who": person.name, "clauses": Listed(tuple(clauses), ", ")}) if clauses else None


def _depth(rules: Rules, world: World) -> Iterator[Say]:
    """Where they were left in the depth, and what the village has still to live."""
    here, away = world.strata.node, left(world)
    if here is not None:
        yield Say("strata.open.here", {"place": place(rules, here)})
    if away is not None:
        yield away


def _clocks(world: World) -> Iterator[Say]:
    of, part = _NEARLY
    near = tuple(clock_line(key, c) for key, c in world.clocks.items() if c.size and c.filled * of >= c.size * part)
    if near:
        yield Say("desk.open.clocks", {"clocks": Listed(near, " · ")})


def _threads(world: World) -> Iterator[Say]:
    threads = tuple(world.threads.values())
    if threads:
        more = len(threads) - _THREADS
        rest: tuple[Value, ...] = (Say("desk.open.more", {"n": more}),) if more > 0 else ()
        yield Say("desk.open.threads", {"threads": Listed((*threads[:_THREADS], *rest), " · ")})
