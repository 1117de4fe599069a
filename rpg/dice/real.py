"""Real dice on the table, typed in: ``2d6=8`` tells a total, ``4d6=6,3,2,1`` or ``4d6=6321`` the faces.

A single number that the text can come to is its total; anything else must be faces, in the order in which the text
rolls its dice: the face itself of listed faces (``hit,miss``), ``+ - 0`` of Fate dice, and dice that explode or are
rolled again one after another, as they fell. :func:`replay` reads faces that are already known, by their numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.binding import prepared
from rpg.dice.bounding import bounds
from rpg.dice.context import NOTHING, Context
from rpg.dice.depth import followed
from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind, bare
from rpg.dice.known import Alone, Replay, Telling
from rpg.dice.limits import LIMITS, Limits
from rpg.dice.outcome import Outcome, Trace
from rpg.dice.said import Said, compact, said
from rpg.dice.tree import Graded, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TRIED = 1000
"""Sides up to which every face of a die is tried, to find the one that gives a total."""


@followed
def given(text: str | Node, told: str, context: Context = NOTHING, limits: Limits = LIMITS) -> Outcome:
    """The outcome of dice that fell on the table.

    A total of several dice has no faces, and nothing to tell of how it came about.

    Raises:
        DiceError: the text cannot be read or carried out; or ``told`` is not faces (``told``), not as many as fall
            (``told_count``), some that no such die has (``told_face``), or the total of a pool that a ladder reads
            (``told_total``). The span is then that of ``told``.
    """
    table = _Table(*prepared(text, context, limits), context, limits)
    faces = said(told, limits)
    total = faces[0].number if len(faces) == 1 and table.kind in {Kind.NUMBER, Kind.POOL} else None
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
        raise wrong

    def of_total(self, total: int) -> Outcome | None:
        """The outcome of a total: the face that gives it, if one die is all that falls. None: it is no such total."""
        try:
            low, high = bounds(self.tree, self.context, self.limits)
        except DiceError:
            return None
        if not low <= total <= high:
            return None
        least = self._with(1)
        several = least.several or least.most > _TRIED
        for face in self._likely(least, total):
            alone = self._with(face)
            if alone.found is not None and alone.found.value == total:
                return alone.found
            several |= alone.several
        return Outcome(total, self.kind, (), Trace(self.tree, total)) if several else None

    def _with(self, face: int) -> Alone:
        alone = Alone(face, self.context, self.limits)
        alone.read(self.tree, self.kind)
        return alone

    def _likely(self, least: Alone, total: int) -> Iterable[int]:
        """The faces of the only die that may give a total: of a large die one, as if every face added as much."""
        if least.most <= _TRIED:
            return range(1, least.most + 1)
        most = self._with(least.most)
        ends = [alone.found.value for alone in (least, most) if alone.found is not None]
        match ends:
            case [int(low), int(high)] if low != high:
                face = 1 + (total - low) * (least.most - 1) // (high - low)
                return [face] if 1 <= face <= least.most else []
            case _:
                return []
