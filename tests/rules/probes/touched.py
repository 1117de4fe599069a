"""The Contagion: what it gives and takes at each stage, exposure, drift and care, and who comes back."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.check import decide as check
from rpg.game.contagion import chances, decide, measures
from rpg.game.contagion.measures import Care
from rpg.game.contagion.rules import BodyRules
from rpg.game.contagion.state import Contagion
from rpg.game.encounter import detect
from rpg.game.encounter.ordeal import ordeal
from tests.game.contagion.bodies import INTERFACE, MEND, RESOLVE, STABILISER, people, someone
from tests.game.encounter.fights import EXTERMINATOR, SUIT, Fixed, ground
from tests.rules.probes.people import pools
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import FACES, fight_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

STAGES = range(8)


def bodies(rules: Rules) -> BodyRules:
    return BodyRules(check=rules.check, character=rules.character, contagion=rules.contagion)


def rolling(rules: Rules, face: int) -> decide.Roller:
    """Rolls in which every die shows that face."""

    def roll(label: str, who: str, parts: Any) -> Any:
        return (check.test(rules.check, Fixed(face), who=who, label=label, parts=parts),)

    return roll


@feels("contagion")
def stages(rules: Rules, _: str) -> Iterator[Any]:
    for at in STAGES:
        yield pools(rules, someone(at=at)), measures.stage(bodies(rules), someone(at=at))
        there = ground(someone(at=at), someone("bo", at=at))
        yield detect.sneak(fight_rules(rules), there, Fixed(), leader="ada", adversary=EXTERMINATOR)


@feels("contagion", "ability", "gear", "table")
def exposures(rules: Rules, full: str) -> Iterator[Any]:
    """Somebody with that ability, item or scar meets an exposure; it is told, or waits."""
    gear, scars = (full,) if full in rules.character.gear else (), ("port-wound",)
    for face, at, told in product((*FACES, 1), (0, 2, 4), range(6)):
        crowd = people(someone(resolve=3, at=at, gear=gear, ability=full, scars=scars))
        severity = decide.severity_of(bodies(rules), Contagion(), crowd, "ada", told)
        yield severity
        if isinstance(severity, int):
            yield decide.exposed(bodies(rules), crowd, "ada", severity, rolling(rules, face))


@feels("contagion", "ability", "gear")
def drifts(rules: Rules, full: str) -> Iterator[Any]:
    own, item = bodies(rules), full if full in rules.character.gear else STABILISER
    for face, at in product((*FACES, 1), STAGES):
        carer = someone("bo", mend=2, ability=full, gear=(item,))
        crowd = people(someone(resolve=3, at=at), carer)
        for care in (
            Care(),
            Care(carer=carer, clinic=own.contagion.drift.clinic),
            Care(carer=carer, item=item, holder="bo"),
        ):
            yield decide.drifted(own, Contagion(), crowd, "ada", care, rolling(rules, face))
        yield decide.cycle(own, Contagion(), crowd, rolling(rules, face))
    for pool in (1, 3, 5):
        yield [chances.lost_within(own, chances.constant(own, pool), 3, n) for n in (1, 3)]


@feels("ability")
def returning(rules: Rules, full: str) -> Iterator[Any]:
    gone = someone(resolve=3, dead=True, gear=("core:gear/archive-core",), ability=full)
    for least in range(4):
        yield decide.returned(rules.character, people(gone), "ada", RESOLVE, least)
    slug = full.rpartition("/")[2]
    for used, chosen in product(range(3), ((slug,), ())):
        spent = ((full, "exchange"),) * used
        there = ground(replace(someone(at=2, mend=1), ability=full, used=spent, gear=(SUIT,)))
        for skill in (INTERFACE, MEND):
            yield ordeal(fight_rules(rules, *chosen), there, Fixed(5), who="ada", skill=skill, label="roll")
