"""Dice that the rules ask for: read once, when the rules are opened, so that nothing is parsed at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice import DiceError, Kind, parse_line, roll

if TYPE_CHECKING:
    from rpg.dice import Dice, Outcome

_TOTALS = frozenset({Kind.NUMBER, Kind.POOL})


class Formula:
    """A dice text of the rules (DICE.md) and its tree: a total, whoever rolls it. Equal texts are equal formulas."""

    __slots__ = ("text", "tree")

    def __init__(self, text: str) -> None:
        """Read a text; DiceError if it is no dice, or comes to no total by itself (``needs_number``)."""
        typed = parse_line(text)
        if typed.named or typed.told or typed.kind not in _TOTALS:
            message = f"{text!r} names something, tells real dice, or comes to no total: a rule needs a total"
            found = "this" if typed.kind in _TOTALS else typed.kind.value
            raise DiceError("needs_number", message, (0, len(text)), hint="2d6", found=found)
        self.text = text
        self.tree = typed.tree

    def roll(self, dice: Dice, label: str) -> Outcome:
        """Roll it under that label."""
        return roll(self.text, dice, label)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Formula) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Formula({self.text!r})"


def text_of(value: object) -> str:
    """What msgspec asks when it encodes rules: the text of a formula; TypeError for anything else."""
    if isinstance(value, Formula):
        return value.text
    raise TypeError(f"{type(value).__name__} is no part of rules")


def formulas(wanted: type, told: object) -> object:
    """What msgspec asks when it decodes rules and meets a type of ours: the formula of a text; TypeError otherwise."""
    if wanted is Formula and isinstance(told, str):
        return Formula(told)
    raise TypeError(f"{wanted.__name__} is not made of {told!r}")
