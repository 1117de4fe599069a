"""Readers of faces that fell before: told at the table, or recorded. They roll nothing, and hand out what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.outcome import Outcome
from rpg.dice.rolling import Reader
from rpg.dice.said import no_faces, single
from rpg.dice.source import Scripted
from rpg.dice.tree import Explode, Reroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice.context import Context
    from rpg.dice.kinds import Kind
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Face
    from rpg.dice.said import Said
    from rpg.dice.tree import Node

_NOBODY = Scripted(())
"""Rolls for a reader that knows all faces."""
_FEW = 6
"""So many faces of a die are listed, of more the first and the last."""


_ZERO = frozenset({10, 100})
"""Dice that show 0 where they mean their last face."""


class Replay(Reader):
    """Hands out faces by their places, from 1 to the sides of their die."""

    __slots__ = ("known",)

    def __init__(self, known: Sequence[int], context: Context, limits: Limits) -> None:
        """A reader that has handed out nothing yet."""
        super().__init__(_NOBODY, "", context, limits)
        self.known = known

    def rolls(self, count: int, faces: Sequence[Face]) -> tuple[int, ...]:
        """The next places; DiceError if they are not as many, or some is the place of no face."""
        at = len(self.faces)
        fallen = tuple(self.known[at : at + count])
        if len(fallen) < count:
            raise told_count(at + count, len(self.known), (0, len(self.known)))
        for i, place in enumerate(fallen, at):
            if not 1 <= place <= len(faces):
                raise told_face(place, range(1, len(faces) + 1), (i, i + 1))
        self.faces += fallen
        return fallen

    def outcome(self, tree: Node, kind: Kind) -> Outcome:
        """What the faces come to; DiceError if any is left."""
        trace = self.trace(tree)
        if len(self.faces) < len(self.known):
            raise told_count(len(self.faces), len(self.known), (len(self.faces), len(self.known)))
        return Outcome(trace.value, kind, tuple(self.faces), trace)


class Alone(Reader):
    """Shows one face, once. ``most`` are the sides of the die that showed it (1: there was none).

    ``found`` is the outcome, ``several`` says that more dice would have fallen: then there is none.
    """

    __slots__ = ("face", "found", "most", "several")

    def __init__(self, face: int, context: Context, limits: Limits) -> None:
        """A reader that has rolled nothing yet."""
        super().__init__(_NOBODY, "", context, limits)
        self.face = face
        self.found: Outcome | None = None
        self.several = False
        self.most = 1

    def rolls(self, count: int, faces: Sequence[Face]) -> tuple[int, ...]:
        """The face; DiceError if it is not the only one."""
        if not count:
            return ()
        if self.faces or count > 1:
            self.several = True
            raise told_count(len(self.faces) + count, 1, (0, 1))
        self.most = len(faces)
        self.faces.append(self.face)
        return (self.face,)

    def read(self, tree: Node, kind: Kind) -> None:
        """Roll a text."""
        try:
            trace = self.trace(tree)
        except DiceError:
            return
        self.found = Outcome(trace.value, kind, tuple(self.faces), trace)


class Telling(Reader):
    """Hands out faces as they were told. ``needed`` counts the dice that the text has asked for.

    When the told faces are used up, the dice of the text show 1, only so that they can all be counted; ``apart`` False:
    every sign is a face. ``unfit`` says that such faces cannot be told by one sign.
    """

    __slots__ = ("apart", "needed", "told", "unfit")

    rounds = 1_000_000

    def __init__(self, told: tuple[Said, ...], context: Context, limits: Limits, *, apart: bool) -> None:
        """A reader that has handed out nothing yet."""
        super().__init__(_NOBODY, "", context, limits)
        self.told = told
        self.apart = apart
        self.needed = 0
        self.unfit = False

    def rolls(self, count: int, faces: Sequence[Face]) -> tuple[int, ...]:
        """The places of the next faces; DiceError if a die has no such face."""
        if count and not self.apart and not single(faces):
            self.unfit = True
            raise self.miscounted()
        at, self.needed = self.needed, self.needed + count
        told = self.told[at : at + count]
        fallen = (*(_place(one, faces) for one in told), *(1 for _ in range(count - len(told))))
        self.faces += fallen
        return fallen

    def more(self, count: int, node: Node) -> None:
        """Dice on top of those of the text: their faces must be known, for they say whether there are still more."""
        super().more(count, node)
        if isinstance(node, Explode | Reroll) and self.needed > len(self.told):
            raise self.miscounted()

    def outcome(self, tree: Node, kind: Kind) -> Outcome:
        """What the faces come to; DiceError if they are not as many as fell."""
        try:
            trace = self.trace(tree)
        except DiceError as error:
            if error.code not in {"told", "told_face"} and self.needed > len(self.told):
                raise self.miscounted() from None
            raise
        if self.needed != len(self.told):
            raise self.miscounted()
        return Outcome(trace.value, kind, tuple(self.faces), trace)

    def miscounted(self) -> DiceError:
        """The error of too few faces, or of those that are too many."""
        end = self.told[-1].end
        start = self.told[self.needed].start if self.needed < len(self.told) else self.told[0].start
        return told_count(self.needed, len(self.told), (start, end))


def _place(told: Said, faces: Sequence[Face]) -> int:
    place = told.place(faces)
    if place is not None:
        return place
    if not isinstance(faces[0], str) and not told.text.lstrip("+-\u2212").isdecimal():
        raise no_faces(told.text, told.span)
    raise told_face(told.text[:20], faces, told.span)


def told_count(needed: int, count: int, span: tuple[int, int]) -> DiceError:
    """The error of too many faces, or too few."""
    return DiceError("told_count", f"{needed} faces are needed, {count} are told", span, needed=needed, count=count)


def told_face(face: int | str, faces: Sequence[Face], span: tuple[int, int]) -> DiceError:
    """The error of a face that no such die has; ``most`` are those that it has."""
    if isinstance(faces, range):
        most = f"1\u2013{len(faces)}"
    else:
        shown = [*dict.fromkeys(map(str, faces))]
        most = ", ".join(shown) if len(shown) <= _FEW else f"{shown[0]}\u2013{shown[-1]}"
    zero = isinstance(faces, range) and len(faces) in _ZERO and not f"{face}".strip("0")
    hint = f"{len(faces)}" if zero else ""
    return DiceError("told_face", f"these dice cannot show {face}, only {most}", span, hint=hint, face=face, most=most)
