"""Expeditions: who goes and how far, nodes and what is in them, the source, food of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.expedition import chances, decide
from rpg.game.expedition.ground import Outing
from rpg.game.expedition.rules import Node
from rpg.game.expedition.state import Expeditions
from tests.game.encounter.counters import PATROL, tagged
from tests.game.encounter.fights import SUIT, Fixed, ground, person
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, BO, CY, FACES, HIGHEST, TOUGH, Rests, nodes, outing, outing_rules, then

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

CALM, PACES = 5, ("careful", "steady", "rush")
TORCH, BLOCK, RIG = "core:gear/cutting-torch", "core:gear/ration-block", "core:gear/ear-rig"


def gone(rules: Rules, *people: Any, there: Outing | None = None, **how: Any) -> Outing:
    """The outing once they have set out."""
    there = there or outing(*(people or (ADA, BO, CY)))
    return then(there, decide.set_out(outing_rules(rules), there, Fixed(3), **{"route": nodes(0, 1), **how}))


@feels("expedition")
def leaving(rules: Rules, _: str) -> Iterator[Any]:
    run = outing_rules(rules)
    for count in (1, 5, 6, 7, 13):
        yield decide.set_out(run, outing(*(person(f"p{n}") for n in range(count))), Fixed(), route=nodes(0))
    for dice in (Fixed(1), Fixed(2), Fixed(HIGHEST)):
        for dry in range(12):
            for rings in ((1,), (1, 2)):
                emptied = {f"home:{ring}": dry for ring in rings}
                there = outing(ADA, BO)
                for known in ({}, emptied):
                    there = replace(there, expeditions=Expeditions(sources=known, dry=emptied))
                    yield decide.set_out(run, there, dice)


@feels("expedition", "gear")
def nodes_on_the_way(rules: Rules, full: str) -> Iterator[Any]:
    run = outing_rules(rules)
    gear = (full,) if full in rules.character.gear else (SUIT,)
    people = [person(who, gear=gear, attributes=TOUGH) for who in ("ada", "bo")]
    for pace in PACES:
        there = gone(rules, *people, pace=pace, route=(*nodes(0, 2), Node(watch=1, sealed=True), Node(watch=3)))
        for die in range(1, 7):
            for face in FACES:
                for presence in range(1, 7):
                    yield decide.cross(run, there, Rests(face, node=die, presence=presence))
                    if die not in {1, 2}:
                        break
        yield decide.cross(run, there, Rests(HIGHEST, node=HIGHEST))
        sealed_way = (Node(watch=0, sealed=True), Node(watch=1))
        sealed = gone(rules, *people, pace=pace, route=sealed_way)
        known = tagged(ground(*people, person("cy", gear=(SUIT, TORCH)), points=7, force=PATROL))
        for who in (("ada", "bo"), ("ada", "bo", "cy")):
            chased = gone(rules, there=Outing(ground=known), people=who, pace=pace, route=sealed_way)
            for face in FACES:
                yield decide.cross(run, sealed, Rests(face, node=CALM)), chances.step(run, sealed)
                yield decide.cross(run, chased, Rests(face, node=CALM))
        running = gone(rules, there=Outing(ground=known), pace=pace, route=nodes(0, 0, 0, 0, 0, 0))
        yield decide.cross(run, running, Rests(4, node=CALM))


@feels("expedition")
def hazards(rules: Rules, _: str) -> Iterator[Any]:
    run = outing_rules(rules)
    for harm in range(5):
        there = gone(rules, person("ada", gear=(), harm=harm), person("bo", gear=()))
        for face in FACES:
            yield decide.cross(run, there, Rests(face, node=3))
    there = gone(rules)
    for row in range(1, 7):
        for dice in (Rests(6, node=1, presence=row), Rests(HIGHEST, node=1, presence=row, slip=2, **{"lookout:bo": 2})):
            events = decide.cross(run, there, dice)
            yield events, decide.hunt(run, then(there, events), Fixed(4))


@feels("expedition", "gear")
def sources(rules: Rules, full: str) -> Iterator[Any]:
    run = outing_rules(rules)
    gear = (full,) if full in rules.character.gear else ()
    crew = [person(who, gear=gear, attributes=TOUGH) for who in ("ada", "bo", "cy")]
    for found in (*range(1, 7), HIGHEST):
        for units in (1, HIGHEST):
            there = gone(rules, *crew, route=nodes(0))
            yield decide.cross(run, there, Rests(6, node=CALM, source=found, **{"source/units": units}))
    for pace in PACES:
        for watch in range(4):
            there = gone(rules, *crew, route=nodes(watch), pace=pace)
            there = then(there, decide.cross(run, there, Rests(6, node=CALM, source=6)))
            for face in FACES:
                yield decide.work(run, there, Fixed(face)), chances.beat(run, there)
                twice = then(there, decide.work(run, there, Fixed(face)))
                yield decide.work(run, twice, Fixed(face))
            one = gone(rules, *crew, route=nodes(watch), pace=pace)
            one = then(one, decide.cross(run, one, Rests(6, node=CALM, source=6)))
            yield decide.work(run, one, Fixed(5), who="ada")
    dry = gone(rules, route=nodes(0, 0, 0, 0))
    for ring in (3, 4, 5, 6):
        dry = gone(rules, *crew, route=nodes(*[0] * ring))
        for _ in range(ring):
            dry = then(dry, decide.cross(run, dry, Rests(6, node=CALM, source=1)))
        yield decide.cross(run, dry, Rests(6, node=CALM))


@feels("expedition", "condition")
def watches(rules: Rules, _: str) -> Iterator[Any]:
    run = outing_rules(rules)
    for blocks in range(3):
        there = gone(rules, person("ada", gear=(BLOCK,) * blocks), BO)
        for _n in range(21):
            events = decide.camp(run, there, Fixed())
            yield events
            there = then(there, events)
