"""A second reader of the notation, made by lark from a grammar; only the trees are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, v_args

from rpg.dice.lexer import folded
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

GRAMMAR = Path(__file__).with_name("notation.lark").read_text(encoding="utf-8")


class Meaning(Exception):  # noqa: N818  not an error of the grammar
    """Something that a grammar cannot refuse, but the parser does: the wrong number of arguments."""


@v_args(inline=True)
class Trees(Transformer[Token, Any]):
    """What the grammar found, as our trees."""

    def start(self, tree: Node, *_: Token) -> Node:
        return tree

    def repeat(self, times: Node, body: Node) -> Node:
        return Repeat(times, body)

    def versus(self, value: Node, target: Node) -> Node:
        return Versus(value, target)

    def graded(self, value: Node, ladder: Token, *labels: Token) -> Node:
        found: Node = Graded(value, folded(ladder))
        for label in labels:
            found = self.label(found, label)
        return found

    def compare(self, left: Node, op: Any, right: Node) -> Node:
        return Compare(op.value, left, right)

    def binary(self, left: Node, op: Any, right: Node) -> Node:
        return Binary("-" if op == "\u2212" else op.value, left, right)

    def opposed(self, left: Node, right: Node) -> Node:
        return Opposed(left, right)

    def minus(self, _: Token, value: Node) -> Node:
        return Unary("-", value)

    def plus(self, _: Token, value: Node) -> Node:
        return value

    def keep(self, pool: Node, how: Any, amount: Node = Number(1)) -> Node:  # noqa: B008  a value
        return Keep(pool, how.lower(), amount)

    def explode(self, pool: Node, how: Any, *rest: Any) -> Node:
        when = next((part for part in rest if isinstance(part, Test)), None)
        limit = next((int(part[1:]) for part in rest if isinstance(part, Token)), None)
        return Explode(pool, how.lower(), when, limit)

    def reroll(self, pool: Node, how: Any, when: Test) -> Node:
        return Reroll(pool, how.lower(), when)

    def clamp(self, pool: Node, how: Any, bound: Node) -> Node:
        return Clamp(pool, how.lower(), bound)

    def count(self, pool: Node, how: Any, *rules: Any) -> Node:
        weights = tuple(rule if isinstance(rule, Weight) else Weight(rule, 1) for rule in rules)
        return Count(pool, how.lower(), weights)

    def label(self, value: Node, label: Token) -> Node:
        return Labeled(value, " ".join(label[1:-1].split()))

    def dice(self, amount: Node, sides: Any) -> Node:
        return Dice(amount, sides)

    def number(self, digits: Token) -> Node:
        return Number(int(digits))

    def one_die(self, sides: Any) -> Node:
        return Dice(Number(1), sides)

    def set(self, *items: Node) -> Node:
        return Set(items)

    def attribute(self, name: Token) -> Node:
        return Name("@", " ".join(name.lstrip("@").strip("{}").split()).casefold())

    def macro(self, name: Token) -> Node:
        return Name("$", folded(name[1:]))

    def name(self, word: Token) -> Node:
        return Name("", folded(word))

    def call(self, function: Token, *values: Node) -> Node:
        word: Any = function.lower()
        makers: dict[str, Any] = {"if": If, "pool": Pool, "step": Step}
        wanted = {"if": 3, "step": 2}.get(word, 1)
        if word not in {"min", "max"} and len(values) != wanted:
            raise Meaning(word)
        return makers[word](*values) if word in makers else Call(word, values)

    def table(self, table: Token, *values: Node) -> Node:
        if len(values) != 1:
            raise Meaning(table)
        return Lookup(folded(table), values[0])

    def let(self, name: Token, value: Node, body: Node) -> Node:
        return Let(folded(name), value, body)

    def sides(self, die: Token) -> Number | Faces:
        digits = die[1:]
        if digits in {"66", "666"}:
            faces = [""]
            for _ in digits:
                faces = [face + digit for face in faces for digit in "123456"]
            return Faces(tuple(map(int, faces)), digits)
        return Number(int(digits))

    def percent(self, _: Token) -> Number:
        return Number(100)

    def fate(self, _: Token) -> Faces:
        return Faces((-1, 0, 1), "F")

    def sides_of(self, sides: Node) -> Node:
        return sides

    def faces(self, *faces: int | str) -> Faces:
        return Faces(faces)

    def face(self, *signed: str) -> int:
        return -int(signed[-1]) if signed[0] in {"-", "\u2212"} else int(signed[-1])

    def face_word(self, word: Token) -> str:
        return folded(word)

    def inner(self, node: Node) -> Node:
        return node

    def signed_number(self, *signed: Token) -> Node:
        number = Number(int(signed[-1]))
        return Unary("-", number) if signed[0] in {"-", "\u2212"} else number

    def test(self, op: Any, wanted: Any) -> Test:
        value = Name("", folded(wanted)) if isinstance(wanted, Token) else wanted
        return Test("=" if op == "==" else op.value, value)

    def bare_test(self, digits: Token) -> Test:
        return Test("=", Number(int(digits)))

    def weight(self, test: Test, *points: Token) -> Weight:
        return Weight(test, self.face(*points[:-1], points[-1].lstrip(":")))


ORACLE = Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)
TREES = Trees()
