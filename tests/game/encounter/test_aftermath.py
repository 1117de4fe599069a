"""The downed, after a fight (GAME.md 2, 5 and 14.5)."""

from __future__ import annotations

import pytest

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionGained, Died, Scarred
from rpg.game.check.events import Part, Tested
from rpg.game.encounter.aftermath import rescue
from tests.game.encounter.fights import EXTERMINATOR, RULES, Fixed, fight, folded, ground, only, person, refused

HERE = ground(person("ada"), person("bo", harm=9), person("cy"))


@pytest.mark.parametrize(("faces", "dead", "maimed"), [((1, 3, 2), 1, 0), ((4, 1, 1), 0, 1), ((6, 1, 1), 0, 0)])
def test_a_rescue_kills_maims_or_scars(faces, dead, maimed):
    dice = Fixed().at("rescue:bo", *faces).at("scar:bo", 2)
    events = rescue(RULES, HERE, dice, healer="ada", patient="bo", helper="cy")
    assert len(only(events, Died)) == dead
    assert len(only(events, ConditionGained)) == maimed
    assert [s.scar for s in only(events, Scarred)] == ["torn-leg"] * (1 - dead)
    after = folded(HERE, events).people.by_id["bo"]
    assert character.vitality(RULES.character, after) == 1 - dead


def test_a_helper_is_a_die():
    helped = rescue(RULES, HERE, Fixed(), healer="ada", patient="bo", helper="cy")
    assert Part("help", 1) in only(helped, Tested)[0].parts
    assert only(rescue(RULES, HERE, Fixed(), healer="ada", patient="bo"), Tested)[0].pool == 2


@pytest.mark.parametrize(
    ("healer", "patient", "helper", "key"),
    [("bo", "bo", "", "cannot_act"), ("ada", "cy", "", "not_down"), ("ada", "zed", "", "not_down"),
     ("ada", "bo", "ada", "helps_alone"), ("ada", "bo", "zed", "cannot_act")],
)  # fmt: skip
def test_a_rescue_that_cannot_be(healer, patient, helper, key):
    answer = rescue(RULES, HERE, Fixed(), healer=healer, patient=patient, helper=helper)
    assert refused(answer) == key


def test_nobody_is_tended_in_the_middle_of_a_fight():
    here = fight(ground(person("ada")), (EXTERMINATOR, 1))
    assert refused(rescue(RULES, here, Fixed(), healer="ada", patient="ada")) == "fight_on"
