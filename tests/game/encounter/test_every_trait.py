"""Every trait of every adversary does what it says: its scenario goes another way without it."""

from __future__ import annotations

from typing import get_args

import pytest

from rpg.game.encounter.rules import TraitKey
from tests.desk import traits as at_the_desk
from tests.game.encounter import traits, traits_of_others
from tests.game.encounter.fights import ENCOUNTER
from tests.game.encounter.traits import HUNTER
from tests.game.with_and_without import SCENARIOS

BLEEDING = "core:condition/bleeding"
EXPECTED = {
    "finisher": (1, 0),
    "harmless": ({}, {"ada": ("drift-eye-1",)}),
    "flees": ([2], [0]),
    "immobile": ([2], [1]),
    "spotter": (["seen-w2"], []),
    "halves_arrival": (([True, False], ["sentinel-destroyed", "machine-destroyed"]), ([], ["machine-destroyed"])),
    "pack": ([[-1], []], [[], []]),
    "relentless": ([-1], []),
    "sweep": (["ada", "bo"], ["ada"]),
    "breaks_wards": ([-1], []),
    "regenerates": ([-3], []),
    "no_strike": ("no_target", ""),
    "emitter": ([[], [], [("bo", 5)]], [[], [], []]),
    "speaks": ([[("ada", 1), ("bo", 1)], []], [[], []]),
    "blind_arcs": ([3], []),
    "edible": ([("ada", 1)], []),
    "noise_on_kill": (["noise"], []),
    "ranged": ([("ada", 3), ("bo", 5)], []),
    "bleeds": ([("ada", BLEEDING)], []),
    "mass": (
        {
            "ada": ("exterminator-tide-1", "exterminator-1"),
            "bo": ("exterminator-tide-1",),
            "cy": ("exterminator-tide-1",),
        },
        {"ada": ("exterminator-tide-1",), "bo": ("exterminator-1",)},
    ),
    "fills_nodes": ("still_filled", ""),
    "solitary": ("solitary", ""),
    "tracks_tag": (
        [[("home", ((HUNTER, 1),), 4)], [("deep", ((HUNTER, 1),), 4)]],
        [[], []],
    ),
    "go_dark": ([-1], []),
    "mask": ([0], [3]),
    "becomes": (["agent-1"], "won"),
    "heavy_body": (0, 1),
    "indifferent": (([3], [2]), ([2], [1])),
    "reshapes_edge": (["builder"], []),
    "rideable": (["ada"], "not_rideable"),
    "landscape": ("landscape", ""),
    "never_fights": ("never_fights", ""),
    "clock": (
        ("refused", "clock reconstruction 8", ["favour", "favour"]),
        ("refused", "", []),
    ),
    "cunning": (
        {"bo": ("silicon-raider-1", "silicon-raider-2")},
        {"ada": ("silicon-raider-1",), "bo": ("silicon-raider-2",)},
    ),
    "takes_captives": ((["ada"], True, False), (["ada", "bo"], False, False)),
    "no_alert": ([], ["shots"]),
    "contagion": ([("ada", 2)], []),
    "interface_attack": ([3], [2]),
    "was_someone": ([("ada", 1), ("bo", 1)], []),
    "guards_source": (([], 3), (["ada"], 2)),
    "guards_megastructure": (([], 3), (["ada"], 1)),
    "stand_down": (["silo-keeper-1"], "not_linkable"),
    "net_layer": (["no_target", [4]], [[4], "not_linkable"]),
    "harm_is_strain": (([], [3]), ([2], [])),
    "trace": (2, 0),
    "audience": ([0, 1, 2], ["no_audience"] * 3),
    "not_hostile": ("not_hostile", ""),
    "dispatch_on_touch": ([0, 5], [0, 0]),
}
"""Trait -> what its scenario shows with it, and without."""


@pytest.mark.parametrize("key", EXPECTED)
def test_a_trait_changes_what_it_says_and_nothing_happens_without(key):
    scenario = SCENARIOS[f"trait/{key}"]
    assert (scenario(True), scenario(False)) == EXPECTED[key]  # noqa: FBT003 - with it, and without


def test_every_trait_of_every_adversary_has_a_scenario():
    assert len(ENCOUNTER.adversaries) == 20
    for adversary in ENCOUNTER.adversaries.values():
        for trait in adversary.traits:
            assert f"trait/{trait.key}" in SCENARIOS, (adversary.id, trait.key)


def test_every_key_that_an_author_may_write_is_used_and_every_scenario_expected():
    used = {trait.key for adversary in ENCOUNTER.adversaries.values() for trait in adversary.traits}
    assert used == set(get_args(TraitKey))
    assert {what.partition("/")[2] for what in SCENARIOS if what.startswith("trait/")} == set(EXPECTED)


def test_scenarios_stand_where_they_are_played():
    modules = {s.__module__ for what, s in SCENARIOS.items() if what.startswith("trait/")}
    assert modules == {traits.__name__, traits_of_others.__name__, at_the_desk.__name__}
