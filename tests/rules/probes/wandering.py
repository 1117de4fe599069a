"""The Wanderer: his block, how near he is, his emitter in his hands and in others, and what follows him."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.wanderer import decide, measures
from rpg.game.wanderer.rolls import Feat, fired, opened, trial
from tests.game.encounter.fights import EXTERMINATOR, Fixed, everybody, person
from tests.game.wanderer.stages import then
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, BO, CY, FACES, HIGHEST, Rests, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

FEATS: tuple[Feat, ...] = ("strike", "evade", "climb", "interface")
COLOSSUS, AGENT = "core:adversary/colossus", "core:adversary/agent"
TIER_FIVE = "core:adversary/shell-ward"


@feels("wanderer")
def body(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.wanderer
    for feat in FEATS:
        yield trial(stage(rules, here=True), Fixed(), feat)
        for foe in (COLOSSUS, TIER_FIVE, AGENT):
            there = stage(rules, units=((foe, 1),), here=True)
            yield trial(there, Fixed(), feat, machine=f"{foe.rpartition('/')[2]}-1")
    for by in range(-9, 9):
        now = stage(rules, nearer=by).wanderer
        yield measures.proximity(own, now), measures.arrival(own, max(0, by), 3)
    for harm in range(30):
        there = stage(rules, here=True, harm=harm)
        yield measures.vitality(own, there.wanderer), decide.hurt(there, 9)
    for spent in range(9):
        now = stage(rules, spent=spent).wanderer
        yield measures.charge(own, now), decide.rested(own, now, 1), measures.words_left(own, now)


@feels("wanderer")
def comes_and_acts(rules: Rules, _: str) -> Iterator[Any]:
    fallen = (person("ada", attributes={"core:attribute/frame": 60}), person("bo", harm=9), CY)
    for face in range(1, 13):
        there = stage(rules, *fallen, nearer=1)
        yield decide.exchange(there, Rests(2, wanderer=face), everybody(there.ground, "wait", there.rules))
    for spent in (0, 5, 6):
        for harm in (0, 7):
            there = stage(rules, units=((EXTERMINATOR, 9),), here=True, spent=spent, harm=harm)
            for _n in range(2):
                events = decide.exchange(there, Fixed(2), everybody(there.ground, "wait", there.rules))
                yield events
                if not isinstance(events, tuple):
                    break
                there = then(there, events)
    for interventions in range(8):
        there = stage(rules, here=True, interventions=interventions)
        yield decide.beam(there, Fixed(6), 1)


@feels("wanderer")
def beams(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.wanderer
    units = ((EXTERMINATOR, 45), (COLOSSUS, 2))
    for level in range(1, len(own.emitter.levels) + 1):
        there = stage(rules, units=units, here=True)
        for face in range(1, 7):
            yield decide.beam(there, Rests(2, collapse=face), level)
        yield decide.beam(there, Rests(2, collapse=HIGHEST), level)
    for face in FACES:
        bearer = person("ada", gear=(own.emitter.gear,))
        yield opened(stage(rules, bearer, BO, units=()), Fixed(face), "ada")
        strong = replace(ADA, gear=(own.emitter.gear,), attributes={"core:attribute/frame": 60})
        for level in range(1, len(own.emitter.levels) + 1):
            there = stage(rules, strong, BO, opened=("ada",))
            yield fired(there, Fixed(face), level, "ada")
