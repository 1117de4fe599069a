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
_OFTEN: Final = 16
"""So many asked among the replicates of one lot, and the next lot is worth working out whole."""
_DICE: Final = 8
"""Dice in one block: two of each word."""
_HALF: Final = 0xFFFFFFFF
_halves = Struct("<8I").unpack_from


class Replicates:
    """Every replicate of a seed. They may be asked for in any order, but only in rising order are they quick."""

    __slots__ = ("_key", "_labels")

    def __init__(self, seed: str | Key) -> None:
        """The replicates of a seed, which may be given as its key."""
        self._key = seed_key(seed) if isinstance(seed, str) else seed
        self._labels: dict[tuple[int, str], _Label] = {}

    def dice(self, stream: int, replicate: int) -> Dice:
        """The dice of one stream of one replicate."""
        return _Replicate(self, Seeded(self._key, stream, replicate), stream, replicate)

    def block(self, stream: int, label: str, replicate: int) -> tuple[int, ...] | None:
        """The eight numbers of 32 bits in a roll's first block, if its lot was worked out; None otherwise."""
        known = self._labels.get((stream, label))
        if known is None:
            known = self._labels[stream, label] = _Label()
        lot, lane = divmod(replicate, _LANES)
        if known.lot != lot:
            often = known.lot + 1 == lot and known.asked >= _OFTEN
            known.lot, known.asked = lot, 0
            known.words = replicates(self._key, roll_word(stream, label), lot * _LANES, _LANES) if often else b""
        known.asked += 1
        return _halves(known.words, 32 * lane) if known.words else None


class _Label:
    """How often a roll was asked for in the lot of replicates at hand, and their first blocks if they are known."""

    __slots__ = ("asked", "lot", "words")

    def __init__(self) -> None:
        self.lot = -1
        self.asked = 0
        self.words = b""


class _Replicate:
    """The dice of one stream of one replicate."""

    __slots__ = ("_all", "_alone", "_replicate", "_stream")

    def __init__(self, all_of_them: Replicates, alone: Seeded, stream: int, replicate: int) -> None:
        self._all = all_of_them
        self._alone = alone
        self._stream = stream
        self._replicate = replicate

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides (1 to 2^32), exactly uniform."""
        block = self._all.block(self._stream, label, self._replicate) if count <= _DICE else None
        if block is None:
            return self._alone.roll(label, count, sides)
        scaled = [half * sides for half in block[:count]]
        if min([each & _HALF for each in scaled], default=sides) < sides:
            return self._alone.roll(label, count, sides)
        return tuple([(each >> 32) + 1 for each in scaled])
