"""The notation: what may be written, what it rolls, and what is said about everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, DiceError, Handful, Ladder, Number, PoolTest, Scripted, Seeded, Surge, Total

CORE = Ladder(
    sides=6,
    read="highest",
    bands=(Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6)),
    surge=Surge(key="surge", face=6, count=2),
)
LADDERS = {"core": CORE}


def fault_of(text):
    try:
        dice.parse(text)
    except DiceError as fault:
        return fault
    return None


def handfuls():
    whole = st.builds(Handful, count=st.integers(1, 20), sides=st.integers(1, 100), sign=st.sampled_from([1, -1]))
    return whole.flatmap(
        lambda h: (
            st.builds(
                Handful,
                count=st.just(h.count),
                sides=st.just(h.sides),
                sign=st.just(h.sign),
                keep=st.integers(1, h.count),
                lowest=st.booleans(),
            )
            | st.just(h)
        )
    )


def totals():
    numbers = st.builds(Number, value=st.integers(0, 1000), sign=st.sampled_from([1, -1]))
    return st.lists(handfuls() | numbers, min_size=1, max_size=5).map(lambda terms: Total(tuple(terms)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2d6", "2d6"),
        ("d20", "1d20"),
        ("D20", "1d20"),
        (" 2 d6", None),
        ("4d6kh3", "4d6kh3"),
        ("4d6KL", "4d6kl1"),
        ("2d6 + 1d8 − 3", "2d6+1d8-3"),
        ("-1+d4", "-1+1d4"),
        ("7", "7"),
        ("pool(3) vs ladder(core)", "pool(3) vs ladder(core)"),
        ("POOL( -2 )VS LADDER( core )", "pool(-2) vs ladder(core)"),
    ],
)
def test_a_text_has_one_meaning(text, said):
    if said is None:
        with pytest.raises(DiceError):
            dice.parse(text)
    else:
        assert str(dice.parse(text)) == said


@given(totals())
def test_what_a_tree_says_reads_as_that_tree(tree):
    assert dice.parse(str(tree)) == tree


@given(st.integers(-998, 1000))
def test_what_a_pool_says_reads_as_that_pool(pool):
    tree = PoolTest(pool=pool, ladder="core")
    assert dice.parse(str(tree)) == tree


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("", "empty", (0, 0)),
        ("   ", "empty", (0, 3)),
        ("2d", "unexpected", (0, 2)),
        ("2d6 2", "unexpected", (4, 5)),
        ("2d6++1", "unexpected", (4, 5)),
        ("2d6+", "ended", (4, 4)),
        ("2x6", "unexpected", (0, 3)),
        ("2d6kh", None, None),
        ("2d6k3", "unexpected", (0, 5)),
        ("1+0d6", "no_dice", (2, 5)),
        ("d0", "faces", (0, 2)),
        ("d100001", "faces", (0, 7)),
        ("4d6kh5", "keep", (0, 6)),
        ("4d6kl0", "keep", (0, 6)),
        ("500d6+501d6", "too_many", (6, 11)),
        ("99999999999", "too_large", (0, 11)),
        ("1" * 501, "too_long", (500, 501)),
        ("pool(", "ended", (5, 5)),
        ("pool(1001) vs ladder(core)", "too_many", (5, 9)),
        ("pool(3)", "ended", (7, 7)),
        ("pool(3) vs ladder()", "unexpected", (18, 19)),
        ("٣d6", "unexpected", (0, 1)),
    ],
)
def test_every_fault_has_a_code_and_a_place(text, code, span):
    if code is None:
        assert dice.parse(text) == dice.parse(text + "1")
        return
    with pytest.raises(DiceError) as caught:
        dice.parse(text)
    assert (caught.value.code, (caught.value.start, caught.value.end)) == (code, span)
    assert caught.value.message


@given(st.text(alphabet="0123456789dkhlDpo(vs)cre+-−% ", max_size=40) | st.text(max_size=40))
def test_no_text_brings_any_other_error(text):
    fault = fault_of(text)
    assert fault is None or 0 <= fault.start <= fault.end <= len(text)


def test_a_roll_keeps_every_face_and_says_which_count():
    outcome = dice.roll("4d6kh3+1d8-2", Scripted([6, 1, 3, 1, 8]), "x")
    assert outcome.total == 6 + 1 + 3 + 8 - 2
    assert outcome.faces == (6, 1, 3, 1, 8)
    assert [part.kept for part in outcome.parts] == [(True, True, True, False), (True,)]
    assert outcome.degree is None


def test_the_lowest_are_kept_and_dice_may_be_taken_away():
    assert dice.roll("3d6kl1-2d4", Scripted([5, 2, 4, 3, 1]), "x").total == 2 - 4


def test_every_handful_draws_from_its_own_label():
    dozen = dice.roll("30d6+30d6", Seeded("s"), "x")
    assert dozen.faces[:30] != dozen.faces[30:]


@pytest.mark.parametrize(
    ("pool", "faces", "total", "degree"),
    [
        (3, [3, 1, 2], 3, "fail"),
        (1, [5], 5, "partial"),
        (2, [6, 1], 6, "full"),
        (2, [6, 6], 6, "surge"),
        (0, [6, 6], 6, "full"),
        (0, [6, 4], 4, "partial"),
        (-2, [6, 6, 6, 1], 1, "fail"),
    ],
)
def test_a_pool_is_read_against_its_ladder(pool, faces, total, degree):
    outcome = dice.roll(f"pool({pool}) vs ladder(core)", Scripted(faces), "x", LADDERS)
    assert (outcome.total, outcome.degree, outcome.faces) == (total, degree, tuple(faces))


def test_an_unknown_ladder_is_named():
    with pytest.raises(DiceError) as caught:
        dice.roll("pool(2) vs ladder(cor)", Seeded("s"), "x", LADDERS)
    assert (caught.value.code, caught.value.start, caught.value.end) == ("unknown_ladder", 18, 21)
    assert caught.value.hint == "core"


@given(totals(), st.text())
def test_no_roll_leaves_its_bounds(tree, seed):
    low, high = dice.bounds(tree)
    assert low <= dice.roll(tree, Seeded(seed), "x").total <= high
