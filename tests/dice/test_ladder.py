"""Ladders: the closed form of a pool's degrees equals every way in which it can fall."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from rpg import dice
from rpg.dice import Band, Context, Ladder, Surge, degree_weights

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
    Ladder(
        sides=4,
        read="highest",
        bands=(Band(key="a", low=1, high=2), Band(key="b", low=3, high=3), Band(key="a", low=4, high=4)),
        surge=Surge(key="b", face=1, count=2),
    ),
]


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("pool", range(-2, 6))
def test_degrees_equal_enumeration_whatever_the_ladder(ladder, pool):
    faces = product(range(1, ladder.sides + 1), repeat=ladder.count(pool))
    counted = Counter(ladder.degree(pool, rolled) for rolled in faces)
    weights = degree_weights(ladder, pool)
    assert {key: ways for key, ways in weights.items() if ways} == counted
    assert dice.odds(f"pool({pool}) vs ladder(x)", Context(ladders={"x": ladder})).weights == counted


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("kept", [(), (1,), (2, 3), (3, 3)])
def test_dice_on_the_table_count_with_those_that_fall(ladder, kept):
    pool = 4
    fresh = product(range(1, ladder.sides + 1), repeat=pool - len(kept))
    counted = Counter(ladder.degree(pool, (*kept, *rolled)) for rolled in fresh)
    assert {key: ways for key, ways in degree_weights(ladder, pool, kept).items() if ways} == counted


@pytest.mark.parametrize("text", ["2d4 vs ladder(x)", "pool(2) vs ladder(x)"])
def test_odds_name_a_reading_that_no_band_has(text):
    bands = (Band(key="a", low=1, high=2), Band(key="b", low=4, high=4))
    gap = Ladder(sides=4, read="highest", bands=bands)
    with pytest.raises(dice.DiceError) as caught:
        dice.odds(text, Context(ladders={"x": gap}))
    assert (caught.value.code, caught.value.values["value"]) == ("off_ladder", 3)
