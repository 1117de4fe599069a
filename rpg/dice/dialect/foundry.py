"""Foundry's notation. Source: *Dice Modifiers* and the documentation of ``Die`` and ``PoolTerm`` in its API.

``r`` rerolls once, ``rr`` until. ``min`` and ``max`` change what a die counts, never what it shows, so that nothing but
keeping may follow them. ``cf`` counts, too; only ``df`` behind ``cs`` takes off, and a die is either one or the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal

from rpg.dice.dialect.reading import Reader
from rpg.dice.dialect.same import apart, chain, exploding, faces_of
from rpg.dice.dialect.writing import Writer
from rpg.dice.tree import (
    Binary,
    Clamp,
    Count,
    Dice,
    Explode,
    Faces,
    Keep,
    Name,
    Number,
    Reroll,
    Set,
    Span,
    Test,
    Weight,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.tree import Modifier, Node

_COMMAND = re.compile(r"\s*/(?:(?:gm|blind|self|public)?roll|gmr|br|sr|pr|r)(?=\s)", re.IGNORECASE)
_MODIFIER = re.compile(
    r"(?P<how>rr|r|xo|x|kh|kl|k|dh|dl|df|d|min|max|even|odd|cs|cf|sf|ms)"
    r"(?P<most>[0-9]*)(?P<op><=|>=|[<>=]|)(?P<number>[0-9]*)",
    re.IGNORECASE,
)
_POOL = frozenset({"kh", "kl", "k", "dh", "dl", "d", "cs", "cf"})
"""What may stand behind a pool in braces."""
_KEEPS: dict[str, Literal["kh", "kl", "dh", "dl"]] = {
    "k": "kh", "kh": "kh", "kl": "kl", "d": "dl", "dh": "dh", "dl": "dl",
}  # fmt: skip
_COIN = (0, 1)
_PARITIES = {"even": 0, "odd": 1}
_LISTED = 20
"""Sides of a die up to which its even or odd faces are listed."""


def read(text: str) -> Node:
    """The tree of a text of Foundry's, with or without ``/roll`` before it and a ``# comment`` behind."""
    command = _COMMAND.match(text)
    return _Reader(text.partition("#")[0].rstrip(), command.end() if command else 0).tree()


def write(tree: Node) -> str:
    """The text of a tree for Foundry."""
    return _Writer().write(tree)


class _Reader(Reader):
    dialect = "foundry"
    values = frozenset({"attribute"})
    functions = frozenset({"floor", "ceil", "abs", "round", "min", "max"})
    foreign = re.compile(r"\$\{[^{}]*\}?")

    def special(self, said: str, span: Span) -> Node | Faces:
        return Faces(_COIN, "", span) if said == "c" else super().special(said, span)

    def sided(self, amount: Node, sides: Node | Faces, start: int) -> Node:
        return self._modified(Dice(amount, sides, Span(start, self.at)))

    def grouped(self, opening: str, items: list[Node], start: int, *, listed: bool) -> Node:
        if not items or (opening == "(" and listed):
            raise self.strange("d6")
        return items[0] if opening == "(" else self._modified(Set(tuple(items), Span(start, self.at)))

    def _modified(self, pool: Node) -> Node:
        while match := _MODIFIER.match(self.text, self.at):
            self.one_more()
            how = match["how"].lower()
            if isinstance(chain(pool)[0], Set) and how not in _POOL:
                break
            self.at = match.end()
            counted = isinstance(pool, Count) and how not in {"df", "ms"}
            pool = self._modifier(pool, how, match)
            if counted or not _follows(chain(pool)[1]):
                raise self.unsaid(*match.span())
        return pool

    def _modifier(self, pool: Node, how: str, match: re.Match[str]) -> Node:
        place = Span(pool[-1].start, match.end())
        if isinstance(pool, Binary):
            raise self.unsaid(*match.span())
        if how in _KEEPS:
            return Keep(pool, _KEEPS[how], self._plain(match, "1"), place)
        if how in {"min", "max"}:
            return Clamp(pool, "min" if how == "min" else "max", self._plain(match), place)
        if how[0] in "rx":
            return self._again(pool, how, match)
        return self._count(pool, how, match, place)

    def _plain(self, match: re.Match[str], default: str = "") -> Number:
        """The number behind a modifier that takes nothing else."""
        said = match["most"] or default
        if match["op"] or not said:
            raise self.unsaid(*match.span())
        return Number(self.number(said, match.start("most")) or 1, Span(*match.span("most")))

    def _asked(self, match: re.Match[str], default: int | None) -> tuple[Test, int | None]:
        """The test of a modifier, and how many dice it may touch at most (None: any)."""
        most, op, number = match["most"], match["op"], match["number"]
        if most and not op:
            return self.test("=", most, match.start("most")), None
        if op:
            test = self.test(op, number, match.start("number"))
            return test, self.number(most, match.start("most")) if most else None
        if default is None:
            raise self.unsaid(*match.span())
        return Test("=", Number(default)), None

    def _again(self, pool: Node, how: str, match: re.Match[str]) -> Node:
        place, faces = Span(pool[-1].start, match.end()), faces_of(pool)
        default = faces[-1:] if how[0] == "x" else (1,) * (bool(faces) and faces[0] == 1)
        test, most = self._asked(match, default[0] if default else None)
        if how[0] == "r" and most is None:
            return Reroll(pool, "r" if how == "rr" else "ro", test, place)
        alone = isinstance(pool, Dice) and pool.amount == Number(1)
        if how[0] == "r" or (most is not None and (not alone or how == "xo" or not most)):
            raise self.unsaid(*match.span())
        limit = 1 if how == "xo" else most
        return Explode(pool, "x", exploding(test, faces), limit, place)

    def _count(self, pool: Node, how: str, match: re.Match[str], place: Span) -> Node:
        if how == "ms":
            return self._margin(pool, match, place)
        if how in _PARITIES:
            return Count(pool, "cs", self._parity(pool, how, match), place)
        if how == "df" and isinstance(pool, Count):
            return self._deducted(pool, match, place)
        if how not in {"cs", "cf"}:
            raise self.unsaid(*match.span())
        faces = faces_of(pool)
        default = faces[-1:] if how == "cs" else faces[:1]
        test, most = self._asked(match, default[0] if default else None)
        if most is not None:
            raise self.unsaid(*match.span())
        return Count(pool, "cs", (Weight(test, 1),), place)

    def _parity(self, pool: Node, how: str, match: re.Match[str]) -> tuple[Weight, ...]:
        faces = faces_of(pool)
        if not faces or len(faces) > _LISTED or match["most"] or match["op"] or faces[0] < 0:
            raise self.unsaid(*match.span())
        return _parity_rules(faces, how)

    def _deducted(self, pool: Count, match: re.Match[str], place: Span) -> Node:
        first = pool.rules[0].when
        if pool.how != "cs" or len(pool.rules) > 1:
            raise self.unsaid(*match.span())
        if match["most"] or match["op"]:
            test, most = self._asked(match, None)
        else:
            test, most = Test(_OPPOSITE[first.op], first.value), None
        if most is not None:
            raise self.unsaid(*match.span())
        if apart(first, test):
            return Count(pool, "cf", (Weight(test, 1),), place)
        return Count(pool.pool, "cs", (pool.rules[0], Weight(test, -1)), place)

    def _margin(self, pool: Node, match: re.Match[str], place: Span) -> Node:
        test, most = self._asked(match, None)
        if most is not None:
            raise self.unsaid(*match.span())
        if test.op in {"<", "<="}:
            return Binary("-", test.value, pool, place)
        return Binary("-", pool, test.value, place)


class _Writer(Writer):
    dialect = "foundry"
    functions = frozenset({"floor", "ceil", "abs", "min", "max"})
    tests: ClassVar[Mapping[str, tuple[str, int]]] = {">=": (">=", 0), "<=": ("<=", 0), ">": (">", 0), "<": ("<", 0)}

    def name(self, node: Name) -> str:
        if node.sigil != "@" or not re.fullmatch(r"[^\W\d]\w*(?:\.\w+)*", node.name):
            raise self.unsaid(node)
        return f"@{node.name}"

    def sides(self, sides: Node | Faces, dice: Dice) -> str:
        if not isinstance(sides, Faces):
            return f"{sides.value}" if isinstance(sides, Number) else f"({self.write(sides)})"
        if sides.said != "F" and sides.faces != _COIN:
            raise self.unsaid(dice)
        return "f" if sides.said == "F" else "c"

    def modified(self, base: Dice | Set, text: str, row: list[Modifier]) -> str:
        special = isinstance(base, Dice) and isinstance(base.sides, Faces)
        for i, modifier in enumerate(row):
            if not _follows(row[: i + 1]) or (special and not isinstance(modifier, Keep | Reroll)):
                raise self.unsaid(modifier)
            if isinstance(base, Set) and not isinstance(modifier, Keep | Count):
                raise self.unsaid(modifier)
            last = i + 1 == len(row)
            said = self._modifier(modifier, last=last)
            if "@" in said and not last:
                raise self.unsaid(modifier)
            text += said
        return text

    def _modifier(self, modifier: Modifier, *, last: bool) -> str:
        match modifier:
            case Keep(how=how):
                return f"{how}{self.amount(modifier.amount, modifier) or self._never(modifier)}"
            case Clamp(how=how):
                return f"{how}{self.amount(modifier.bound, modifier)}"
            case Reroll(how=how, when=when):
                return ("rr" if how == "r" else "r") + self.test(when, modifier)
            case Explode(how="x"):
                return self._explode(modifier, last=last)
            case Count(how="cs", rules=(Weight(when=when, points=1),)):
                return f"cs{self.test(when, modifier, '=')}"
            case Count() if isinstance(chain(modifier)[0], Dice):
                return self._counted(modifier)
            case _:
                raise self.unsaid(modifier)

    def _never(self, modifier: Modifier) -> str:
        raise self.unsaid(modifier)

    def _explode(self, node: Explode, *, last: bool) -> str:
        """A bare ``x`` only where nothing follows it: there letters that follow one another lose their numbers."""
        when, faces = node.when, faces_of(node.pool)
        plain = node.limit in {None, 1}
        if when is None and not (last and plain):
            if not faces:
                raise self.unsaid(node)
            when = Test("=", Number(faces[-1]))
        if plain:
            return ("xo" if node.limit else "x") + (self.test(when, node) if when else "")
        if when is None or not (isinstance(node.pool, Dice) and node.pool.amount == Number(1)):
            raise self.unsaid(node)
        return f"x{node.limit}{self.test(when, node, '=')}"

    def _counted(self, node: Count) -> str:
        for how in _PARITIES:
            if node.how == "cs" and node.rules == _parity_rules(faces_of(node.pool), how):
                return how
        match node:
            case Count(how="cs", rules=(Weight(when=first, points=1), Weight(when=second, points=-1))):
                if not isinstance(first.value, Name):
                    return f"cs{self.test(first, node, '=')}df{self.test(second, node, '=')}"
            case Count(how="cf", pool=Count(rules=(Weight(when=first),)), rules=(Weight(when=second, points=1),)):
                if apart(first, second):
                    return f"df{self.test(second, node, '=')}"
            case _:
                pass
        raise self.unsaid(node)


def _follows(row: list[Modifier]) -> bool:
    """Whether the last of these may follow the others: what ``min`` and ``max`` change, only keeping looks at."""
    clamps = [modifier for modifier in row[:-1] if isinstance(modifier, Clamp)]
    if not clamps or isinstance(row[-1], Keep):
        return True
    last = row[-1]
    if not isinstance(last, Clamp) or any(clamp.how == last.how for clamp in clamps):
        return False
    bounds = {clamp.how: clamp.bound.value for clamp in (*clamps, last) if isinstance(clamp.bound, Number)}
    return len(bounds) > 1 and bounds["min"] <= bounds["max"]


def _parity_rules(faces: tuple[int, ...], how: str) -> tuple[Weight, ...]:
    return tuple(Weight(Test("=", Number(face)), 1) for face in faces if face % 2 == _PARITIES[how])


_OPPOSITE: dict[str, Literal["=", "!=", "<", "<=", ">", ">="]] = {
    "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<",
}  # fmt: skip
