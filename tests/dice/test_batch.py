"""Chance by the million: the faces that fall one by one, results exactly as likely as their odds, each had alone."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.dice import Band, Context, DiceError, Ladder, Seeded, odds
from rpg.dice.batching import CHUNK, MOST, Batch, _narrow, _prime, _shares, _table, batch, faces, sample
from rpg.dice.philox import philox, seed_key
from rpg.dice.source import roll_word
from tests.tries import tries

SLOTS = 1 << 16
WEIGHTS = st.lists(st.integers(1, 9) | st.integers(1, 10**30), min_size=1, max_size=12).map(
    lambda found: dict(enumerate(found))
)
BANDS = (Band(key="fail", low=1, high=3), Band(key="cost", low=4, high=5), Band(key="hit", low=6, high=6))
LADDERS = Context(ladders={"core": Ladder(sides=6, read="highest", bands=BANDS)})


# ------------------------------------------------------------------ faces
def test_a_million_dice_are_the_dice_that_fall_one_by_one():
    count = 1_000_000
    many = faces("million", count, 6, "x", stream=3, replicate=9)
    dice = Seeded("million", 3, 9)
    assert many.dtype == np.uint8
    assert bytes(many) == bytes(dice.roll("x", count, 6))
    assert all(many[at] == dice.die("x", at, 6) for at in range(0, count, 997))


@pytest.mark.parametrize("sides", [1, 2, 3, 20, 100, 255, 256, 1000, 65535, 65536, 2**31, 2**31 + 1, 2**32 - 1, 2**32])
def test_dice_of_any_sides_are_the_same_by_the_thousand(sides):
    many = faces("sides", 3001, sides, "x")
    assert tuple(many.tolist()) == Seeded("sides").roll("x", 3001, sides)
    assert many.dtype.itemsize <= {True: 1, sides > 255: 2, sides > 65535: 4, sides == 2**32: 8}[True]


def test_draws_that_are_thrown_away_go_sideways():
    sides = 0xC0000001
    dice = Seeded("odd", 1, 2)
    many = faces("odd", 20_000, sides, "wide", stream=1, replicate=2)
    assert tuple(many.tolist()) == dice.roll("wide", 20_000, sides)
    thirds = Counter((many % 3).tolist())
    assert all(abs(count - 20_000 / 3) < 400 for count in thirds.values())


@pytest.mark.parametrize("sides", [2, 3, 6, 7, 20, 100, 254, 255])
def test_around_every_border_the_quick_reading_is_right_or_in_doubt(sides):
    near = range(-sides - 3, sides + 4)
    words = sorted({(face * 2**32 // sides + step) % 2**32 for face in range(sides) for step in near})
    scaled = [word * sides for word in words]
    out = np.empty(len(words), np.uint8)
    doubtful = set(_narrow(np.array(words, np.uint32), out, sides).tolist())
    right = {at for at, product in enumerate(scaled) if out[at] == (product >> 32) + 1}
    fair = {at for at, product in enumerate(scaled) if product % 2**32 >= 2**32 % sides}
    assert right & fair | doubtful == set(range(len(words)))
    assert len(doubtful) < len(words)


# ------------------------------------------------------------------ results
@given(weights=WEIGHTS)
@settings(max_examples=tries(60), deadline=None)
def test_a_slot_is_decided_where_all_of_it_lies_in_one_share(weights):
    table, total = _table(_shares(weights)), sum(weights.values())
    end = 0
    for value, weight in weights.items():
        begin, end = end, end + weight
        decided = np.flatnonzero(table == value)
        whole = range(-(-begin * SLOTS // total), end * SLOTS // total)
        assert decided.tolist() == list(whole)
    assert np.count_nonzero(table == len(weights)) < len(weights)


@given(weights=WEIGHTS)
@settings(max_examples=tries(60), deadline=None)
def test_more_bits_close_in_on_the_exact_weights(weights):
    """At any width, decided numbers never exceed a value's share, and only one for each border is left open."""
    shares, total = _shares(weights), sum(weights.values())
    for width in range(11):
        found = Counter(shares.find(bits, width) for bits in range(1 << width))
        assert found.pop(None, 0) < len(weights)
        for value, weight in weights.items():
            exact = Fraction(weight, total) * (1 << width)
            assert exact - 2 < found[value] <= exact


@given(weights=WEIGHTS, bits=st.integers(0, SLOTS - 1), more=st.integers(0, (1 << 64) - 1))
def test_bits_that_are_enough_stay_enough(weights, bits, more):
    shares = _shares(weights)
    found = shares.find(bits, 16)
    assert found is None or shares.find(bits << 64 | more, 80) == found


def test_a_small_distribution_is_reproduced_slot_by_slot():
    """Of each slot: the share that the table gives, or exactly what lies of it on both sides of the border."""
    weights = {"a": 1, "b": 2, "c": 4}
    shares = _shares(weights)
    table, chance = _table(shares), dict.fromkeys(range(3), Fraction(0))
    for slot in range(SLOTS):
        if table[slot] < 3:
            chance[int(table[slot])] += Fraction(1, SLOTS)
        else:
            low, high = Fraction(slot, SLOTS), Fraction(slot + 1, SLOTS)
            for value, (begin, end) in enumerate([(0, 1), (1, 3), (3, 7)]):
                chance[value] += max(Fraction(0), min(high, Fraction(end, 7)) - max(low, Fraction(begin, 7)))
    assert list(chance.values()) == [Fraction(1, 7), Fraction(2, 7), Fraction(4, 7)]
    assert np.count_nonzero(table == 3) == 2


def test_weights_that_fill_the_slots_need_nothing_more():
    table = _table(_shares({"a": 1, "b": 3, "c": 12}))
    assert Counter(table.tolist()) == {0: SLOTS // 16, 1: 3 * SLOTS // 16, 2: 12 * SLOTS // 16}


@pytest.mark.parametrize("text", ["4d6kh3", "2d6-7", "d20", "10d6cs>=5", "5d6x:3", "1d20 vs 12", "3d{hit,hit,miss}"])
def test_results_are_as_likely_as_their_odds(text):
    exact = odds(text)
    counts = batch(text, 200_000, "even").counts()
    assert list(counts) == list(exact.weights)
    likely = [(counts[value], float(exact.chance(value)) * 200_000) for value in counts if exact.chance(value) > 1e-4]
    chi2 = sum((count - expected) ** 2 / expected for count, expected in likely)
    freedom = len(likely) - 1
    assert chi2 < freedom + 5 * (2 * freedom) ** 0.5 + 2


@pytest.mark.parametrize(
    "what", ["4d6kh3", "100d6", "10d6cs>=5", "pool(3) vs ladder(core)", {value: 7 * value + 1 for value in range(900)}]
)
def test_one_result_of_many_can_be_had_alone(what):
    found = batch(what, 6000, "alone", "night", LADDERS)
    assert [sample(what, at, "alone", "night", LADDERS) for at in range(6000)] == [
        found.values[index] for index in found.indices
    ]


def test_fewer_results_are_the_first_of_more_whatever_the_chunks():
    weights = {value: 7 * value + 1 for value in range(4000)}  # hundreds of results to be settled in every chunk
    end = 4 * CHUNK + 301
    more = batch(weights, end, "s").array()
    assert np.array_equal(batch(weights, 777, "s").array(), more[:777])
    assert all(sample(weights, at, "s") == more[at] for at in range(4 * CHUNK - 300, end))


def test_dice_of_the_next_chunk_go_sideways_at_their_own_place():
    sides, end = 0xC0000001, 2 * CHUNK + 301
    found = faces("s", end, sides, "x")
    assert all(Seeded("s").die("x", at, sides) == found[at] for at in range(2 * CHUNK - 300, end))


def bits_of(index: int, words: int) -> int:
    """The bits of one result of the seed "s", by the definition: its slot, then words drawn sideways."""
    roll, key = roll_word(0, "batch"), seed_key("s")
    bits = philox((index // 16 + 1, roll, 0, 0), key)[index % 16 // 4] >> 16 * (index % 4) & 0xFFFF
    for retry in range(1, words + 1):
        bits = bits << 64 | philox((index, roll, 0, retry), key)[0]
    return bits


@pytest.mark.parametrize("index", [0, 5, 16, 1003])
@pytest.mark.parametrize("words", [1, 2, 3])
def test_a_border_among_the_bits_of_a_result_is_settled_by_more_bits(index, words):
    """A border just above, and just below, a number of 80, 144 or 208 bits that a result begins with."""
    bits, width = bits_of(index, words), 16 + 64 * words
    for border in (bits, bits + 1):
        weights = {"low": border // 2, "below": border - border // 2, "above": (1 << width) - border}
        wanted = "below" if bits < border else "above"
        assert sample(weights, index, "s") == wanted
        found = batch(weights, index + 1, "s")
        assert found.values[found.indices[index]] == wanted


def test_a_border_that_no_power_of_two_hits_needs_the_next_word():
    bits = bits_of(5, 1)
    # a third into the interval of 80 bits
    weights = {"low": bits, "below": 2 * bits + 1, "above": 3 * (1 << 80) - 3 * bits - 1}
    more = bits_of(5, 2) & (1 << 64) - 1
    wanted = "below" if 3 * more < 1 << 64 else "above"
    found = batch(weights, 6, "s")
    assert _shares(weights).find(bits, 80) is None
    assert sample(weights, 5, "s") == found.values[found.indices[5]] == wanted


def test_a_value_that_cannot_come_up_does_not():
    found = batch({"never": 0, "always": 1}, 100, "s")
    assert found.counts() == {"always": 100}
    assert sample({"never": 0, "always": 1}, 9, "s") == "always"


def test_another_seed_or_label_is_another_batch():
    found = {bytes(batch("d20", 50, seed, label).array()) for seed in ("s", "t") for label in ("a", "b")}
    assert len(found) == 4
    assert np.array_equal(batch("d20", 50, seed_key("s")).array(), batch("d20", 50, "s").array())


# ------------------------------------------------------------------ what is given back
@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((-128, 127), "int8"),
        ((-129, 0), "int16"),
        ((127, 128), "int16"),
        (tuple(range(-100, 28)), "int8"),
        (tuple(range(-120, 136)), "int16"),
        ((2**31,), "int64"),
        ((False, True), "bool"),
    ],
)
def test_numbers_are_given_in_the_smallest_type(values, kind):
    found = batch(dict.fromkeys(values, 1), 500, "s")
    assert found.array().dtype == kind
    assert found.array().tolist() == [found.values[index] for index in found.indices]


@pytest.mark.parametrize(
    ("values", "code"), [(("hit", "miss"), "no_numbers"), ((1, Fraction(1, 2)), "no_numbers"), ((1, 2**63), "too_wide")]
)
def test_what_no_array_can_hold_is_refused_but_still_said_by_index(values, code):
    found = batch(dict.fromkeys(values, 1), 40, "s")
    with pytest.raises(DiceError) as caught:
        found.array()
    assert caught.value.code == code
    assert sum(found.counts().values()) == 40


def test_counts_name_every_value():
    found = Batch((3, 4, 5), np.array([0, 2, 2], np.uint8))
    assert found.counts() == {3: 1, 4: 0, 5: 2}


def test_many_values_have_wider_indices():
    assert batch(dict.fromkeys(range(255), 1), 9, "s").indices.dtype == np.uint8
    assert batch(dict.fromkeys(range(256), 1), 9, "s").indices.dtype == np.uint16


def test_more_than_fits_is_refused():
    for call in (lambda: batch("d6", MOST + 1, "s"), lambda: faces("s", MOST + 1, 6, "x")):
        with pytest.raises(DiceError) as caught:
            call()
        assert (caught.value.code, caught.value.values) == ("too_many_results", {"count": MOST + 1, "limit": MOST})


@pytest.mark.parametrize("weights", [{}, {7: 0}, {"a": 0, "b": 0}])
def test_where_no_value_has_a_weight_nothing_can_come_up(weights):
    for call in (lambda: batch(weights, 3, "s"), lambda: batch(weights, 0, "s"), lambda: sample(weights, 3, "s")):
        with pytest.raises(DiceError) as caught:
            call()
        assert caught.value.code == "no_weights"


def test_there_are_no_fewer_results_than_none():
    for call in (lambda: batch("d6", -1, "s"), lambda: faces("s", -1, 6, "x"), lambda: sample("d6", -1, "s")):
        with pytest.raises(DiceError) as caught:
            call()
        assert (caught.value.code, caught.value.values) == ("too_few_results", {"count": -1})
    for index in (MOST, 2**64, 2**70):
        with pytest.raises(DiceError) as caught:
            sample("d6", index, "s")
        assert caught.value.code == "too_many_results"
    assert batch("d6", 0, "s").indices.size == faces("s", 0, 6, "x").size == 0
    assert sample("d6", MOST - 1, "s") in range(1, 7)


@pytest.mark.parametrize("sides", [0, -1, 2**32 + 1])
def test_dice_that_are_none_do_not_fall(sides):
    with pytest.raises(DiceError) as caught:
        faces("s", 3, sides, "x")
    assert caught.value.code == "faces"


def test_without_numpy_one_result_can_still_be_had(monkeypatch):
    wanted = sample("4d6kh3", 9, "s")
    _prime.cache_clear()
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert sample("4d6kh3", 9, "s") == wanted
    with pytest.raises(DiceError) as caught:
        batch("4d6kh3", 10, "s")
    assert caught.value.code == "no_numpy"


def test_dice_without_a_batch_never_load_numpy():
    code = "import sys; from rpg import dice; dice.batch; dice.sample; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout == "False\n"
