"""Dice in rules: a total that anybody can roll, and nothing else."""

from __future__ import annotations

import pytest

from rpg.dice import DiceError, Scripted
from rpg.game.formula import Formula


def test_a_formula_is_rolled_as_it_is_written() -> None:
    assert Formula("2d6+3").roll(Scripted([4, 5]), "a test").total == 12


@pytest.mark.parametrize(
    "text",
    ["2d6 vs 7", "@tae.reflex", "$sneak", "2d6=8", "(2d6)>=7", "3d{hit,miss}", "2 # d6", "pool(3) vs ladder(core)"],
)
def test_what_is_no_total_by_itself_is_no_formula(text: str) -> None:
    with pytest.raises(DiceError, match="a rule needs a total") as caught:
        Formula(text)
    assert (caught.value.code, caught.value.start, caught.value.end) == ("needs_number", 0, len(text))


def test_what_is_no_dice_at_all_keeps_its_own_error() -> None:
    with pytest.raises(DiceError) as caught:
        Formula("4d6 keep 3")
    assert caught.value.code == "unexpected"
