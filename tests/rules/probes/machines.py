"""Adversaries: met, sneaked past, struck, fled, beamed, spoken with; and what each of their traits brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.game.encounter import decide, detect, fiat
from rpg.game.encounter.acts import Act, Attempt
from rpg.game.encounter.audience import audience
from rpg.game.encounter.counter import counter
from rpg.game.encounter.ground import Ground
from rpg.game.refusal import Refusal
from rpg.game.safeguard.state import Force
from rpg.game.wanderer import decide as wanderer
from rpg.game.wanderer.rolls import trial
from tests.game.encounter.counters import tagged
from tests.game.encounter.fights import EXTERMINATOR, GAFF, RIFLE, SUIT, Fixed, everybody, ground, person
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, BO, CY, FACES, TOUGH, begun, exchanges, fight_rules, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.game.encounter.ground import FightRules

HARPOON, STAKE = "core:gear/conduit-harpoon", "core:gear/ward-stake"
OTHER = "core:adversary/scrap-exterminator"
LEADER = person("ada", "elder")
DOS = ("strike", "flee", "wait", "still", "ride", "link")
"""What everybody does in a scene."""


def alike(rules: FightRules, here: Any, do: Any) -> list[Act]:
    return everybody(here, do, rules) if isinstance(here, Ground) else []


@feels("adversary")
def unseen(rules: Rules, full: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    for face in FACES:
        yield detect.sneak(fight, ground(ADA, BO), Fixed(face), leader="ada", adversary=full)
        yield audience(fight, ground(ADA), Fixed(face), who="ada", adversary=full)
        yield audience(fight, ground(LEADER), Fixed(face), who="ada", adversary=full)
    here = tagged(ground(ADA, points=7, arrived=Force(level=3, units=((full, 1),), clock=6)))
    yield counter(fight, here, Fixed(4), Attempt(who="ada", measure="core:countermeasure/go-dark", place="silo"))


@feels("adversary")
def boxes(rules: Rules, full: str) -> Iterator[Any]:
    """So many boxes, by the GM's word, with armour and without."""
    fight = fight_rules(rules)
    here = begun(fight, ground(ADA, points=7), (full, 1), gap=2)
    if isinstance(here, Refusal):
        yield here
        return
    for armour in (False, True):
        for by in (1, 2, 3, 4, 5, 6, 9, 12, 20, 30, 60):
            yield fiat.struck(fight, here, Fixed(), f"{full.rpartition('/')[2]}-1", by, armour=armour)


@feels("adversary")
def beside_him(rules: Rules, full: str) -> Iterator[Any]:
    """What the Wanderer makes of it: his beam, his hands, its Threat against him."""
    for units in (((full, 1),), ((full, 2), (EXTERMINATOR, 2))):
        if isinstance(begun(fight_rules(rules), ground(ADA), *units), Refusal):
            return
        for level in (1, 2, 3, 4):
            yield wanderer.beam(stage(rules, units=units, here=True), Fixed(6), level)
        empty = stage(rules, units=units, here=True, spent=rules.wanderer.block.charge)
        yield wanderer.exchange(empty, Fixed(2), everybody(empty.ground, "wait", empty.rules))
        yield trial(stage(rules, units=units, here=True), Fixed(), "strike", machine=f"{full.rpartition('/')[2]}-1")
        assert decide.actors(empty.rules, empty.ground)


@feels("adversary")
def longer(rules: Rules, full: str) -> Iterator[Any]:
    """Exchange after exchange in contact and at a distance, with an order of who is fiercest, and somebody down."""
    fight = fight_rules(rules)
    tough = [person(who, gear=(SUIT, RIFLE, GAFF, HARPOON), attributes=TOUGH) for who in ("ada", "bo")]
    for units in (((full, 1),), ((full, 2), (OTHER, 1), (EXTERMINATOR, 1))):
        for gap in (0, 2):
            for face in FACES:
                here = begun(fight, ground(*tough, person("cy", harm=9)), *units, gap=gap)
                strike, flee, wait = (
                    [Act(who=who, do=do) for who in ("ada", "bo")] for do in ("strike", "flee", "wait")
                )
                yield exchanges(fight, here, face, *[strike] * 8)
                yield exchanges(fight, here, face, wait, wait)
                yield exchanges(fight, here, face, flee, flee)
                struck = exchanges(fight, here, 6, strike)[-1]
                yield exchanges(fight, struck, face, wait, wait)
                yield exchanges(fight, struck, face, flee, flee)
    here = begun(fight, ground(person("ada", gear=(STAKE,)), BO), (full, 1), gap=3)
    first = [Act(who="ada", do="rig"), Act(who="bo", do="wait")]
    yield exchanges(fight, here, 2, first, *[[Act(who=who, do="wait") for who in ("ada", "bo")]] * 3)
    here = begun(fight, ground(ADA, person("bo", harm=9)), (full, 1), gap=0)
    yield exchanges(fight, here, 4, [Act(who="ada", do="drag", whom="bo")])
    here = begun(fight, tagged(ground(ADA, points=7)), (full, 1), gap=3)
    yield exchanges(fight, here, 6, [Act(who="ada", do="flee")])


@feels("adversary")
def meetings(rules: Rules, full: str) -> Iterator[Any]:
    """A fight of three people with one or two of them, at each gap, in which everybody does one thing."""
    fight = fight_rules(rules)
    for units in (((full, 2),), ((full, 1), (OTHER, 1))):
        for gap in range(4):
            here = begun(fight, ground(ADA, BO, CY), *units, gap=gap)
            for do in DOS:
                for face in FACES:
                    yield exchanges(fight, here, face, alike(fight, here, do))
