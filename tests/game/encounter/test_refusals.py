"""Acts that cannot be: each is named, in words both languages have, and nothing happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rpg.game.character.events import Harmed
from rpg.game.check.told import Told
from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.encounter.rules import Trait
from rpg.game.refusal import Refusal
from rpg.words import Listed
from rpg.words.message import names, parse
from tests.game.encounter.fights import (
    EXTERMINATOR,
    EYE,
    GAFF,
    RIFLE,
    RULES,
    SUIT,
    TAG,
    Fixed,
    fight,
    folded,
    ground,
    person,
    refused,
    with_trait,
)

LOCALE = Path(__file__).parents[3] / "rpg" / "locale"
ADA, BO = person("ada"), person("bo")
ONE = (EXTERMINATOR, 1)


def why(here, *acts, rules=RULES):
    answer = decide.exchange(rules, here, Fixed(), acts)
    assert isinstance(answer, Refusal), answer
    for language in ("en", "it"):
        catalogue = json.loads((LOCALE / language / f"{answer.why.key.partition('.')[0]}.json").read_text("utf-8"))
        assert names(parse(catalogue[answer.why.key])) <= answer.why.values.keys()
    return answer.why.key.removeprefix("encounter.refused.")


def act(who="ada", do="strike", **more):
    return Act(who=who, do=do, **more)


def test_an_exchange_needs_a_fight_and_one_act_from_everybody():
    assert why(ground(ADA), act()) == "no_fight"
    here = fight(ground(ADA, BO), ONE)
    answer = decide.exchange(RULES, here, Fixed(), (act(),))
    assert refused(answer) == "missing"
    assert isinstance(answer, Refusal)
    assert answer.why.values["who"] == Listed(("Bo",))
    assert why(here, act(), act("bo"), act()) == "twice"
    assert why(here, act(), act("bo"), act("nobody")) == "not_here"
    assert why(folded(here, (Harmed(who="bo", by=9),)), act(), act("bo")) == "cannot_act"
    assert why(folded(here, (e.GotAway(who="bo"),)), act(), act("bo")) == "got_away"


@pytest.mark.parametrize(
    ("gap", "changes", "asked", "key"),
    [
        (0, {}, act(target="exterminator-9"), "no_machine"),
        (3, {}, act(gear=GAFF), "too_far"),
        (3, {"gear": (SUIT, GAFF)}, act(), "too_far"),
        (0, {"gear": (SUIT,)}, act(), "no_weapon"),
        (3, {"empty": (RIFLE,)}, act(), "empty"),
        (0, {"empty": (RIFLE,)}, act(gear=RIFLE), "empty"),
        (0, {"gear": (SUIT, GAFF)}, act(gear=RIFLE), "not_carried"),
        (0, {}, act(gear=SUIT), "not_a_weapon"),
        (0, {"conditions": {"core:condition/exhausted": 0}}, act(push="now"), "exhausted"),
        (0, {}, act(do="drag"), "nobody_to_drag"),
        (0, {}, act(do="drag", whom="zed"), "not_here"),
        (0, {}, act(do="drag", whom="ada"), "not_down"),
        (0, {}, act(do="reload"), "nothing_empty"),
        (0, {}, act(do="reload", gear="core:gear/canister"), "not_carried"),
        (0, {}, act(do="rig"), "nothing_to_rig"),
        (3, {"gear": ("core:gear/breaching-charge",)}, act(do="rig"), "nothing_to_blast"),
        (0, {}, act(do="rig", whom="zed"), "not_here"),
        (1, {}, act(do="still"), "still_close"),
        (3, {"conditions": {TAG: 0}}, act(do="still"), "still_tagged"),
    ],
)
def test_an_act_that_cannot_be(gap, changes, asked, key):
    assert why(fight(ground(person("ada", **changes)), ONE, gap=gap), asked) == key


def test_the_downed_are_dragged_by_somebody_beside_them_and_by_one_only():
    here = folded(
        fight(ground(ADA, BO, person("cy")), ONE, gap=3), (Harmed(who="cy", by=9), e.GapChanged(who="cy", by=-1))
    )
    drag = act(do="drag", whom="cy")
    assert why(here, drag, act("bo", "flee")) == "out_of_arm"
    here = folded(here, (e.GapChanged(who="cy", by=1),))
    assert why(here, drag, act("bo", "drag", whom="cy")) == "out_of_arm"


def test_some_machines_cannot_be_struck():
    rules = with_trait(EXTERMINATOR, Trait(key="no_strike"))
    here = fight(ground(ADA), ONE)
    assert why(here, act(), rules=rules) == "no_target"
    assert why(here, act(target="exterminator-1"), rules=rules) == "no_strike"
    eye = fight(ground(person("ada", gear=(GAFF,))), (EYE, 1))
    assert why(eye, act(target="drift-eye-1")) == "keeps_away"


def test_a_machine_that_is_gone_cannot_be_a_target():
    here = folded(fight(ground(ADA), (EXTERMINATOR, 2)), (e.MachineDestroyed(machine="exterminator-1"),))
    assert why(here, act(target="exterminator-1")) == "no_machine"


def test_dice_that_cannot_have_fallen_are_refused_as_the_core_roll_says():
    here = fight(ground(ADA), ONE)
    assert why(here, act(told=Told(faces=(6,)))) == "check.told.count"


@pytest.mark.parametrize(
    ("units", "people", "key"),
    [
        ((ONE,), ("cy",), "no_people"),
        ((ONE,), ("zed",), "cannot_act"),
        ((("core:adversary/nothing", 1),), ("ada",), "no_adversary"),
        (((EXTERMINATOR, 0),), ("ada",), "no_machines"),
    ],
)
def test_a_fight_that_cannot_begin(units, people, key):
    here = ground(ADA, person("cy", harm=9))
    answer = decide.begin(RULES, here, Fixed(), units=units, people=people, gap=1)
    assert refused(answer) == key


def test_nobody_there_is_no_fight():
    assert refused(decide.begin(RULES, ground(), Fixed(), units=(ONE,), gap=1)) == "no_people"


def test_one_fight_at_a_time():
    here = fight(ground(ADA, BO), ONE)
    again = decide.begin(RULES, here, Fixed(), units=(ONE,), people=("ada",), gap=1)
    assert refused(again) == "fight_on"
    assert refused(decide.break_off(RULES, ground(ADA), Fixed())) == "no_fight"


def test_both_languages_have_the_same_refusals():
    english, italian = (json.loads((LOCALE / x / "encounter.json").read_text("utf-8")) for x in ("en", "it"))
    assert english.keys() == italian.keys()
    for key, message in english.items():
        assert names(parse(message)) == names(parse(italian[key])), key
