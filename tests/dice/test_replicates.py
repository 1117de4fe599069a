"""The dice of a simulation: every replicate has the stream that it has alone, however that was begun."""

from __future__ import annotations

from itertools import islice

import pytest

from rpg.dice.replicates import streams
from rpg.dice.source import Stream


@pytest.mark.parametrize("sides", [6, 120, 1 << 20])
def test_each_replicate_rolls_as_it_would_alone_and_as_long_as_it_likes(sides):
    for replicate, dice in enumerate(islice(streams("seed"), 150)):
        alone = Stream("seed", replicate)
        for count in (1, 5, 40, 3, 200):
            assert dice.roll("strike", count, sides) == alone.roll("strike", count, sides)


def test_a_seed_may_be_given_as_its_key_and_another_seed_is_other_dice():
    assert next(streams((1, 2))).roll("x", 20, 6) == Stream((1, 2)).roll("x", 20, 6)
    assert next(streams((1, 3))).roll("x", 20, 6) != Stream((1, 2)).roll("x", 20, 6)


def test_replicates_may_be_left_and_come_back_to():
    first, second = islice(streams("seed"), 2)
    begun = first.roll("x", 7, 6)
    second.roll("x", 100, 6)
    alone = Stream("seed", 0)
    assert (begun, first.roll("x", 300, 6)) == (alone.roll("x", 7, 6), alone.roll("x", 300, 6))
