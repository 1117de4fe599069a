"""Dice that the rules ask for: read once, when the rules are opened, so that nothing is parsed at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg import dice as notation

if TYPE_CHECKING:
    from rpg.dice import Dice, Outcome
    from rpg.dice.tree import Node


class Formula:
    """A dice text of the rules (DICE.md) and its tree: a total, whoever rolls it. Equal texts are equal formulas."""

    __slots__ = ("_tree", "text")
    text: str
    _tree: Node | None

    def __init__(self, text: str) -> None:
        """Read a text; DiceError if it is no dice, or comes to no total by itself (``needs_number``)."""
        self.text, self._tree = text, self._read(text)

    @classmethod
    def known(cls, text: str) -> Formula:
        """The formula of a text that was found sound before: it is read when its tree is asked for."""
        made = cls.__new__(cls)
        made.text, made._tree = text, None  # noqa: SLF001 - its own
        return made

    @property
    def tree(self) -> Node:
        """The dice as a tree."""
        if self._tree is None:
            self._tree = self._read(self.text)
        return self._tree

    @staticmethod
    def _read(text: str) -> Node:
        typed, totals = notation.parse_line(text), (notation.Kind.NUMBER, notation.Kind.POOL)
        if typed.named or typed.told or typed.kind not in totals:
            message = f"{text!r} names something, tells real dice, or comes to no total: a rule needs a total"
            found = "this" if typed.kind in totals else typed.kind.value
            raise notation.DiceError("needs_number", message, (0, len(text)), hint="2d6", found=found)
        return typed.tree

    def roll(self, dice: Dice, label: str) -> Outcome:
        """Roll it under that label."""
        return notation.roll(self.text, dice, label)

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


def known(wanted: type, told: object) -> object:
    """The same as :func:`formulas`, for rules that were opened before: no dice are read."""
    if wanted is Formula and isinstance(told, str):
        return Formula.known(told)
    raise TypeError(f"{wanted.__name__} is not made of {told!r}")


def formulas(wanted: type, told: object) -> object:
    """What msgspec asks when it decodes rules and meets a type of ours: the formula of a text; TypeError otherwise."""
    if wanted is Formula and isinstance(told, str):
        return Formula(told)
    raise TypeError(f"{wanted.__name__} is not made of {told!r}")
