"""Wounds tended at a rest, and what the machines of a won fight are worth (GAME.md 2 and 18)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionLost, Harmed, Tended
from rpg.game.check.events import Part, Tested
from rpg.game.encounter.aftermath import rescue
from rpg.game.encounter.events import Salvaged
from rpg.game.encounter.fiat import destroyed
from rpg.game.encounter.salvage import salvage
from rpg.game.encounter.tending import tend
from rpg.game.refusal import Refusal
from tests.game.encounter.fights import (
    EXTERMINATOR,
    RULES,
    VERMIN,
    Fixed,
    everybody,
    fight,
    folded,
    ground,
    only,
    person,
    played,
)

BLEEDING, MAIMED = "core:condition/bleeding", "core:condition/maimed"
ADA, BO = person("ada"), person("bo", harm=3, conditions={BLEEDING: 0})
HERE = ground(ADA, BO)


def tended(here=HERE, faces=(4, 1), healer="ada", patient="bo"):
    return tend(RULES, here, Fixed().at(f"tend:{patient}", *faces), healer=healer, patient=patient)


def why(answer) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.why.key.rpartition(".")[2]


@pytest.mark.parametrize(("faces", "vitality", "bleeds"), [((1, 2), 2, True), ((4, 1), 3, False), ((6, 1), 4, False)])
def test_a_mend_roll_gives_vitality_back_and_stops_the_blood(faces, vitality, bleeds):
    after = folded(HERE, tended(faces=faces)).people.by_id["bo"]
    assert (character.vitality(RULES.character, after), BLEEDING in after.conditions) == (vitality, bleeds)
    assert after.tended


def test_a_wound_is_tended_once_until_the_next_rest_whatever_came_of_it():
    once = folded(HERE, tended(faces=(1, 1)))
    assert why(tended(once)) == "tended"
    assert not isinstance(tended(folded(once, [Tended(who="bo", over=True)])), Refusal)


def test_somebody_tends_themselves_and_only_what_is_a_wound():
    assert only(tended(healer="bo"), Harmed)
    assert why(tended(patient="ada", faces=(6, 6))) == "whole"
    bleeding = ground(ADA, replace(BO, harm=0))
    assert only(tended(bleeding), ConditionLost)
    assert not only(tended(bleeding), Harmed)


def test_nobody_is_tended_by_the_downed_or_in_a_fight():
    assert why(tended(ground(replace(ADA, harm=9), BO))) == "cannot_act"
    assert why(tended(ground(ADA, replace(BO, harm=9)))) == "cannot_act"
    assert why(tended(fight(HERE, (EXTERMINATOR, 1)))) == "fight_on"


def test_whoever_is_rescued_bleeds_no_more_and_is_maimed_where_they_were_best():
    here = ground(ADA, replace(BO, harm=9))
    after = folded(here, rescue(RULES, here, Fixed(4).at("scar:bo", 2), healer="ada", patient="bo"))
    bo = after.people.by_id["bo"]
    assert BLEEDING not in bo.conditions
    assert bo.weak == {MAIMED: "core:attribute/reflex"}
    assert character.vitality(RULES.character, bo) == 1


def won(adversary=EXTERMINATOR):
    here = fight(ground(ADA, person("bo")), (adversary, 1), gap=3)
    assert here.encounter.fight is not None
    (name,) = here.encounter.fight.machines
    return folded(here, destroyed(RULES, here, Fixed(), name))


@pytest.mark.parametrize(("faces", "parts"), [((2,), 0), ((5,), 1), ((6,), 2)])
def test_a_won_fight_leaves_parts(faces, parts):
    events = salvage(RULES, won(), Fixed().at("salvage:ada", *faces), who="ada")
    assert only(events, Salvaged) == [Salvaged(who="ada", parts=parts)]
    assert Part("difficulty", -1) in only(events, Tested)[0].parts


def test_machines_are_taken_apart_once_and_only_machines():
    here = won()
    after = folded(here, salvage(RULES, here, Fixed(), who="ada"))
    assert why(salvage(RULES, after, Fixed(), who="ada")) == "no_wreck"
    assert why(salvage(RULES, won(VERMIN), Fixed(), who="ada")) == "no_wreck"
    assert why(salvage(RULES, HERE, Fixed(), who="ada")) == "no_wreck"


def test_nothing_is_taken_apart_in_a_fight_or_after_a_flight():
    there = fight(HERE, (EXTERMINATOR, 1))
    assert why(salvage(RULES, there, Fixed(), who="ada")) == "fight_on"
    away = fight(ground(ADA), (EXTERMINATOR, 2), gap=3)
    away = folded(away, destroyed(RULES, away, Fixed(), "exterminator-1"))
    fled = folded(away, played(away, Fixed(6), *everybody(away, "flee")))
    assert fled.encounter.fight is None
    assert why(salvage(RULES, fled, Fixed(), who="ada")) == "no_wreck"
    down = replace(won(), people=type(HERE.people)({"ada": replace(ADA, harm=9)}))
    assert why(salvage(RULES, down, Fixed(), who="ada")) == "cannot_act"
