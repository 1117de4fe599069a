"""Real dice, typed in: a total where only the total is read, faces where faces are, and nothing that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, DiceError, Ladder, Seeded

LADDERS = {
    "core": Ladder(sides=6, read="highest", bands=(Band(key="low", low=1, high=3), Band(key="high", low=4, high=6)))
}


@pytest.mark.parametrize(
    ("text", "total", "faces"),
    [
        ("2d6=8", 8, ()),
        ("2d6 = 8", 8, ()),
        ("2d6=11", 11, ()),
        ("2d6+1=13", 13, ()),
        ("2d6=34", 7, (3, 4)),
        ("2d6=3,4", 7, (3, 4)),
        ("2d6=3 4", 7, (3, 4)),
        ("4d6=6,3,2,1", 12, (6, 3, 2, 1)),
        ("4d6=6321", 12, (6, 3, 2, 1)),
        ("4d6kh3=6321", 11, (6, 3, 2, 1)),
        ("d20=20", 20, (20,)),
        ("5-d6=1", 1, (4,)),
        ("2d20=3,17", 20, (3, 17)),
        ("d6-d6=-2", -2, ()),
        ("pool(3) vs ladder(core)=521", 5, (5, 2, 1)),
        ("pool(1) vs ladder(core)=6", 6, (6,)),
    ],
)
def test_what_fell_is_read(text, total, faces):
    outcome = dice.given(*dice.split_given(text), LADDERS)
    assert (outcome.total, outcome.faces) == (total, faces)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2d6=77", "told_face"),
        ("d6=7", "told_face"),
        ("d20=21", "told_face"),
        ("2d6=0,3", "told_face"),
        ("4d6=6,3,2", "told_count"),
        ("4d6=6,3,2,1,1", "told_count"),
        ("2d20=41", "told_count"),
        ("pool(3) vs ladder(core)=6", "told_count"),
        ("2d6=", "told"),
        ("2d6=eight", "told"),
        ("2d6=1,,2", "told"),
        ("2d6=" + "1" * 600, "told"),
    ],
)
def test_what_cannot_be_is_refused(text, code):
    with pytest.raises(DiceError) as caught:
        dice.given(*dice.split_given(text), LADDERS)
    assert caught.value.code == code


def test_a_text_without_an_equals_sign_tells_nothing():
    assert dice.split_given("2d6") == ("2d6", "")


def test_faces_of_any_number_of_equal_dice():
    assert dice.told_faces("631", 6) == (6, 3, 1)
    assert dice.told_faces("6 3 1", 6) == (6, 3, 1)
    assert dice.told_faces("4", 6) == (4,)


@given(st.integers(1, 12), st.integers(2, 12), st.text())
def test_faces_told_are_the_roll_that_showed_them(count, sides, seed):
    rolled = dice.roll(f"{count}d{sides}", Seeded(seed), "x")
    if count > 1:
        told = ",".join(str(face) for face in rolled.faces)
        assert dice.given(f"{count}d{sides}", told) == rolled
