"""The alert: its ladder, its triggers, what it sends, and a Tag that comes home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.encounter import detect, homeward
from rpg.game.expedition import decide as expedition
from rpg.game.expedition.rules import Node
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.state import Force, Sector
from tests.game.encounter.counters import tagged
from tests.game.encounter.fights import EXTERMINATOR, Fixed, ground
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, BO, FACES, HIGHEST, Rests, fight_rules, outing, outing_rules, then

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

MOST = 24


def at(points: int, **more: Any) -> Sector:
    return Sector(points=points, peak=points, **more)


@feels("alert-ladder", "trigger")
def heights(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.safeguard
    for points in range(MOST + 2):
        sector = at(points)
        yield safeguard.points(own, sector), safeguard.level(own, sector), safeguard.sneak(own, sector)
        yield safeguard.marks(own, at(max(0, points - 1)), sector)
        yield safeguard.watch(own, Fixed(), "home", sector, tagged=False, label="watch")
        yield safeguard.cycle(own, "home", sector)
        yield safeguard.raise_by(own, Fixed(3), "home", Sector(), points, "bells", label="alert")
        yield safeguard.lower_by(own, "home", sector, MOST, ""), safeguard.lower_levels(own, "home", sector, 9)


@feels("alert-ladder")
def forces(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.safeguard
    for ladder in (own.ladder, replace(own.ladder, swaps=True)):
        own = replace(own, ladder=ladder)
        for points in (7, 10, 14, 19):
            for tower in (False, True):
                there = Sector(tower=tower)
                yield safeguard.raise_by(own, Fixed(3), "home", there, points, "bells", label="alert")
            yield safeguard.raise_by(own, Fixed(HIGHEST), "home", Sector(), points, "bells", label="alert")
            arrived = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)
            yield safeguard.force_gone(own, Fixed(3), "home", at(points, arrived=arrived), "destroyed", label="force")
    for ticked in range(6):
        force = Force(level=3, units=((EXTERMINATOR, 2),), clock=6, ticked=ticked)
        yield safeguard.beat(own, Fixed(), "home", at(7, force=force), tagged=True, label="beat")
    for cycles in range(4):
        yield safeguard.cycle(own, "home", at(MOST, cycles=cycles))


@feels("alert-ladder")
def found_and_followed(rules: Rules, _: str) -> Iterator[Any]:
    fight, arrived = fight_rules(rules), Force(level=3, units=((EXTERMINATOR, 2),), clock=6)
    for points in (0, 4, 7, 10, 14, 19):
        yield detect.search(fight, ground(ADA, BO, points=points, arrived=arrived), Fixed(4), leader="ada")
        yield detect.sneak(fight, ground(ADA, BO, points=points), Fixed(4), leader="ada", watch=1)
        for face in FACES:
            for dice in (Fixed(face), Rests(face, breach=HIGHEST)):
                here = tagged(ground(ADA, BO, points=points, arrived=arrived))
                yield homeward.ward_test(fight, here, dice)


@feels("alert-ladder")
def boundaries(rules: Rules, _: str) -> Iterator[Any]:
    """A node at the boundary of a sector that wakes."""
    run = outing_rules(rules)
    for points in (0, 13, 14, 18, 19):
        there = outing(ADA, BO, points=points)
        route = (Node(watch=1, boundary=True), Node(watch=1))
        there = then(there, expedition.set_out(run, there, Fixed(), route=route))
        yield expedition.cross(run, there, Rests(2, node=5))


@feels("trigger")
def set_off(rules: Rules, full: str) -> Iterator[Any]:
    for watch in range(4):
        yield detect.sneak(fight_rules(rules), ground(ADA, BO), Fixed(2), leader="ada", watch=watch)
    for points in range(MOST + 1):
        for times in (1, 5):
            yield safeguard.trigger(
                rules.safeguard, Fixed(), "home", at(points), full, label="alert", times=times, extra=0
            )
