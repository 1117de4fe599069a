"""What a part of a dice text comes to, and which parts fit together: the type check.

A pool is dice lying side by side; wherever a number is wanted, it stands for its total. Everything else is one thing
and nothing else: words are not added up, a question is not a number, a degree is the end of a text.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.error import DiceError
from rpg.dice.limits import LIMITS
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
    Unary,
    Versus,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Kind(Enum):
    """What a part comes to."""

    NUMBER = "number"
    POOL = "pool"
    SYMBOLS = "symbols"
    BOOL = "bool"
    DEGREE = "degree"
    ROW = "row"
    RESULTS = "results"
    ANY = "any"
    """A macro, before it is known."""


Scope: TypeAlias = "Mapping[str, Kind]"
_EMPTY: Scope = {}
_NUMBERS = (Kind.NUMBER, Kind.POOL, Kind.ANY)
_POOLS = (Kind.POOL, Kind.ANY)
_DICE = (Kind.POOL, Kind.SYMBOLS, Kind.ANY)
_SHARED = (*_DICE, Kind.NUMBER, Kind.BOOL)


def check(tree: Node) -> Kind:
    """What the whole text comes to; DiceError if its parts do not fit together."""
    return _kind(tree, _EMPTY)


def bare(node: Node) -> Node:
    """A part without its labels."""
    while type(node) is Labeled:
        node = node.value
    return node


def plain_dice(node: Node) -> tuple[int, int] | None:
    """How many dice, and of how many sides, if both stand in the text as numbers within the limits; else None."""
    if isinstance(node, Dice) and isinstance(node.amount, Number) and isinstance(node.sides, Number):
        amount, sides = node.amount.value, node.sides.value
        if 0 < amount <= LIMITS.dice and 0 < sides <= LIMITS.faces:
            return amount, sides
    return None


def _kind(node: Node, scope: Scope) -> Kind:
    return _KINDS[type(node)](node, scope)


def _want(node: Node, scope: Scope, kinds: tuple[Kind, ...], code: str = "needs_number", hint: str = "") -> Kind:
    """The kind of a part, which must be one of those."""
    kind = _KINDS[type(node)](node, scope)
    if kind not in kinds:
        message = f"{kind.value} is not what is wanted here ({code})"
        raise DiceError(code, message, (node[-1].start, node[-1].end), hint=hint, found=kind.value)
    return kind


def _want_dice(node: Node, scope: Scope, kinds: tuple[Kind, ...], hint: str) -> Kind:
    """The kind of what a modifier stands behind: dice themselves, not the choice between some or their ``let``."""
    kind = _want(node, scope, kinds, "needs_pool", hint)
    if isinstance(bare(node), If | Let):
        message = "a modifier stands behind the dice themselves"
        raise DiceError("needs_pool", message, (node[-1].start, node[-1].end), hint=hint, found=kind.value)
    return kind


def _number(node: Number, scope: Scope) -> Kind:
    del node, scope
    return Kind.NUMBER


def _name(node: Name, scope: Scope) -> Kind:
    if node.sigil:
        return Kind.NUMBER if node.sigil == "@" else Kind.ANY
    kind = scope.get(node.name)
    if kind is None:
        hint = f"@{node.name}" if not scope else min(scope)
        raise DiceError("unknown_name", f"nothing is called {node.name!r}", node.span, hint=hint, found=node.name)
    return kind


def _dice(node: Dice, scope: Scope) -> Kind:
    if type(node.amount) is not Number:
        _want(node.amount, scope, _NUMBERS)
    if type(node.sides) is Number:
        return Kind.POOL
    if isinstance(node.sides, Faces):
        return Kind.SYMBOLS if isinstance(node.sides.faces[0], str) else Kind.POOL
    _want(node.sides, scope, _NUMBERS)
    return Kind.POOL


def _set(node: Set, scope: Scope) -> Kind:
    for item in node.items:
        _want(item, scope, _NUMBERS)
    return Kind.POOL


def _keep(node: Keep, scope: Scope) -> Kind:
    _want_dice(node.pool, scope, _POOLS, "4d6kh3")
    dice = plain_dice(node.pool)
    if dice is not None and isinstance(node.amount, Number) and not 1 <= node.amount.value <= dice[0]:
        message = f"of {dice[0]} dice, 1 to {dice[0]} can be kept"
        raise DiceError("keep", message, node.span, f"{node.how}1", count=dice[0])
    if type(node.amount) is not Number:
        _want(node.amount, scope, _NUMBERS)
    return Kind.POOL


def _clamp(node: Clamp, scope: Scope) -> Kind:
    _want_dice(node.pool, scope, _POOLS, "4d6min2")
    _want(node.bound, scope, _NUMBERS)
    return Kind.POOL


def _rolled(node: Explode | Reroll, scope: Scope) -> Kind:
    """Dice that can be rolled once more: not a set, and not what ``let`` has rolled."""
    kind = _want_dice(node.pool, scope, _DICE, "5d6x")
    inner = bare(node.pool)
    while isinstance(inner, Keep | Explode | Reroll | Clamp):
        inner = bare(inner.pool)
    if isinstance(inner, Set | Name) and not (isinstance(inner, Name) and inner.sigil):
        raise DiceError("not_rolled_again", "these are no dice to be rolled again", node.span, hint="5d6x")
    if node.when is None and kind is Kind.SYMBOLS:
        raise DiceError("needs_test", "of words none is the highest", node.span, hint="x=hit")
    _tested(kind, node, scope)
    return kind


def _tested(pool: Kind, node: Explode | Reroll | Count, scope: Scope) -> None:
    """The tests of a modifier ask numbers of numbers, and of words only which they are."""
    tests = [weight.when for weight in node.rules] if isinstance(node, Count) else [node.when]
    for test in tests:
        if test is None:
            continue
        if pool is not Kind.SYMBOLS:
            _want(test.value, scope, _NUMBERS)
        elif not (isinstance(test.value, Name) and not test.value.sigil and test.op in {"=", "!="}):
            raise DiceError("needs_word", "words are only asked which they are", node.span, hint="=hit")


def _count(node: Count, scope: Scope) -> Kind:
    inner = bare(node.pool)
    if isinstance(inner, Count) and node.how == "cf" and inner.how == "cs":
        _count(inner, scope)
        _tested(_kind(inner.pool, scope), node, scope)
        return Kind.NUMBER
    _tested(_want_dice(node.pool, scope, _DICE, "10d6cs>=5"), node, scope)
    return Kind.NUMBER


def _unary(node: Unary, scope: Scope) -> Kind:
    _want(node.value, scope, _NUMBERS)
    return Kind.NUMBER


def _binary(node: Binary, scope: Scope) -> Kind:
    if type(node.left) is not Number:
        _want(node.left, scope, _NUMBERS)
    if type(node.right) is not Number:
        _want(node.right, scope, _NUMBERS)
    return Kind.NUMBER


def _compare(node: Compare, scope: Scope) -> Kind:
    _want(node.left, scope, _NUMBERS)
    _want(node.right, scope, _NUMBERS)
    return Kind.BOOL


def _opposed(node: Opposed, scope: Scope) -> Kind:
    _want_dice(node.left, scope, _POOLS, "4d6 opp 4d6")
    _want_dice(node.right, scope, _POOLS, "4d6 opp 4d6")
    return Kind.NUMBER


def _versus(node: Versus, scope: Scope) -> Kind:
    _want(node.value, scope, _NUMBERS)
    _want(node.target, scope, _NUMBERS)
    return Kind.DEGREE


def _pool(node: Pool, scope: Scope) -> Kind:
    del scope
    raise DiceError("needs_ladder", "a ladder says what a pool rolls", node.span, hint="pool(3) vs ladder(core)")


def _graded(node: Graded, scope: Scope) -> Kind:
    inner = bare(node.value)
    if isinstance(inner, Pool):
        _want(inner.size, scope, _NUMBERS)
    else:
        _want(node.value, scope, _NUMBERS)
    return Kind.DEGREE


def _lookup(node: Lookup, scope: Scope) -> Kind:
    _want(node.value, scope, _NUMBERS)
    return Kind.ROW


def _call(node: Call, scope: Scope) -> Kind:
    for value in node.values:
        _want(value, scope, _NUMBERS)
    return Kind.NUMBER


def _step(node: Step, scope: Scope) -> Kind:
    inner = bare(node.dice)
    if not isinstance(inner, Dice) or isinstance(inner.sides, Faces):
        raise DiceError("needs_dice", "only dice go up or down a step", node.span, hint="step(d8, 1)")
    _want(inner, scope, _POOLS)
    _want(node.by, scope, _NUMBERS)
    return Kind.POOL


def _if(node: If, scope: Scope) -> Kind:
    _want(node.condition, scope, (Kind.BOOL, Kind.ANY), "needs_bool", "if((d20)>=15, 2, 1)")
    then, other = _kind(node.then, scope), _kind(node.other, scope)
    if then in _NUMBERS and other in _NUMBERS:
        return Kind.NUMBER
    if Kind.RESULTS in {then, other} or (then is not other and Kind.ANY not in {then, other}):
        message = "both branches must come to the same"
        raise DiceError("branches", message, node.span, found=then.value, other=other.value)
    return then if other is Kind.ANY else other


def _let(node: Let, scope: Scope) -> Kind:
    kind = _want(node.value, scope, _SHARED)
    if kind is Kind.SYMBOLS:
        _want_dice(node.value, scope, _SHARED, "let x = 3d{hit,miss} in x")
    body = _kind(node.body, {**scope, node.name: kind})
    return Kind.NUMBER if body is Kind.POOL else body


def _repeat(node: Repeat, scope: Scope) -> Kind:
    _want(node.times, scope, _NUMBERS)
    kind = _kind(node.body, scope)
    if kind is Kind.RESULTS:
        raise DiceError("results", "results do not hold results", node.span, hint="6 # 4d6kh3")
    return Kind.RESULTS


def _labeled(node: Labeled, scope: Scope) -> Kind:
    return _kind(node.value, scope)


_KINDS: dict[type, Callable[..., Kind]] = {
    Number: _number, Name: _name, Dice: _dice, Set: _set, Keep: _keep, Clamp: _clamp, Explode: _rolled, Reroll: _rolled,
    Count: _count, Unary: _unary, Binary: _binary, Compare: _compare, Opposed: _opposed, Versus: _versus, Pool: _pool,
    Graded: _graded, Lookup: _lookup, Call: _call, Step: _step, If: _if, Let: _let, Repeat: _repeat, Labeled: _labeled,
}  # fmt: skip
