"""A roll in one line: every die and what happened to it, then what it all came to.

``6 5 3 (2) [reflex] = 14 vs 12 · success by 2``. A die in parentheses was dropped, ``6!`` exploded (its extra dice
follow it), ``1→4`` was rolled again, ``1↑2`` raised, ``6↓5`` lowered, ``6+4`` rolled into one; ``5*`` counts one point,
``10:2`` two. Braces hold together what is added up before something else is done with it. An amount that was rolled
is told first, by its own text: ``d3: 2; 5 4 = 9``. Nothing needs colour.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING

from rpg.dice import lexer
from rpg.dice.canonical import show
from rpg.dice.depth import followed
from rpg.dice.kinds import bare
from rpg.dice.tree import (
    Binary,
    Call,
    Compare,
    Count,
    Graded,
    If,
    Labeled,
    Let,
    Lookup,
    Name,
    Opposed,
    Repeat,
    Unary,
    Versus,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.dice.explaining import Word
    from rpg.dice.outcome import Die, Face, Happened, Outcome, Throw, Trace, Value
    from rpg.dice.tree import Faces, Node


@followed
def tell(outcome: Outcome, word: Word, name: Callable[[str], str] = str) -> str:
    """What a roll came to, and how. ``name`` says the degree of a ladder, or the row of a table, of that key."""
    return _Teller(word, name).line(outcome.trace)


@followed
def fallen(outcome: Outcome) -> str:
    """The dice alone, each with the marks of its story: no words, in no language; "" if none fell."""
    teller = _Teller(_wordless, str)
    return " ".join(
        text for trace in outcome.trace.thrown() if trace.throw and trace.throw.sides and (text := teller.part(trace))
    )


def _wordless(key: str, **values: object) -> str:
    raise AssertionError(f"dice that fell need no words: {key} {values}")


def _amounts(trace: Trace) -> Iterator[Trace]:
    """The amounts that were rolled for what is told in one line."""
    yield from trace.before
    if isinstance(trace.node, Labeled | Unary | Binary | Opposed | Graded):
        for part in trace.parts:
            yield from _amounts(part)
    yield from trace.after


_MINUS = str.maketrans("-", "−")
_CHANGED = {"rerolled": "→", "raised": "↑", "lowered": "↓"}


class _Teller:
    """Tells the parts of a roll."""

    def __init__(self, word: Word, name: Callable[[str], str]) -> None:
        self.word = word
        self.name = name

    def line(self, trace: Trace) -> str:
        """A part, with what it came to; before it, the amounts that were rolled for it."""
        amounts = (f"{show(bare(amount.node))}: {self.line(amount)}; " for amount in _amounts(trace))  # type: ignore[arg-type]  # an amount is a node
        return "".join(amounts) + self._line(trace)

    def _line(self, trace: Trace) -> str:
        labels, inner = "", trace
        while isinstance(inner.node, Labeled):
            labels = f" [{inner.node.label}]{labels}"
            inner = _inside(inner)
        whole = _LINES.get(type(inner.node))
        if whole is not None:
            return whole(self, inner) + labels
        text, value = self.part(inner), self.shown(inner.value)
        if labels and isinstance(inner.node, Binary):
            text = f"({text})"
        if text == value or isinstance(inner.value, tuple):
            return text + labels
        return f"{text}{labels} = {value}"

    def inside(self, trace: Trace) -> str:
        """A part with what it came to, held together."""
        return f"({self.line(trace)})" if type(_bare(trace).node) in _LINES else self.line(trace)

    def part(self, trace: Trace) -> str:
        """Dice or arithmetic, without the total; the total alone of dice that were told by it."""
        node = trace.node
        if not trace.parts and trace.throw is None and not isinstance(node, Labeled):
            return self.shown(trace.value)
        return self._part(trace, node)

    def _part(self, trace: Trace, node: Node | Faces) -> str:
        match node:
            case Unary():
                return f"−{self.operand(trace.parts[0], lexer.SIGN)}"
            case Binary():
                return self._binary(node, *trace.parts)
            case Call():
                return f"{node.function}({', '.join(self.line(part) for part in trace.parts)})"
            case Opposed():
                return " opp ".join(self._side(part) for part in trace.parts)
            case Name():
                return self.shown(trace.value)
            case _:
                return self._line(trace) if isinstance(node, Labeled) or type(node) in _LINES else self._dice(trace)

    def operand(self, trace: Trace, power: int) -> str:
        """A part beside an operator that binds so tightly."""
        match trace.node:
            case Labeled(label=label):
                return f"{self.operand(_inside(trace), power)} [{label}]"
            case Binary(op=op):
                text = self.part(trace)
                return text if lexer.POWER[op] > power else f"({text})"
            case Unary() | Name() | Call():
                return self.part(trace)
            case Count():
                return f"{{{self._line(trace)}}}"
            case node if isinstance(node, Opposed) or type(node) in _LINES:
                return f"({self.line(trace)})"
            case _:
                return self._together(trace, power)

    def _together(self, trace: Trace, power: int) -> str:
        """Dice beside an operator: in braces where they would not be added up first."""
        throw = trace.throw
        alone = throw is None or len(throw.faces) == 1 or not throw.sides or power < lexer.POWER["+"]
        return self._dice(trace) if alone else f"{{{self._dice(trace)}}}"

    def _side(self, trace: Trace) -> str:
        """Dice that stand against others."""
        node = trace.node
        return f"{self._side(_inside(trace))} [{node.label}]" if isinstance(node, Labeled) else self._dice(trace)

    def _binary(self, node: Binary, left: Trace, right: Trace) -> str:
        power = lexer.POWER[node.op]
        right_power = power - 1 if node.op == "+" else power
        return f"{self.operand(left, power - 1)} {node.op.translate(_MINUS)} {self.operand(right, right_power)}"

    def versus(self, trace: Trace) -> str:
        got, wanted = trace.parts
        margin = _difference(got.value, wanted.value)
        said = self.word("dice.told.success" if margin >= 0 else "dice.told.failure", margin=_margin(margin))
        return f"{self.inside(got)} vs {self.inside(wanted)} · {said}"

    def graded(self, trace: Trace) -> str:
        (dice,) = trace.parts
        text, reading = self.part(dice), self.shown(dice.value)
        if text != reading and (dice.throw is None or dice.value == _sum(dice.throw)):
            text = f"{text} = {reading}"
        elif text != reading:
            text = self.word("dice.told.reading", dice=text, reading=reading)
        return f"{text} · {self.shown(trace.value)}"

    def compare(self, trace: Trace) -> str:
        left, right = trace.parts
        op = trace.node.op if isinstance(trace.node, Compare) else ""
        return f"{self.inside(left)} {op} {self.inside(right)} · {self.shown(trace.value)}"

    def lookup(self, trace: Trace) -> str:
        return f"{self.inside(trace.parts[0])} · {self.shown(trace.value)}"

    def choice(self, trace: Trace) -> str:
        asked, taken = trace.parts
        return f"{self.line(asked)}: {self.line(taken)}"

    def let(self, trace: Trace) -> str:
        named, body = trace.parts
        name = trace.node.name if isinstance(trace.node, Let) else ""
        return f"{name}: {self.line(named)}; {self.line(body)}"

    def repeat(self, trace: Trace) -> str:
        lines = (self.line(part) for part in trace.parts)
        return "; ".join(f"({line})" if ";" in line else line for line in lines)

    def shown(self, value: Value) -> str:
        """A value by itself."""
        match value:
            case bool():
                return self.word("dice.told.yes" if value else "dice.told.no")
            case str():
                return self.name(value)
            case tuple():
                return " ".join(str(item) for item in value)
            case _:
                return _number(value)

    def _dice(self, trace: Trace) -> str:
        throw = trace.throw
        if throw is None:
            return self.shown(trace.value)
        counted = isinstance(trace.node, Count)
        worth = (throw.worth or throw.faces) if counted else throw.values
        dice = throw.dice()
        told = [
            _die(dice[i], self.line(trace.parts[i]) if trace.parts else "", worth[i])
            + (_points(throw.values[i]) if counted else "")
            for i in _order(throw)
        ]
        return (
            (" ".join(told) or ("—" if isinstance(trace.value, tuple) else "0"))
            if throw.sides
            else f"{{{', '.join(told)}}}"
        )


def _bare(trace: Trace) -> Trace:
    """A part without its labels."""
    while isinstance(trace.node, Labeled):
        trace = _inside(trace)
    return trace


def _inside(trace: Trace) -> Trace:
    """What a label stands on. Dice that ``let`` named, that stand against others, or told by a total lie there."""
    if isinstance(trace.node, Labeled) and (trace.throw is not None or not trace.parts):
        return trace._replace(node=trace.node.value)
    return trace.parts[0]


def _order(throw: Throw) -> list[int]:
    """The dice in order, each followed by those that it brought about when it exploded."""
    after: dict[int, int] = {}
    exploded = 0
    for which, happening in throw.story:
        if happening.what == "exploded":
            exploded = which
        elif happening.what in {"extra", "penetrated"}:
            after[exploded] = which
    brought = set(after.values())
    order: list[int] = []
    for i in range(len(throw.faces)):
        die = None if i in brought else i
        while die is not None:
            order.append(die)
            die = after.get(die)
    return order


def _die(die: Die, fell: str, worth: Face) -> str:
    """A die and its story, at the end of which it is ``worth`` so much. ``fell``: how a value of a set came about."""
    told = fell or _number(die.face)
    for happening, later in zip_longest(die.story, die.story[1:]):
        told += _sign(happening, later.was if later else worth)
    return told if die.kept else f"({told})"


def _sign(happening: Happened, later: Face) -> str:
    """The mark of something that happened to a die, which was ``later`` after it."""
    what, was = happening.what, happening.was
    if what in _CHANGED:
        return _CHANGED[what] + _number(later)
    if what == "compounded" and not isinstance(later, str) and not isinstance(was, str):
        return f"+{_number(later - was)}"
    if what == "penetrated" and isinstance(was, int):
        return f"{_CHANGED['lowered']}{_number(was - 1)}"
    return "!" if what == "exploded" else ""


def _points(points: Face) -> str:
    if points == 1:
        return "*"
    return f":{_number(points)}" if points else ""


def _number(value: Face | Fraction) -> str:
    """A number with a real minus sign, or a word."""
    return value if isinstance(value, str) else f"{value}".translate(_MINUS)


def _sum(throw: Throw) -> int:
    return sum(die.value for die in throw.dice() if die.kept and isinstance(die.value, int))


def _difference(got: Value, wanted: Value) -> int | Fraction:
    if isinstance(got, int | Fraction) and isinstance(wanted, int | Fraction):
        return got - wanted
    return 0


def _margin(margin: int | Fraction) -> int | str:
    """How far a total is from its target, as a sentence takes it."""
    return abs(margin) if isinstance(margin, int) else _number(abs(margin))


_LINES: dict[type, Callable[..., str]] = {
    Versus: _Teller.versus, Graded: _Teller.graded, Compare: _Teller.compare,
    Lookup: _Teller.lookup, If: _Teller.choice, Let: _Teller.let, Repeat: _Teller.repeat,
}  # fmt: skip
"""Parts that come to no total, or tell it in a way of their own."""
