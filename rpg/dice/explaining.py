"""A dice text in words: what is rolled, what is done to it, and what it comes to, from left to right.

The words themselves are a catalogue's (``dice.explain.*``); here is only which of them follow one another. Counts are
handed on as numbers and as words of their own, since a language may say ``four dice`` and still ``12 or more``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.dice import lexer
from rpg.dice.binding import bound
from rpg.dice.depth import followed
from rpg.dice.kinds import bare
from rpg.dice.outcome import base
from rpg.dice.parser import parse
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Faces,
    Graded,
    If,
    Keep,
    Labeled,
    Let,
    Lookup,
    Modifier,
    Name,
    Node,
    Number,
    Opposed,
    Pool,
    Repeat,
    Reroll,
    Set,
    Step,
    Test,
    Unary,
    Versus,
    Weight,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.context import Context

Word: TypeAlias = "Callable[..., str]"
"""Says the sentence of a key with values that are whole numbers or text: ``Voice.word`` is one."""


@followed
def explain(text: str | Node, word: Word, context: Context | None = None) -> str:
    """What a dice text means, in one sentence.

    With a ``context`` attributes are said as their numbers and macros as their dice; without one, as names.

    Raises:
        DiceError: it cannot be read, or names what the context does not know.
    """
    tree = parse(text) if isinstance(text, str) else text
    return _Explainer(word).said(tree if context is None else bound(tree, context)[0])


_TIGHT = 99
_LOOSE = 0
_PLAIN = {"+": "plus", "-": "minus", "*": "times", "/": "over", "//": "floor", "%": "rest"}
_TESTS = {"=": "eq", "==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


class _Explainer:
    """Says parts, each by its kind."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._named: dict[str, bool] = {}
        """What ``let`` has named, and whether these are dice that show words."""

    def said(self, node: Node) -> str:
        """A part, by itself."""
        return _SAID[type(node)](self, node)

    def word(self, key: str, **values: int | str) -> str:
        """A sentence of this reader."""
        return self._word(f"dice.explain.{key}", **values)

    def within(self, node: Node, power: int = _TIGHT - 1) -> str:
        """A part, in parentheses where its words would run into those around it."""
        return self.said(node) if _power(node) > power else f"({self.said(node)})"

    def counted(self, key: str, node: Node, **values: int | str) -> str:
        """Something of which there are so many: a plain number in words, anything else as a number equal to that."""
        if isinstance(node, Number):
            return self.word(key, n=node.value, count=self.word("count", n=node.value), **values)
        return self.word(f"{key}_many", amount=self.within(node), **values)

    def test(self, test: Test, dice: Node) -> str:
        """What such dice are asked: those that show words, for one of them, whatever ``let`` has named so."""
        value = test.value
        asked = value.name if isinstance(value, Name) and self._words(dice) else self.within(value)
        return self.word(f"test.{_TESTS[test.op]}", value=asked)

    def _words(self, dice: Node) -> bool:
        inner = base(dice)
        if isinstance(inner, Name):
            return self._named.get(inner.name, False)
        return isinstance(inner, Dice) and isinstance(inner.sides, Faces) and isinstance(inner.sides.faces[0], str)

    def number(self, node: Number) -> str:
        return f"{node.value}"

    def name(self, node: Name) -> str:
        return self.word("macro" if node.sigil == "$" else "name", name=node.name)

    def dice(self, node: Dice) -> str:
        few = node.amount.value if isinstance(node.amount, Number) else 2
        return self.counted("dice", node.amount, dice=self._noun(node.sides, few))

    def _noun(self, sides: Node | Faces, few: int) -> str:
        """The name of such dice, one or more of them."""
        match sides:
            case Number(value=value):
                return self.word("die", n=few, sides=self.word("sides", n=value))
            case Faces(said="F"):
                return self.word("fate", n=few)
            case Faces(said="66" | "666"):
                return self.word("digits", n=few, die=f"d{sides.said}")
            case Faces():
                return self.word("faced", n=few, faces=", ".join(_plain(face) for face in sides.faces))
            case _:
                return self.word("sided", n=few, amount=self.within(sides))

    def set(self, node: Set) -> str:
        items = "; ".join(self.said(item) for item in node.items)
        return self.word("set", n=len(node.items), items=items)

    def keep(self, node: Keep) -> str:
        return self._then(node, self.counted(node.how, node.amount))

    def explode(self, node: Explode) -> str:
        test = self.test(node.when, node.pool) if node.when else self.word("top")
        limit = node.limit or 0
        return self._then(node, self.word(node.how, test=test, limit=limit, times=self.word("count", n=limit)))

    def reroll(self, node: Reroll) -> str:
        return self._then(node, self.word(node.how, test=self.test(node.when, node.pool)))

    def clamp(self, node: Clamp) -> str:
        return self._then(node, self.word(node.how, bound=self.within(node.bound)))

    def count(self, node: Count) -> str:
        first = node.rules[0]
        if len(node.rules) == 1 and first.points == 1:
            return self._then(node, self.word(node.how, rules=self.test(first.when, node.pool)))
        rules = ", ".join(self._rule(rule, node.pool) for rule in node.rules)
        said = self.word(node.how, rules=rules)
        return self._then(node, self.word("last_rule", rules=said) if len(node.rules) > 1 else said)

    def _rule(self, rule: Weight, dice: Node) -> str:
        return self.word("rule", test=self.test(rule.when, dice), points=_plain(rule.points))

    def _then(self, node: Modifier, what: str) -> str:
        return self.word("then", first=self.within(node.pool), next=what)

    def unary(self, node: Unary) -> str:
        if isinstance(node.value, Number):
            return _plain(-node.value.value)
        return self.word("negative", value=self.within(node.value, lexer.SIGN))

    def binary(self, node: Binary) -> str:
        power = lexer.POWER[node.op]
        left, right = self.within(node.left, power - 1), self.within(node.right, power)
        if "," in left and not left.endswith(")"):
            left += ","
        return self.word(_PLAIN[node.op], left=left, right=right)

    def compare(self, node: Compare) -> str:
        return self.word("compare", left=self.within(node.left, _LOOSE), test=self._asked(node))

    def _asked(self, node: Compare) -> str:
        return self.word(f"is.{_TESTS[node.op]}", value=self.within(node.right))

    def opposed(self, node: Opposed) -> str:
        return self.word("opposed", left=self.within(node.left, _LOOSE), right=self.within(node.right, _LOOSE))

    def versus(self, node: Versus) -> str:
        return self.word("versus", value=self.within(node.value, _LOOSE), target=self.within(node.target))

    def pool(self, node: Pool) -> str:
        return self.word("pool", size=self.within(node.size))

    def graded(self, node: Graded) -> str:
        return self.word("graded", value=self.within(node.value, _LOOSE), ladder=node.ladder)

    def lookup(self, node: Lookup) -> str:
        return self.word("lookup", table=node.table, value=self.said(node.value))

    def call(self, node: Call) -> str:
        if node.function in {"min", "max"}:
            return self.word(f"call.{node.function}", values="; ".join(self.said(value) for value in node.values))
        inner = bare(node.values[0])
        if node.function == "floor" and isinstance(inner, Binary) and inner.op == "/":
            return self.binary(inner._replace(op="//"))
        return self.word(f"call.{node.function}", value=self.within(node.values[0]))

    def step(self, node: Step) -> str:
        by, way = node.by, "up"
        if isinstance(by, Unary) and isinstance(by.value, Number):
            by, way = by.value, "down"
        return self.word("then", first=self.within(node.dice), next=self.counted(f"step.{way}", by))

    def choice(self, node: If) -> str:
        condition, then, other = bare(node.condition), self.within(node.then, _LOOSE), self.within(node.other, _LOOSE)
        if isinstance(condition, Compare):
            holds = self.word("total", left=self.within(condition.left, _LOOSE), test=self._asked(condition))
        else:
            holds = self.word("true", value=self.within(condition, _LOOSE))
        return self.word("if", condition=holds, then=then, other=other)

    def let(self, node: Let) -> str:
        value = self.within(node.value, _LOOSE)
        outer = self._named
        self._named = {**outer, node.name: self._words(node.value)}
        body = self.said(node.body)
        self._named = outer
        return self.word("let", name=node.name, value=value, body=body)

    def repeat(self, node: Repeat) -> str:
        return self.counted("repeat", node.times, body=self.said(node.body))

    def labeled(self, node: Labeled) -> str:
        return f"{self.within(node.value)} ({node.label})"


def _power(node: Node) -> int:
    """How tightly the words of a part hold together."""
    match node:
        case Compare() | Opposed() | Versus() | Graded() | If() | Let() | Repeat():
            return _LOOSE
        case Binary(op="//" | "%") | Call(function="floor" | "ceil"):
            return 1
        case Binary():
            return lexer.POWER[node.op]
        case Unary(value=value) if not isinstance(value, Number):
            return lexer.SIGN
        case _:
            return _TIGHT


def _plain(value: int | str) -> str:
    """A number with a real minus sign, or a word."""
    return f"−{-value}" if isinstance(value, int) and value < 0 else f"{value}"


_SAID: dict[type, Callable[..., str]] = {
    Number: _Explainer.number, Name: _Explainer.name, Dice: _Explainer.dice, Set: _Explainer.set, Keep: _Explainer.keep,
    Explode: _Explainer.explode, Reroll: _Explainer.reroll, Clamp: _Explainer.clamp, Count: _Explainer.count,
    Unary: _Explainer.unary, Binary: _Explainer.binary, Compare: _Explainer.compare, Opposed: _Explainer.opposed,
    Versus: _Explainer.versus, Pool: _Explainer.pool, Graded: _Explainer.graded, Lookup: _Explainer.lookup,
    Call: _Explainer.call, Step: _Explainer.step, If: _Explainer.choice, Let: _Explainer.let,
    Repeat: _Explainer.repeat, Labeled: _Explainer.labeled,
}  # fmt: skip
