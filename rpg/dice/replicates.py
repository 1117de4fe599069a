"""Dice for simulations: the faces of :class:`~rpg.dice.source.Seeded`, worked out for many replicates at once.

A simulation rolls the same few labels in replicate after replicate. A label that was asked for often among the last
replicates is worked out for all of the next at once, in whole numbers that hold them side by side; any other roll by
itself. Nobody can tell from the faces.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Final

from rpg.dice.philox import replicates, seed_key
from rpg.dice.source import Seeded, roll_word

if TYPE_CHECKING:
    from rpg.dice.philox import Key
    from rpg.dice.source import Dice

_LANES: Final = 64
"""Replicates in one lot."""
_OFTEN: Final = 12
"""So many asked in one lot, and the next is worth working out whole."""
_DICE: Final = 8
"""Dice in one block: two of each of its four words."""
_ONES: Final = ((1 << 256 * _LANES) - 1) // ((1 << 64) - 1)
"""1 in each word of the blocks of a lot, which lie side by side in one whole number."""
_LOW: Final = _ONES * 0xFFFFFFFF
_each = Struct(f"<{_LANES * _DICE}I").unpack


class Replicates:
    """Every replicate of a seed. They may be asked for in any order, but only in rising order are they quick."""

    __slots__ = ("_key", "_labels")

    def __init__(self, seed: str | Key) -> None:
        """The replicates of a seed, which may be given as its key."""
        self._key = seed_key(seed) if isinstance(seed, str) else seed
        self._labels: dict[int, dict[str, _Label]] = {}

    def dice(self, stream: int, replicate: int) -> Dice:
        """The dice of one stream of one replicate."""
        labels = self._labels.get(stream)
        if labels is None:
            labels = self._labels[stream] = {}
        return _Replicate(self, Seeded(self._key, stream, replicate), labels, stream, replicate)

    def label(self, stream: int, label: str, lot: int, known: _Label | None) -> _Label:
        """A roll in a lot, worked out whole if it was asked for often in the last one; ``known`` is what it was."""
        known = known or _Label()
        often = known.lot + 1 == lot and known.asked >= _OFTEN
        known.lot, known.asked, known.shown = lot, 0, {}
        known.words = replicates(self._key, roll_word(stream, label), lot * _LANES, _LANES) if often else b""
        return known


class _Label:
    """A roll in the lot at hand: how often it was asked for, and if it was worked out its words and their faces."""

    __slots__ = ("asked", "lot", "shown", "words")

    def __init__(self) -> None:
        self.lot = -1
        self.asked = 0
        self.words = b""
        self.shown: dict[int, tuple[int, ...] | None] = {}


def _faces(words: bytes, sides: int) -> tuple[int, ...] | None:
    """The faces that the words of a lot show, two each; None if one of them has to be drawn again."""
    if sides > 0xFFFFFFFF:  # noqa: PLR2004  the largest face would not fit beside its neighbour
        return None
    word = int.from_bytes(words, "little")
    first, second = (word & _LOW) * sides, (word >> 32 & _LOW) * sides
    carry = _ONES * ((1 << 32) - (1 << 32) % sides)
    kept = _ONES << 32
    if ((first & _LOW) + carry) & ((second & _LOW) + carry) & kept != kept:
        return None
    faces = (first >> 32 & _LOW | second & _LOW << 32) + _ONES + kept
    return _each(faces.to_bytes(len(words), "little"))


class _Replicate:
    """The dice of one stream of one replicate."""

    __slots__ = ("_all", "_alone", "_labels", "_lane", "_lot", "_stream")

    def __init__(
        self, all_of_them: Replicates, alone: Seeded, labels: dict[str, _Label], stream: int, replicate: int
    ) -> None:
        self._all = all_of_them
        self._alone = alone
        self._labels = labels
        self._stream = stream
        self._lot, lane = divmod(replicate, _LANES)
        self._lane = _DICE * lane

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides (1 to 2^32), exactly uniform."""
        known = self._labels.get(label)
        if known is None or known.lot != self._lot:
            known = self._labels[label] = self._all.label(self._stream, label, self._lot, known)
        known.asked += 1
        faces = known.shown.get(sides)
        if faces is None and known.words and sides not in known.shown:
            faces = known.shown[sides] = _faces(known.words, sides)
        if faces is None or count > _DICE:
            return self._alone.roll(label, count, sides)
        return faces[self._lane : self._lane + count]
