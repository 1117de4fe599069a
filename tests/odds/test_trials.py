"""The shipped cases play as the design prints them: 14.1 and 14.2, by the rules of the table (GAME.md 14)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from rpg import content
from rpg.campaign.rules import Rules
from rpg.campaign.trial import Change
from rpg.odds.changed import NoSuchRuleError, changed
from rpg.odds.trial import people, trial
from rpg.rulebook import open_packs

if TYPE_CHECKING:
    from rpg.odds.figures import Figures

POINTS, SURVIVORS = 5.0, 0.35
SHORT, LONG = 1_000, 20_000
"""Runs of a case. Of 1,000 the standard error of a share is 1.6 points at most; the dice follow from the seed."""
FIGHTS = (
    "stand-near", "stand-far", "run-after-near", "run-contact", "run-near", "run-middle", "run-far", "three-stand",
)  # fmt: skip
TRIPS = ("a", "a-wanderer", "b", "e", "i")


@cache
def rules() -> Rules:
    opened = open_packs(["core", content.folder("trials")])
    assert isinstance(opened, Rules), opened
    return opened


def played(name: str, runs: int, *, patched: bool = True, seed: str = "14") -> Figures:
    case = rules().cases[f"trials:case/{name}"]
    policy = rules().policies[case.policy]
    return trial(rules(), case, policy, runs=runs, seed=seed, patched=patched, done=lambda _: None)


def off(name: str, runs: int) -> dict[str, tuple[float, float]]:
    """The figures that are further from the printed ones than they may be: measured, printed."""
    found, printed = played(name, runs), rules().cases[f"trials:case/{name}"].printed
    pairs = {
        key: (getattr(found, key), value)
        for key in printed.__struct_fields__
        if (value := getattr(printed, key)) is not None
    }
    assert pairs
    return {
        key: (measured, value)
        for key, (measured, value) in pairs.items()
        if abs(measured - value) > (SURVIVORS if key == "survivors" else POINTS)
    }


@pytest.mark.parametrize("name", FIGHTS)
def test_a_fight_of_the_design_ends_as_printed(name):
    assert off(name, SHORT) == {}


@pytest.mark.parametrize("name", TRIPS)
def test_an_expedition_of_the_design_ends_as_printed(name):
    assert off(name, SHORT) == {}


@pytest.mark.full
@pytest.mark.parametrize("name", FIGHTS + TRIPS)
def test_the_same_in_many_runs(name):
    assert off(name, LONG) == {}


def test_every_shipped_case_is_played_here():
    """Villages have a file of their own."""
    played = {key.rpartition("/")[2] for key, case in rules().cases.items() if case.plays != "village"}
    assert played == {*FIGHTS, *TRIPS}


def test_the_same_seed_gives_the_same_figures_and_another_gives_others():
    assert played("e", 40) == played("e", 40)
    assert played("e", 40) != played("e", 40, seed="15")


def test_the_changes_of_a_case_change_something():
    with_changes, by_the_book = played("i", 400), played("i", 400, patched=False)
    assert with_changes.food is not None
    assert by_the_book.food is not None
    assert by_the_book.tagged_home > with_changes.tagged_home  # type: ignore[operator]  # both are expeditions


def test_a_party_is_of_its_archetypes_with_its_gear_and_no_ability():
    found = people(rules(), rules().cases["trials:case/three-stand"])
    assert [p.archetype.rpartition("/")[2] for p in found] == ["pathfinder", "harpooner", "harpooner"]
    assert {p.ability for p in found} == {""}
    assert {p.gear for p in found} == {rules().cases["trials:case/three-stand"].gear}


@pytest.mark.parametrize(
    ("entity", "path"),
    [("core:expedition/nowhere", "group_most"), ("core:expedition/standard", "hazard/nothing"),
     ("core:expedition/standard", "hazard_on/9"), ("core:expedition/standard", "group_most/deep")],
)  # fmt: skip
def test_a_change_of_what_is_not_there_is_told(entity, path):
    with pytest.raises(NoSuchRuleError):
        changed(rules(), [Change(entity=entity, path=path, value=1)])


def test_a_change_reaches_one_of_many_and_one_alone():
    played_by = changed(
        rules(),
        [Change(entity="core:adversary/exterminator", path="harm/fail", value=1),
         Change(entity="core:expedition/standard", path="rings/0/watch", value=1)],
    )  # fmt: skip
    assert played_by.encounter.adversaries["core:adversary/exterminator"].harm.fail == 1
    assert played_by.expedition.procedure.rings[0].watch == 1
    assert rules().encounter.adversaries["core:adversary/exterminator"].harm.fail == 6
