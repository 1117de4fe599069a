"""Somebody new: points, limits, an ability and gear of the archetype, and every fault at once (GAME.md 2)."""

from __future__ import annotations

import pytest

from rpg.game.character.creation import Choice, created
from rpg.game.character.state import Person
from tests.game.rules_for_tests import CHARACTER

FRAME, SIGNAL, REFLEX, RESOLVE = (f"core:attribute/{key}" for key in ("frame", "signal", "reflex", "resolve"))
INTERFACE, TINKER, SCAN, HAUL = (f"core:skill/{key}" for key in ("interface", "tinker", "scan", "haul"))


def kei(archetype="porter", name="Kei", **told):
    return created(CHARACTER, Choice(name=name, archetype=f"core:archetype/{archetype}", **told), "kei")


def faults(**told) -> list[str]:
    found = kei(**told)
    assert isinstance(found, tuple), found
    return [say.key.removeprefix("person.fault.") for say in found]


@pytest.mark.parametrize("archetype", sorted(key.rpartition("/")[2] for key in CHARACTER.archetypes))
def test_every_archetype_can_be_played_as_printed(archetype):
    person, of = kei(archetype), CHARACTER.archetypes[f"core:archetype/{archetype}"]
    assert isinstance(person, Person)
    assert (person.attributes, person.skills, person.gear) == (of.attributes, of.skills, of.gear)
    assert person.ability == of.abilities[0]
    assert person.conditions == dict.fromkeys(of.conditions, 0)


def test_what_is_chosen_takes_the_place_of_what_is_printed():
    numbers = {FRAME: 2, SIGNAL: 3}
    person = kei(ability="core:ability/mule", attributes=numbers, skills={HAUL: 1, TINKER: 1}, gender="f", player="Ada")
    assert isinstance(person, Person)
    assert person.attributes == {FRAME: 2, REFLEX: 2, SIGNAL: 3, RESOLVE: 2}
    assert (person.skills[HAUL], person.skills[TINKER], person.ability) == (1, 1, "core:ability/mule")
    assert (person.gender, person.player) == ("f", "Ada")
    assert HAUL not in getattr(kei(skills={HAUL: 0, TINKER: 2}), "skills", {HAUL: 0})


@pytest.mark.parametrize(
    ("told", "keys"),
    [
        ({"attributes": {FRAME: 4, SIGNAL: 1}}, ["most"]),
        ({"attributes": {FRAME: 0, SIGNAL: 3, REFLEX: 3, RESOLVE: 3}}, ["least"]),
        ({"attributes": {FRAME: 2}}, ["attributes_few"]),
        ({"attributes": {SIGNAL: 3}}, ["attributes_many"]),
        ({"skills": {HAUL: 3, "core:skill/climb": 1}}, ["most"]),
        ({"skills": {HAUL: -1, TINKER: 2, SCAN: 1}}, ["least"]),
        ({"skills": {HAUL: 1}}, ["skills_few"]),
        ({"skills": {TINKER: 1}}, ["skills_many"]),
        ({"ability": "core:ability/first-foot"}, ["ability"]),
        ({"name": " "}, ["name"]),
        ({"name": "K" * 41}, ["name"]),
        ({"name": "a=b"}, ["signs"]),
        ({"player": "a;b"}, ["signs"]),
        ({"name": "Kei2"}, ["desk.refused.name_number"]),
    ],
)
def test_what_cannot_be_is_told(told, keys):
    assert faults(**told) == keys


def test_everything_wrong_is_told_at_once():
    told = faults(name="K9", ability="core:ability/first-foot", attributes={FRAME: 9}, skills={HAUL: 9})
    assert told == ["desk.refused.name_number", "ability", "most", "attributes_many", "most", "skills_many"]


def test_a_remnant_may_have_one_attribute_and_one_skill_more_and_others_none():
    four = {FRAME: 1, REFLEX: 1, SIGNAL: 4, RESOLVE: 3}
    assert isinstance(kei("remnant", attributes=four), Person)
    assert faults(attributes=four) == ["most"]
    two = {FRAME: 1, REFLEX: 0, SIGNAL: 4, RESOLVE: 4}
    assert faults(archetype="remnant", attributes=two) == ["least", "only_one"]
    skills = {INTERFACE: 3, TINKER: 3, SCAN: 1, "core:skill/mend": 0}
    assert faults(archetype="remnant", skills=skills) == ["only_one"]
