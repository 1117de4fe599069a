"""Reading another roller's text: the arithmetic that all of them share. What stands behind dice is each one's own."""

from __future__ import annotations

import re
from abc import abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal

from rpg.dice import lexer
from rpg.dice.dialect.same import never_negative, no_equivalent
from rpg.dice.error import DiceError
from rpg.dice.kinds import check
from rpg.dice.limits import LIMITS
from rpg.dice.scan import Scanner
from rpg.dice.tree import Binary, Call, Compare, Faces, Labeled, Name, Node, Number, Span, Test, Unary

if TYPE_CHECKING:
    from rpg.dice.limits import Limits

_VALUE = re.compile(
    r"""\s*(?:
      (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<die>d(?=[0-9%(fc]))
    | (?P<inline>\[\[)
    | (?P<group>[({])
    | (?P<sign>[-\u2212+])
    | @(?:\{\s*(?P<quoted>[^{}]+?)\s*\}|(?P<attribute>[^\W\d]\w*(?:\.\w+)*))
    | \#(?P<macro>[^\W\d]\w*(?:-\w+)*)
    | (?P<function>[a-z]+(?=\s*\())
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_OPERATOR = re.compile(r"\s*(\*\*|//|==|!=|<=|>=|[-\u2212+*/%<>^])")
_LABEL = re.compile(r"\s*\[(?!\[)([^\[\]]*)\]")
_SIDES = re.compile(r"([0-9]+)|([%fc(])", re.IGNORECASE)
_ARITHMETIC: dict[str, Literal["+", "-", "*", "/", "//", "%"]] = {
    "+": "+", "-": "-", "\u2212": "-", "*": "*", "/": "/", "//": "//", "%": "%",
}  # fmt: skip
_COMPARISONS: dict[str, Literal["==", "!=", "<", "<=", ">", ">="]] = {
    "==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip


class Reader(Scanner):
    """Reads values and arithmetic of one dialect; its heirs know what each of them writes behind dice and groups."""

    dialect: ClassVar[str]
    values: ClassVar[frozenset[str]]
    """What a value may begin with, besides numbers, dice, groups and signs."""
    functions: ClassVar[frozenset[str]] = frozenset()
    operators: ClassVar[frozenset[str]] = frozenset("+-\u2212*/%")
    foreign: ClassVar[re.Pattern[str]]
    """What they can say and we cannot."""

    def __init__(self, text: str, start: int = 0, limits: Limits = LIMITS) -> None:
        """Stand in the text where the dice start; DiceError if it is too long."""
        if len(text) > limits.text:
            message = f"a dice text has at most {limits.text} characters"
            raise DiceError("too_long", message, (limits.text, len(text)), limit=limits.text)
        super().__init__(text, limits)
        self.at = start

    @abstractmethod
    def sided(self, amount: Node, sides: Node | Faces, start: int) -> Node:
        """Dice of that many sides, with the modifiers that stand behind them here."""

    @abstractmethod
    def grouped(self, opening: str, items: list[Node], start: int, *, listed: bool) -> Node:
        """What stood in parentheses or braces, just closed, with its modifiers; ``listed`` if a comma was in it."""

    def tree(self) -> Node:
        """The whole text; DiceError if it cannot be read or its parts do not fit together."""
        tree = self.expression()
        if self.text[self.at :].strip():
            raise self.strange("+")
        check(tree)
        return tree

    def expression(self, power: int = 0) -> Node:
        """A value and all operators behind it that bind tighter than ``power``."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self.too_deep()
        space = lexer.SPACE.match(self.text, self.at)
        start = space.end() if space else self.at
        left = self._labeled(self.value())
        while (match := _OPERATOR.match(self.text, self.at)) and self._binds(match) > power:
            self.one_more()
            self.at = match.end()
            left = self._binary(match[1], left, self.expression(lexer.POWER[match[1]]), start)
        self.depth -= 1
        return left

    def one_more(self) -> None:
        """One part more in this text; DiceError if they are too many."""
        self.parts += 1
        if self.parts > self.limits.parts:
            raise self.too_long()

    def _binds(self, match: re.Match[str]) -> int:
        if match[1] in self.operators:
            return lexer.POWER[match[1]]
        if match[1] in {"**", "^"}:
            raise self.unsaid(match.start(1), match.end(1))
        return 0

    def _binary(self, op: str, left: Node, right: Node, start: int) -> Node:
        place = Span(start, self.at)
        if op in _COMPARISONS:
            return Compare(_COMPARISONS[op], left, right, place)
        if op == "%" and self.dialect != "d20" and not (never_negative(left) and never_negative(right)):
            raise self.unsaid(*place)
        return Binary(_ARITHMETIC[op], left, right, place)

    def _labeled(self, node: Node) -> Node:
        while match := _LABEL.match(self.text, self.at):
            self.one_more()
            self.at = match.end()
            label = " ".join(match[1].split())
            if not label or not label.isprintable():
                raise DiceError("label", "a label is a word or more", match.span(1), hint="[fire]")
            node = Labeled(node, label, Span(node[-1].start, self.at))
        return node

    def value(self) -> Node:
        """A value, with the modifiers behind it."""
        match = _VALUE.match(self.text, self.at)
        kind = match.lastgroup if match else None
        if match is None or kind is None or (kind not in _SHARED and kind not in self.values):
            raise self.nothing()
        start = match.end() - len(match[0].lstrip())
        self.at = match.end()
        if kind == "number":
            return self._number(match[kind], start)
        if kind == "die":
            return self._dice(Number(1, Span(start, start)), start)
        if kind == "sign":
            value = self.expression(lexer.SIGN)
            return value if match[kind] == "+" else Unary("-", value, Span(start, value[-1].end))
        return self._rarer(kind, match[kind], start)

    def _rarer(self, kind: str, said: str, start: int) -> Node:
        if kind in {"group", "inline"}:
            return self._maybe_dice(self._grouped(said, start), start)
        if kind == "function":
            return self._called(said.lower(), start)
        name = " ".join(said.split()).casefold()
        return Name("$" if kind == "macro" else "@", self.named_there(name), Span(start, self.at))

    def named_there(self, name: str) -> str:
        """Our name of something that has this name there."""
        return name

    def _number(self, said: str, start: int) -> Node:
        if "." in said:
            value, place = Fraction(said), Span(start, self.at)
            if max(value.numerator, value.denominator) > self.limits.number:
                raise DiceError("too_large", "no number is that large", place, limit=self.limits.number)
            whole = Number(value.numerator, place)
            return whole if value.denominator == 1 else Binary("/", whole, Number(value.denominator, place), place)
        return self._maybe_dice(Number(self.number(said, start), Span(start, self.at)), start)

    def _maybe_dice(self, amount: Node, start: int) -> Node:
        """A number, or what was in a group; if a ``d`` stands right behind it, so many dice."""
        match = _VALUE.match(self.text, self.at)
        if match is None or match.lastgroup != "die" or match.start("die") != self.at:
            return amount
        self.at = match.end()
        return self._dice(amount, start)

    def _dice(self, amount: Node, start: int) -> Node:
        if isinstance(amount, Number):
            self.counted(amount)
        match = _SIDES.match(self.text, self.at)
        if match is None:
            raise self.strange("6")
        self.at = match.end()
        span = Span(match.start(), self.at)
        if match[1]:
            return self.sided(amount, Number(self.faces(match[1], span.start), span), start)
        if match[2] == "(":
            sides = self.expression()
            self.need(")")
            return self.sided(amount, sides, start)
        return self.sided(amount, self.special(match[2].lower(), span), start)

    def special(self, said: str, span: Span) -> Node | Faces:
        """The sides of a die that has no number: ``%``, ``f`` or ``c``."""
        if said == "f":
            return Faces((-1, 0, 1), "F", span)
        if said == "%":
            return Number(100, span)
        self.at = span.start
        raise self.strange("6")

    def _grouped(self, opening: str, start: int) -> Node:
        closing = {"(": ")", "{": "}", "[[": "]]"}[opening]
        items = [] if self.next_is(closing) else [self.expression()]
        listed = False
        while self.take(","):
            listed = True
            if self.next_is(closing):
                break
            items.append(self.expression())
        self.need(closing)
        return self.grouped(opening, items, start, listed=listed)

    def _called(self, function: str, start: int) -> Node:
        if function not in self.functions:
            raise self.unsaid(start, self.at)
        self.need("(")
        values = [self.expression()]
        while self.take(","):
            values.append(self.expression())
        self.need(")")
        place = Span(start, self.at)
        if function in {"min", "max"}:
            return Call("min" if function == "min" else "max", tuple(values), place)
        if len(values) > 1:
            message = f"{function}() takes 1 value, not {len(values)}"
            raise DiceError("arguments", message, place, found=function, wanted=1, count=len(values))
        return self._rounded(function, values[0], place)

    def _rounded(self, function: str, value: Node, place: Span) -> Node:
        if function == "round":
            half = Binary("/", Number(1, place), Number(2, place), place)
            return Call("floor", (Binary("+", value, half, place),), place)
        return Call("abs" if function == "abs" else "ceil" if function == "ceil" else "floor", (value,), place)

    def test(self, op: str, said: str, at: int) -> Test:
        """A test of that operator against a number just read, or, if there is none, an attribute that stands here."""
        if said:
            return Test(_OPS[op], Number(self.number(said, at), Span(at, at + len(said))))
        if not self.text.startswith("@", self.at):
            raise self.strange("5")
        return Test(_OPS[op], self.value())

    def strange(self, hint: str) -> DiceError:
        """The error of something that is not understood here."""
        space = lexer.SPACE.match(self.text, self.at)
        at = space.end() if space else self.at
        if found := self.foreign.match(self.text, at):
            return self.unsaid(*found.span())
        word = lexer.STRANGE.match(self.text, at)
        if word is None:
            return DiceError("ended", f"something is missing at the end: {hint}", (at, at), hint=hint)
        return DiceError("unexpected", f"{word[0]!r} is not understood here", word.span(), found=word[0])

    def unsaid(self, start: int, end: int) -> DiceError:
        """The error of something that they can say and we cannot."""
        return no_equivalent(self.dialect, self.text[start:end], (start, end))


_SHARED = frozenset({"number", "die", "group", "sign", "function"})
_OPS: dict[str, Literal["=", "!=", "<", "<=", ">", ">="]] = {
    "": "=", "=": "=", "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip
