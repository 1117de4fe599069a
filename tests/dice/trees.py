"""Trees of the notation nobody thought of: strategies that mirror the grammar, every part where its kind is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from rpg.dice.kinds import Kind, plain_dice
from rpg.dice.meeting import unmet
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

if TYPE_CHECKING:
    from collections.abc import Callable

Draw = Any

OPS = ("=", "!=", "<", "<=", ">", ">=")
WORDS = ("hit", "miss", "kh", "x", "far-off", "hit2", "fehlschuß", "d6", "in")
NAMES = ("x", "x1", "n_", "kh", "dl", "max1", "größe", "d", "xd6", "let1")
LABELS = ("fire", "cold iron", "a; b", "4d6kh3", "è", "x:1")
ATTRIBUTES = ("tae.reflex", "a1", "old charts", "è.ß".casefold(), "x:y")
MACROS = ("sneak", "m1", "far-off", "kh")
FACES = st.one_of(
    st.just(Faces((-1, 0, 1), "F")),
    st.just(Faces(tuple(10 * a + b for a in range(1, 7) for b in range(1, 7)), "66")),
    st.lists(st.integers(-9, 99), min_size=1, max_size=6).map(lambda faces: Faces(tuple(faces))),
)
WORD_FACES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda faces: Faces(tuple(faces)))


class Grower:
    """Draws parts of a wanted kind. ``left`` is how much deeper they may grow; ``named`` lets names from outside in."""

    def __init__(self, draw: Draw, *, named: bool = True, small: bool = False) -> None:
        self.draw = draw
        self.named = named
        self.most_sides = 6 if small else 100_000
        self.most_dice = 3 if small else 20
        self.large = 20 if small else 1_000_000_000

    def one(self, *makers: Callable[[int, Any], Node], left: int, scope: Any) -> Node:
        make: Callable[[int, Any], Node] = self.draw(st.sampled_from(makers))
        return make(left, scope)

    def top(self, left: int, scope: Any) -> Node:
        return self.one(
            self.number, self.pool, self.symbols, self.truth, self.versus, self.graded, self.lookup, self.repeat,
            self.let_top, self.if_top, self.labeled_top, left=left, scope=scope,
        )  # fmt: skip

    def labeled_top(self, left: int, scope: Any) -> Node:
        return Labeled(self.top(left - 1, scope) if left else Number(1), self.draw(st.sampled_from(LABELS)))

    def number(self, left: int, scope: Any) -> Node:
        """A number, or a pool where a number is wanted."""
        if left <= 0:
            return self.one(self.plain, self.plain, self.attribute, self.variable, self.dice, left=0, scope=scope)
        return self.one(
            self.plain, self.attribute, self.variable, self.pool, self.pool, self.counted, self.unary, self.binary,
            self.binary, self.opposed, self.call, self.if_number, self.let_number, self.labeled_number, left=left,
            scope=scope,
        )  # fmt: skip

    def plain(self, left: int, scope: Any) -> Node:
        del left, scope
        return Number(
            self.draw(st.one_of(st.integers(0, 20), st.integers(0, self.large), st.sampled_from([66, 666, 7])))
        )

    def attribute(self, left: int, scope: Any) -> Node:
        del left, scope
        if not self.named:
            return Number(3)
        sigil = self.draw(st.sampled_from("@$"))
        return Name(sigil, self.draw(st.sampled_from(ATTRIBUTES if sigil == "@" else MACROS)))

    def variable(self, left: int, scope: Any) -> Node:
        names = [name for name, kind in scope.items() if kind in {Kind.NUMBER, Kind.POOL}]
        return Name("", self.draw(st.sampled_from(names))) if names else self.plain(left, scope)

    def labeled_number(self, left: int, scope: Any) -> Node:
        return Labeled(self.number(left - 1, scope), self.draw(st.sampled_from(LABELS)))

    def unary(self, left: int, scope: Any) -> Node:
        return Unary("-", self.number(left - 1, scope))

    def binary(self, left: int, scope: Any) -> Node:
        op = self.draw(st.sampled_from(["+", "-", "*", "/", "//", "%"]))
        return Binary(op, self.number(left - 1, scope), self.number(left - 1, scope))

    def opposed(self, left: int, scope: Any) -> Node:
        return Opposed(self.pool(left - 1, scope), self.pool(left - 1, scope))

    def call(self, left: int, scope: Any) -> Node:
        function = self.draw(st.sampled_from(["min", "max", "floor", "ceil", "abs"]))
        count = self.draw(st.integers(1, 3)) if function in {"min", "max"} else 1
        return Call(function, tuple(self.number(left - 1, scope) for _ in range(count)))

    def if_number(self, left: int, scope: Any) -> Node:
        return If(self.truth(left - 1, scope), self.number(left - 1, scope), self.number(left - 1, scope))

    def let_number(self, left: int, scope: Any) -> Node:
        return self.let(self.number, left, scope)

    def let(self, body: Callable[[int, Any], Node], left: int, scope: Any) -> Node:
        name = self.draw(st.sampled_from(NAMES))
        kind, make = self.draw(
            st.sampled_from(
                [
                    (Kind.POOL, self.pool),
                    (Kind.NUMBER, self.counted),
                    (Kind.BOOL, self.compare),
                    (Kind.SYMBOLS, self.words),
                ]
            )
        )
        value = make(left - 1, scope)
        return Let(name, value, body(left - 1, {**scope, name: kind}))

    def let_top(self, left: int, scope: Any) -> Node:
        return self.let(self.top, left, scope) if left > 0 else Number(1)

    def if_top(self, left: int, scope: Any) -> Node:
        if left <= 0:
            return Number(1)
        make = self.draw(st.sampled_from([self.truth, self.versus, self.graded, self.lookup, self.words]))
        return If(self.truth(left - 1, scope), make(left - 1, scope), make(left - 1, scope))

    def truth(self, left: int, scope: Any) -> Node:
        names = [name for name, kind in scope.items() if kind is Kind.BOOL]
        if names and self.draw(st.booleans()):
            return Name("", self.draw(st.sampled_from(names)))
        return self.compare(left, scope)

    def compare(self, left: int, scope: Any) -> Node:
        op = self.draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
        return Compare(op, self.number(left - 1, scope), self.number(left - 1, scope))

    def versus(self, left: int, scope: Any) -> Node:
        return Versus(self.number(left - 1, scope), self.number(left - 1, scope))

    def graded(self, left: int, scope: Any) -> Node:
        pool = self.draw(st.booleans())
        value = Pool(self.number(left - 1, scope)) if pool else self.number(left - 1, scope)
        return Graded(value, self.draw(st.sampled_from(["core", "a/b", "x-1"])))

    def lookup(self, left: int, scope: Any) -> Node:
        return Lookup(self.draw(st.sampled_from(["omen", "core/omens", "x-1"])), self.number(left - 1, scope))

    def repeat(self, left: int, scope: Any) -> Node:
        body = self.draw(st.sampled_from([self.number, self.truth, self.versus, self.words]))
        return Repeat(self.number(left - 1, scope), body(left - 1, scope))

    def amount(self, left: int, scope: Any) -> Node:
        node = self.number(left - 1, scope) if left > 0 and self.draw(st.integers(0, 3)) == 0 else Number(0)
        return Number(self.draw(st.integers(1, self.most_dice))) if isinstance(node, Number) else node

    def sides(self, left: int, scope: Any) -> Node | Faces:
        kind = self.draw(st.integers(0, 5))
        if kind == 0 and left > 0:
            node = self.number(left - 1, scope)
            return node if not isinstance(node, Number) or node.value in {66, 666} else Number(6)
        if kind == 1:
            faces: Faces = self.draw(FACES)
            return faces
        return Number(self.draw(st.sampled_from([1, 2, 4, 6, 8, 10, 12, 20, 100, self.most_sides])))

    def dice(self, left: int, scope: Any) -> Node:
        return Dice(self.amount(left, scope), self.sides(left, scope))

    def pool(self, left: int, scope: Any) -> Node:
        """Numbered dice side by side."""
        names = [name for name, kind in scope.items() if kind is Kind.POOL]
        if names and self.draw(st.integers(0, 2)) == 0:
            return Name("", self.draw(st.sampled_from(names)))
        if left <= 0:
            return self.dice(0, scope)
        return self.one(
            self.dice, self.dice, self.set, self.keep, self.keep, self.clamp, self.rolled, self.step, self.labeled_pool,
            left=left, scope=scope,
        )  # fmt: skip

    def labeled_pool(self, left: int, scope: Any) -> Node:
        return Labeled(self.pool(left - 1, scope), self.draw(st.sampled_from(LABELS)))

    def set(self, left: int, scope: Any) -> Node:
        return Set(tuple(self.number(left - 1, scope) for _ in range(self.draw(st.integers(1, 3)))))

    def step(self, left: int, scope: Any) -> Node:
        dice = Dice(self.amount(left, scope), Number(self.draw(st.sampled_from([4, 6, 8, 10, 12, 20]))))
        return Step(dice, self.draw(st.sampled_from([Number(0), Number(1), Unary("-", Number(1))])))

    def keep(self, left: int, scope: Any) -> Node:
        pool = self.pool(left - 1, scope)
        plain = plain_dice(pool)
        most = plain[0] if plain else self.most_dice
        amount = Number(self.draw(st.integers(1, most))) if plain else self.amount(left, scope)
        return Keep(pool, self.draw(st.sampled_from(["kh", "kl", "dh", "dl"])), amount)

    def clamp(self, left: int, scope: Any) -> Node:
        bound = self.draw(st.sampled_from([Number(2), Unary("-", Number(1)), Number(5)]))
        return Clamp(self.pool(left - 1, scope), self.draw(st.sampled_from(["min", "max"])), bound)

    def again(self, left: int, scope: Any) -> Node:
        """Numbered dice that can be rolled again."""
        if left <= 0:
            return self.dice(0, scope)
        inner = self.draw(st.sampled_from([self.dice, self.dice, self.rolled, self.step]))(left - 1, scope)
        if self.draw(st.integers(0, 4)) == 0:
            return Labeled(inner, self.draw(st.sampled_from(LABELS)))
        return Keep(inner, "kh", Number(1)) if self.draw(st.integers(0, 4)) == 0 else inner

    def rolled(self, left: int, scope: Any) -> Node:
        return self.modified(self.again(left - 1, scope), left, scope)

    def modified(self, pool: Node, left: int, scope: Any) -> Node:
        asked = self.test(left, scope)
        asked = unmet(pool, asked) or asked
        if self.draw(st.booleans()):
            return Reroll(pool, self.draw(st.sampled_from(["r", "ro"])), asked)
        when = asked if self.draw(st.booleans()) else None
        limit = self.draw(st.one_of(st.none(), st.integers(1, 3)))
        return Explode(pool, self.draw(st.sampled_from(["x", "xx", "xp"])), when, limit)

    def test(self, left: int, scope: Any) -> Test:
        value: Node = Number(self.draw(st.integers(1, 6)))
        if left > 0 and self.draw(st.integers(0, 4)) == 0:
            value = self.draw(
                st.sampled_from([Unary("-", Number(1)), self.variable(0, scope), self.number(left - 1, scope)])
            )
        return Test(self.draw(st.sampled_from(OPS)), value)

    def word(self) -> Test:
        return Test(self.draw(st.sampled_from(["=", "!="])), Name("", self.draw(st.sampled_from(WORDS))))

    def symbols(self, left: int, scope: Any) -> Node:
        """Dice that show words."""
        names = [name for name, kind in scope.items() if kind is Kind.SYMBOLS]
        if names and self.draw(st.booleans()):
            return Name("", self.draw(st.sampled_from(names)))
        return self.words(left, scope)

    def words(self, left: int, scope: Any) -> Node:
        dice: Node = Dice(self.amount(left, scope), self.draw(WORD_FACES))
        for _ in range(self.draw(st.integers(0, min(max(left, 0), 2)))):
            word = self.word()
            word = unmet(dice, word) or word
            if self.draw(st.booleans()):
                dice = Reroll(dice, self.draw(st.sampled_from(["r", "ro"])), word)
            else:
                limit = self.draw(st.one_of(st.none(), st.integers(1, 3)))
                dice = Explode(dice, self.draw(st.sampled_from(["x", "xx", "xp"])), word, limit)
        return dice

    def counted(self, left: int, scope: Any) -> Node:
        """Successes, perhaps with failures taken off."""
        symbols = self.draw(st.booleans())
        pool = self.symbols(left - 1, scope) if symbols else self.pool(left - 1, scope)
        rules = [self.rules(left, scope, symbols=symbols) for _ in range(2)]
        if self.draw(st.integers(0, 2)) == 0:
            return Count(Count(pool, "cs", rules[0]), "cf", rules[1])
        return Count(pool, self.draw(st.sampled_from(["cs", "cf"])), rules[0])

    def rules(self, left: int, scope: Any, *, symbols: bool) -> tuple[Weight, ...]:
        tests = [self.word() if symbols else self.test(left, scope) for _ in range(self.draw(st.integers(1, 3)))]
        if len(tests) == 1 and self.draw(st.booleans()):
            return (Weight(tests[0], 1),)
        return tuple(Weight(test, self.draw(st.integers(-3, 9))) for test in tests)


@st.composite
def trees(draw: Draw, *, named: bool = True, small: bool = False, left: int = 4) -> Node:
    """Any tree that has a kind."""
    return Grower(draw, named=named, small=small).top(draw(st.integers(0, left)), {})


@st.composite
def totals(draw: Draw, *, left: int = 3) -> Node:
    """Trees of small dice that come to a number, without names from outside."""
    return Grower(draw, named=False, small=True).number(draw(st.integers(0, left)), {})
