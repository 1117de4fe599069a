"""Harm after soak, and Strain with the panic at its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.dice import Scripted, Seeded
from rpg.game.character import decide as character
from rpg.game.character.events import Harmed, Panicked, Strained
from rpg.game.character.evolve import evolve
from rpg.game.character.state import People
from rpg.game.check.events import TableRead
from tests.game.rules_for_tests import CHARACTER, CHECK

ZURU = character.from_named(CHARACTER, CHARACTER.named["zuru:named/zuru"], "Zuru")


def after(person, events):
    people = People({person.id: person})
    for event in events:
        if not isinstance(event, TableRead):
            people = evolve(people, event)
    return people.by_id[person.id]


def strained(person, by, faces=()):
    return character.gain_strain(CHARACTER, CHECK, Scripted(faces), person, by, "panic:zuru")


@pytest.mark.parametrize(
    ("by", "soak", "left"), [(3, True, 3), (3, False, 2), (1, True, 5), (9, True, 0), (0, True, 5)]
)
def test_harm_is_soaked_and_never_more_than_is_left(by, soak, left):
    events = character.harm(CHARACTER, ZURU, by, soak=soak)
    assert character.vitality(CHARACTER, after(ZURU, events)) == left
    assert bool(events) == (left < 5)


def test_healing_is_not_soaked_and_ends_at_the_whole():
    hurt = replace(ZURU, harm=3)
    assert character.harm(CHARACTER, hurt, -2) == (Harmed(who="zuru", by=-2),)
    assert character.harm(CHARACTER, hurt, -9) == (Harmed(who="zuru", by=-3),)
    assert character.harm(CHARACTER, ZURU, -1) == ()


@given(st.lists(st.integers(-8, 12), max_size=12))
def test_harm_and_healing_always_show(changes):
    person = ZURU
    for by in changes:
        before = character.vitality(CHARACTER, person)
        person = after(person, character.harm(CHARACTER, person, by, soak=False))
        assert character.vitality(CHARACTER, person) == max(0, min(5, before - by))
        assert 0 <= person.harm <= 5


def test_a_voided_wound_does_not_swallow_the_next_one():
    person = replace(ZURU, harm=-3)
    assert character.vitality(CHARACTER, after(person, character.harm(CHARACTER, person, 2, soak=False))) == 3


def test_strain_rises_and_falls():
    assert strained(ZURU, 1) == (Strained(who="zuru", by=1),)
    assert strained(replace(ZURU, strain=3), -2) == (Strained(who="zuru", by=-2),)
    assert strained(replace(ZURU, strain=1), -2) == (Strained(who="zuru", by=-1),)
    assert strained(ZURU, -1) == strained(ZURU, 0) == ()


def test_at_the_end_of_the_track_comes_panic_and_it_falls_to_three():
    tense = replace(ZURU, strain=5)
    events = strained(tense, 2, faces=[3])
    assert events == (
        Strained(who="zuru", by=1),
        TableRead(table="core:table/panic", faces=(3,), row="bolt"),
        Panicked(who="zuru", row="bolt"),
        Strained(who="zuru", by=-3),
    )
    assert character.strain(CHECK.core, after(tense, events)) == 3


def test_the_dead_feel_nothing_and_the_fallen_do_not_panic():
    assert strained(replace(ZURU, strain=5, dead=True), 1) == ()
    assert strained(replace(ZURU, strain=5, harm=5), 1) == (Strained(who="zuru", by=1),)


@given(st.lists(st.integers(-3, 4), max_size=20), st.text())
def test_strain_stays_on_its_track_and_panic_leaves_it_at_three(changes, seed):
    person = ZURU
    for turn, by in enumerate(changes):
        events = character.gain_strain(CHARACTER, CHECK, Seeded(seed), person, by, f"panic:{turn}")
        before, person = character.strain(CHECK.core, person), after(person, events)
        now = character.strain(CHECK.core, person)
        panicked = any(isinstance(event, Panicked) for event in events)
        assert panicked == (before + by >= 6 and by > 0)
        assert now == (3 if panicked else max(0, before + by))
        assert person.strain <= 6
