"""The notation of the ``d20`` library, Avrae's. Source: its documentation, *Dice Syntax*.

Selectors say which dice are meant: ``kh3`` the three highest, ``k>4`` those above 4, ``rr1`` those that show 1. Several
of the same operation in a row are one: ``rr1rr2`` rerolls until there is neither. Its ``d%`` shows 0, 10 … 90.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rpg.dice.dialect.reading import Reader
from rpg.dice.dialect.same import TENS, chain, exploding, faces_of, passing, united
from rpg.dice.dialect.writing import Writer
from rpg.dice.tree import Clamp, Compare, Count, Dice, Explode, Faces, Keep, Number, Reroll, Set, Span, Test, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.dice.tree import Modifier, Node

_OPERATION = re.compile(r"(?P<how>k|p|rr|ro|ra|e|mi|ma)(?P<which>[hl<>]?)(?P<number>[0-9]+)")
_OPS: dict[str, Literal["=", "<", ">"]] = {"": "=", "<": "<", ">": ">"}
_KEEPS: dict[str, Literal["kh", "kl", "dh", "dl"]] = {"kh": "kh", "kl": "kl", "ph": "dh", "pl": "dl"}
_KEPT = {ours: theirs for theirs, ours in _KEEPS.items()}
_LISTED = 20
"""Sides of a die up to which the faces that are kept are listed."""


class _Said(NamedTuple):
    """An operation and its selector: ``which`` is ``h``, ``l``, ``<``, ``>`` or ""."""

    how: str
    which: str
    number: Number
    start: int
    end: int

    @property
    def test(self) -> Test:
        """The selector, if it asks what dice show."""
        return Test(_OPS[self.which], self.number)


def read(text: str) -> Node:
    """The tree of a text of d20's."""
    return _Reader(text).tree()


def write(tree: Node) -> str:
    """The text of a tree for d20."""
    return _Writer().write(tree)


class _Reader(Reader):
    dialect = "d20"
    values = frozenset()
    operators = frozenset({"+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">="})
    foreign = re.compile(r"(?!)")

    def special(self, said: str, span: Span) -> Node | Faces:
        return Faces(TENS, "", span) if said == "%" else super().special("", span)

    def sided(self, amount: Node, sides: Node | Faces, start: int) -> Node:
        if not isinstance(amount, Number) or not isinstance(sides, Number | Faces):
            raise self.strange("+")
        return self._operated(Dice(amount, sides, Span(start, self.at)), self._said())

    def grouped(self, opening: str, items: list[Node], start: int, *, listed: bool) -> Node:
        if opening != "(":
            self.at = start
            raise self.strange("(")
        if not items:
            raise self.unsaid(start, self.at)
        said = self._said()
        if no_set := next((one for one in said if one.how not in {"k", "p"}), None):
            self.at = no_set.start
            raise self.strange("kh1")
        if listed:
            return self._operated(Set(tuple(items), Span(start, self.at)), said)
        if said and not isinstance(chain(items[0])[0], Dice | Set):
            raise self.unsaid(start, self.at)
        return self._operated(items[0], said)

    def _said(self) -> list[_Said]:
        """The operations that stand here."""
        said: list[_Said] = []
        while match := _OPERATION.match(self.text, self.at):
            self.one_more()
            start, self.at = self.at, match.end()
            number = Number(self.number(match["number"], match.start("number")), Span(*match.span("number")))
            said.append(_Said(match["how"], match["which"], number, start, self.at))
        return said

    def _operated(self, pool: Node, said: list[_Said]) -> Node:
        for how, same in groupby(said, key=lambda one: one.how):
            if how in {"mi", "ma"}:
                for one in same:
                    pool = self._clamped(pool, one)
            else:
                pool = self._operation(pool, how, list(same))
        return pool

    def _operation(self, pool: Node, how: str, said: list[_Said]) -> Node:
        first, place = said[0], Span(pool[-1].start, said[-1].end)
        if isinstance(pool, Count) or (isinstance(chain(pool)[0], Set) and how not in {"k", "p"}):
            raise self.unsaid(first.start, place.end)
        if how in {"k", "p"}:
            if len(said) == 1 and first.which in {"h", "l"}:
                return Keep(pool, _KEEPS[how + first.which], first.number, place)
            return self._kept(pool, said, place)
        test = _united(said, faces_of(pool))
        alone = isinstance(pool, Dice) and pool.amount == Number(1)
        if test is None or (how == "ra" and not alone):
            raise self.unsaid(first.start, place.end)
        if how in {"e", "ra"}:
            return Explode(pool, "x", exploding(test, faces_of(pool)), 1 if how == "ra" else None, place)
        return Reroll(pool, "r" if how == "rr" else "ro", test, place)

    def _clamped(self, pool: Node, one: _Said) -> Node:
        if one.which or isinstance(pool, Count) or isinstance(chain(pool)[0], Set):
            raise self.unsaid(one.start, one.end)
        return Clamp(pool, "min" if one.how == "mi" else "max", one.number, Span(pool[-1].start, one.end))

    def _kept(self, pool: Node, said: list[_Said], place: Span) -> Node:
        """Dice kept or dropped for what they show: each that is kept counts what it shows."""
        faces = faces_of(pool)
        if not faces or len(faces) > _LISTED or any(one.which in {"h", "l"} for one in said):
            raise self.unsaid(said[0].start, place.end)
        shown = set().union(*(passing(one.test, faces) for one in said))
        return Count(pool, "cs", _worth(face for face in faces if (face in shown) is (said[0].how == "k")), place)


def _united(said: list[_Said], faces: tuple[int, ...]) -> Test | None:
    """One test that says the same as all these selectors; None if there is none."""
    if any(one.which in {"h", "l"} for one in said):
        return None
    return united([one.test for one in said], faces, strict=True)


class _Writer(Writer):
    dialect = "d20"
    floors = True
    functions = frozenset()
    tests: ClassVar[Mapping[str, tuple[str, int]]] = {">": (">", 0), "<": ("<", 0), ">=": (">", -1), "<=": ("<", 1)}
    brackets = ("(", ")")

    def sides(self, sides: Node | Faces, dice: Dice) -> str:
        if isinstance(sides, Faces) and sides.faces == TENS:
            return "%"
        if not isinstance(sides, Number) or not isinstance(dice.amount, Number):
            raise self.unsaid(dice)
        return f"{sides.value}"

    def set(self, node: Set) -> str:
        return super().set(node) if len(node.items) > 1 else f"({self.write(node.items[0])},)"

    def compare(self, node: Compare) -> str:
        return f"{self.within(node.left, 19)} {node.op} {self.within(node.right, 20)}"

    def modified(self, base: Dice | Set, text: str, row: list[Modifier]) -> str:
        before, closed = "", isinstance(base, Set)
        for modifier in row:
            how, selector = self._operation(modifier)
            merged, keeps = how == before and how not in {"mi", "ma"}, how in {"k", "p"}
            if (closed or merged) and not keeps:
                raise self.unsaid(modifier)
            if merged:
                text, closed = f"({text})", True
            text, before = f"{text}{how}{selector}", how
        return text

    def _operation(self, modifier: Modifier) -> tuple[str, str]:
        """An operation and its selector; parentheses keep it apart from one of the same name before it."""
        match modifier:
            case Keep(how=how):
                return _KEPT[how][0], f"{_KEPT[how][1]}{self.amount(modifier.amount, modifier)}"
            case Count(how="cs") if modifier.rules == _worth(self._counted(modifier)):
                return "k", "k".join(f"{face}" for face in self._counted(modifier))
            case Clamp(how=how):
                return ("mi" if how == "min" else "ma"), f"{self.amount(modifier.bound, modifier)}"
            case Reroll(how=how, when=when):
                return ("rr" if how == "r" else "ro"), self.test(when, modifier)
            case Explode(how="x"):
                return ("ra" if modifier.limit else "e"), self._exploding(modifier)
            case _:
                raise self.unsaid(modifier)

    def _counted(self, node: Count) -> list[int]:
        """The numbers that are counted, one by one."""
        return [rule.when.value.value for rule in node.rules if isinstance(rule.when.value, Number)]

    def _exploding(self, node: Explode) -> str:
        """What shows on dice that explode: as often as it does, or once on a single die."""
        faces = faces_of(node.pool)
        alone = isinstance(node.pool, Dice) and node.pool.amount == Number(1)
        if node.limit not in {None, 1} or (node.limit and not alone) or not (node.when or faces):
            raise self.unsaid(node)
        return self.test(node.when or Test("=", Number(faces[-1])), node)


def _worth(faces: Iterable[int]) -> tuple[Weight, ...]:
    """Rules by which dice that show one of these count what they show."""
    return tuple(Weight(Test("=", Number(face)), face) for face in faces)
