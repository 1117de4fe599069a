"""Numbers of any size, told and reckoned with."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rpg import dice
from rpg.dice.arithmetic import digits


def test_a_deviation_may_be_too_large_for_its_square_to_be_a_float():
    assert dice.odds("d6 * " + " * ".join(["1000000000"] * 32)).deviation == pytest.approx((35 / 12) ** 0.5 * 1e288)
    assert dice.odds("7").deviation == 0


@pytest.mark.parametrize("zeros", [0, 3998, 3999, 4000, 4298, 4299, 7999, 8000, 8001, 30_000])
def test_numbers_of_any_length_are_written(zeros):
    written = f"1{'0' * zeros}7"
    assert digits(10 ** (zeros + 1) + 7) == written
    assert digits(-(10 ** (zeros + 1)) - 7) == f"-{written}"
    assert digits(Fraction(-1, 10 ** (zeros + 1) + 7)) == f"-1/{written}"
    assert digits(Fraction(10 ** (zeros + 1) + 7)) == written
