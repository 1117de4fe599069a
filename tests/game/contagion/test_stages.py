"""What each stage gives and takes: Interface, everything else, and what the Safeguard senses (GAME.md 9)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.events import AbilityUsed, ContagionChanged
from rpg.game.check.events import Tested
from rpg.game.encounter import detect
from rpg.game.encounter.ordeal import ordeal
from tests.game.contagion.bodies import INTERFACE, MEND, RESOLVE, someone
from tests.game.encounter.fights import EXTERMINATOR, RULES, Fixed, ground, only, person, sure
from tests.game.rules_for_tests import CHARACTER, CHECK

CLIMB, BUILDER = "core:skill/climb", "core:adversary/builder-minor"
TRACK = "core:contagion/track"


def dice(stage: int, skill: str) -> int:
    parts = character.parts(CHARACTER, CHECK.core, someone(at=stage), skill)
    return sum(part.dice for part in parts if part.what == TRACK)


def test_interface_gains_and_the_last_stages_cost_the_rest():
    assert [dice(stage, INTERFACE) for stage in range(6)] == [0, 0, 1, 1, 2, 2]
    assert [dice(stage, MEND) for stage in range(6)] == [0, 0, 0, 0, -1, -1]
    assert [dice(stage, CLIMB) for stage in range(6)] == [0, 0, 0, 0, 0, -1]
    assert CHARACTER.skills[MEND].attribute == RESOLVE


def against(adversary: str, *stages: int) -> list[int]:
    """What the Contagion of these people costs their leader at a sneak test."""
    crowd = [someone(f"p{n}", at=stage) for n, stage in enumerate(stages)]
    (test, *_) = sure(detect.sneak(RULES, ground(*crowd), Fixed(), leader="p0", adversary=adversary))
    return [part.dice for part in test.parts if part.what == TRACK]


def test_the_safeguard_senses_the_marked_and_nobody_else_does():
    assert [against(EXTERMINATOR, stage) for stage in (0, 2, 3, 4)] == [[], [], [-1], [-1]]
    assert against(EXTERMINATOR, 0, 3, 3) == [-1]
    assert against(BUILDER, 3) == []


@pytest.mark.parametrize("stage", [2, 3])
def test_it_senses_them_too_where_they_go_still_or_slip_past(stage):
    blocks = [RULES.encounter.adversaries[EXTERMINATOR], RULES.encounter.adversaries[BUILDER]]
    parts = detect.sensed(RULES, ground(someone(at=stage)), blocks, "sense")
    keen = RULES.encounter.adversaries[EXTERMINATOR].sense
    assert [(p.what, p.dice) for p in parts] == [("sense", -keen), *([(TRACK, -1)] if stage == 3 else [])]
    assert detect.sensed(RULES, ground(someone(at=stage)), ()) == ()


def interfaced(face: int, skill: str = INTERFACE, *, says: bool = True, stage: int = 2):
    exile = person("ada", "silicon-exile", ability="core:ability/rewrite", contagion=stage)
    chosen = frozenset({("ada", "core:ability/rewrite")}) if says else frozenset()
    return sure(
        ordeal(replace(RULES, chosen=chosen), ground(exile), Fixed(face), who="ada", skill=skill, label=f"{skill}:ada")
    )


def test_rewrite_turns_a_partial_interface_into_a_clean_one_for_a_stage():
    events = interfaced(5)
    assert [(type(e), getattr(e, "degree", "")) for e in events] == [
        (AbilityUsed, ""),
        (Tested, "full"),
        (ContagionChanged, ""),
    ]
    assert only(events, ContagionChanged)[0].by == 1


def test_rewrite_changes_no_other_roll_and_nothing_unless_its_player_says_so():
    assert only(interfaced(5, says=False), Tested)[0].degree == "partial"
    for events in (interfaced(3), interfaced(6), interfaced(5, CLIMB), interfaced(5, says=False)):
        assert only(events, ContagionChanged) == []
        assert only(events, AbilityUsed) == []


def test_rewrite_may_be_used_as_often_as_one_dares():
    here = ground(person("ada", "silicon-exile", ability="core:ability/rewrite", contagion=2))
    used = replace(here.people.by_id["ada"], used=(("core:ability/rewrite", "exchange"),) * 3)
    rules = replace(RULES, chosen=frozenset({("ada", "core:ability/rewrite")}))
    events = sure(ordeal(rules, ground(used), Fixed(5), who="ada", skill=INTERFACE, label="i:ada"))
    assert only(events, Tested)[0].degree == "full"
