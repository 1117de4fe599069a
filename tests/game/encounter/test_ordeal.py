"""One person's roll at the table: a push is felt, heard, and what a panic does is done (GAME.md 1)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character.events import GearLost, LoadChanged, Panicked, Strained
from rpg.game.check.events import Part, Tested
from rpg.game.check.told import Told
from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.encounter.course import Roll
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import AlertRaised
from tests.game.encounter.fights import (
    EXTERMINATOR,
    NOISE,
    RIFLE,
    RULES,
    Fixed,
    fight,
    folded,
    ground,
    only,
    person,
    refused,
    sure,
)

CLIMB = "core:skill/climb"
ADA = person("ada")
PUSHED = Roll(push="now")


def rolled(here, dice, *parts, how=PUSHED):
    return decide.ordeal(RULES, here, dice, who="ada", skill=CLIMB, parts=parts, how=how, label="climb:ada")


def panicked(row, **changes):
    """What comes of a push that breaks Ada, whose panic reads that row."""
    return sure(rolled(ground(person("ada", strain=5, **changes)), Fixed().at("panic:ada", row)))


def test_a_roll_has_its_own_parts_and_those_of_the_table():
    (test,) = sure(rolled(ground(ADA), Fixed(), Part("difficulty", -1), how=Roll()))
    assert isinstance(test, Tested)
    assert test.label == "climb:ada"
    assert test.parts[-1] == Part("difficulty", -1)
    assert test.pool == sum(part.dice for part in test.parts)
    assert test.parts[:2] == (Part("core:attribute/frame", ADA.attributes["core:attribute/frame"]), test.parts[1])


def test_a_push_costs_strain_and_its_ones_are_heard():
    pool = sum(p.dice for p in only(sure(rolled(ground(ADA), Fixed(), how=Roll())), Tested)[0].parts)
    dice = Fixed().at("climb:ada", *(2,) * pool).at("climb:ada/push", *(1,) * pool)
    events = sure(rolled(ground(ADA), dice))
    assert only(events, Strained) == [Strained(who="ada", by=1)]
    assert [(a.trigger, a.by) for a in only(events, AlertRaised)] == [(NOISE, min(pool, 4))]


def test_a_scream_is_heard():
    events = panicked(2)
    assert only(events, Panicked) == [Panicked(who="ada", row="scream")]
    assert [(a.trigger, a.by) for a in only(events, AlertRaised)] == [(NOISE, 2)]


def test_a_weapon_is_dropped_and_a_load_left_behind():
    assert only(panicked(4), GearLost) == [GearLost(who="ada", gear=RIFLE)]
    assert only(panicked(3, load=2), LoadChanged) == [LoadChanged(who="ada", by=-2)]


def test_in_a_fight_a_panic_binds_whoever_fights():
    here = fight(ground(person("ada", strain=5)), (EXTERMINATOR, 1), gap=3)
    events = sure(rolled(here, Fixed().at("panic:ada", 1)))
    assert only(events, e.Forced) == [e.Forced(who="ada", how="freeze")]
    assert decide.actors(RULES, folded(here, events)) == ()


@pytest.mark.parametrize("changes", [{"harm": 9}, {"dead": True}, {"away": True}])
def test_who_cannot_act_does_not_roll(changes):
    assert refused(rolled(ground(msgspec.structs.replace(ADA, **changes)), Fixed())) == "cannot_act"


def test_nor_does_who_is_unknown_or_too_tired_to_push():
    assert refused(rolled(ground(person("bo")), Fixed())) == "cannot_act"
    tired = ground(person("ada", conditions={"core:condition/exhausted": 0}))
    assert refused(rolled(tired, Fixed())) == "exhausted"
    wrong = rolled(ground(ADA), Fixed(), how=Roll(told=Told(faces=(7,))))
    assert isinstance(wrong, Refusal)
