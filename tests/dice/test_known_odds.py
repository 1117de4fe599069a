"""Odds that can be looked up or reckoned with a pencil, written down as they are known: nothing is computed here."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from rpg import dice
from rpg.dice import Band, Context, DiceError, Ladder, Surge

PENCIL: dict[str, tuple[dict[Any, int], int]] = {
    # the triangle of two dice, and the bell of three
    "2d6": ({2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 5, 9: 4, 10: 3, 11: 2, 12: 1}, 36),
    "3d6": (
        {3: 1, 4: 3, 5: 6, 6: 10, 7: 15, 8: 21, 9: 25, 10: 27, 11: 27, 12: 25, 13: 21, 14: 15, 15: 10, 16: 6, 17: 3,
         18: 1},
        216,
    ),
    "d6 - d6": ({-5: 1, -4: 2, -3: 3, -2: 4, -1: 5, 0: 6, 1: 5, 2: 4, 3: 3, 4: 2, 5: 1}, 36),
    "d4 * d4": ({1: 1, 2: 2, 3: 2, 4: 3, 6: 2, 8: 2, 9: 1, 12: 2, 16: 1}, 16),
    # the table of every forum: the best three of four dice
    "4d6kh3": (
        {3: 1, 4: 4, 5: 10, 6: 21, 7: 38, 8: 62, 9: 91, 10: 122, 11: 148, 12: 167, 13: 172, 14: 160, 15: 131, 16: 94,
         17: 54, 18: 21},
        1296,
    ),
    # the highest of n dice is at most k in k^n ways
    "3d6kh1": ({1: 1, 2: 7, 3: 19, 4: 37, 5: 61, 6: 91}, 216),
    "3d6kl1": ({1: 91, 2: 61, 3: 37, 4: 19, 5: 7, 6: 1}, 216),
    "min(d6, d6)": ({1: 11, 2: 9, 3: 7, 4: 5, 5: 3, 6: 1}, 36),
    # Fate: the middle row of (1 + x + x²)^4
    "4dF": ({-4: 1, -3: 4, -2: 10, -1: 16, 0: 19, 1: 16, 2: 10, 3: 4, 4: 1}, 81),
    # exploding: one sixth, then one thirty-sixth, and never a six itself
    "d6x:2": (
        {1: 36, 2: 36, 3: 36, 4: 36, 5: 36, 7: 6, 8: 6, 9: 6, 10: 6, 11: 6, 13: 1, 14: 1, 15: 1, 16: 1, 17: 1, 18: 1},
        216,
    ),
    "d6r=1": ({2: 1, 3: 1, 4: 1, 5: 1, 6: 1}, 5),
    "d6ro=1": ({1: 1, 2: 7, 3: 7, 4: 7, 5: 7, 6: 7}, 36),
    # successes: binomial coefficients times powers of two
    "5d6cs>=5": ({0: 32, 1: 80, 2: 80, 3: 40, 4: 10, 5: 1}, 243),
    # Risk, as every table of it says: attackers against defenders, ties to these
    "1d6 opp 1d6": ({0: 21, 1: 15}, 36),
    "2d6 opp 1d6": ({0: 91, 1: 125}, 216),
    "1d6 opp 2d6": ({0: 161, 1: 55}, 216),
    "3d6 opp 1d6": ({0: 441, 1: 855}, 1296),
    "2d6 opp 2d6": ({0: 581, 1: 420, 2: 295}, 1296),
    "3d6 opp 2d6": ({0: 2275, 1: 2611, 2: 2890}, 7776),
    "2d{hit,miss}": ({("hit", "hit"): 1, ("hit", "miss"): 2, ("miss", "miss"): 1}, 4),
    "d20 + 5 vs 15": ({"failure": 9, "success": 11}, 20),
}  # fmt: skip


@pytest.mark.parametrize("text", PENCIL)
def test_odds_are_what_everybody_knows(text):
    weights, total = PENCIL[text]
    assert sum(weights.values()) == total, "a slip of the pencil"
    odds = dice.odds(text)
    assert {value: Fraction(weight, odds.total) for value, weight in odds.weights.items()} == {
        value: Fraction(weight, total) for value, weight in weights.items()
    }


def test_an_advantage_is_an_odd_number_of_four_hundred():
    better, worse = dice.odds("2d20kh1"), dice.odds("2d20kl1")
    assert better.chance(20) == worse.chance(1) == Fraction(39, 400)
    assert better.chance(1) == worse.chance(20) == Fraction(1, 400)
    assert better.chance(11) == Fraction(21, 400)
    assert (better.mean, worse.mean) == (Fraction(553, 40), Fraction(287, 40))
    assert better.at_least(11) == Fraction(3, 4)


def test_what_every_player_asks():
    assert dice.odds("3d6").at_least(10) == Fraction(5, 8)
    assert dice.odds("4d6kh3").chance(18) == Fraction(21, 1296)
    assert dice.odds("4d6kh3").mean == Fraction(15869, 1296)
    assert dice.odds("2d6").chance(7, 11) == Fraction(2, 9)
    assert dice.odds("2d6").at_least(10) == Fraction(1, 6)
    assert dice.odds("2d6").chance(7, 8, 9) == Fraction(5, 12)
    assert dice.odds("10d6cs>=5").chance(3) == Fraction(15_360, 59_049)
    assert dice.odds("(5d6) == 30").mean == Fraction(1, 7776)


def test_digits_side_by_side_are_all_as_likely():
    odds = dice.odds("d66")
    assert list(odds.weights) == [10 * tens + ones for tens in range(1, 7) for ones in range(1, 7)]
    assert {odds.chance(value) for value in odds.weights} == {Fraction(1, 36)}


def test_a_die_that_explodes_for_ever_has_its_tail():
    """A d6 that goes on comes to 21/5 in the mean; the chance of n explosions and more is 6^-n."""
    odds = dice.odds("d6x")
    assert odds.chance(6, 12, 18) == 0
    assert odds.chance(5) == Fraction(1, 6)
    assert odds.chance(11) == Fraction(1, 36)
    assert odds.chance(17) == Fraction(1, 216)
    assert odds.at_least(13) == Fraction(1, 36)
    assert odds.at_least(31) == Fraction(1, 6**5)
    assert 0 < Fraction(21, 5) - odds.mean < Fraction(1, 10**9)


def test_a_pool_of_three_and_its_surge():
    """Of 216 ways 3³ show no more than 3, 5³ no more than 5; one six in 3·5², two or three in 16."""
    bands = (Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6))
    core = Ladder(sides=6, read="highest", bands=bands, surge=Surge(key="surge", face=6, count=2))
    odds = dice.odds("pool(3) vs ladder(core)", Context(ladders={"core": core}))
    assert odds.weights == {"fail": 27, "partial": 98, "full": 75, "surge": 16}


BANDS = Context({"n": 500}, ladders={"core": Ladder(sides=6, read="highest", bands=(Band(key="any", low=1, high=6),))})


@pytest.mark.parametrize(
    ("text", "dice_rolled"),
    [
        ("(d999)d1", 1000),
        ("(d1000)d1", 1001),
        ("2 # 500d1", 1000),
        ("2 # 501d1", 1002),
        ("(d2) # 500d2cs=1", 1001),
        ("(d2-1) # 999d1", 1000),
        ("if((d2)>1, (@n + 100)d1, 500d1)", 601),
        ("if((500d1)>499, (@n)d1, (@n)d2cs=1)", 1000),
        ("if((d2)>1, 1, (@n)d1 + (@n)d2kh1)", 1001),
        ("let n = d9 in (n)d2 + (990 - n)d1", 991),
        ("let n = d9 in (n + 990)d1", 1000),
        ("let n = d9 in (n + 991)d1", 1001),
        ("pool(d2 + 997) vs ladder(core)", 1000),
        ("pool(d2 + 998) vs ladder(core)", 1001),
        ("(d2)d(d2)cs=2 + 996d2", 1000),
        ("(d2)d(d2)cs=2 + 997d2", 1001),
        ("let n = d1 in step(998d4, n)cs>6", 999),
        ("step((d2+998)d4, d1)cs=1", 1002),
        ("let x = 500d1 in let y = 500d1 in x + y", 1000),
    ],
)  # fmt: skip
def test_odds_and_rolls_have_the_same_limit_of_dice(text, dice_rolled):
    """In all: also those of amounts, of every repetition, and of whichever branch rolls more."""
    codes = set()
    for face in (1, 10**6):
        try:
            dice.roll(text, _Same(face), "x", BANDS)
        except DiceError as error:
            codes.add(error.code)
    assert codes == ({"too_many"} if dice_rolled > dice.LIMITS.dice else set())
    if not codes:
        assert dice.odds(text, BANDS).total
        return
    with pytest.raises(DiceError) as refused:
        dice.odds(text, BANDS)
    assert (refused.value.code, refused.value.values["count"]) == ("too_many", dice_rolled)


class _Same:
    """Dice that all show the same face, or their highest."""

    def __init__(self, face: int) -> None:
        self.face = face

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        del label
        return (min(self.face, sides),) * count
