"""Seeded dice: faces are even, and a roll depends on nothing but seed, stream and label."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice.source import Scripted, Seeded


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


@pytest.mark.parametrize(
    ("sides", "faces"),
    [
        (6, (6, 6, 4, 2, 5, 6, 2, 1, 1, 1)),
        (0xC0000001, (2456905881, 2746104162, 333621863, 422666413, 251985969, 2948986538, 653366448, 281730384,
                      409421780, 409173746)),
    ],
)  # fmt: skip
def test_a_seed_shows_the_faces_that_it_always_showed(sides, faces):
    assert Seeded("always", 12, replicate=3).roll("strike:tae", 10, sides) == faces


@given(
    seed=st.text(max_size=3),
    replicate=st.integers(0, 2**40),
    count=st.integers(1, 40),
    sides=st.one_of(st.integers(1, 100), st.sampled_from([2**31 + 1, 0xC0000001, 2**32])),
)
def test_one_die_of_a_roll_can_be_played_alone(seed, replicate, count, sides):
    dice = Seeded(seed, 5, replicate)
    assert dice.roll("x", count, sides) == tuple(dice.die("x", index, sides) for index in range(count))


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
