"""Marks, and what they buy (GAME.md 2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.game.character import events as e
from rpg.game.character.advancement import advanced, earned, marked, offers
from rpg.game.character.evolve import evolve
from rpg.game.character.state import People
from rpg.game.refusal import Refusal
from tests.game.encounter.fights import person
from tests.game.rules_for_tests import CHARACTER

NUMBERS = CHARACTER.person.advancement
ADA = replace(person("ada", "porter"), ability="core:ability/mule", marks=20)
CLIMB, SCAN, FRAME, SIGNAL = "core:skill/climb", "core:skill/scan", "core:attribute/frame", "core:attribute/signal"


def why(answer) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.why.key.removeprefix("person.refused.")


def after(who, events):
    people = People({who.id: who})
    for event in events:
        people = evolve(people, event)
    return people.by_id[who.id]


def test_the_costs_of_the_design():
    assert (NUMBERS.skill_each, NUMBERS.attribute, NUMBERS.ability) == (3, 12, 9)
    assert (NUMBERS.skill_top, NUMBERS.attribute_top, NUMBERS.abilities_most) == (3, 4, 2)


@pytest.mark.parametrize(
    ("kind", "key", "cost"),
    [("skill", SCAN, 3), ("skill", CLIMB, 9), ("attribute", FRAME, 12), ("ability", "core:ability/broad-back", 9)],
)
def test_marks_buy_one_more(kind, key, cost):
    events = advanced(CHARACTER, ADA, kind, key)
    assert not isinstance(events, Refusal)
    grown = after(ADA, events)
    assert grown.marks == 20 - cost
    assert grown.skills.get(key, 0) + grown.attributes.get(key, 0) + (key in grown.abilities) == (
        ADA.skills.get(key, 0) + ADA.attributes.get(key, 0) + 1
    )
    assert why(advanced(CHARACTER, replace(ADA, marks=cost - 1), kind, key)) == "marks"


@pytest.mark.parametrize(
    ("changes", "kind", "key", "key_of_refusal"),
    [
        ({"skills": {CLIMB: 3}}, "skill", CLIMB, "top"),
        ({"attributes": {FRAME: 4}}, "attribute", FRAME, "top"),
        ({}, "ability", "core:ability/mule", "has"),
        ({}, "ability", "core:ability/first-foot", "not_theirs"),
        ({"learned": ("core:ability/broad-back",)}, "ability", "core:ability/carry-the-fallen", "enough"),
        ({"dead": True}, "skill", SCAN, "dead"),
    ],
)
def test_what_marks_do_not_buy(changes, kind, key, key_of_refusal):
    assert why(advanced(CHARACTER, replace(ADA, marks=99, **changes), kind, key)) == key_of_refusal


@given(st.integers(0, 40), st.lists(st.integers(0, 30), max_size=12))
def test_nobody_owes_marks_or_passes_a_top(marks, choices):
    who = replace(ADA, marks=marks)
    for choice in choices:
        ahead = offers(CHARACTER, who)
        offer = ahead[choice % len(ahead)]
        events = advanced(CHARACTER, who, offer.kind, offer.key)
        who = who if isinstance(events, Refusal) else after(who, events)
    assert who.marks >= 0
    assert max(who.skills.values()) <= NUMBERS.skill_top
    assert max(who.attributes.values()) <= NUMBERS.attribute_top
    assert len(who.abilities) <= NUMBERS.abilities_most


def test_a_mark_is_earned_once_until_an_expedition_begins():
    once = after(ADA, marked(CHARACTER, ADA, "vista"))
    assert (once.marks, once.marked) == (21, ("vista",))
    assert why(marked(CHARACTER, once, "vista")) == "marked"
    again = after(once, [e.MarksRenewed(who="ada")])
    assert again.marks == 21
    assert not isinstance(marked(CHARACTER, again, "vista"), Refusal)
    assert why(marked(CHARACTER, replace(ADA, dead=True), "vista")) == "dead"


@pytest.mark.parametrize(("units", "marks"), [(5, ["home"]), (6, ["home", "food"])])
def test_coming_home_and_enough_food_are_marks_by_themselves(units, marks):
    people = People({"ada": ADA, "bo": replace(person("bo"), marked=("home",))})
    found = earned(CHARACTER, people, ["ada", "bo"], units)
    assert [event.mark for event in found if event.who == "ada"] == marks
    assert [event.mark for event in found if event.who == "bo"] == marks[1:]
