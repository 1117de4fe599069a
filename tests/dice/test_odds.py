"""Exact odds equal full enumeration, as whole numbers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, DiceError, Ladder, Surge, degree_weights


def enumerated(text: str) -> Counter[int | str]:
    tree = dice.parse(text)
    assert isinstance(tree, dice.Total)
    sides = [handful.sides for handful in tree.handfuls for _ in range(handful.count)]
    return Counter(dice.read(tree, faces).total for faces in product(*(range(1, n + 1) for n in sides)))


@pytest.mark.parametrize(
    "text",
    [
        "d6",
        "2d6",
        "3d6+2",
        "5-2d4",
        "4d6kh3",
        "4d6kl2",
        "5d4kh1",
        "3d4kl3",
        "2d6kh1-1d8+1",
        "1d2-1d2",
        "7",
        "1d1+2d1kh1",
    ],
)
def test_odds_equal_enumeration(text):
    odds = dice.odds(text)
    assert odds.weights == enumerated(text)
    assert sum(odds.weights.values()) == odds.total


@given(st.integers(1, 4), st.integers(1, 5), st.data())
def test_kept_dice_equal_enumeration(count, sides, data):
    keep, which = data.draw(st.integers(1, count)), data.draw(st.sampled_from("hl"))
    text = f"{count}d{sides}k{which}{keep}"
    assert dice.odds(text).weights == enumerated(text)


def test_a_fraction_at_the_door():
    assert dice.odds("2d6").chance(7) == Fraction(1, 6)
    assert dice.odds("2d6").chance(2, 12, 99) == Fraction(1, 18)


def test_hundred_dice_are_weighed_to_the_last_way():
    odds = dice.odds("100d6")
    assert odds.total == 6**100
    assert odds.weights[100] == odds.weights[600] == 1
    assert odds.weights[350] == max(odds.weights.values())


@pytest.mark.parametrize("text", ["1000d100000", "1000d1000kh500", "900d6+99d6"])
def test_too_much_work_is_refused(text):
    with pytest.raises(DiceError) as caught:
        dice.odds(text)
    assert caught.value.code == "too_much_work"


LADDERS = [
    Ladder(
        sides=6,
        read="highest",
        bands=(Band(key="a", low=1, high=3), Band(key="b", low=4, high=5), Band(key="c", low=6, high=6)),
        surge=Surge(key="s", face=6, count=2),
    ),
    Ladder(sides=4, read="highest", bands=(Band(key="a", low=1, high=2), Band(key="b", low=3, high=4))),
    Ladder(
        sides=4,
        read="lowest",
        bands=(Band(key="a", low=1, high=1), Band(key="b", low=2, high=4)),
        surge=Surge(key="s", face=2, count=3),
    ),
    Ladder(
        sides=4,
        read="sum",
        bands=(Band(key="a", low=1, high=5), Band(key="b", low=6, high=99)),
        surge=Surge(key="s", face=3, count=2),
    ),
    Ladder(sides=3, read="sum", bands=(Band(key="a", low=1, high=4), Band(key="b", low=5, high=99))),
]


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("pool", range(-2, 6))
def test_degrees_equal_enumeration_whatever_the_ladder(ladder, pool):
    faces = product(range(1, ladder.sides + 1), repeat=ladder.count(pool))
    counted = Counter(ladder.degree(pool, rolled) for rolled in faces)
    weights = degree_weights(ladder, pool)
    assert {key: ways for key, ways in weights.items() if ways} == counted
    assert dice.odds(f"pool({pool}) vs ladder(x)", {"x": ladder}).chance(*weights) == 1


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("kept", [(), (1,), (2, 3), (3, 3)])
def test_dice_on_the_table_count_with_those_that_fall(ladder, kept):
    pool = 4
    fresh = product(range(1, ladder.sides + 1), repeat=pool - len(kept))
    counted = Counter(ladder.degree(pool, (*kept, *rolled)) for rolled in fresh)
    assert {key: ways for key, ways in degree_weights(ladder, pool, kept).items() if ways} == counted
