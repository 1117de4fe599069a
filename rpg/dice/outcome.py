"""What a roll came to, and its story: which dice fell, what happened to each of them, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rpg.dice.kinds import Kind
from rpg.dice.tree import Faces, If, Labeled, Let, Modifier, Name, Node, Repeat, Versus

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "int | Fraction | bool | str | tuple[Value, ...]"
"""A total, an answer, a degree or a row by its key; words (in order) or several results as a tuple."""

Face: TypeAlias = int | str


class Happened(NamedTuple):
    """Something done to a die: what, by which modifier, and what the die was before."""

    what: Literal["rerolled", "exploded", "extra", "compounded", "penetrated", "raised", "lowered", "dropped"]
    by: Modifier
    was: Face


class Die(NamedTuple):
    """One die: its sides, the face it fell on first, what it is worth in the end, whether it counts, and its story."""

    sides: int
    face: Face
    value: Face
    kept: bool
    story: tuple[Happened, ...] = ()


class Throw(NamedTuple):
    """Dice that fell together, column by column; :meth:`dice` tells it die by die.

    ``sides`` is the number of faces of each die (0: values of a set). ``values`` are what the dice are worth; where
    they are counted, their points. ``kept`` None: all of them. ``story``: which die, and what happened to it.
    ``worth``: what counted dice were worth before their points, empty if that is what they fell on.
    """

    sides: int
    faces: tuple[Face, ...]
    values: tuple[Face, ...]
    kept: tuple[bool, ...] | None = None
    story: tuple[tuple[int, Happened], ...] = ()
    worth: tuple[Face, ...] = ()

    def dice(self) -> tuple[Die, ...]:
        """The dice one by one, in the order in which they fell."""
        return tuple(self._each())

    def _each(self) -> Iterator[Die]:
        stories: dict[int, list[Happened]] = {}
        for which, happened in self.story:
            stories.setdefault(which, []).append(happened)
        for index, (face, value) in enumerate(zip(self.faces, self.values, strict=True)):
            kept = self.kept is None or self.kept[index]
            yield Die(self.sides, face, value, kept, tuple(stories.get(index, ())))


class Trace(NamedTuple):
    """A part of the text, what it came to, the parts that it was made of, and the dice that fell for it.

    Amounts that were themselves rolled: ``before`` it could be known what to roll, and ``after``, to know what to do
    with the dice: ``(d4)d6`` and ``4d6kh(d4)``.
    """

    node: Node | Faces
    value: Value
    parts: tuple[Trace, ...] = ()
    throw: Throw | None = None
    before: tuple[Trace, ...] = ()
    after: tuple[Trace, ...] = ()

    def throws(self) -> tuple[Throw, ...]:
        """All dice of this part and of those inside it, in the order of the text; those that ``let`` named once."""
        return tuple(part.throw for part in self.thrown() if part.throw is not None)

    def thrown(self) -> Iterator[Trace]:
        """The parts whose dice fell, each once: what ``let`` named lies where it was rolled."""
        for amount in self.before:
            yield from amount.thrown()
        for part in self.parts:
            again = isinstance(self.node, Let) and part is not self.parts[0]
            yield from (one for one in part.thrown() if not (again and isinstance(base(one.node), Name)))
        if self.throw is not None:
            yield self
        for amount in self.after:
            yield from amount.thrown()

    def decided(self) -> Trace:
        """The part that decides what this one is: behind labels, a ``let``, and the branch that was taken."""
        deciding = self
        while isinstance(deciding.node, Labeled | Let | If) and deciding.parts:
            deciding = deciding.parts[-1]
        return deciding

    def margin(self) -> int | Fraction | None:
        """By how much a total passed its target; None if this part was not read against one."""
        decided = self.decided()
        if not isinstance(decided.node, Versus):
            return None
        got, wanted = (part.value for part in decided.parts)
        return got - wanted if isinstance(got, int | Fraction) and isinstance(wanted, int | Fraction) else None


def base(node: Node | Faces) -> Node | Faces:
    """The dice under a row of modifiers and labels."""
    while isinstance(node, Modifier | Labeled):
        node = node.pool if isinstance(node, Modifier) else node.value
    return node


class Outcome(NamedTuple):
    """What a text came to.

    ``faces`` are all that fell, in the order in which they were rolled, each as a number from 1 to the sides of its die
    (of listed faces: the place in the list): what a campaign keeps, and what :func:`rpg.dice.replay` reads again.
    """

    value: Value
    kind: Kind
    faces: tuple[int, ...]
    trace: Trace

    @property
    def total(self) -> int:
        """The number that was read, rounded down: a total, of a degree what the ladder or target read; 0 of words."""
        read: Value = self.value
        if self.kind is Kind.DEGREE or self.kind is Kind.ROW:
            decided = self.trace.decided()
            read = decided.parts[0].value if decided.parts else read
        return int(read // 1) if isinstance(read, int | Fraction) else 0

    @property
    def degree(self) -> str | None:
        """The key of the degree; None if the text has none."""
        return self.value if self.kind is Kind.DEGREE and isinstance(self.value, str) else None

    @property
    def margin(self) -> int | Fraction | None:
        """By how much a total passed its target (negative: missed it); None if there was no target."""
        return self.trace.margin()

    @property
    def margins(self) -> tuple[int | Fraction | None, ...]:
        """The same of each of several results (``6 # d20 vs 12``); of anything else of the only one."""
        several = self.trace.decided()
        parts = several.parts if isinstance(several.node, Repeat) else (several,)
        return tuple(part.margin() for part in parts)
