"""The odds of every pool equal full enumeration, and, rounded, the table of GAME.md 1."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Band, Ladder, Surge
from rpg.game.check.decide import RANK, odds, odds_after, odds_pushed
from rpg.game.check.events import Tested
from tests.game.rules_for_tests import CHECK

if TYPE_CHECKING:
    from rpg.game.check.rules import CheckRules

POOLS = range(-2, 9)

# GAME.md 1. A pool's fail, partial, full, surge, succeeds, clean; pushed after a fail: fail, clean; always: the same.
TABLE = {
    -2: "93.8 6.2 0.1 0.0 6.2 0.1",
    -1: "87.5 12.0 0.5 0.0 12.5 0.5",
    0: "75.0 22.2 2.8 0.0 25.0 2.8",
    1: "50.0 33.3 16.7 0.0 50.0 16.7 25.0 25.0 25.0 25.0",
    2: "25.0 44.4 27.8 2.8 75.0 30.6 6.2 38.2 6.2 43.8",
    3: "12.5 45.4 34.7 7.4 87.5 42.1 1.6 47.4 1.6 57.8",
    4: "6.2 42.0 38.6 13.2 93.8 51.8 0.4 55.0 0.4 68.4",
    5: "3.1 37.1 40.2 19.6 96.9 59.8 0.1 61.7 0.1 76.3",
    6: "1.6 31.9 40.2 26.3 98.4 66.5 0.0 67.5 0.0 82.2",
    7: "0.8 27.1 39.1 33.0 99.2 72.1 0.0 72.7 0.0 86.7",
    8: "0.4 22.9 37.2 39.5 99.6 76.7 0.0 77.0 0.0 90.0",
}


def degree(pool, faces):
    """The rule of GAME.md 1, written down once more, from nothing."""
    if pool >= 1 and faces.count(6) >= 2:
        return "surge"
    read = max(faces) if pool >= 1 else min(faces)
    return "fail" if read <= 3 else "partial" if read <= 5 else "full"


@pytest.mark.parametrize("pool", POOLS)
def test_odds_equal_full_enumeration(pool):
    count = pool if pool >= 1 else 2 - pool
    ways = Counter(degree(pool, faces) for faces in product(range(1, 7), repeat=count))
    assert odds(CHECK, pool) == {key: Fraction(ways[key], 6**count) for key in RANK}


@pytest.mark.parametrize("when", ["fail", "any"])
@pytest.mark.parametrize("pool", [1, 2, 3])
def test_odds_of_a_push_equal_full_enumeration(pool, when):
    ways: Counter[str] = Counter()
    for first in product(range(1, 7), repeat=pool):
        pushes = when == "any" or degree(pool, first) == "fail"
        for second in product(range(1, 7), repeat=pool):
            again = tuple(b if a <= 3 else a for a, b in zip(first, second, strict=True))
            ways[degree(pool, again if pushes else first)] += 1
    assert odds_pushed(CHECK, pool, when) == {key: Fraction(ways[key], 36**pool) for key in RANK}


@pytest.mark.parametrize("pool", range(1, 9))
def test_odds_of_a_push_equal_enumeration_of_one_die_at_a_time(pool):
    """Dice are counted one after another by what they showed first and last, so that large pools end, too."""
    ways: Counter[str] = Counter()
    states = Counter({(0, 0, 0): 1})
    for _ in range(pool):
        after: Counter[tuple[int, int, int]] = Counter()
        for (first, last, sixes), weight in states.items():
            for a, b in product(range(1, 7), repeat=2):
                face = b if a <= 3 else a
                after[max(first, a), max(last, face), sixes + (face == 6)] += weight
        states = after
    for (_, last, sixes), weight in states.items():
        ways["surge" if sixes >= 2 else degree(1, (last,))] += weight
    assert odds_pushed(CHECK, pool, "any") == {key: Fraction(ways[key], 36**pool) for key in RANK}
    once, pushed = odds(CHECK, pool), odds_pushed(CHECK, pool, "fail")
    # A failed roll shows only faces that fall again: the push after a fail is a second roll of the same pool.
    assert pushed == {key: (0 if key == "fail" else once[key]) + once["fail"] * once[key] for key in RANK}


@pytest.mark.parametrize("pool", POOLS)
def test_rounded_they_are_the_table_of_the_game(pool):
    once = odds(CHECK, pool)
    said = [*once.values(), 1 - once["fail"], once["full"] + once["surge"]]
    if pool >= 1:
        for when in ("fail", "any"):
            pushed = odds_pushed(CHECK, pool, "fail" if when == "fail" else "any")
            said += [pushed["fail"], pushed["full"] + pushed["surge"]]
    assert " ".join(f"{float(100 * chance):.1f}" for chance in said) == TABLE[pool]


def test_each_die_halves_the_chance_of_failure():
    for pool in range(1, 9):
        assert odds(CHECK, pool)["fail"] == Fraction(1, 2**pool)
    for pool in range(-2, 1):
        assert 1 - odds(CHECK, pool)["fail"] == Fraction(1, 2 ** (2 - pool))


@pytest.mark.parametrize("pool", POOLS[1:])
def test_success_never_falls_when_the_pool_grows(pool):
    smaller, larger = odds(CHECK, pool - 1), odds(CHECK, pool)
    for good in ({"partial", "full", "surge"}, {"full", "surge"}, {"surge"}):
        assert sum(smaller[key] for key in good) <= sum(larger[key] for key in good)


def test_a_pool_that_cannot_be_pushed_has_the_odds_of_one_roll():
    assert odds_pushed(CHECK, 0) == odds(CHECK, 0)


@st.composite
def ladders(draw) -> CheckRules:
    """Core rolls of homebrew: few sides, any reading, any faces that fall again, any pool that may be pushed.

    Several bands, and the surge, may be the same degree.
    """
    sides = draw(st.integers(2, 4))
    read = draw(st.sampled_from(("highest", "lowest", "sum")))
    most = 3 * sides if read == "sum" else sides
    ends = sorted(draw(st.sets(st.integers(1, most - 1), max_size=2)))
    degrees = draw(st.integers(1, 3))
    bands = tuple(
        Band(key=str(n % degrees), low=a, high=b)
        for n, (a, b) in enumerate(zip([0, *(e + 1 for e in ends)], [*ends, most], strict=True))
    )
    lifted = st.sampled_from(("surge", "1", "0"))
    surges = st.builds(Surge, key=lifted, face=st.integers(1, sides), count=st.integers(2, 3))
    ladder = Ladder(sides=sides, read=read, bands=bands, surge=draw(st.none() | surges))
    rerolls = tuple(sorted(draw(st.sets(st.integers(1, sides), min_size=1))))
    push = msgspec.structs.replace(CHECK.core.push, rerolls=rerolls, min_pool=-1)
    file = msgspec.structs.replace(CHECK.ladders[CHECK.core.ladder], ladder=ladder)
    core = msgspec.structs.replace(CHECK.core, push=push)
    return msgspec.structs.replace(CHECK, core=core, ladders={core.ladder: file})


def listed(rules: CheckRules, pool: int, first: tuple[int, ...]) -> Counter[str]:
    """The degrees of every way in which a push of these faces can fall."""
    ladder, rerolls = rules.ladder, rules.core.push.rerolls
    again = [range(1, ladder.sides + 1) if face in rerolls else (face,) for face in first]
    return Counter(ladder.degree(pool, faces) for faces in product(*again))


@given(ladders(), st.integers(-1, 3), st.sampled_from(("fail", "any")))
def test_a_push_of_homebrew_equals_full_enumeration(rules, pool, when):
    ladder = rules.ladder
    chances: dict[str, Fraction] = {}
    every = list(product(range(1, ladder.sides + 1), repeat=ladder.count(pool)))
    for first in every:
        degree = ladder.degree(pool, first)
        pushes = when == "any" or degree == ladder.bands[0].key
        ways = listed(rules, pool, first) if pushes else Counter([degree])
        for after, n in ways.items():
            chances[after] = chances.get(after, Fraction(0)) + Fraction(n, ways.total() * len(every))
    said = odds_pushed(rules, pool, when)
    assert {key: chance for key, chance in said.items() if chance} == chances
    assert sum(said.values()) == 1


@given(ladders(), st.integers(-1, 3), st.data())
def test_the_push_of_this_very_roll_equals_full_enumeration(rules, pool, data):
    faces = data.draw(st.tuples(*(st.integers(1, rules.ladder.sides) for _ in range(rules.ladder.count(pool)))))
    degree = rules.ladder.degree(pool, faces)
    tested = Tested(who="", label="", parts=(), pool=pool, faces=faces, degree=degree)
    ways, said = listed(rules, pool, faces), odds_after(rules, tested)
    assert {key: chance for key, chance in said.items() if chance} == {
        k: Fraction(n, ways.total()) for k, n in ways.items()
    }
    assert list(said) == list(odds(rules, pool))


def test_a_degree_told_alone_is_not_rolled_again():
    tested = Tested(who="", label="", parts=(), pool=3, faces=(), degree="partial")
    assert odds_after(CHECK, tested) == {key: Fraction(key == "partial") for key in RANK}


@pytest.mark.parametrize("read", ["highest", "sum"])
def test_the_finest_ladder_has_odds(read):
    """A hundred sides and the largest pool: counted, not listed, or this never ends."""
    bands = (Band(key="fail", low=0, high=50), Band(key="full", low=51, high=100 * CHECK.core.pool_max))
    ladder = Ladder(sides=100, read=read, bands=bands, surge=Surge(key="surge", face=100, count=2))
    file = msgspec.structs.replace(CHECK.ladders[CHECK.core.ladder], ladder=ladder)
    push = msgspec.structs.replace(CHECK.core.push, rerolls=tuple(range(1, 51)))
    core = msgspec.structs.replace(CHECK.core, push=push)
    rules = msgspec.structs.replace(CHECK, core=core, ladders={core.ladder: file})
    once = odds(rules, CHECK.core.pool_max)
    for when in ("fail", "any"):
        pushed = odds_pushed(rules, CHECK.core.pool_max, when)
        assert sum(pushed.values()) == 1
        assert pushed["fail"] <= once["fail"]
