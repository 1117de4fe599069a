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


def worn(rules: Rules, full: str, *people: str) -> list[Any]:
    """People whom nothing kills, each with that item if it is one."""
    gear = (full,) if full in rules.character.gear else (SUIT,)
    return [person(who, gear=gear, attributes=TOUGH) for who in people]


@feels("expedition", "gear")
def nodes_on_the_way(rules: Rules, full: str) -> Iterator[Any]:
    run, faces = outing_rules(rules), [(die, row) for die in range(1, 7) for row in range(1, 7) if die < 3 or row == 1]
    for pace in PACES:
        there = gone(rules, *worn(rules, full, "ada", "bo"), pace=pace, route=nodes(0, 2, 1, 3))
        for die, row in faces:
            for face in FACES:
                yield decide.cross(run, there, Rests(face, node=die, presence=row))
        yield decide.cross(run, there, Rests(HIGHEST, node=HIGHEST))


@feels("expedition", "gear")
def sealed_and_chased(rules: Rules, full: str) -> Iterator[Any]:
    run, way = outing_rules(rules), (Node(watch=0, sealed=True), Node(watch=1))
    people = worn(rules, full, "ada", "bo")
    known = Outing(ground=tagged(ground(*people, person("cy", gear=(SUIT, TORCH)), points=7, force=PATROL)))
    for pace in PACES:
        sealed = gone(rules, *people, pace=pace, route=way)
        for face in FACES:
            yield decide.cross(run, sealed, Rests(face, node=CALM)), chances.step(run, sealed)
            yield decide.cross(run, sealed, Rests(face, node=CALM), around=True)
            for who in (("ada", "bo"), ("ada", "bo", "cy")):
                yield decide.cross(
                    run, gone(rules, there=known, people=who, pace=pace, route=way), Rests(face, node=CALM)
                )
        yield decide.cross(run, gone(rules, there=known, pace=pace, route=nodes(*[0] * 6)), Rests(4, node=CALM))


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


@feels("expedition")
def found(rules: Rules, _: str) -> Iterator[Any]:
    """What a source is found to be, and the way on from one that is dry."""
    run = outing_rules(rules)
    for source in (*range(1, 7), HIGHEST):
        for units in (1, HIGHEST):
            yield decide.cross(
                run, gone(rules, route=nodes(0)), Rests(6, node=CALM, source=source, **{"source/units": units})
            )
    for length in (3, 4, 5, 6):
        dry = gone(rules, route=nodes(*[0] * length))
        for _n in range(length):
            dry = then(dry, decide.cross(run, dry, Rests(6, node=CALM, source=1)))
        yield decide.cross(run, dry, Rests(6, node=CALM))


@feels("expedition", "gear")
def worked(rules: Rules, full: str) -> Iterator[Any]:
    run, crew = outing_rules(rules), worn(rules, full, "ada", "bo", "cy")
    for pace in PACES:
        for watch in range(4):
            there = gone(rules, *crew, route=nodes(watch), pace=pace)
            there = then(there, decide.cross(run, there, Rests(6, node=CALM, source=6)))
            for face in (*FACES, 5):
                yield decide.work(run, there, Fixed(face)), chances.beat(run, there)
                yield decide.work(run, then(there, decide.work(run, there, Fixed(face))), Fixed(face))
    laden = gone(rules, person("ada", load=8), person("bo", "listener"), route=nodes(3))
    laden = then(laden, decide.cross(run, laden, Rests(6, node=CALM, source=6)))
    yield decide.work(run, laden, Fixed(4), who="bo")


@feels("expedition", "condition")
def watches(rules: Rules, _: str) -> Iterator[Any]:
    run = outing_rules(rules)
    for blocks in range(3):
        there = gone(rules, person("ada", gear=(BLOCK,) * blocks), BO)
        for _n in range(21):
            events = decide.camp(run, there, Fixed())
            yield events
            there = then(there, events)
