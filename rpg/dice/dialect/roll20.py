"""Roll20's notation. Source: Roll20 Help Center, *Dice Reference*.

``>5`` behind dice counts those that show at least 5, ``f1`` takes off those that show 1. Whatever the order in which
they are written, dice explode and are rerolled first, then they are kept or dropped, then counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rpg.dice.dialect.reading import Reader
from rpg.dice.dialect.same import chain, exploding, faces_of, united
from rpg.dice.dialect.writing import Writer
from rpg.dice.tree import Count, Dice, Explode, Faces, Keep, Name, Number, Reroll, Set, Span, Test, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.tree import Modifier, Node

_COMMAND = re.compile(r"\s*/(?:roll|r|gmroll|gr)(?=\s)", re.IGNORECASE)
_MODIFIER = re.compile(
    r"(?P<match>mt?)[0-9]*(?:[<>=][0-9]+)?"
    r"|(?P<how>!!|!p|!|ro|r|kh|kl|k|dh|dl|d|cs|cf|sa|sd|s|f)?(?P<op>[<>=]?)(?P<number>[0-9]*)",
    re.IGNORECASE,
)
_OPS = {"": "=", "=": "=", ">": ">=", "<": "<="}
_KEEPS: dict[str, Literal["kh", "kl", "dh", "dl"]] = {
    "k": "kh", "kh": "kh", "kl": "kl", "d": "dl", "dh": "dh", "dl": "dl",
}  # fmt: skip
_EXPLODES: dict[str, Literal["x", "xx", "xp"]] = {"!": "x", "!!": "xx", "!p": "xp"}
_LOOKS = frozenset({"cs", "cf", "s", "sa", "sd"})
"""Modifiers that only change how a roll looks."""


class _Said(NamedTuple):
    """A modifier as it is written; ``test`` None: without a number."""

    how: str
    test: Test | None
    start: int
    end: int


def read(text: str) -> Node:
    """The tree of a text of Roll20's, with or without ``/roll`` before it."""
    return _reader(text).tree()


def looks(text: str) -> tuple[str, ...]:
    """What in a text that can be read only changes how its dice look there: ``cs>19``."""
    reader = _reader(text)
    reader.tree()
    return tuple(reader.looks)


def _reader(text: str) -> _Reader:
    command = _COMMAND.match(text)
    return _Reader(text.partition("\\")[0].rstrip(), command.end() if command else 0)


def write(tree: Node) -> str:
    """The text of a tree for Roll20."""
    return _Writer().write(tree)


class _Reader(Reader):
    dialect = "roll20"
    values = frozenset({"quoted", "macro", "inline"})
    functions = frozenset({"floor", "ceil", "abs", "round"})
    foreign = re.compile(r"\?\{[^{}]*\}?|%\{[^{}]*\}?|t\[[^\[\]]*\]?")

    def __init__(self, text: str, start: int = 0) -> None:
        super().__init__(text, start)
        self.looks: list[str] = []

    def named_there(self, name: str) -> str:
        return name.replace("|", ".")

    def sided(self, amount: Node, sides: Node | Faces, start: int) -> Node:
        return self._modified(Dice(amount, sides, Span(start, self.at)), self._said())

    def grouped(self, opening: str, items: list[Node], start: int, *, listed: bool) -> Node:
        if not items or (listed and opening != "{"):
            raise self.strange("d6")
        said = self._said() if opening == "{" else []
        if listed:
            return self._modified(Set(tuple(items), Span(start, self.at)), said)
        base, row = chain(items[0])
        if said and (not isinstance(base, Dice) or any(isinstance(modifier, Count) for modifier in row)):
            raise self.unsaid(start, self.at)
        return self._modified(items[0], said)

    def _said(self) -> list[_Said]:
        """The modifiers that stand here."""
        said: list[_Said] = []
        while (match := _MODIFIER.match(self.text, self.at)) and match[0]:
            self.one_more()
            how, op, number = (match["how"] or "").lower(), match["op"], match["number"]
            if match["match"] is None and not how and not op:
                break
            start, self.at = self.at, match.end()
            if match["match"]:
                self._matching(match["match"].lower(), start)
                continue
            test = self.test(_OPS[op], number, match.start("number")) if op or number else None
            if how in _LOOKS:
                self.looks.append(match[0])
            else:
                said.append(_Said(how, test, start, self.at))
        return said

    def _matching(self, how: str, start: int) -> None:
        if how == "mt":
            raise self.unsaid(start, self.at)

    def _modified(self, pool: Node, said: list[_Said]) -> Node:
        rolled = [one for one in said if one.how in _EXPLODES or one.how in {"r", "ro"}]
        pool = self._rolled(pool, rolled)
        for one in said:
            if one.how in _KEEPS:
                pool = self._kept(pool, one)
        for how in ("", "f"):
            tests = [one for one in said if one.how == how]
            pool = self._counted(pool, tests)
        return pool

    def _rolled(self, pool: Node, said: list[_Said]) -> Node:
        """Dice that explode or are rerolled: in one way only, since there each extra die is rerolled, too."""
        if not said:
            return pool
        first, place = said[0], Span(pool[-1].start, said[-1].end)
        if len({one.how for one in said}) > 1 or not isinstance(pool, Dice):
            raise self.unsaid(said[-1].start, said[-1].end)
        faces = faces_of(pool)
        tests = [one.test or self._default(one, pool) for one in said]
        test = united(tests, faces)
        if test is None:
            raise self.unsaid(first.start, place.end)
        if first.how in _EXPLODES:
            alone = None if len(said) == 1 and first.test is None else exploding(test, faces)
            return Explode(pool, _EXPLODES[first.how], alone, None, place)
        return Reroll(pool, "r" if first.how == "r" else "ro", test, place)

    def _default(self, one: _Said, pool: Dice) -> Test:
        """What dice explode or are rerolled on where nothing else is said: the highest face, or a 1."""
        faces = faces_of(pool)
        if one.how in _EXPLODES:
            return Test("=", Number(faces[-1] if faces else 0))
        if isinstance(pool.sides, Faces):
            raise self.unsaid(one.start, one.end)
        return Test("=", Number(1))

    def _kept(self, pool: Node, one: _Said) -> Node:
        amount = one.test.value if one.test else Number(1)
        if one.test and one.test.op != "=":
            raise self.unsaid(one.start, one.end)
        return Keep(pool, _KEEPS[one.how], amount, Span(pool[-1].start, one.end))

    def _counted(self, pool: Node, said: list[_Said]) -> Node:
        if not said:
            return pool
        one, how = said[0], said[0].how
        counted = isinstance(pool, Count)
        if one.test is None or len(said) > 1 or counted is not (how == "f"):
            raise self.unsaid(said[-1].start, said[-1].end)
        rules = (Weight(one.test, 1),)
        return Count(pool, "cf" if how == "f" else "cs", rules, Span(pool[-1].start, one.end))


class _Writer(Writer):
    dialect = "roll20"
    tests: ClassVar[Mapping[str, tuple[str, int]]] = {">=": (">", 0), "<=": ("<", 0), ">": (">", 1), "<": ("<", -1)}

    def name(self, node: Name) -> str:
        if not node.sigil or "|" in node.name:
            raise self.unsaid(node)
        return f"#{node.name}" if node.sigil == "$" else f"@{{{node.name.replace('.', '|')}}}"

    def sides(self, sides: Node | Faces, dice: Dice) -> str:
        if not isinstance(sides, Faces):
            return f"{sides.value}" if isinstance(sides, Number) else f"({self.write(sides)})"
        if sides.said != "F":
            raise self.unsaid(dice)
        return "F"

    def modified(self, base: Dice | Set, text: str, row: list[Modifier]) -> str:
        if isinstance(base, Set) and len(base.items) == 1:
            raise self.unsaid(base)
        stage = 0
        for modifier in row:
            stage, written = self._modifier(modifier, stage)
            if stage == _COUNTED and isinstance(modifier.pool, Explode) and modifier.pool.when is None:
                text = f"{{{text}}}"
            text += written
        return text

    def _modifier(self, modifier: Modifier, stage: int) -> tuple[int, str]:
        """The stage at which a modifier is carried out there, and its text; refused if the stage has passed."""
        match modifier:
            case Explode(how=how, when=when, limit=None) if stage < _ROLLED:
                return _ROLLED, {"x": "!", "xx": "!!", "xp": "!p"}[how] + (self.test(when, modifier) if when else "")
            case Reroll(how=how, when=when) if stage < _ROLLED:
                return _ROLLED, how + self.test(when, modifier)
            case Keep(how=how) if stage <= _KEPT:
                return _KEPT, f"{how}{self.amount(modifier.amount, modifier)}"
            case Count(how="cs", rules=(Weight(when=when, points=1),)) if stage < _COUNTED:
                return _COUNTED, self.test(when, modifier, "=")
            case Count(how="cf", rules=(Weight(when=when, points=1),)) if stage == _COUNTED:
                return _DONE, f"f{self.test(when, modifier)}"
            case _:
                raise self.unsaid(modifier)


_ROLLED, _KEPT, _COUNTED, _DONE = 1, 2, 3, 4
