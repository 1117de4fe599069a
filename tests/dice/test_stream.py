"""A stream of dice: the bytes of one counter after another, read die by die, evenly."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice.philox import philox, seed_key
from rpg.dice.source import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDES = st.one_of(st.integers(1, 260), st.sampled_from([1000, 2**31 + 1, 0xC0000001, 2**32]))


def flow(seed: str, replicate: int) -> Iterator[int]:
    """Every byte of the stream, one by one: the definition."""
    block = 0
    while True:
        block += 1
        for word in philox((block, 0, replicate, 0), seed_key(seed)):
            yield from word.to_bytes(8, "little")


def face(flow: Iterator[int], sides: int) -> int:
    """One die as the definition has it: a byte, or four, thrown away if it would favour some faces."""
    if sides <= 255:
        byte = next(flow)
        return byte % sides + 1 if byte < 256 - 256 % sides else face(flow, sides)
    scaled = int.from_bytes(bytes(next(flow) for _ in range(4)), "little") * sides
    return (scaled >> 32) + 1 if scaled % 2**32 >= 2**32 % sides else face(flow, sides)


@given(
    seed=st.text(max_size=5),
    replicate=st.integers(0, 2**64 - 1),
    rolls=st.lists(st.tuples(st.integers(0, 90), SIDES), max_size=20),
)
def test_a_stream_reads_its_bytes_die_by_die(seed, replicate, rolls):
    dice, bytewise = Stream(seed, replicate), flow(seed, replicate)
    for count, sides in rolls:
        assert dice.roll("any", count, sides) == tuple(face(bytewise, sides) for _ in range(count))


@given(seed=st.text(max_size=5), rolls=st.lists(st.tuples(st.integers(0, 90), SIDES), max_size=20))
def test_one_die_is_the_first_of_a_roll(seed, rolls):
    dice, bytewise = Stream(seed), flow(seed, 0)
    for count, sides in rolls:
        assert dice.one(sides) == face(bytewise, sides)
        assert dice.roll("any", count, sides) == tuple(face(bytewise, sides) for _ in range(count))


def test_a_long_stream_goes_on_as_it_began():
    dice, bytewise = Stream("long"), flow("long", 0)
    for _ in range(500):
        assert dice.roll("any", 11, 6) == tuple(face(bytewise, 6) for _ in range(11))


@pytest.mark.parametrize("sides", [2, 6, 20, 100, 200, 255, 256, 1000])
def test_faces_of_a_stream_are_even(sides):
    rolls = 100 * sides
    faces = Counter(Stream("even").roll("any", rolls, sides))
    assert set(faces) == set(range(1, sides + 1))
    chi2 = sum((count - 100) ** 2 / 100 for count in faces.values())
    freedom = sides - 1
    assert chi2 < freedom + 4 * (2 * freedom) ** 0.5


def test_a_draw_that_would_favour_some_faces_is_thrown_away():
    thirds = Counter(face % 3 for face in Stream("odd").roll("any", 3000, 3 << 30))
    assert all(abs(count - 1000) < 150 for count in thirds.values())


def test_the_label_plays_no_part_and_a_roll_never_comes_back():
    one, other = Stream("s"), Stream("s")
    first = one.roll("a", 20, 6)
    assert other.roll("b", 20, 6) == first
    assert one.roll("a", 20, 6) != first


def test_another_seed_or_replicate_is_another_stream():
    rolls = {Stream(seed, replicate).roll("x", 20, 6) for seed in ("s", "t") for replicate in (0, 1)}
    assert len(rolls) == 4


def test_a_seed_may_be_given_as_its_key():
    assert Stream(seed_key("s")).roll("x", 20, 6) == Stream("s").roll("x", 20, 6)
