"""Heaps of dice while a tree is rolled: how each kind of part puts dice on the table and works on them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rpg.dice.arithmetic import Amount, whole
from rpg.dice.error import DiceError
from rpg.dice.heap import ASKED, Draw, Heap, Passes, endless, points
from rpg.dice.kinds import bare
from rpg.dice.scan import too_many
from rpg.dice.tree import (
    Clamp, Count, Dice, Explode, Faces, Keep, Labeled, Name, Node, Number, Reroll, Set, Step, Test, Weight,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice.context import Context
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Face, Trace, Value
    from rpg.dice.source import Dice as Source

STEPS = (4, 6, 8, 10, 12, 20)
"""The row of dice that ``step`` goes up and down."""


class PoolReader:
    """Rolls dice for one text; its heir knows what totals are."""

    __slots__ = ("context", "draws", "faces", "label", "limits", "rolled", "scope", "source")

    def __init__(self, source: Source, label: str, context: Context, limits: Limits) -> None:
        """A reader that has rolled nothing yet; ``scope`` is what ``let`` has named so far."""
        self.source = source
        self.label = label
        self.context = context
        self.limits = limits
        self.draws = 0
        self.rolled = 0
        self.faces: list[int] = []
        self.scope: dict[str, Heap | Value] = {}

    @abstractmethod
    def trace(self, node: Node) -> Trace:
        """What a part came to."""

    @abstractmethod
    def amount(self, node: Node) -> Amount:
        """What a part came to, as a number."""

    def drawn(self, count: int, faces: Sequence[Face]) -> Sequence[Face]:
        """Roll so many dice: the first ones under the label itself, later ones under ``label.1``, ``label.2`` …"""
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
        count = self.count(node.amount)
        self.rolled += count
        if self.rolled > self.limits.dice:
            raise too_many(self.rolled, node.span, self.limits)
        faces: Sequence[Face]
        faces = node.sides.faces if isinstance(node.sides, Faces) else range(1, self.sides(node.sides) + 1)
        return Heap(self.drawn(count, faces), len(faces), faces)

    def count(self, node: Node) -> int:
        """How many dice; DiceError if fewer than none."""
        count = node.value if type(node) is Number else whole(self.amount(node), node)
        if count < 0:
            raise DiceError("no_dice", f"{count} dice cannot be rolled", node[-1], hint="1d6")
        return count

    def sides(self, node: Node) -> int:
        """How many sides; DiceError if that is no die."""
        sides = node.value if type(node) is Number else whole(self.amount(node), node)
        if not 1 <= sides <= self.limits.faces:
            message = f"a die has 1 to {self.limits.faces} faces"
            raise DiceError("faces", message, node[-1], hint="d6", limit=self.limits.faces)
        return sides

    def passes(self, test: Test) -> Passes:
        """The test of a modifier, ready to be asked of a face."""
        ask = ASKED[test.op]
        wanted: Face | Amount
        if isinstance(test.value, Name) and not test.value.sigil and test.value.name not in self.scope:
            wanted = test.value.name
        else:
            wanted = self.amount(test.value)
        return lambda face: ask(face, wanted)  # type: ignore[arg-type]  # numbers of numbers, words of words (kinds)

    def counted(self, node: Count) -> tuple[Heap, list[int]]:
        """The dice that are counted, and the points of each."""
        inner = bare(node.pool)
        if isinstance(inner, Count):
            heap, counts = self.counted(inner)
        else:
            heap = self.heap(node.pool)
            counts = [0] * len(heap.kept)
        rules = [(self.passes(weight.when), weight) for weight in node.rules]
        sign = 1 if node.how == "cs" else -1
        return heap, [n + sign * points(rules, value) for n, value in zip(counts, heap.live(), strict=True)]

    def draw_like(self, heap: Heap) -> Draw:
        """Rolls more dice of the kind that lies in this heap."""
        return lambda count: self.drawn(count, heap.all_faces)


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
    return heap.copy() if isinstance(heap, Heap) else Heap((), 0)


def _step(reader: PoolReader, node: Step) -> Heap:
    inner = bare(node.dice)
    if not isinstance(inner, Dice) or isinstance(inner.sides, Faces):
        raise DiceError("needs_dice", "only dice go up or down a step", node.span)
    sides = step_sides(reader.sides(inner.sides), whole(reader.amount(node.by), node.by), node)
    return reader.dice(Dice(inner.amount, Number(sides), node.span))


def _keep(reader: PoolReader, node: Keep) -> Heap:
    heap = reader.heap(node.pool)
    amount = node.amount.value if type(node.amount) is Number else whole(reader.amount(node.amount), node.amount)
    heap.keep(node, max(amount, 0))
    return heap


def _clamp(reader: PoolReader, node: Clamp) -> Heap:
    heap = reader.heap(node.pool)
    heap.clamp(node, whole(reader.amount(node.bound), node.bound))
    return heap


def _reroll(reader: PoolReader, node: Reroll) -> Heap:
    heap = reader.heap(node.pool)
    passes = reader.passes(node.when)
    if node.how == "ro":
        heap.reroll(node, passes, reader.draw_like(heap), 1)
        return heap
    left = [face for face in heap.all_faces if not passes(face)] if heap.sides <= _LISTED else heap.all_faces
    if not left:
        raise endless(node)
    for i in heap.reroll(node, passes, reader.draw_like(heap), reader.limits.explosions):
        left = [face for face in heap.all_faces if not passes(face)]
        if not left:
            raise endless(node)
        heap.again(i, node, reader.drawn(1, left)[0])
    return heap


_LISTED = 1000
"""Sides up to which a die's faces are looked through before it is rolled again."""


def _explode(reader: PoolReader, node: Explode) -> Heap:
    heap = reader.heap(node.pool)
    if not heap.values:
        return heap
    passes, always = _explodes(reader, node, heap.all_faces)
    if always and node.limit is None:
        raise endless(node)
    heap.explode(node, passes, reader.draw_like(heap), node.limit or reader.limits.explosions)
    return heap


def _explodes(reader: PoolReader, node: Explode, faces: Sequence[Face]) -> tuple[Passes, bool]:
    """Which faces explode, and whether all of them do."""
    if node.when is not None:
        passes = reader.passes(node.when)
        return passes, all(passes(face) for face in faces)
    top = faces[-1] if isinstance(faces, range) else max(faces)  # type: ignore[type-var]  # numbers, as kinds has seen
    return top.__eq__, faces[0] == top and len(set(faces)) == 1


_HEAPS: dict[type, Callable[..., Heap]] = {
    Dice: _dice, Set: _set, Labeled: _labeled, Name: _name, Step: _step, Keep: _keep, Clamp: _clamp, Reroll: _reroll,
    Explode: _explode,
}  # fmt: skip
