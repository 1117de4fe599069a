"""How far a text can go: no roll falls outside, and of simple texts both ends are reached."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError, Seeded
from tests.dice.brute import chances
from tests.dice.trees import totals

HERE = dice.Context(attributes={"might": 3}, macros={"blow": "2d6 + @might"})


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("2d6", 2, 12),
        ("d20+5", 6, 25),
        ("-2d6", -12, -2),
        ("1000d100000", 1000, 100_000_000),
        ("4d6kh3", 3, 18),
        ("4d6dl1", 3, 18),
        ("4d6kh(d4)", 1, 24),
        ("4dF", -4, 4),
        ("d66", 11, 66),
        ("d{5,1,3}", 1, 5),
        ("(d4)d(d6)", 1, 24),
        ("(d4-1)d6", 0, 18),
        ("step(d8,1)", 1, 10),
        ("step(d8,d3-2)", 1, 10),
        ("5d6x:2", 5, 90),
        ("5d6xx:2", 5, 90),
        ("5d6xp:2", 5, 80),
        ("d6x", 1, 606),
        ("1000d6x", 1000, 66000),
        ("d6x>=1:2", 3, 18),
        ("d{-1,0,1}x=-1:2", -3, 3),
        ("4d6r<3", 12, 24),
        ("d6r=6", 1, 5),
        ("d6r=3cs=3", 0, 0),
        ("4d6ro=6", 4, 24),
        ("4d6min2", 8, 24),
        ("4d6max(d6)", 4, 24),
        ("d6min3ro=3", 1, 6),
        ("10d6cs>=5", 0, 10),
        ("10d6min5cs>=5", 10, 10),
        ("10d6cs>=5cf=1", -10, 10),
        ("10d6cs[>=3:1,6:-5]", -50, 10),
        ("d100000cs=77", 0, 1),
        ("3d{hit,miss}cs=hit", 0, 3),
        ("3d{hit}cs=hit", 3, 3),
        ("{2d6,3d4,d20}dl1", 5, 32),
        ("{2d6,3d4}kl1", 2, 12),
        ("{d6/2,5}kh1", 5, 5),
        ("2d6/2", 1, 6),
        ("d6/4", Fraction(1, 4), Fraction(3, 2)),
        ("10/(d6-3)", -10, 10),
        ("100//(d4+1)", 20, 50),
        ("d20%7", 0, 6),
        ("d6%7", 1, 6),
        ("(d6+7)%7", 1, 6),
        ("(d6+8)%7", 0, 6),
        ("d6%-4", -3, 0),
        ("d6*d6 - d6*d6", -35, 35),
        ("(d6-3)*(d6-4)", -9, 6),
        ("min(d6,3)+max(d6,3)", 4, 9),
        ("floor(d6/2)+ceil(d6/2)", 1, 6),
        ("abs(d6-3)", 0, 3),
        ("4d6 opp 4d6", 0, 4),
        ("4d6min5 opp 6d4", 4, 4),
        ("2d4 opp 3d4min4", 0, 0),
        ("if((d6)>3, d8, -2)", -2, 8),
        ("if(1>2, 1/0, 3)", 3, 3),
        ("if((d6)>3, 1/0, 3)", 3, 3),
        ("let x = 2d6 in x + 1", 3, 13),
        ("let x = 4d6 in x kh1", 1, 6),
        ("let big = (d6)>9 in if(big, 100, 1)", 1, 1),
        ("6 # 4d6kh3", 3, 18),
        ("2d6 [fire] + 1", 3, 13),
        ("@might + $blow", 8, 18),
    ],
)
def test_the_least_and_the_greatest(text, low, high):
    assert dice.bounds(text, HERE) == (low, high)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2d6 vs 7", "no_bounds"),
        ("(2d6)>=7", "no_bounds"),
        ("3d{hit,miss}", "no_bounds"),
        ("table(omen, d6)", "no_bounds"),
        ("pool(3) vs ladder(core)", "no_bounds"),
        ("6 # 2d6 vs 7", "no_bounds"),
        ("2 # d{hit,miss}", "no_bounds"),
        ("1/(d6/2-1)", "no_bounds"),
        ("1/0", "divided_by_zero"),
        ("1%(1-1)", "divided_by_zero"),
        ("d6r<=6", "endless"),
        ("d1x", "endless"),
        ("(1-1)d6r<=6", "endless"),
        ("(1-1)dFr!=3", "endless"),
        ("(1-1)d1x", "endless"),
        ("(1-2)d6", "no_dice"),
        ("(1000*2)d6", "too_many"),
        ("d(1-1)", "faces"),
        ("(7/2)d6", "needs_whole"),
        ("step(d20,1)", "step"),
        ("if(1>2, 3, 1/0)", "divided_by_zero"),
        ("@migth", "unknown_attribute"),
        ("2d6=8", "told_here"),
    ],
)
def test_what_has_no_bounds(text, code):
    with pytest.raises(DiceError) as caught:
        dice.bounds(text, HERE)
    assert caught.value.code == code
    assert 0 <= caught.value.start <= caught.value.end <= len(text)


def test_a_chain_is_as_long_as_the_limits_let_it_be():
    assert dice.bounds("d6x", limits=dice.LIMITS._replace(explosions=4)) == (1, 30)
    assert dice.bounds("1000d6x", limits=dice.LIMITS._replace(extra=5)) == (1000, 6030)


@pytest.mark.parametrize(
    "text",
    [
        "3d4", "3d4kh2", "3d4kl2", "4d3dh1", "4d3dl1", "2dF*d3", "d66-d4", "d{3,1,1}+d4", "(d3)d4", "(d3-1)d4",
        "2d(d4)", "d4-d4", "3d4min2", "3d4max2", "3d4min2max3", "2d4ro=4", "2d4ro=1min3", "2d4min2ro=2", "3d4cs>=3",
        "3d4cs[>=3:2,4:-1]", "3d4cs>=3cf=1", "3d4kh2cs=1", "2d4cs>=(d4)", "3d{a,b,c}cs=a", "2d{a,b}cs!=a", "2d4x:1",
        "2d4xp:1", "2d4xx:1", "2d4x:2kh1", "2d4x:1kl1", "2d3x>=2:1", "2d3x<=3:1", "d4x:1x:1", "d4xx=1:2",
        "{d4,2d3}kh1", "{d4,2d3,d6}dl1", "{d4,2d3}kl1", "{d4,d6}cs>=4", "{d4/2,d3}kh1", "2d4 opp 2d4", "3d3 opp d4",
        "2d3min3 opp 2d2", "d6/d4", "d6//(d4+1)", "d6%4", "d6%d4", "(d6+3)%5", "-d4%3", "d4*-d3", "(d4-2)*(d4-3)",
        "max(d4,2)", "min(d4,d6,3)", "abs(d6-3)", "floor(d6/4)", "ceil(-d6/4)", "if((d4)>2,d6,-d3)",
        "if((d4)>5,100,d3)", "if((d4)==2,d6,9)", "let x = d4 in x+1", "let x = 3d4 in x kh1",
        "let b = (d4)>2 in if(b,1,d3)", "step(d4,d2)", "step(2d4,0)", "(d2) # d4", "2d4kh(d2)", "3d4dl(d3-1)",
        "2d4min(d3)",
    ],
)  # fmt: skip
def test_both_ends_are_reached_and_nothing_lies_outside(text):
    found = chances(text)
    values = [one for value in found for one in (value if isinstance(value, tuple) else (value,))]
    numbers = [value for value in values if isinstance(value, int | Fraction)]
    assert len(numbers) == len(values)
    assert dice.bounds(text) == (min(numbers), max(numbers))


@given(totals(), st.lists(st.text(max_size=3), min_size=5, max_size=5))
def test_no_roll_falls_outside(tree, seeds):
    try:
        low, high = dice.bounds(tree)
    except DiceError as error:
        if error.code == "no_bounds":
            return
        low, high = 1, 0  # nothing may fall at all
    for seed in seeds:
        try:
            value = dice.roll(tree, Seeded(seed), "x").value
        except DiceError:
            continue
        assert isinstance(value, int | Fraction)
        assert low <= value <= high, dice.show(tree)


@given(totals(left=2))
def test_no_sequence_of_few_faces_falls_outside(tree):
    """Dice that show nothing but their first faces, or nothing but their last: where the ends are likely to lie."""

    class Extreme:
        def __init__(self, *, last):
            self.last = last

        def roll(self, label, count, sides):
            del label
            return ((sides if self.last else 1),) * count

    for last in (False, True):
        try:
            value = dice.roll(tree, Extreme(last=last), "x").value
            low, high = dice.bounds(tree)
        except DiceError as error:
            if error.code != "no_bounds":
                with pytest.raises(DiceError):
                    dice.roll(tree, Extreme(last=last), "x")
            continue
        assert isinstance(value, int | Fraction)
        assert low <= value <= high, dice.show(tree)
