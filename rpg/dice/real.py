"""Real dice on the table, typed in: ``2d6=8`` tells a total, ``4d6=6,3,2,1`` or ``4d6=6321`` the faces.

One rule: a number alone is the total, if the dice can come to it: what the text comes to, or what it reads against a
target, compares, or looks up (``2d6+3 vs 10=9``). Only a ladder reads faces, and takes no total. Whatever is no such
total must be faces, in the order in which the text rolls its dice: the face itself of listed faces (``hit,miss``),
``+ - 0`` of Fate dice, and dice that explode or are rolled again one after another, as they fell.
:func:`replay` reads faces that are already known, by their numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.binding import prepared
from rpg.dice.bounding import bounds
from rpg.dice.context import NOTHING, Context
from rpg.dice.depth import followed
from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind, bare, check
from rpg.dice.known import Alone, Replay, Telling
from rpg.dice.limits import LIMITS, Limits
from rpg.dice.outcome import Outcome, Trace
from rpg.dice.said import Said, compact, said
from rpg.dice.tree import Compare, Dice, Graded, If, Labeled, Let, Lookup, Node, Number, Repeat, Versus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from rpg.dice.outcome import Value

_TOTALS = frozenset({Kind.NUMBER, Kind.POOL})

_TRIED = 1000
"""Sides up to which every face of a die is tried, to find the one that gives a total."""
_WORK = 200_000
"""Steps to see whether dice can come to a total."""
_SEVERAL = 3
"""So many digits that are no total are faces, if there are too many or too few of them."""


@followed
def given(text: str | Node, told: str, context: Context = NOTHING, limits: Limits = LIMITS) -> Outcome:
    """The outcome of dice that fell on the table.

    A total of several dice has no faces, and nothing to tell of how it came about.

    Raises:
        DiceError: the text cannot be read or carried out; or ``told`` is not faces (``told``), not as many as fall
            (``told_count``), some that no such die has (``told_face``), a total that the dice never come to
            (``told_sum`` beyond their ends, ``told_never`` between them), or the total of a pool that a ladder reads
            (``told_total``). The span is then that of ``told``.
    """
    table = _Table(*prepared(text, context, limits), context, limits)
    faces = said(told, limits)
    total = faces[0].number if len(faces) == 1 else None
    outcome = None if total is None else table.of_total(total)
    return outcome or table.of_faces(faces)


@followed
def replay(text: str | Node, faces: Sequence[int], context: Context = NOTHING, limits: Limits = LIMITS) -> Outcome:
    """The outcome of faces that fell before, each from 1 to the sides of its die: ``replay(t, roll(t).faces)``.

    Raises:
        DiceError: the text cannot be read or carried out, or rolls another number of dice (``told_count``) or other
            dice (``told_face``); the span is then that of the faces, counted from 0.
    """
    tree, kind = prepared(text, context, limits)
    return Replay(faces, context, limits).outcome(tree, kind)


class _Table(NamedTuple):
    """What is rolled on the table."""

    tree: Node
    kind: Kind
    context: Context
    limits: Limits

    def of_faces(self, faces: tuple[Said, ...]) -> Outcome:
        """The outcome of faces: as they are parted; if that is none, every sign a face."""
        first = Telling(faces, self.context, self.limits, apart=True)
        try:
            return first.outcome(self.tree, self.kind)
        except DiceError as error:
            wrong = error
        signs = compact(faces)
        if signs and wrong.code in {"told", "told_count", "told_face"}:
            second = Telling(signs, self.context, self.limits, apart=False)
            try:
                return second.outcome(self.tree, self.kind)
            except DiceError as error:
                better = first.needed > 1 and not second.unfit and error.code != "told"
                wrong = error if better else wrong
        if wrong.code == "told_count" and len(faces) == 1 and isinstance(bare(self.tree), Graded):
            message = "the ladder reads the faces of this pool, not their total"
            raise DiceError("told_total", message, faces[0].span, needed=wrong.values["needed"])
        if len(faces) == 1 and wrong.code in {"told_count", "told_face"} and not _many(signs, first.needed):
            raise self.no_total(faces[0]) or wrong
        raise wrong

    def no_total(self, told: Said) -> DiceError | None:
        """The error of a total that the dice never come to; None if it is rather a face."""
        read, ends = summed(self.tree), self._ends()
        if read is None or ends is None or told.number is None or _one(read):
            return None
        low, high = (f"{end}" for end in ends)
        if ends[0] <= told.number <= ends[1]:
            message = f"no fall of these dice comes to {told.number}"
            return DiceError("told_never", message, told.span, total=told.number)
        message = f"these dice come to {low} to {high}, not to {told.number}"
        return DiceError("told_sum", message, told.span, total=told.number, low=low, high=high)

    def _ends(self) -> tuple[int | Fraction, int | Fraction] | None:
        """The least and the greatest total that is read; None if there is none."""
        read = summed(self.tree)
        try:
            return None if read is None else bounds(read, self.context, self.limits)
        except DiceError:
            return None

    def of_total(self, total: int) -> Outcome | None:
        """The outcome of a total: the face that gives it, if one die is all that falls. None: it is no such total."""
        read, ends = summed(self.tree), self._ends()
        if read is None or ends is None or not ends[0] <= total <= ends[1]:
            return None
        least = self._with(1)
        several = least.several or least.most > _TRIED
        for face in self._likely(least, total):
            alone = self._with(face)
            if alone.found is not None and _summed(alone.found.trace) == total:
                return alone.found
            several |= alone.several
        if not several or not self._possible(read, total):
            return None
        known = put(self.tree, Number(total, read[-1]))
        trace = Alone(1, self.context, self.limits).trace(known)
        return Outcome(trace.value, self.kind, (), trace._replace(node=self.tree) if known == trace.node else trace)

    def _possible(self, read: Node, total: int) -> bool:
        """Whether dice can fall so; True where weighing them takes too long, or goes on for ever beyond that."""
        from rpg.dice.exact.odds import odds  # noqa: PLC0415  few tell a total of several dice

        try:
            found = odds(read, self.context, self.limits._replace(work=min(_WORK, self.limits.work)))
        except DiceError:
            return True
        beyond = found.at_least(total) in {0, 1}
        return total in found.weights or (bool(found.depth) and beyond)

    def _with(self, face: int) -> Alone:
        alone = Alone(face, self.context, self.limits)
        alone.read(self.tree, self.kind)
        return alone

    def _likely(self, least: Alone, total: int) -> Iterable[int]:
        """The faces of the only die that may give a total: of a large die one, as if every face added as much."""
        if least.most <= _TRIED:
            return range(1, least.most + 1)
        most = self._with(least.most)
        ends = [_summed(alone.found.trace) for alone in (least, most) if alone.found is not None]
        match ends:
            case [int(low), int(high)] if low != high:
                face = 1 + (total - low) * (least.most - 1) // (high - low)
                return [face] if 1 <= face <= least.most else []
            case _:
                return []


def summed(tree: Node) -> Node | None:
    """The part whose total real dice may be told by: all of it, or what stands against a target; None if none is."""
    inner = bare(tree)
    match inner:
        case Versus() | Lookup():
            return inner.value
        case Compare():
            return inner.right if isinstance(bare(inner.left), Number) else inner.left
        case Graded() | Repeat() | Let() | If():
            return None if check(tree) not in _TOTALS else tree
        case _:
            return tree if check(tree) in _TOTALS else None


def put(tree: Node, total: Number) -> Node:
    """The tree with a total where :func:`summed` found what it is the total of."""
    match tree:
        case Labeled():
            return tree._replace(value=put(tree.value, total))
        case Versus() | Lookup():
            return tree._replace(value=total)
        case Compare():
            return tree._replace(right=total) if summed(tree) is tree.right else tree._replace(left=total)
        case _:
            return total


def _summed(trace: Trace) -> Value:
    """The total that was read, in a trace of the same text."""
    while isinstance(trace.node, Labeled) and trace.parts:
        trace = trace.parts[0]
    if isinstance(trace.node, Versus | Lookup | Compare):
        right = isinstance(trace.node, Compare) and summed(trace.node) is trace.node.right
        return trace.parts[1 if right else 0].value
    return trace.value


def _many(signs: tuple[Said, ...], needed: int) -> bool:
    """Whether a number was rather meant as several faces: as many as dice fall, or more digits than any total has."""
    return len(signs) > 1 and (len(signs) == needed or len(signs) >= _SEVERAL)


def _one(node: Node) -> bool:
    """Whether a part is one plain die."""
    inner = bare(node)
    return isinstance(inner, Dice) and inner.amount == Number(1)
