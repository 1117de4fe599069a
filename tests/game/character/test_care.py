"""Care: what a watch, a night and a cycle do, and where a maiming lies (GAME.md 2 and 18)."""

from __future__ import annotations

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character import events as e
from rpg.game.character.decide import condition_gained, highest
from rpg.game.character.evolve import evolve
from rpg.game.character.rest import cared, rested, sleepless, worn
from rpg.game.character.state import People
from tests.game.character.weights import FRAME, ada
from tests.game.encounter.fights import person
from tests.game.rules_for_tests import CHARACTER, CHECK

MAIMED, EXHAUSTED, HUNGRY = "core:condition/maimed", "core:condition/exhausted", "core:condition/hungry"
RESOLVE = "core:attribute/resolve"


def after(person, events):
    people = People({person.id: person})
    for event in events:
        people = evolve(people, event)
    return people.by_id[person.id]


def test_blood_never_takes_more_than_is_left_and_nothing_of_the_dead():
    bleeding = ada("bleeding")
    assert worn(CHARACTER, CHECK.core, bleeding, watches=9) == (e.Harmed(who="ada", by=5),)
    assert worn(CHARACTER, CHECK.core, replace(bleeding, dead=True), watches=1) == ()
    assert worn(CHARACTER, CHECK.core, bleeding, days=1) == ()


def test_a_night_at_home_ends_exhaustion_and_heals_no_wound():
    tired = replace(ada("exhausted"), harm=2, conditions={EXHAUSTED: 0, HUNGRY: 0, MAIMED: 0})
    assert cared(CHARACTER, [tired], "night") == (e.ConditionLost(who="ada", condition=EXHAUSTED),)


def test_a_cycle_at_home_heals_all_wounds_and_a_maiming():
    hurt = replace(ada("maimed"), harm=4)
    whole = after(hurt, cared(CHARACTER, [hurt], "cycle"))
    assert (whole.conditions, whole.weak, character.vitality(CHARACTER, whole)) == ({}, {}, 5)
    tired = ada("exhausted")
    assert after(tired, cared(CHARACTER, [tired], "cycle")).conditions == {}
    assert cared(CHARACTER, [ada()], "cycle") == ()


def test_who_is_awake_gets_what_the_rules_say():
    assert sleepless(CHARACTER, ["ada"]) == (e.ConditionGained(who="ada", condition=EXHAUSTED),)


def test_after_a_rest_somebody_can_be_tended_again():
    assert rested([ada(), replace(ada(), tended=True)]) == (e.Tended(who="ada", over=True),)
    assert not after(replace(ada(), tended=True), rested([replace(ada(), tended=True)])).tended


def test_a_maiming_lies_on_the_highest_attribute_unless_somebody_says_another():
    assert highest(CHARACTER, ada()) == "core:attribute/reflex"
    assert highest(CHARACTER, ada(attributes={RESOLVE: 2, FRAME: 2})) == FRAME
    assert condition_gained(CHARACTER, ada(), MAIMED).attribute == "core:attribute/reflex"
    assert condition_gained(CHARACTER, ada(), MAIMED, attribute=RESOLVE).attribute == RESOLVE
    assert condition_gained(CHARACTER, ada(), HUNGRY, attribute=RESOLVE).attribute == ""


def test_a_maimed_frame_leaves_less_vitality_and_may_bring_somebody_down():
    hurt = ada(harm=4, attributes={FRAME: 2})
    down = after(hurt, [condition_gained(CHARACTER, hurt, MAIMED, attribute=FRAME)])
    assert (character.standing(CHARACTER, hurt), character.downed(CHARACTER, down)) == (True, True)
    assert character.harm(CHARACTER, down, -1) == (e.Harmed(who="ada", by=-1),)


def test_an_attribute_is_never_below_nothing_and_a_lasting_condition_stays_where_it_lies():
    weak = ada("maimed", attributes={FRAME: 0})
    assert character.vitality_max(CHARACTER, weak) == CHARACTER.person.vitality_base
    again = after(weak, [e.ConditionGained(who="ada", condition=MAIMED, exchanges=1)])
    assert again.weak == {MAIMED: FRAME}
    assert person("ada").weak == {}
