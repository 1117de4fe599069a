"""Heaps of dice while a tree is rolled: how each kind of part puts dice on the table and works on them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rpg.dice.arithmetic import Amount, whole
from rpg.dice.error import DiceError
from rpg.dice.heap import ASKED, Draw, Heap, Passes, endless, points
from rpg.dice.kinds import bare
from rpg.dice.passing import all_pass, failing
from rpg.dice.scan import too_many
from rpg.dice.tree import (
    Clamp,
    Count,
    Dice,
    Explode,
    Faces,
    Keep,
    Labeled,
    Name,
    Node,
    Number,
    Reroll,
    Set,
    Step,
    Test,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice.context import Context
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Face, Trace, Value
    from rpg.dice.passing import Wanted
    from rpg.dice.source import Dice as Source

STEPS = (4, 6, 8, 10, 12, 20)
"""The row of dice that ``step`` goes up and down."""


class PoolReader:
    """Rolls dice for one text; its heir knows what totals are."""

    __slots__ = ("context", "draws", "extra", "faces", "label", "limits", "rolled", "scope", "source")

    rounds = 20
    """How often a die is rolled again before it is drawn from the faces that may stay: as likely, and it ends."""

    def __init__(self, source: Source, label: str, context: Context, limits: Limits) -> None:
        """A reader that has rolled nothing yet. ``scope`` is what ``let`` has named so far.

        ``rolled`` counts the dice of the text, ``extra`` those that come on top.
        """
        self.source = source
        self.label = label
        self.context = context
        self.limits = limits
        self.draws = 0
        self.rolled = 0
        self.extra = 0
        self.faces: list[int] = []
        self.scope: dict[str, Heap | Value] = {}

    @abstractmethod
    def trace(self, node: Node) -> Trace:
        """What a part came to."""

    @abstractmethod
    def amount(self, node: Node, rolled: list[Trace]) -> Amount:
        """What a part came to, as a number; if dice fell for it, they are added to what was rolled."""

    def drawn(self, count: int, faces: Sequence[Face]) -> Sequence[Face]:
        """Roll so many dice: the first under the label itself, later ones under ``label.1``, ``label.2`` and so on."""
        fallen = self.rolls(count, faces)
        return fallen if isinstance(faces, range) else [faces[i - 1] for i in fallen]

    def rolls(self, count: int, faces: Sequence[Face]) -> tuple[int, ...]:
        """The places, from 1, of the faces that so many dice show."""
        if not count:
            return ()
        label = f"{self.label}.{self.draws}" if self.draws else self.label
        self.draws += 1
        fallen = self.source.roll(label, count, len(faces))
        self.faces += fallen
        return fallen

    def heap(self, node: Node) -> Heap:
        """The dice of a part, on the table."""
        return _HEAPS[type(node)](self, node)

    def dice(self, node: Dice) -> Heap:
        """Dice just rolled."""
        before: list[Trace] = []
        count = self.count(node.amount, before)
        self.rolled += count
        if self.rolled > self.limits.dice:
            raise too_many(self.rolled, node.span, self.limits)
        faces: Sequence[Face]
        faces = node.sides.faces if isinstance(node.sides, Faces) else range(1, self.sides(node.sides, before) + 1)
        heap = Heap(self.drawn(count, faces), len(faces), faces)
        heap.before = before
        return heap

    def count(self, node: Node, rolled: list[Trace]) -> int:
        """How many dice; DiceError if fewer than none."""
        count = node.value if type(node) is Number else whole(self.amount(node, rolled), node)
        if count < 0:
            raise DiceError("no_dice", f"{count} dice cannot be rolled", node[-1], hint="1d6")
        return count

    def sides(self, node: Node, rolled: list[Trace]) -> int:
        """How many sides; DiceError if that is no die."""
        sides = node.value if type(node) is Number else whole(self.amount(node, rolled), node)
        if not 1 <= sides <= self.limits.faces:
            message = f"a die has 1 to {self.limits.faces} faces"
            raise DiceError("faces", message, node[-1], hint="d6", limit=self.limits.faces)
        return sides

    def wanted(self, test: Test, heap: Heap) -> Wanted:
        """What a modifier asks of these dice: a word of words, a number of numbers."""
        faces = heap.all_faces
        if faces and isinstance(faces[0], str) and isinstance(test.value, Name):
            return test.value.name
        return self.amount(test.value, heap.after)

    def more(self, count: int, node: Node) -> None:
        """So many dice on top of those that the text names; DiceError if they are too many."""
        self.extra += count
        if self.extra > self.limits.extra:
            message = f"more than {self.limits.extra} dice come on top"
            raise DiceError("too_many", message, node[-1], count=self.extra, limit=self.limits.extra)

    def counted(self, node: Count) -> tuple[Heap, list[int]]:
        """The dice that are counted, and the points of each."""
        inner = bare(node.pool)
        if isinstance(inner, Count):
            heap, counts = self.counted(inner)
        else:
            heap = self.heap(node.pool)
            counts = [0] * len(heap.kept)
        rules = [(asking(weight.when, self.wanted(weight.when, heap)), weight) for weight in node.rules]
        sign = 1 if node.how == "cs" else -1
        return heap, [n + sign * points(rules, value) for n, value in zip(counts, heap.live(), strict=True)]

    def draw_like(self, heap: Heap, node: Explode | Reroll) -> Draw:
        """Rolls more dice of the kind that lies in this heap."""

        def draw(count: int) -> Sequence[Face]:
            self.more(count, node)
            return self.drawn(count, heap.all_faces)

        return draw


def asking(test: Test, wanted: Wanted) -> Passes:
    """The test of a modifier, ready to be asked of a face."""
    ask = ASKED[test.op]
    return lambda face: ask(face, wanted)


def step_sides(sides: int, by: int, node: Step) -> int:
    """The sides of a die so many steps up (down, if negative); DiceError where the row ends."""
    place = STEPS.index(sides) + by if sides in STEPS else -1
    if not 0 <= place < len(STEPS):
        row = " ".join(f"d{step}" for step in STEPS)
        message = f"there is no step {by:+} from d{sides}: the row is {row}"
        raise DiceError("step", message, node.span, hint="step(d8, 1)", found=f"d{sides}", by=by)
    return STEPS[place]


def _dice(reader: PoolReader, node: Dice) -> Heap:
    return reader.dice(node)


def _set(reader: PoolReader, node: Set) -> Heap:
    parts = tuple(reader.trace(item) for item in node.items)
    heap = Heap([part.value for part in parts], 0)  # type: ignore[misc]  # numbers, as kinds has seen
    heap.parts = parts
    return heap


def _labeled(reader: PoolReader, node: Labeled) -> Heap:
    return reader.heap(node.value)


def _name(reader: PoolReader, node: Name) -> Heap:
    heap = reader.scope[node.name]
    if not isinstance(heap, Heap):
        return Heap((), 0)
    reader.more(len(heap.values), node)
    return heap.copy()


def _step(reader: PoolReader, node: Step) -> Heap:
    inner = bare(node.dice)
    if not isinstance(inner, Dice) or isinstance(inner.sides, Faces):
        raise DiceError("needs_dice", "only dice go up or down a step", node.span)
    before: list[Trace] = []
    sides = step_sides(reader.sides(inner.sides, before), whole(reader.amount(node.by, before), node.by), node)
    heap = reader.dice(Dice(inner.amount, Number(sides), node.span))
    heap.before[:0] = before
    return heap


def _keep(reader: PoolReader, node: Keep) -> Heap:
    heap = reader.heap(node.pool)
    many = node.amount
    amount = many.value if type(many) is Number else whole(reader.amount(many, heap.after), many)
    heap.keep(node, max(amount, 0))
    return heap


def _clamp(reader: PoolReader, node: Clamp) -> Heap:
    heap = reader.heap(node.pool)
    heap.clamp(node, whole(reader.amount(node.bound, heap.after), node.bound))
    return heap


def _reroll(reader: PoolReader, node: Reroll) -> Heap:
    heap = reader.heap(node.pool)
    wanted = reader.wanted(node.when, heap)
    passes, draw = asking(node.when, wanted), reader.draw_like(heap, node)
    if node.how == "ro":
        heap.reroll(node, passes, draw, 1)
        return heap
    if all_pass(heap.all_faces, node.when.op, wanted):
        raise endless(node)
    again = heap.reroll(node, passes, draw, reader.rounds)
    left = [*failing(heap.all_faces, node.when.op, wanted)] if again else []
    for i in again:
        reader.more(1, node)
        heap.again(i, node, reader.drawn(1, left)[0])
    return heap


def _explode(reader: PoolReader, node: Explode) -> Heap:
    heap = reader.heap(node.pool)
    op = node.when.op if node.when else "="
    wanted = reader.wanted(node.when, heap) if node.when else _top(heap.all_faces)
    if node.limit is None and all_pass(heap.all_faces, op, wanted):
        raise endless(node)
    ask = ASKED[op]
    rounds = node.limit or reader.limits.explosions
    heap.explode(node, lambda face: ask(face, wanted), reader.draw_like(heap, node), rounds)
    return heap


def _top(faces: Sequence[Face]) -> Face:
    return faces[-1] if isinstance(faces, range) else max(faces)


_HEAPS: dict[type, Callable[..., Heap]] = {
    Dice: _dice, Set: _set, Labeled: _labeled, Name: _name, Step: _step, Keep: _keep, Clamp: _clamp, Reroll: _reroll,
    Explode: _explode,
}  # fmt: skip
