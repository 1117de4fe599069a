"""The parts of a dice text that begin with a word or stand straight behind a value: dice, modifiers, functions."""

from __future__ import annotations

from abc import abstractmethod

from rpg.dice import lexer
from rpg.dice.error import DiceError
from rpg.dice.lexer import folded
from rpg.dice.meeting import never_met, unmet
from rpg.dice.scan import Scanner
from rpg.dice.tree import (
    ASKS,
    Call,
    Clamp,
    Count,
    Dice,
    Explode,
    Faces,
    If,
    Keep,
    Let,
    Lookup,
    Name,
    Node,
    Number,
    Pool,
    Reroll,
    Set,
    Span,
    Step,
    Test,
    Unary,
    Weight,
)  # fmt: skip

_DIGIT_DICE = {"66": 2, "666": 3}
"""Numbers that mean digits of their own, as many as these: d66 is no die of 66 sides."""

_TIMES = 3
"""So many digits may say how often something is rolled; more are faces."""

POOLS = (Dice, Keep, Explode, Reroll, Clamp, Set, Step)
"""What counts or compares, straight before a comparison: nobody can tell which."""
NO_AMOUNTS = (*POOLS, Count)
"""What says how many dice there are only in parentheses: ``4d6d1`` is a slip."""


class Builder(Scanner):
    """Builds the parts; the parser that knows how they bind is its heir."""

    @abstractmethod
    def expression(self, power: int = 0) -> Node:
        """A value and all that follows it and binds tighter than ``power``."""

    def dice(self, amount: Node, start: int) -> Dice:
        """Dice whose ``d`` was just read."""
        if isinstance(amount, NO_AMOUNTS) and amount is not self.group:
            times = lexer.TIMES.match(self.text, amount[-1].start)
            if times and isinstance(amount, Explode) and isinstance(amount.pool, Number):
                raise again((amount[-1].start, self.at), f"{int(times[1])} # {times[2]}")
            hint = lexer.DIALECT.get(self.text[start : self.at + 1].lower(), "dl1")
            raise DiceError("dice_of_dice", "dice of dice stand in parentheses", (start, self.at), hint=hint)
        if isinstance(amount, Number):
            self.counted(amount)
        sides = self._sides()
        return Dice(amount, sides, Span(min(start, amount[-1].start), self.at))

    def _sides(self) -> Node | Faces:
        match = lexer.SIDES.match(self.text, self.at) or self.never()
        kind, start = match.lastgroup, match.start(match.lastgroup or 0)
        self.at = match.end()
        if kind == "open":
            sides = self.expression()
            self.need(")")
            return sides
        if kind == "list":
            return self._faces(start)
        span = Span(start, self.at)
        if kind == "fate":
            return Faces((-1, 0, 1), "F", span)
        if match["number"] in _DIGIT_DICE:
            return Faces(digit_faces(_DIGIT_DICE[match["number"]]), match["number"], span)
        return Number(self.faces(match["number"], start) if kind == "number" else 100, span)

    def _faces(self, start: int) -> Faces:
        faces: list[int | str] = []
        while True:
            if match := lexer.SIGNED.match(self.text, self.at):
                self.at = match.end()
                number = self.number(match[2], match.start(2))
                faces.append(-number if match[1] in {"-", "\u2212"} else number)
            else:
                faces.append(folded(self.word(lexer.WORD, "1")))
            if not self.take(","):
                break
        self.need("}")
        if len({type(face) for face in faces}) > 1:
            raise DiceError("mixed_faces", "a die has numbers or words, not both", (start, self.at), hint="d{0,0,1}")
        return Faces(tuple(faces), "", Span(start, self.at))

    def modified(self, pool: Node, how: str, start: int) -> Node:
        """A pool with the modifier whose name was just read."""
        node = self._modified(pool, how)
        at = start + len(how)
        if how == "x" and self.text[start - 1 : start].isspace():
            self._never_spaced(pool, start, at)
        fault = never_met(self.text, node, at, self.at) if isinstance(node, Explode | Reroll) else None
        if fault:
            raise fault
        return node._replace(span=Span(min(start, pool[-1].start), self.at))

    def _never_spaced(self, pool: Node, start: int, at: int) -> None:
        """DiceError for ``2d6 x2``: apart from its dice, such a number rather says how often they are rolled."""
        times = self.text[at : self.at].strip()
        if isinstance(pool, Number) or not times.isdecimal() or len(times) > _TIMES:
            return
        dice = self.text[:start].rstrip()
        met = unmet(pool, Test("=", Number(int(times)))) is None
        raise again((start, self.at), f"{int(times)} # {dice}", f"{dice}x{times}" if met else "")

    def _modified(self, pool: Node, how: str) -> Keep | Explode | Reroll | Clamp | Count:
        match how:
            case "kh" | "kl" | "dh" | "dl":
                return Keep(pool, how, self.amount(Number(1)))
            case "x" | "xx" | "xp":
                return Explode(pool, how, self._test(), self._limit())
            case "r" | "ro":
                return Reroll(pool, how, self._must_test())
            case "min" | "max":
                return Clamp(pool, how, self.amount(None))
            case "cs" | "cf":
                return Count(pool, how, self._weights())
            case _:
                return self.never()

    def amount(self, default: Node | None) -> Node:
        """A number or something in parentheses; DiceError if neither stands here and there is no ``default``."""
        match = lexer.SIGNED.match(self.text, self.at) if default is None else lexer.NUMBER.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
            number = Number(self.number(match[match.lastindex or 0], match.start(match.lastindex or 0)))
            return Unary("-", number) if match[1] in {"-", "\u2212"} else number
        if self.take("("):
            node = self.expression()
            self.need(")")
            return node
        if default is None:
            raise self.strange("2")
        return default

    def _limit(self) -> int | None:
        match = lexer.LIMIT.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        limit = self.number(match[1], match.start(1))
        if not 1 <= limit <= self.limits.explosions:
            message = f"a die goes on 1 to {self.limits.explosions} times"
            raise DiceError("explosions", message, match.span(1), hint=":5", limit=self.limits.explosions)
        return limit

    def _test(self) -> Test | None:
        match = lexer.TEST.match(self.text, self.at)
        if match is None:
            number = lexer.NUMBER.match(self.text, self.at)
            return None if number is None else Test("=", self.amount(None))
        self.at = match.end()
        if lexer.SIGNED.match(self.text, self.at) or self.next_is("("):
            return Test(ASKS[match[1]], self.amount(None))
        start = self.at
        return Test(ASKS[match[1]], Name("", folded(self.word(lexer.WORD, "5")), Span(start, self.at)))

    def _must_test(self) -> Test:
        test = self._test()
        if test is None:
            raise self.strange("=1")
        return test

    def _weights(self) -> tuple[Weight, ...]:
        if not self.take("["):
            return (Weight(self._must_test(), 1),)
        weights: list[Weight] = []
        while True:
            test = self._must_test()
            self.need(":")
            match = lexer.SIGNED.match(self.text, self.at)
            if match is None:
                raise self.strange("1")
            self.at = match.end()
            points = self.number(match[2], match.start(2))
            weights.append(Weight(test, -points if match[1] in {"-", "\u2212"} else points))
            if not self.take(","):
                break
        self.need("]")
        return tuple(weights)

    def set_of(self, start: int) -> Set:
        """A set whose ``{`` was just read."""
        items = self._listed("}")
        return Set(items, Span(start, self.at))

    def _listed(self, end: str) -> tuple[Node, ...]:
        items = [self.expression()]
        while self.take(","):
            items.append(self.expression())
        self.need(end)
        return tuple(items)

    def called(self, word: str, start: int) -> Node:
        """A function, a ``let``, an ``if``, or the name of something that ``let`` named."""
        if word == "let" and not self.next_is("("):
            return self._let(start)
        if not self.next_is("("):
            return Name("", word, Span(start, self.at))
        if word not in lexer.FUNCTIONS:
            self.at = start
            raise self.strange("floor")
        self.need("(")
        node = self._function(word, start)
        return node._replace(span=Span(start, self.at))

    def _let(self, start: int) -> Let:
        name = folded(self.word(lexer.NAME, "x"))
        if name in lexer.RESERVED:
            self.at -= len(name)
            raise self.strange("x")
        self.need("=")
        value = self.expression()
        within = lexer.IN.match(self.text, self.at)
        if within is None:
            raise self.strange("in")
        self.at = within.end()
        body = self.expression()
        return Let(name, value, body, Span(start, self.at))

    def _function(self, word: str, start: int) -> If | Pool | Lookup | Step | Call:
        if word == "table":
            table = folded(self.word(lexer.IDENTITY, "omen"))
            self.need(",")
            values = self._listed(")")
            self._arguments(word, values, start, 1)
            return Lookup(table, values[0])
        values = self._listed(")")
        match word:
            case "if":
                self._arguments(word, values, start, 3)
                return If(values[0], values[1], values[2])
            case "pool":
                self._arguments(word, values, start, 1)
                return Pool(values[0])
            case "step":
                self._arguments(word, values, start, 2)
                return Step(values[0], values[1])
            case "min" | "max":
                return Call(word, values)
            case _:
                return self._rounded(word, values, start)

    def _rounded(self, word: str, values: tuple[Node, ...], start: int) -> Call:
        self._arguments(word, values, start, 1)
        match word:
            case "floor" | "ceil" | "abs":
                return Call(word, values)
            case _:
                return self.never()

    def _arguments(self, word: str, values: tuple[Node, ...], start: int, wanted: int) -> None:
        if len(values) != wanted:
            given = len(values) + (word == "table")
            wanted += word == "table"
            message = f"{word}() takes {wanted} values, not {given}"
            raise DiceError("arguments", message, (start, self.at), found=word, wanted=wanted, count=given)


def again(span: tuple[int, int], times: str, explode: str = "") -> DiceError:
    """The error of ``2d6 x2``, ``6x4d6kh3``: rolled again and again is written with ``#``; or it may be ``2d6x2``."""
    met = int(bool(explode))
    return DiceError("times", f"so often is written {times}", span, hint=times, times=times, explode=explode, met=met)


def digit_faces(digits: int) -> tuple[int, ...]:
    """The faces of digit dice: 11 to 66 for two digits, each digit 1 to 6."""
    faces = [0]
    for _ in range(digits):
        faces = [10 * face + digit for face in faces for digit in range(1, 7)]
    return tuple(faces)
