"""The notations of other rollers, in and out: Roll20's, Foundry's, and that of the ``d20`` library (Avrae's).

What is read means exactly what it means there, whatever our own spelling would be: ``8d6r1`` rerolls until no 1 is left
in Roll20 and once in Foundry. What one of the two languages cannot say is a DiceError ``no_equivalent`` with the place
of it; nothing is ever translated to something near. What only changes how a roll looks is left out.

Written and read again, a tree is the same, but for a few that have one spelling there and several here: ``a // b`` is
``floor(a / b)``, ``max(a, b)`` a set that keeps its highest, a die that explodes on its last face just explodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.binding import unknown
from rpg.dice.depth import followed
from rpg.dice.dialect import d20, foundry, roll20
from rpg.dice.tree import NOWHERE

if TYPE_CHECKING:
    from types import ModuleType

    from rpg.dice.tree import Node

_MODULES = {"d20": d20, "foundry": foundry, "roll20": roll20}

NAMES = tuple(_MODULES)
"""The dialects that can be read and written."""


@followed
def read(text: str, dialect: str) -> Node:
    """The tree of a text in that dialect.

    Raises:
        DiceError: it cannot be read, means what no tree of ours means (``no_equivalent``), passes a limit, or the
            dialect is not known.
    """
    tree: Node = _module(dialect).read(text)
    return tree


@followed
def write(tree: Node, dialect: str) -> str:
    """The text of a tree in that dialect; DiceError ``no_equivalent`` for what it cannot say, with its span."""
    text: str = _module(dialect).write(tree)
    return text


def _module(dialect: str) -> ModuleType:
    found = _MODULES.get(dialect)
    if found is None:
        raise unknown("unknown_dialect", dialect, NAMES, NOWHERE)
    return found
