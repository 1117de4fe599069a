"""Abilities do what they say: each scenario goes another way without the ability, and limits hold."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character.ability import renew
from rpg.game.encounter import decide
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.safeguard import decide as safeguard
from tests.game.encounter import abilities
from tests.game.encounter.fights import (
    EXTERMINATOR,
    RIFLE,
    RULES,
    Fixed,
    fight,
    folded,
    ground,
    person,
    played,
    refused,
    sure,
)
from tests.game.with_and_without import SCENARIOS

MINE = {what: scenario for what, scenario in SCENARIOS.items() if scenario.__module__ == abilities.__name__}
EXPECTED = {
    "ability/mule": (12, 8),
    "ability/hard-shell": ([2], [3]),
    "ability/second-wind": ({"ada": -1, "bo": -2}, {"ada": -1, "bo": -1}),
    "ability/first-foot": (3, 2),
    "ability/small": (3, 2),
    "ability/small:slip_away": (["GotAway"], ["Harmed"]),
    "ability/hold-the-gap": ((4, [2]), (3, [1])),
    "ability/line-shot": ((1, 1), (1, 0)),
    "ability/last-bolt": ((), (RIFLE,)),
    "ability/carry-the-fallen": ([], [-1]),
    "ability/broad-back": (0, 4),
    "ability/dead-air": ([4], []),
    "ability/count-the-steps": (3, 2),
    "ability/white-noise": (0, 3),
    "ability/not-yet": (False, True),
    "ability/not-on-the-list": ({"bo"}, {"ada", "bo"}),
    "ability/guilt": ((True, True), (True, False)),
    "gear/finger-probe": ((True, False), (False, False)),
}


@pytest.mark.parametrize("what", EXPECTED)
def test_an_ability_changes_what_it_says_and_nothing_happens_without(what):
    scenario = MINE[what]
    assert (scenario(True), scenario(False)) == EXPECTED[what]  # noqa: FBT003 - with it, and without


def test_every_scenario_of_an_encounter_is_expected_here():
    assert set(MINE) == set(EXPECTED)


def test_a_limited_ability_helps_once_until_it_is_fresh():
    here = fight(ground(abilities.ada("last-bolt")), (EXTERMINATOR, 1), gap=3)
    shoot = Act(who="ada", do="strike", gear=RIFLE)
    once = folded(here, played(here, Fixed(2), shoot))
    assert once.people.by_id["ada"].empty == ()
    twice = folded(once, played(once, Fixed(2), shoot))
    assert twice.people.by_id["ada"].empty == (RIFLE,)
    assert [use for use, _ in folded(twice, renew(twice.people, "expedition")).people.by_id["ada"].used] == []


def test_a_probe_severs_nothing_where_a_machine_stands():
    probe = "core:gear/finger-probe"
    here = fight(ground(person("ada", gear=(probe,))), ("core:adversary/net-warden", 1), (EXTERMINATOR, 1))
    assert refused(decide.exchange(RULES, here, Fixed(4), [Act(who="ada", do="rig", gear=probe)])) == "nothing_to_rig"


def test_noise_is_taken_back_by_itself_where_nobody_has_to_say_so():
    here, slug = ground(abilities.ada("white-noise")), "core:ability/white-noise"
    ability = RULES.character.abilities[slug]
    assert ability.limited is not None
    own = replace(ability, limited=replace(ability.limited, chosen=False))
    rules = replace(RULES, character=replace(RULES.character, abilities={**RULES.character.abilities, slug: own}))
    for read, left in ((RULES, 3), (rules, 0)):
        how = Roll(push="now")
        loud = sure(ordeal(read, here, Fixed(1), who="ada", skill="core:skill/climb", how=how, label="climb"))
        assert safeguard.points(RULES.safeguard, folded(here, loud).safeguard.sector("home")) == left
