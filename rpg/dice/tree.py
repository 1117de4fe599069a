"""What a dice text means, as a frozen tree. Equal trees mean the same dice, wherever they stood in their text."""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple, TypeAlias, TypeVar

N = TypeVar("N", bound="type")


class Span(NamedTuple):
    """Where a part stands in its text, ``end`` excluded. All spans are equal: a place is no part of a meaning."""

    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, Span)

    def __hash__(self) -> int:
        return 0


NOWHERE = Span(0, 0)
span = partial(tuple.__new__, Span)
"""A span of ``(start, end)``, made without the detour of a named tuple: a parser makes many."""


def _same(self: tuple[object, ...], other: object) -> bool:
    return type(self) is type(other) and tuple.__eq__(self, other)


def _other(self: tuple[object, ...], other: object) -> bool:
    return not _same(self, other)


def _node(cls: N) -> N:
    """Let parts of different kinds differ, although both are tuples."""
    cls.__eq__ = _same  # type: ignore[method-assign, assignment]  # a NamedTuple takes no mixin
    cls.__ne__ = _other  # type: ignore[method-assign, assignment]  # the same
    return cls


@_node
class Number(NamedTuple):
    """A whole number, not negative."""

    value: int
    span: Span = NOWHERE


@_node
class Name(NamedTuple):
    """Something known by name: ``@tae.reflex`` an attribute, ``$sneak`` a macro, or (no sigil) what ``let`` named."""

    sigil: Literal["@", "$", ""]
    name: str
    span: Span = NOWHERE


@_node
class Faces(NamedTuple):
    """The faces of an unusual die: whole numbers or words. ``said`` is the short form, ``F`` or ``66``, or ""."""

    faces: tuple[int | str, ...]
    said: str = ""
    span: Span = NOWHERE


@_node
class Dice(NamedTuple):
    """``amount`` dice, each with ``sides`` numbered from 1 or with the faces listed: ``4d6``, ``3d{1,1,2}``."""

    amount: Node
    sides: Node | Faces
    span: Span = NOWHERE


@_node
class Set(NamedTuple):
    """Values side by side, each to be kept, dropped or counted like a die: ``{2d6, 3d4}``."""

    items: tuple[Node, ...]
    span: Span = NOWHERE


ASKS: dict[str, Literal["=", "!=", "<", "<=", ">", ">="]] = {
    "=": "=", "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip
"""How a question is written, and what it is."""


@_node
class Test(NamedTuple):
    """What a die is asked: ``>=5``, ``=1``, ``=hit``."""

    op: Literal["=", "!=", "<", "<=", ">", ">="]
    value: Node


@_node
class Keep(NamedTuple):
    """Keep or drop the ``amount`` highest or lowest: ``kh3``, ``kl``, ``dh2``, ``dl``."""

    pool: Node
    how: Literal["kh", "kl", "dh", "dl"]
    amount: Node
    span: Span = NOWHERE


@_node
class Explode(NamedTuple):
    """Roll one more for each die that passes: a die of its own (``x``), into the same die (``xx``), less 1 (``xp``).

    ``when`` None: on the highest face. ``limit`` is how often one die may go on; None: as often as the limits allow.
    """

    pool: Node
    how: Literal["x", "xx", "xp"]
    when: Test | None
    limit: int | None
    span: Span = NOWHERE


@_node
class Reroll(NamedTuple):
    """Roll again every die that passes, until it does not (``r``) or once (``ro``)."""

    pool: Node
    how: Literal["r", "ro"]
    when: Test
    span: Span = NOWHERE


@_node
class Clamp(NamedTuple):
    """Raise each die to at least (``min``) or lower it to at most (``max``) a value."""

    pool: Node
    how: Literal["min", "max"]
    bound: Node
    span: Span = NOWHERE


@_node
class Weight(NamedTuple):
    """A die that passes counts so many points."""

    when: Test
    points: int


@_node
class Count(NamedTuple):
    """Count successes (``cs>=5``; ``cs[>=5:1,10:2]``: the last rule that fits counts), take off failures (``cf=1``)."""

    pool: Node
    how: Literal["cs", "cf"]
    rules: tuple[Weight, ...]
    span: Span = NOWHERE


@_node
class Unary(NamedTuple):
    """A sign: ``-x``."""

    op: Literal["-"]
    value: Node
    span: Span = NOWHERE


@_node
class Binary(NamedTuple):
    """Arithmetic of totals; ``//`` and ``%`` round down, ``/`` is exact."""

    op: Literal["+", "-", "*", "/", "//", "%"]
    left: Node
    right: Node
    span: Span = NOWHERE


@_node
class Compare(NamedTuple):
    """A question about totals, true or false."""

    op: Literal["==", "!=", "<", "<=", ">", ">="]
    left: Node
    right: Node
    span: Span = NOWHERE


@_node
class Opposed(NamedTuple):
    """``A opp B``: pairs, highest against highest, that ``left`` wins; ties are won by ``right``."""

    left: Node
    right: Node
    span: Span = NOWHERE


@_node
class Versus(NamedTuple):
    """A total against a number: success when it is reached, and by how much it is passed."""

    value: Node
    target: Node
    span: Span = NOWHERE


@_node
class Pool(NamedTuple):
    """``pool(N)``: the dice that a ladder gives to a pool of that size, which may be 0 or less."""

    size: Node
    span: Span = NOWHERE


@_node
class Graded(NamedTuple):
    """Dice, or a total, read against the ladder of that name: ``4d6 vs ladder(core)``."""

    value: Node
    ladder: str
    span: Span = NOWHERE


@_node
class Lookup(NamedTuple):
    """``table(omen, d12)``: the row of a table that a total falls on."""

    table: str
    value: Node
    span: Span = NOWHERE


@_node
class Call(NamedTuple):
    """A function of totals: ``min``, ``max``, ``floor``, ``ceil``, ``abs``."""

    function: Literal["min", "max", "floor", "ceil", "abs"]
    values: tuple[Node, ...]
    span: Span = NOWHERE


@_node
class Step(NamedTuple):
    """``step(d8, +1)``: the dice so many steps up or down the row d4 d6 d8 d10 d12 d20."""

    dice: Node
    by: Node
    span: Span = NOWHERE


@_node
class If(NamedTuple):
    """``if(c, a, b)``: only the branch that is taken is rolled."""

    condition: Node
    then: Node
    other: Node
    span: Span = NOWHERE


@_node
class Let(NamedTuple):
    """``let x = value in body``: rolled once, read as often as it is named."""

    name: str
    value: Node
    body: Node
    span: Span = NOWHERE


@_node
class Repeat(NamedTuple):
    """``6 # body``: so many results, each rolled by itself, side by side."""

    times: Node
    body: Node
    span: Span = NOWHERE


@_node
class Labeled(NamedTuple):
    """A part with a name for people: ``2d6 [fire]``."""

    value: Node
    label: str
    span: Span = NOWHERE


Modifier: TypeAlias = Keep | Explode | Reroll | Clamp | Count
Node: TypeAlias = (
    Number | Name | Dice | Set | Modifier | Unary | Binary | Compare | Opposed | Versus | Pool | Graded | Lookup
    | Call | Step | If | Let | Repeat | Labeled
)  # fmt: skip
"""Any part of a dice text that has a value."""
