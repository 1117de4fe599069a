"""How far a text can go: no roll falls outside, and both ends are reached where nothing is shared or goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError, Seeded
from tests.dice.brute import chances

REACHED = [
    "2d6+1",
    "3d4kh2",
    "3d4dl1",
    "2d4kl1 * 2",
    "{2d4, d6}kh1",
    "3d6cs>=5",
    "3d6cs>=5cf=1",
    "2d4 - d6",
    "d6 // 2",
    "d6 % 4",
    "d20 / 2",
    "-2d4",
    "(1d3)d4",
    "2d(1d3 + 1)",
    "2d6min3max5",
    "4dF",
    "d66",
    "3d4 opp 2d4",
    "max(d4, d6) - 1",
    "if((d6) >= 4, 2d4, 10)",
    "step(1d4, 1)",
    "floor(d6 / 2) + abs(d4 - 3)",
    "2d4x:1",
    "2d4xx:2",
]


@pytest.mark.parametrize("text", REACHED)
def test_both_ends_are_reached(text: str):
    values = chances(text)
    assert dice.bounds(text) == (min(values), max(values))  # type: ignore[type-var]  # totals


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([*REACHED, "5d6x", "let x = 2d6 in x - x", "3d10xpkh2", "10d6cs[>=5:1,6:3]", "2 # 2d6"]),
    st.integers(0, 10**6),
)
def test_no_roll_falls_outside(text: str, stream: int):
    low, high = dice.bounds(text)
    value = dice.roll(text, Seeded("bounds", stream)).value
    for each in value if isinstance(value, tuple) else (value,):
        assert low <= each <= high  # type: ignore[operator]  # totals


@pytest.mark.parametrize("text", ["2d{a,b}", "2d6 vs 7", "(2d6) >= 7"])
def test_what_is_no_total_has_no_ends(text: str):
    with pytest.raises(DiceError) as fault:
        dice.bounds(text)
    assert fault.value.code == "no_bounds"


def test_dice_rolled_again_never_show_what_they_are_rolled_again_for():
    assert dice.bounds("3d4r=1") == (6, 12)


def test_the_largest_texts_have_ends_at_once():
    assert dice.bounds("1000d100000") == (1000, 10**8)
