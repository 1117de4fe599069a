"""From text to tree: a Pratt parser. Upper and lower case are the same, spaces may stand between parts, − is -.

Every limit fails closed with its own error, before anything is rolled. What parts may be put together is checked
here, too (:mod:`rpg.dice.kinds`): a tree that comes out can be rolled if its names are known.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.dice import lexer
from rpg.dice.build import POOLS, Builder
from rpg.dice.depth import too_deep
from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind, check
from rpg.dice.lexer import folded
from rpg.dice.limits import LIMITS, Limits
from rpg.dice.meeting import told_behind
from rpg.dice.plain import plain
from rpg.dice.scan import strange
from rpg.dice.tree import (
    Binary,
    Clamp,
    Compare,
    Dice,
    Explode,
    Graded,
    Keep,
    Labeled,
    Name,
    Node,
    Number,
    Opposed,
    Repeat,
    Reroll,
    Span,
    Unary,
    Versus,
    span,
)  # fmt: skip

if TYPE_CHECKING:
    import re

_ARITHMETIC: dict[str, Literal["+", "-", "*", "/", "//", "%"]] = {
    "+": "+", "-": "-", "\u2212": "-", "*": "*", "/": "/", "//": "//", "%": "%",
}  # fmt: skip
_COMPARISONS: dict[str, Literal["==", "!=", "<", "<=", ">", ">="]] = {
    "==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip
_number = partial(tuple.__new__, Number)
_binary = partial(tuple.__new__, Binary)
"""The parts of which most are made, without the detour of a named tuple."""
_ENDS = frozenset({None, "end", "other"})
"""What closes a value."""


class Typed(NamedTuple):
    """A line of dice: its tree, what it comes to, what real dice are told to show, the comment behind ``;``.

    ``told`` and ``comment`` are "" if there are none. ``named`` says whether attributes or macros must be put in,
    ``told_at`` where the telling begins.
    """

    tree: Node
    kind: Kind
    named: bool
    told: str = ""
    comment: str = ""
    told_at: int = 0


def parse(text: str, limits: Limits = LIMITS) -> Node:
    """The tree of a dice text; DiceError if it cannot be read, passes a limit, or tells real dice."""
    typed = parse_line(text, limits)
    if typed.told:
        raise strange(text, typed.told_at, "==")
    return typed.tree


@lru_cache(2048)
def parse_line(text: str, limits: Limits = LIMITS) -> Typed:
    """The tree of a dice text, what its real dice show, and its comment; DiceError if it cannot be read."""
    if len(text) > limits.text:
        message = f"a dice text has at most {limits.text} characters"
        raise DiceError("too_long", message, (limits.text, len(text)), limit=limits.text)
    short = plain(text) if limits is LIMITS else None
    if short is not None:
        return Typed(*short, named=False)
    try:
        return Parser(text, limits).line()
    except RecursionError:
        raise too_deep() from None


class Parser(Builder):
    """A text and how far it has been read."""

    def line(self) -> Typed:
        """The whole text."""
        tree = self.expression()
        kind = check(tree)
        after = self.peek()
        if after.lastgroup == "end":
            return Typed(tree, kind, self.named)
        if after["other"] == ";":
            return Typed(tree, kind, self.named, "", self.text[after.end() :].strip())
        if after["other"] != "=":
            raise self._listed_faces(tree) if after["other"] == "," else self.strange("+")
        told, _, comment = self.text[after.end() :].partition(";")
        if not told.strip():
            raise strange(self.text, len(self.text), "8")
        if told[0] in "<>":
            raise strange(self.text, after.end() - 1, ">=")
        return Typed(tree, kind, self.named, told.strip(), comment.strip(), after.end() - 1)

    def _listed_faces(self, tree: Node) -> DiceError:
        """The error of a comma: in ``5d6x=6,6,4`` the ``x=6`` says what explodes, where faces were meant to be told."""
        return told_behind(self.text, tree, len(self.text)) or self.strange("+")

    def peek(self) -> re.Match[str]:
        """What follows the value just read; trailing space is stepped over."""
        after = self.after
        if after is None or after.start() != self.at:
            if self.parts > self.limits.parts:
                raise self.too_long()
            after = self.after = lexer.AFTER.match(self.text, self.at) or self.never()
        return after

    def expression(self, power: int = 0) -> Node:
        """A value and all that follows it and binds tighter than ``power``."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self.too_deep()
        left = self.value()
        while True:
            match = self.after
            if match is None or match.start() != self.at:
                match = self.peek()
            kind = match.lastgroup
            if kind in _ENDS:
                break
            if kind == "operator":
                op = match["operator"]
                binds = lexer.POWER.get(op) or lexer.POWER[op.lower()]
                if binds <= power:
                    break
                self.parts += 1
                left = self._operator(op, binds, left, match)
            else:
                self.parts += 1
                left = self._behind(left, match)
        self.depth -= 1
        return left

    def _behind(self, left: Node, match: re.Match[str]) -> Node:
        """A modifier, the dice of a number, or a label, straight behind a value."""
        self.at = match.end()
        if match.lastgroup == "modifier":
            return self.modified(left, match["modifier"].lower(), match.start("modifier"))
        if match.lastgroup == "die":
            return self.dice(left, match.start("die"))
        label = " ".join(match["label"].split())
        if not label or not label.isprintable():
            raise DiceError("label", "a label is a word or more", match.span("label"), hint="[fire]")
        return Labeled(left, label, Span(left[-1].start, self.at))

    def _operator(self, op: str, binds: int, left: Node, match: re.Match[str]) -> Node:
        """What an operator makes of the value before it and the one behind it."""
        arithmetic = _ARITHMETIC.get(op)
        if arithmetic is not None:
            self.at = match.end()
            right = self.expression(binds)
            return _binary((arithmetic, left, right, span((left[-1][0], right[-1][1]))))
        if op == "#":
            self.at = match.end()
            return Repeat(left, self.expression(1), Span(left[-1].start, self.at))
        if binds == lexer.POWER["vs"]:
            self.at = match.end()
            return self._versus(left)
        return self._question(op, binds, left, match)

    def _question(self, op: str, binds: int, left: Node, match: re.Match[str]) -> Compare | Opposed:
        comparison = _COMPARISONS.get(op)
        if comparison is not None:
            self._never_bare(left, match)
        self.at = match.end()
        right = self.expression(binds)
        place = span((left[-1][0], right[-1][1]))
        return Compare(comparison, left, right, place) if comparison else Opposed(left, right, place)

    def _versus(self, left: Node) -> Node:
        ladder = lexer.WORD.match(self.text, self.at)
        if ladder is not None and ladder[1].lower() == "ladder":
            return self._graded(left, ladder)
        right = self.expression(lexer.POWER["vs"])
        return Versus(left, right, Span(left[-1].start, right[-1].end))

    def _graded(self, left: Node, ladder: re.Match[str]) -> Node:
        """A ladder is no value: what may follow it is a label, or what binds no tighter than ``vs``."""
        self.at = ladder.end()
        self.need("(")
        name = self.word(lexer.IDENTITY, "core")
        self.need(")")
        node: Node = Graded(left, folded(name), Span(left[-1].start, self.at))
        while (match := self.peek()).lastgroup == "label":
            node = self._behind(node, match)
        binds = lexer.POWER[(match["operator"] or "#").lower()]
        if match.lastgroup in {"modifier", "die"} or binds > lexer.POWER["vs"]:
            before = self.text[left[-1].start : left[-1].end].strip()
            behind = self.text[match.start() :].partition(";")[0].strip()
            raise self.strange(f"{before} {behind} vs ladder({name})")
        return node

    def value(self) -> Node:
        """A value, before anything that follows it."""
        match = lexer.VALUE.match(self.text, self.at)
        if match is None:
            raise self.nothing()
        kind, end = match.lastgroup, match.end()
        self.at = end
        if kind == "number":
            digits = match["number"]
            start = end - len(digits)
            return _number((self.number(digits, start), span((start, end))))
        start = match.start(kind or 0)
        if kind == "die":
            return self.dice(Number(1, Span(start, start)), start)
        if kind == "open":
            return self._grouped(start)
        if kind == "minus":
            value = self.expression(lexer.SIGN)
            return Unary("-", value, Span(start, value[-1].end))
        return self._rarer(match, kind or "", start)

    def _rarer(self, match: re.Match[str], kind: str, start: int) -> Node:
        if kind == "plus":
            return self.expression(lexer.SIGN)
        if kind == "set":
            return self.set_of(start)
        if kind == "word":
            return self.called(folded(match["word"]), start)
        self.named = True
        start = match.end() - len(match[0].lstrip())
        if kind == "macro":
            return Name("$", folded(match["macro"]), Span(start, self.at))
        name = " ".join(match[kind].split()).casefold()
        if not name.isprintable():
            self.at = match.start(kind)
            raise self.strange("name")
        return Name("@", name, Span(start, self.at))

    def _grouped(self, start: int) -> Node:
        node = self.expression()
        self.need(")")
        self.group = node = node._replace(span=Span(start, self.at))
        return node

    def _never_bare(self, left: Node, match: re.Match[str]) -> None:
        inner, grouped = left, left is self.group
        while isinstance(inner, Labeled) and not grouped:
            inner = inner.value
            grouped = inner is self.group
        if isinstance(inner, POOLS) and not grouped:
            raise self._either(self.text[left[-1].start : left[-1].end].strip(), inner, match)

    def _either(self, dice: str, pool: Node, match: re.Match[str]) -> DiceError:
        """The error of a comparison straight behind dice: likelier about their total if no die shows such a number."""
        behind = match["operator"] + self.text[match.end() :].partition(";")[0].strip()
        both = (f"{dice}cs{behind}", f"({dice}){behind}")
        while isinstance(pool, Keep | Explode | Reroll | Clamp | Labeled):
            pool = pool.value if isinstance(pool, Labeled) else pool.pool
        asked = lexer.NUMBER.match(self.text, match.end())
        sides = pool.sides.value if isinstance(pool, Dice) and isinstance(pool.sides, Number) else 0
        hint, other = both if asked is None or not 0 < sides < int(asked[1][:10]) else both[::-1]
        message = "a comparison straight behind dice could count them or compare their total"
        span_ = match.span("operator")
        return DiceError("bare_comparison", message, span_, hint=hint, other=other, counted=both[0], total=both[1])
