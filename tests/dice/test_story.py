"""What a roll tells of itself: any text, any dice; every die once, and its part of a long story."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError, Scripted, Seeded
from tests.dice.trees import totals


def test_a_die_that_is_rolled_again_for_long_ends_on_a_face_that_may_stay():
    faces = [1] * 21 + [2]
    outcome = dice.roll("d6r<3", Scripted(faces), "x")
    assert outcome.value == 4, "the second of the faces that may stay: 3, 4, 5, 6"
    counts = Counter(dice.roll("d20r<19", Seeded("any", stream), "x").value for stream in range(400))
    assert set(counts) == {19, 20}
    assert abs(counts[19] - 200) < 60


def test_a_chain_of_explosions_ends_at_its_limit():
    assert dice.roll("d6x:3", Scripted([6, 6, 6, 6]), "x").value == 24
    assert dice.roll("d6x", Scripted([6] * 101), "x").value == 606
    assert dice.roll("d6x", Scripted([6] * 8), "x", limits=dice.LIMITS._replace(explosions=7)).value == 48
    assert dice.roll("d6x<=6:2", Scripted([1, 2, 3]), "x").value == 6


@given(totals(), st.text(max_size=3))
def test_the_parts_of_a_story_are_its_whole(tree, seed):
    try:
        outcome = dice.roll(tree, Seeded(seed), "x")
    except DiceError:
        return
    assert outcome.trace.node == tree
    assert outcome.trace.value == outcome.value
    for throw in outcome.trace.throws():
        assert len(throw.faces) == len(throw.values)
        assert all(0 <= which < len(throw.faces) for which, _ in throw.story)


def test_a_long_story_is_told_die_by_die_in_one_go():
    """Each die's own part of it: looking through all of it for each of 20,000 dice takes a minute."""
    clamp: Any = dice.parse("d6min2")
    happened = dice.Happened("raised", clamp, 1)
    throw = dice.Throw(6, (1,) * 20_000, (2,) * 20_000, None, tuple((i, happened) for i in range(20_000)))
    begun = time.process_time()
    assert all(die.story == (happened,) for die in throw.dice())
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "total", "margin"),
    [
        ("let x = 2 in d6 + x vs 4", 5, 1),
        ("if((d6) >= 2, d6 vs 5, d6 vs 9)", 4, -1),
        ("(d6 vs 2) [reflex]", 3, 1),
        ("let x = d6 in (x vs 2) [reflex]", 3, 1),
        ("let x = d6 in x + 1", 4, None),
    ],
)
def test_a_degree_has_its_total_and_margin_wherever_it_stands(text, total, margin):
    outcome = dice.roll(text, Scripted((3, 4)), "an example")
    assert (outcome.total, outcome.margin) == (total, margin)
    assert outcome.margins == (margin,)


def test_each_of_several_results_has_its_margin():
    outcome = dice.roll("3 # d6 vs 4", Scripted((3, 4, 6)), "an example")
    assert (outcome.margins, outcome.margin) == ((-1, 0, 2), None)


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("let x = 4d6 in x kh1 - x kl1", (1, 2, 3, 4)),
        ("let x = 2d6 in let y = x + 1 in x + y + d6", (1, 2, 3)),
        ("let x = d6 in let y = d6 in x + y", (1, 2)),
        ("2 # let x = d6 in x + x", (1, 2)),
    ],
)
def test_what_let_named_is_listed_once(text, faces):
    outcome = dice.roll(text, Scripted(faces), "an example")
    assert (
        tuple(face for throw in outcome.trace.throws() for face in throw.faces if throw.sides) == faces == outcome.faces
    )
