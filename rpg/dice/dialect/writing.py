"""Writing a tree for another roller: the arithmetic that all of them share. Dice and groups are each one's own."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from rpg.dice import lexer
from rpg.dice.canonical import show
from rpg.dice.dialect.same import chain, never_negative, no_equivalent
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Faces,
    Keep,
    Labeled,
    Name,
    Number,
    Reroll,
    Set,
    Unary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rpg.dice.error import DiceError
    from rpg.dice.tree import Modifier, Node, Test

_TIGHT = 99


class Writer:
    """Writes one dialect; whatever it has no way of writing is refused."""

    dialect: ClassVar[str]
    floors: ClassVar[bool] = False
    """Whether ``//`` and ``%`` are what they are here."""
    functions: ClassVar[frozenset[str]] = frozenset({"floor", "ceil", "abs"})
    tests: ClassVar[Mapping[str, tuple[str, int]]]
    """How a test is written: its sign, and what is added to its number."""
    brackets: ClassVar[tuple[str, str]] = ("{", "}")
    """What a set stands in."""

    @abstractmethod
    def sides(self, sides: Node | Faces, dice: Dice) -> str:
        """What stands behind the ``d``."""

    @abstractmethod
    def modified(self, base: Dice | Set, text: str, row: list[Modifier]) -> str:
        """Dice or a set, written already, with the modifiers behind them."""

    def write(self, node: Node) -> str:
        """A part of a tree; DiceError if this dialect cannot say it."""
        written = _WRITTEN.get(type(node))
        if written is None:
            raise self.unsaid(node)
        return written(self, node)

    def unsaid(self, node: Node) -> DiceError:
        """The error of a part that this dialect cannot say."""
        return no_equivalent(self.dialect, show(node), node[-1])

    def within(self, node: Node, power: int) -> str:
        """A part, in parentheses if it would not hold together beside an operator that binds so."""
        text = self.write(node)
        return text if _power(node) > power else f"({text})"

    def number(self, node: Number) -> str:
        """A number."""
        return f"{node.value}"

    def name(self, node: Name) -> str:
        """An attribute or a macro; refused unless the dialect says how."""
        raise self.unsaid(node)

    def amount(self, node: Node, whole: Node) -> int:
        """A plain number where this dialect takes no other."""
        if not isinstance(node, Number):
            raise self.unsaid(whole)
        return node.value

    def test(self, test: Test, whole: Node, equal: str = "") -> str:
        """A test of a modifier; ``equal`` is the sign of equality where one is needed."""
        sign, more = (equal, 0) if test.op == "=" else self.tests.get(test.op, ("", -1))
        if isinstance(test.value, Name) and test.value.sigil == "@" and sign and not more:
            return f"{sign}{self.write(test.value)}"
        value = self.amount(test.value, whole) + more
        if value < 0 or (test.op != "=" and not sign):
            raise self.unsaid(whole)
        return f"{sign}{value}"

    def pool(self, node: Dice | Set | Modifier) -> str:
        """Dice or a set with all that stands behind them."""
        base, row = chain(node)
        match base:
            case Dice():
                return self.modified(base, self.dice(base), row)
            case Set():
                return self.modified(base, self.set(base), row)
            case _:
                raise self.unsaid(node)

    def dice(self, node: Dice) -> str:
        """Dice, without modifiers."""
        amount = f"{node.amount.value}" if isinstance(node.amount, Number) else f"({self.write(node.amount)})"
        return f"{amount}d{self.sides(node.sides, node)}"

    def set(self, node: Set) -> str:
        """A set, without modifiers."""
        opening, closing = self.brackets
        return f"{opening}{', '.join(self.write(item) for item in node.items)}{closing}"

    def unary(self, node: Unary) -> str:
        """A sign."""
        return f"-{self.within(node.value, lexer.SIGN - 1)}"

    def binary(self, node: Binary) -> str:
        """Arithmetic."""
        power = lexer.POWER[node.op]
        left, right = self.within(node.left, power - 1), self.within(node.right, power)
        if node.op == "//" and not self.floors:
            return f"floor({left} / {right})"
        if node.op == "%" and not self.floors and not (never_negative(node.left) and never_negative(node.right)):
            raise self.unsaid(node)
        return f"{left} {node.op} {right}"

    def compare(self, node: Compare) -> str:
        """A question about totals; refused unless the dialect says how."""
        raise self.unsaid(node)

    def call(self, node: Call) -> str:
        """A function."""
        values = ", ".join(self.write(value) for value in node.values)
        if node.function in self.functions:
            return f"{node.function}({values})"
        if node.function in {"min", "max"} and len(node.values) > 1:
            opening, closing = self.brackets
            return f"{opening}{values}{closing}k{'l' if node.function == 'min' else 'h'}1"
        raise self.unsaid(node)

    def labeled(self, node: Labeled) -> str:
        """A part with a label."""
        return f"{self.within(node.value, _TIGHT - 1)}[{node.label}]"


def _power(node: Node) -> int:
    match node:
        case Binary(op=op) | Compare(op=op):
            return lexer.POWER[op]
        case Unary():
            return lexer.SIGN
        case _:
            return _TIGHT


_WRITTEN: dict[type, Callable[..., str]] = {
    Number: Writer.number, Name: lambda writer, node: writer.name(node), Dice: Writer.pool, Set: Writer.pool,
    Keep: Writer.pool, Explode: Writer.pool, Reroll: Writer.pool, Clamp: Writer.pool, Count: Writer.pool,
    Unary: Writer.unary, Binary: Writer.binary, Compare: lambda writer, node: writer.compare(node), Call: Writer.call,
    Labeled: Writer.labeled,
}  # fmt: skip
