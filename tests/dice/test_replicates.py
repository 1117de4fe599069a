"""The dice of a simulation show the faces that each replicate shows alone, however they were worked out."""

from __future__ import annotations

import pytest

from rpg.dice import philox, replicates
from rpg.dice.replicates import Replicates
from rpg.dice.source import Seeded

REJECTING = 3 << 30  # a quarter of the draws is thrown away, and drawn again beside the others


@pytest.mark.parametrize(("count", "sides"), [(5, 6), (8, 1 << 20), (1, 3), (8, REJECTING), (11, 6), (7, 1 << 32)])
def test_faces_are_those_of_the_replicate_alone(count, sides):
    every = Replicates("seed")
    for replicate in range(200):
        for stream in (0, 3):
            alone = Seeded("seed", stream, replicate).roll("strike", count, sides)
            assert every.dice(stream, replicate).roll("strike", count, sides) == alone


def test_any_order_and_any_gap_shows_the_same_faces():
    every = Replicates((1, 2))
    for replicate in (*range(130), 70, 3, 64, 1 << 40, 129, *range(500, 300, -1)):
        assert every.dice(1, replicate).roll("x", 4, 6) == Seeded((1, 2), 1, replicate).roll("x", 4, 6)


def test_what_is_asked_for_often_is_worked_out_whole_and_the_rest_alone(monkeypatch):
    whole: list[int] = []

    def words(key, roll, first, lanes):
        whole.append(first)
        return philox.replicates(key, roll, first, lanes)

    monkeypatch.setattr(replicates, "replicates", words)
    every = Replicates("seed")
    for replicate in range(256):
        every.dice(0, replicate).roll("always", 5, 6)
        if replicate % 32 == 0:
            every.dice(0, replicate).roll("seldom", 5, 6)
    assert whole == [64, 128, 192]
