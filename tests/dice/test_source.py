"""Seeded dice: the cipher is Philox, faces are even, and a roll depends on nothing but seed, stream and label."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Scripted, Seeded
from rpg.dice.source import philox

ONES = (1 << 64) - 1


@pytest.mark.parametrize(
    ("counter", "key", "words"),
    [
        (
            (0, 0, 0, 0),
            (0, 0),
            (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
        ),
        (
            (ONES, ONES, ONES, ONES),
            (ONES, ONES),
            (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
        ),
        (
            (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
            (0x452821E638D01377, 0xBE5466CF34E90C6C),
            (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
        ),
    ],
)
def test_one_block_equals_the_known_answers_of_random123(counter, key, words):
    assert philox(counter, key) == words


@pytest.mark.parametrize("sides", [2, 6, 20, 100])
def test_faces_are_even(sides):
    dice = Seeded("even", stream=1)
    rolls = 6000
    faces = Counter(face for n in range(rolls // 60) for face in dice.roll(f"roll {n}", 60, sides))
    expected = rolls / sides
    chi2 = sum((faces[face] - expected) ** 2 / expected for face in range(1, sides + 1))
    assert set(faces) <= set(range(1, sides + 1))
    freedom = sides - 1
    assert chi2 < freedom + 4 * (2 * freedom) ** 0.5


def test_a_die_that_does_not_divide_the_word_is_rejected_into_evenness():
    sides = 3 << 30  # a quarter of the words must be thrown away; kept, they would favour every third face
    faces = Seeded("odd").roll("wide", 3000, sides)
    thirds = Counter(face % 3 for face in faces)
    assert all(abs(count - 1000) < 150 for count in thirds.values())
    assert len(set(faces)) > 2990


@given(
    seed=st.text(), stream=st.integers(0, 2**40), label=st.text(), count=st.integers(1, 40), sides=st.integers(1, 100)
)
def test_a_roll_can_be_played_again(seed, stream, label, count, sides):
    one = Seeded(seed, stream).roll(label, count, sides)
    other = Seeded(seed, stream)
    other.roll("something else first", 3, 6)
    assert other.roll(label, count, sides) == one
    assert len(one) == count
    assert all(1 <= face <= sides for face in one)


def test_more_dice_of_the_same_roll_begin_with_the_same_faces():
    assert Seeded("s").roll("x", 20, 6)[:5] == Seeded("s").roll("x", 5, 6)


def test_another_label_stream_seed_or_replicate_is_another_roll():
    rolls = [
        Seeded("s", 1).roll("x", 12, 6),
        Seeded("s", 1).roll("y", 12, 6),
        Seeded("s", 2).roll("x", 12, 6),
        Seeded("t", 1).roll("x", 12, 6),
        Seeded("s", 1, replicate=1).roll("x", 12, 6),
    ]
    assert len(set(rolls)) == len(rolls)


def test_faces_are_the_same_whatever_the_hash_seed():
    code = "from rpg.dice import Seeded; print(Seeded('s', 7).roll('strike:tae', 30, 6))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert told == {f"{Seeded('s', 7).roll('strike:tae', 30, 6)}\n"}


def test_a_script_shows_its_faces_and_then_ends():
    dice = Scripted([1, 6, 3])
    assert dice.roll("a", 2, 6) == (1, 6)
    with pytest.raises(IndexError, match="no 2d6 for 'b'"):
        dice.roll("b", 2, 6)


def test_a_script_refuses_a_face_that_no_such_die_has():
    with pytest.raises(IndexError):
        Scripted([7]).roll("a", 1, 6)
