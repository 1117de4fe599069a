"""Exact odds: equal to every sequence of faces, to another library's reckoning, and to what dice do in the long run."""

from __future__ import annotations

import time
from collections import Counter
from fractions import Fraction
from typing import Any

import icepool  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, Context, DiceError, Kind, Ladder, Seeded, Surge, TableRow
from rpg.dice.exact.odds import _known as known
from tests.dice.brute import chances
from tests.tries import tries

BANDS = (Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6))
CORE = Ladder(sides=6, read="highest", bands=BANDS, surge=Surge(key="surge", face=6, count=2))
SUM = Ladder(
    sides=6,
    read="sum",
    bands=(Band(key="miss", low=2, high=6), Band(key="near", low=7, high=9), Band(key="hit", low=10, high=99)),
)
KNOWN = Context(
    attributes={"tae.reflex": 2},
    macros={"sneak": "pool(@tae.reflex) vs ladder(core)"},
    ladders={"core": CORE, "sum": SUM},
    tables={"omen": (TableRow(1, 3, "dust"), TableRow(4, 99, "hum"))},
)
TEXTS = [
    "2d6",
    "4d4kh3",
    "4d4kl2",
    "4d4dh1",
    "4d4dl1",
    "3d6cs>=5",
    "3d6cs[>=5:1,6:2]",
    "3d6cs>=5cf=1",
    "3d6cf=1",
    "2d4x:2",
    "2d4xx:2",
    "2d4xp:2",
    "2d4x>=3:2",
    "2d6x>=5:1kh2",
    "3d4x:1cs>=3",
    "2d4x:2dl1",
    "3d4ro=1",
    "3d4ro<3kh2",
    "3d4min2max3",
    "4d4kh3ro=4",
    "4d4kh2x:1",
    "4d4kh3min2",
    "3d4kh2cs>=3",
    "{2d4,1d6}kh1",
    "{2d4,1d6,3}kl2",
    "{d4,d6,d8}dh1",
    "(1d3)d4",
    "(1d2)d(1d4)",
    "2d(1d3+1)kh1",
    "3d4kh(1d2)",
    "d66",
    "2d4 - d6*2",
    "d6/2",
    "{d6/2,d4/3}kh1",
    "d20//3 + d6%4",
    "-2d4",
    "(2d6)>=7",
    "2d4+1 == 5",
    "3d6 vs 10",
    "2d6+d4 vs d12",
    "4d4 vs ladder(core)",
    "3d6kh2 vs ladder(core)",
    "pool(2) vs ladder(core)",
    "pool(0) vs ladder(core)",
    "pool(-1) vs ladder(core)",
    "pool(1d3-2) vs ladder(core)",
    "$sneak",
    "3d4 opp 2d4",
    "2d6 opp 3d4",
    "2d6kh1 opp 2d4",
    "2 # d6",
    "2 # 2d4kh1",
    "let x = 2d4 in x + x",
    "let x = 2d4 in x kh1 - x kl1",
    "let x = d6 in if(x>=4, x, x + d4)",
    "let p = 3d4 in p cs>=3 * 2",
    "let a = d4 in let b = d4 in max(a,b) - min(a,b)",
    "let t=d4 in 2d6cs>=t",
    "if((d6)>=4, 2d4, d8)",
    "if((d6)>=4 , d6 vs 3, d8 vs 3)",
    "max(d6,d8,2)",
    "min(2d4,5)",
    "floor(d6/2)+ceil(d6/2)+abs(d4-3)",
    "table(omen, d4)",
    "step(d4,+1)",
    "2d{hit,hit,miss}",
    "3d{hit,hit,miss}cs=hit",
    "2d{hit,blank}x=hit:2",
    "2d{hit,miss}ro!=hit",
    "2d{1,1,2,3}",
    "4dF",
    "2dFkh1",
    "d{5,-2}",
    "2d6 [fire] + d4",
    "(2d4 [a]) kh1",
    "2d6min(1d3)",
    "2d4x=(1d4):1",
    "(d4-1)d4",
    "3d4kh3",
    "let x = d4 in (x)d4",
    "let x = 2d{hit,miss} in x cs=hit",
    "let hit = 3 in 2d{hit,miss}cs=hit",
    "let hit = d2 in 2d{hit,miss}cs[=hit:2,!=hit:1]",
    "let hit = 3 in 2d{hit,miss}x=hit:1",
    "let hit = 3 in 2d{hit,miss}ro=hit",
    "let miss = 2d{hit,miss} in miss cs=miss",
    "2d4kh1dl1",
    "3d4dl1kh1",
    "@tae.reflex d4",
    "{3d4kh2, d6}",
    "(1-1)d{hit,miss}",
    "(d3-1)d{hit,miss}",
    "(d2-1)d{hit,miss}cs=hit",
    "let p = (d2-1)d{hit,miss} in p",
    "let p = (d2-1)d{hit,miss} in p cs=hit",
    "2 # (d2-1)d{hit,miss}",
    "(d2-1)d{hit,miss}x=hit:1",
    "(d2-1)d6 + 1",
    "let s = {d4,d6} in s kh1 - s kl1",
    "3d4kl3",
    "2d6dh2",
    "{d4,d4}cs>=3",
    "{2d4, d6}min3",
    "2d4kh1x:2",
    "3d4x:1kl2",
    "3d4x:1dh1",
    "2d4x:2min2",
    "2d4x:1ro=1",
    "-(d4) // 2",
    "d6 % 4 - 1",
    "let x = d4 in let x = x + d4 in x",
    "let x = 2d4 in let y = (let x = (d2)>=2 in if(x, 3, 4)) in y + x",
    "let x = 2d4 in (let x = (d2)>=2 in if(x, 3, 4)) vs ladder(sum)",
    "2d4xx:1cs>=4",
    "2d4xp:2kh1",
    "(d3-2)*(d3-2)",
    "(1d3)d4kh2",
    "(2d4kh1)d4cs=4",
    "2 # d4 vs 3",
    "if(2 > 1, d4, d6)",
    "3d4kh2 opp 2d4dl1",
    "abs(d4 - d6)",
    "d4 - -d4",
    "d{-3,0,3}x=3:2",
    "table(omen, 2d4dl1)",
    "2d4+0 >= 7 [hit]",
    "2d6 vs ladder(sum)",
    "2d{hit,miss}xx=hit:2",
    "3d6 [reflex] vs ladder(core)",
    "(3d6kh2 [a]) vs ladder(core)",
    "2d6 + @tae.reflex vs ladder(sum)",
]


def exact(text: str, context: Context = KNOWN) -> dict[dice.Value, Fraction]:
    odds = dice.odds(text, context)
    assert sum(odds.weights.values()) == odds.total
    assert all(odds.weights.values())
    return {value: Fraction(weight, odds.total) for value, weight in odds.weights.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_odds_equal_every_sequence_of_faces(text):
    assert exact(text) == chances(text, KNOWN)


def test_there_are_texts_enough():
    assert len(set(TEXTS)) >= 60


SIX = icepool.d(6)
PEERS = {
    "4d6kh3": lambda: SIX.highest(4, 3),
    "10d10kh5": lambda: icepool.d(10).highest(10, 5),
    "7d8kl2": lambda: icepool.d(8).lowest(7, 2),
    "20d6cs>=5": lambda: 20 @ (SIX >= 5),
    "5d6x:5": lambda: 5 @ SIX.explode(depth=5),
    "8d6cs>=5 - 6d6cs>=5": lambda: (8 @ (SIX >= 5)) - (6 @ (SIX >= 5)),
    "40d10kh10": lambda: icepool.d(10).highest(40, 10),
    "30d6": lambda: 30 @ SIX,
    "4d6r=1": lambda: 4 @ SIX.reroll([1], depth="inf"),
    "4d6ro<3": lambda: 4 @ SIX.reroll([1, 2], depth=1),
    "3d6min2max5": lambda: 3 @ SIX.clip(2, 5),
    "d66": lambda: icepool.Die([10 * a + b for a in range(1, 7) for b in range(1, 7)]),
    "4dF": lambda: 4 @ icepool.Die([-1, 0, 1]),
    "2d6 * d4": lambda: (2 @ SIX) * icepool.d(4),
    "(1d4)d6": lambda: icepool.d(4) @ SIX,
    "max(2d6, d12)": lambda: icepool.map(_larger, 2 @ SIX, icepool.d(12)),
    "10d6cs[>=5:1,6:2]cf=1": lambda: 10 @ SIX.map({1: -1, 2: 0, 3: 0, 4: 0, 5: 1, 6: 2}),
    "4d6 opp 4d6": lambda: _pairs(4, 4),
    "3d6 opp 2d6": lambda: _pairs(3, 2),
}


def _larger(one: int, other: int) -> int:
    return max(one, other)


class _Pairs(icepool.MultisetEvaluator):  # type: ignore[misc]  # icepool is not typed as strictly
    """Pairs that the left side wins, highest against highest; ``size`` is how many dice the right side has."""

    def __init__(self, size: int) -> None:
        self.size = size

    def initial_state(self, order, outcomes, *sizes):
        del outcomes, sizes
        if order is not icepool.Order.Descending:
            raise icepool.UnsupportedOrder
        return 0, 0, 0

    def next_state(self, state, order, outcome, left, right):
        del order, outcome
        won, ours, theirs = state
        return won + max(0, min(ours + left, self.size) - max(ours, theirs + right)), ours + left, theirs + right

    def final_outcome(self, final_state, order, outcomes, *sizes):
        del order, outcomes, sizes
        return final_state[0]


def _pairs(ours: int, theirs: int) -> Any:
    return _Pairs(theirs).evaluate(SIX.pool(ours), SIX.pool(theirs))


@pytest.mark.parametrize("text", PEERS)
def test_odds_equal_those_of_icepool(text):
    peer = PEERS[text]()
    assert exact(text) == {value: Fraction(peer.quantity(value), peer.denominator()) for value in peer.outcomes()}


@settings(max_examples=tries(60), deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_kept_dice_equal_enumeration(count, sides, data):
    keep, which = data.draw(st.integers(1, count)), data.draw(st.sampled_from(["kh", "kl", "dh", "dl"]))
    text = f"{count}d{sides}{which}{keep}"
    assert exact(text) == chances(text)


@settings(max_examples=tries(60), deadline=None)
@given(st.just(2), st.integers(2, 4), st.data())
def test_modifiers_in_any_order_equal_enumeration(count, sides, data):
    modifiers = data.draw(
        st.lists(st.sampled_from(["kh2", "kl1", "min2", "max3", "ro=1", "x:1", "xp:1", "dl1"]), max_size=3)
    )
    text = f"{count}d{sides}{''.join(modifiers)}"
    assert exact(text) == chances(text)


def test_a_fraction_at_the_door():
    odds = dice.odds("2d6")
    assert odds.chance(7) == Fraction(1, 6)
    assert odds.chance(2, 12, 99) == Fraction(1, 18)
    assert odds.at_least(11) == Fraction(3, 36)
    assert dice.odds("(2d6)>=7").at_least(1) == 0
    assert dice.odds("2d6").chance(7, 7) == Fraction(1, 6)
    assert odds.mean == 7
    assert odds.deviation == pytest.approx(2.41523, abs=1e-4)
    assert list(odds.weights) == list(range(2, 13))


def test_hundred_dice_are_weighed_to_the_last_way():
    odds = dice.odds("100d6")
    assert (odds.total, len(odds.weights)) == (6**100, 501)
    assert odds.mean == 350
    assert odds.weights[100] == odds.weights[600] == 1
    assert odds.weights[101] == 100


def test_degrees_stand_from_worst_to_best():
    assert list(dice.odds("4d6 vs ladder(core)", KNOWN).weights) == ["fail", "partial", "full", "surge"]
    assert list(dice.odds("2d6 vs 7").weights) == ["failure", "success"]
    assert list(dice.odds("table(omen, d4)", KNOWN).weights) == ["dust", "hum"]
    assert list(dice.odds("d6 - 3 > 0").weights) == [False, True]


def test_dice_that_go_on_for_ever_say_how_far_they_were_followed():
    endless = dice.odds("5d6x")
    assert endless.depth > 10
    assert 0 < endless.tail < Fraction(1, 10**12)
    assert endless.tail == Fraction(1, 6) ** (endless.depth + 1)
    ended = dice.odds("5d6x:3")
    assert ended.depth == 0
    assert ended.tail == 0
    assert abs(endless.mean - 21) < Fraction(1, 10**9)


def test_a_die_rolled_again_until_it_stops_is_weighed_without_a_tail():
    odds = dice.odds("2d6r<=2")
    assert odds.tail == 0
    assert odds.total == 16
    assert list(odds.weights) == [6, 7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1000d100000", "too_much_work"),
        ("6 # 4d6kh3", "too_much_work"),
        ("d100000 * d100000", "too_much_work"),
        ("let x = 20d20 in x kh1", "too_much_work"),
        ("99d100x kh50", "too_much_work"),
        ("1000d6kh500", "too_much_work"),
        ("500d1000 opp 500d1000", "too_much_work"),
        ("{99d99,99d98,99d97,99d96,99d95}kh3", "too_much_work"),
        ("d6cs[>(d100):1,>(d100):1,>(d100):1]", "too_much_work"),
        ("d100000cs>(d100000)", "too_much_work"),
        ("let x = d900 in let y = d900 in x + y", "too_much_work"),
        ("1 / (d4 - 1)", "divided_by_zero"),
        ("(d4 - 2)d6", "no_dice"),
        ("3d6r<=6", "endless"),
        ("d1x", "endless"),
        ("4d6 vs ladder(nobody)", "unknown_ladder"),
        ("2d6 + 3d4 vs ladder(core)", "ladder_of_total"),
        ("(1-1)d6 vs ladder(core)", "no_dice"),
        ("(1-1)d6 vs ladder(sum)", "no_dice"),
        ("d6 - 6 vs ladder(sum)", "off_ladder"),
        ("table(omen, d6 - 6)", "off_table"),
        ("table(nothing, d6)", "unknown_table"),
        ("@oru.reflex + 1", "unknown_attribute"),
        ("d6 / 2 # d4", "needs_whole"),
    ],
)
def test_what_cannot_be_weighed_is_refused_at_once(text, code):
    with pytest.raises(DiceError) as fault:
        dice.odds(text, KNOWN)
    assert fault.value.code == code
    begun = time.process_time()
    with pytest.raises(DiceError):
        dice.odds(text, KNOWN, dice.LIMITS._replace(work=dice.LIMITS.work // 5))
    assert time.process_time() - begun < 1, "a fifth of the work takes a fifth of a second"


@pytest.mark.parametrize(
    "text", ["4d6kh3", "5d6x", "3d6r<3", "10d6cs[>=5:1,6:2]cf=1", "4d6 opp 4d6", "4d6 vs ladder(core)"]
)
def test_rolls_keep_to_the_odds_in_the_long_run(text):
    """Chi-square of 5,000 rolls of one seed, values that are rarer than one in 500 together."""
    odds = dice.odds(text, KNOWN)
    fallen = Counter(dice.roll(text, Seeded("long run", n), "roll", KNOWN).value for n in range(5_000))
    common = {value for value, weight in odds.weights.items() if weight * 500 > odds.total}
    cells = [(fallen[value], float(odds.chance(value)) * 5_000) for value in common]
    rest = 5_000 - sum(seen for seen, _ in cells), 5_000 - sum(awaited for _, awaited in cells)
    cells += [rest] if rest[1] > 5 else []
    square = sum((seen - awaited) ** 2 / awaited for seen, awaited in cells)
    freedom = len(cells) - 1
    assert square < freedom + 5 * (2 * freedom) ** 0.5, (square, freedom)
    assert set(fallen) <= set(odds.weights) or odds.tail


def test_odds_cannot_be_changed_by_who_asks_for_them():
    odds: Any = dice.odds("2d6")
    with pytest.raises(TypeError):
        odds.weights[7] = 0
    assert dice.odds("2d6").weights[7] == 6
    degrees: Any = dice.degree_weights(CORE, 2)
    with pytest.raises(TypeError):
        degrees["fail"] = 0
    assert dice.degree_weights(CORE, 2)["fail"] == 9


def test_large_odds_are_not_remembered():
    assert dice.odds("100d6") is dice.odds("100d6")
    assert dice.odds("d10000 + 1") is not dice.odds("d10000 + 1")
    for n in range(600):
        dice.odds(f"d6 + {n}")
    assert sum(isinstance(odds, dice.Odds) for odds in known.values()) <= 256


def test_equal_trees_share_their_odds():
    assert dice.odds("4d6kh3 + 1") is dice.odds(" 4D6 KH3+1 ")


def test_the_kind_says_what_the_values_are():
    kinds = {text: dice.odds(text, KNOWN).kind for text in ("2d6", "2d6 vs 7", "2d{a,b}", "2 # d4", "(d4) > 2")}
    assert list(kinds.values()) == [Kind.POOL, Kind.DEGREE, Kind.SYMBOLS, Kind.RESULTS, Kind.BOOL]
