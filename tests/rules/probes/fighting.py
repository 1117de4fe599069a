"""The procedure of a fight, countermeasures, and what gear does in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.encounter import aftermath, decide, detect
from rpg.game.encounter.acts import Act, Attempt
from rpg.game.encounter.counter import counter
from rpg.game.encounter.salvage import salvage
from rpg.game.encounter.state import Encounter
from rpg.game.encounter.tending import tend
from tests.game.encounter.counters import PATROL, TOOLS, here, tagged
from tests.game.encounter.fights import EXTERMINATOR, GAFF, LANCER, RIFLE, Fixed, folded, ground, person
from tests.game.encounter.fights import fight as fight_between
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, BO, CY, FACES, TOUGH, begun, exchanges, fight_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.game.encounter.detect import Pace

PACES: tuple[Pace, ...] = ("careful", "steady", "rush")
GROUPS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 14)


def crowd(count: int, **changes: Any) -> list[Any]:
    return [person(f"p{n}", **changes) for n in range(count)]


@feels("procedure")
def meeting(rules: Rules, _: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    for face in FACES:
        for who in ("ada", ""):
            yield detect.lookout(fight, ground(ADA, BO), Fixed(face), people=("ada", "bo"), who=who)
    masked = (("core:adversary/agent-masked", 1),)
    yield decide.begin(fight, ground(ADA), Fixed(), units=masked, people=("ada",), gap=None)
    for count in GROUPS:
        for pace in PACES:
            there = ground(*crowd(count))
            yield detect.sneak(fight, there, Fixed(), leader="p0", watch=1, pace=pace, lookout_helped=True)


@feels("procedure")
def exchanged(rules: Rules, _: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    for gap in range(4):
        for count in (1, 4, 9):
            for face in FACES:
                for do in ("flee", "strike", "hold", "still"):
                    there = begun(fight, ground(ADA, BO), (EXTERMINATOR, count), gap=gap)
                    first = Act(who="ada", do=do)
                    yield exchanges(fight, there, face, [first, Act(who="bo", do="flee")])
                    yield exchanges(fight, there, face, [first, Act(who="bo", do=do)])
                there = begun(
                    fight, ground(person("ada", load=3), person("bo", harm=9)), (EXTERMINATOR, count), gap=gap
                )
                yield exchanges(fight, there, face, [Act(who="ada", do="flee")])
                yield exchanges(fight, there, face, [Act(who="ada", do="drag", whom="bo")])
    distant = begun(fight, ground(ADA), ("core:adversary/builder-minor", 1), gap=2)
    for face in FACES:
        yield exchanges(fight, distant, face, [Act(who="ada", do="flee")])
        rooted = begun(fight, ground(ADA), ("core:adversary/sentinel-tower", 1), gap=2)
        yield exchanges(fight, rooted, face, [Act(who="ada", do="flee")])


@feels("procedure")
def destroyed(rules: Rules, _: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    there = fight_between(ground(ADA), (EXTERMINATOR, 9), gap=2, rules=fight)
    for n in range(1, 9):
        events = decide.destroyed(fight, there, Fixed(), f"exterminator-{n}")
        yield events
        there = folded(there, events)


@feels("procedure")
def afterwards(rules: Rules, _: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    for face in FACES:
        hurt = ground(ADA, person("bo", harm=9), CY)
        yield aftermath.rescue(fight, hurt, Fixed(face), healer="ada", patient="bo")
        yield aftermath.rescue(fight, hurt, Fixed(face), healer="ada", patient="bo", helper="cy")
        yield tend(fight, ground(ADA, person("bo", harm=4)), Fixed(face), healer="ada", patient="bo")
        wreck = replace(ground(ADA), encounter=Encounter(wreck=(EXTERMINATOR,)))
        yield salvage(fight, wreck, Fixed(face), who="ada")


@feels("countermeasure", "procedure")
def countered(rules: Rules, full: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    measures = (full,) if full in rules.safeguard.countermeasures else tuple(rules.safeguard.countermeasures)
    for measure in measures:
        for points in (8, 14, 20, 0):
            for face in FACES:
                there = here(points, force=PATROL)
                for helper in ("", "bo"):
                    attempt = Attempt(who="ada", measure=measure, helper=helper, place="silo", watch=3)
                    yield counter(fight, there, Fixed(face), attempt)
                for tool in TOOLS:
                    alone = tagged(ground(person("ada", gear=(tool,)), points=points, force=PATROL))
                    attempt = Attempt(who="ada", measure=measure, place="silo", watch=3)
                    yield counter(fight, alone, Fixed(face), attempt)


@feels("gear")
def wielded(rules: Rules, full: str) -> Iterator[Any]:
    """Struck with it, or with something else while it is worn, at each gap; set up; and what is left of it."""
    fight = fight_rules(rules)
    for gear in ((full,), (full, RIFLE, GAFF)):
        for foe in (EXTERMINATOR, "core:adversary/colossus", LANCER):
            for gap in range(4):
                for face in FACES:
                    there = begun(fight, ground(person("ada", gear=gear), BO), (foe, 2), gap=gap)
                    for do in ("strike", "rig", "wait"):
                        acts = [Act(who="ada", do=do, gear=full if do != "wait" else ""), Act(who="bo", do="wait")]
                        yield exchanges(fight, there, face, acts)
    tough = person("ada", gear=(full,), attributes=TOUGH)
    for foe in ("core:adversary/hunter", "core:adversary/agent-masked", EXTERMINATOR):
        there = begun(fight, ground(tough), (foe, 1), gap=3)
        yield exchanges(fight, there, 2, [Act(who="ada", do="rig")], *[[Act(who="ada", do="wait")]] * 7)
