"""Chance by the million: dice that :class:`rpg.dice.Seeded` shows one by one, and results of any text with exact odds.

Both come from the words of the same Philox (numpy's ``random_raw``, never its generators, whose streams may change),
so that any one of a million can be had alone: ``Seeded.die`` is the twin of :func:`faces`, :func:`sample` of
:func:`batch`.

A result is a number between 0 and 1 of as many bits as are needed, read against the running sum of the exact weights.
Its first 16 bits are a slot of a table, which knows the value where the whole slot lies within the share of one value;
in the few other slots 64 more bits at a time are drawn sideways (retry 1, 2 and so on of a block of the result's own)
until they lie within one share. So nothing is rounded: a chance of 1 in 10^30 is a chance of 1 in 10^30.

numpy is loaded when somebody asks for a million of something, and by nothing else in this room.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.context import NOTHING
from rpg.dice.error import DiceError
from rpg.dice.philox import LANE, many, philox, seed_key
from rpg.dice.source import roll_word

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from rpg.dice.context import Context
    from rpg.dice.outcome import Value
    from rpg.dice.philox import Key
    from rpg.dice.tree import Node

    Weights: TypeAlias = Mapping[Any, int]
    Words: TypeAlias = NDArray[np.uint64]
    Whole: TypeAlias = NDArray[np.unsignedinteger[Any]]

MOST = 100_000_000
"""As many results or dice as one call may ask for: 100 MB where the values fit in a byte."""

CHUNK = 1 << 16
"""Words at a time, 512 KB: what is worked on stays in the processor's second cache."""

_SLOT = 16
_SLOTS = 1 << _SLOT
_WORD = 64
_HALF = 0xFFFFFFFF
_BYTE = 255
_SIDES = 1 << 32
_LANES = 64


class Batch(NamedTuple):
    """Many results of one text. ``values``: what it can come to; ``indices``: of each result, which of the values."""

    values: tuple[Value, ...]
    indices: Whole

    def array(self) -> NDArray[Any]:
        """The results as numbers, in the smallest signed type that holds them all; answers as truth values.

        Raises:
            DiceError: the results are no whole numbers (``no_numbers``), or some need more than 64 bits
                (``too_wide``). :attr:`values` and :attr:`indices` say them all the same.
        """
        import numpy as np

        kind = _signed(self.values)
        first = self.values[0]
        if kind.kind == "i" and isinstance(first, int) and self.values == (*range(first, first + len(self.values)),):
            numbers = self.indices.astype(kind)
            numbers += first
            return numbers
        return np.array(self.values, kind)[self.indices]

    def counts(self) -> dict[Value, int]:
        """How often each value came up, in the order of the odds; values that never came up count 0."""
        import numpy as np

        found = np.bincount(self.indices, minlength=len(self.values))
        return dict(zip(self.values, found.tolist(), strict=True))


def batch(
    what: str | Node | Weights, count: int, seed: str | Key, label: str = "batch", context: Context = NOTHING
) -> Batch:
    """``count`` results of a text, or of values with whole weights, each exactly as likely as its odds say.

    Dice that may go on for ever are followed as far as the odds follow them: see ``Odds.depth``.

    Raises:
        DiceError: the text has no exact odds, no value has a weight (``no_weights``), fewer than no results are asked
            for (``too_few_results``) or more than :data:`MOST` (``too_many_results``), or numpy is not installed
            (``no_numpy``).
    """
    _allow(count)
    import numpy as np

    shares = _shares(_weights(what, context))
    roll = _Roll.of(seed, label)
    table, undecided = _table(shares), len(shares.values)
    out = np.empty(count, table.dtype)
    raw = roll.generator().random_raw
    for start in range(0, count, 4 * CHUNK):
        chunk = out[start : start + 4 * CHUNK]
        slots = raw((chunk.size + 3) >> 2).view("<u2")[: chunk.size]
        np.take(table, slots, out=chunk, mode="clip")
        open_ = np.flatnonzero(chunk == undecided)
        if open_.size:
            chunk[open_] = _settled(shares, roll, slots[open_], open_ + start)
    return Batch(shares.values, out)


def sample(
    what: str | Node | Weights, index: int, seed: str | Key, label: str = "batch", context: Context = NOTHING
) -> Value:
    """One result of a :func:`batch` of any count, alone and without numpy: the one at ``index``, from 0.

    Raises:
        DiceError: the text has no exact odds, no value has a weight (``no_weights``), or no batch has a result there
            (``too_few_results``, ``too_many_results``).
    """
    _measure(index if index < 0 else index + 1)
    shares = _shares(_weights(what, context))
    return shares.values[_alone(shares, _Roll.of(seed, label), index)]


def faces(seed: str | Key, count: int, sides: int, label: str, *, stream: int = 0, replicate: int = 0) -> Whole:
    """The faces that ``Seeded(seed, stream, replicate).roll(label, count, sides)`` shows, as an array.

    Its type is the smallest unsigned one for ``sides`` (1 to 2^32).

    Raises:
        DiceError: fewer than no dice (``too_few_results``) or more than :data:`MOST` (``too_many_results``), no such
            die (``faces``), or numpy is not installed (``no_numpy``).
    """
    _allow(count)
    if not 1 <= sides <= _SIDES:
        raise DiceError("faces", f"a die has 1 to {_SIDES} faces", (0, 0), hint="d6", limit=_SIDES)
    import numpy as np

    roll = _Roll.of(seed, label, stream, replicate)
    out = np.empty(count, np.min_scalar_type(sides))
    raw = roll.generator().random_raw
    read = _narrow if 1 < sides <= _BYTE else _wide
    for start in range(0, count, 2 * CHUNK):
        chunk = out[start : start + 2 * CHUNK]
        halves = raw((chunk.size + 1) >> 1).view("<u4")[: chunk.size]
        doubtful = read(halves, chunk, sides)
        if doubtful.size:
            chunk[doubtful] = _fair(roll, doubtful + start, sides)
    return out


class _Roll(NamedTuple):
    """The blocks of one roll: its key and what its counters share."""

    key: Key
    word: int
    replicate: int

    @classmethod
    def of(cls, seed: str | Key, label: str, stream: int = 0, replicate: int = 0) -> _Roll:
        return cls(seed_key(seed) if isinstance(seed, str) else seed, roll_word(stream, label), replicate)

    def generator(self) -> np.random.Philox:
        """Block 1 and all that follow."""
        import numpy as np

        counter = np.array([0, self.word, self.replicate, 0], np.uint64)  # numpy counts up before it draws
        return np.random.Philox(key=np.array(self.key, np.uint64), counter=counter)

    def one(self, block: int, retry: int) -> tuple[int, int, int, int]:
        """One block."""
        return philox((block, self.word, self.replicate, retry), self.key)

    def blocks(self, blocks: Words, retry: int) -> Words:
        """Blocks here and there: a row of four words for each."""
        import numpy as np

        lanes = np.zeros((-(-blocks.size // _LANES) * _LANES, LANE // _WORD), "<u8")
        lanes[: blocks.size, 0] = blocks
        drawn = b"".join(
            many(self.key, int.from_bytes(lanes[at : at + _LANES].tobytes(), "little"), _LANES,
                 roll=self.word, replicate=self.replicate, retry=retry)
            for at in range(0, len(lanes), _LANES)
        )  # fmt: skip
        return np.frombuffer(drawn, "<u8").reshape(-1, 4)[: blocks.size]


class _Shares(NamedTuple):
    """The values that can come up, and where their shares end: running sums of the weights, from 0 to the total."""

    values: tuple[Value, ...]
    ends: tuple[int, ...]

    def find(self, bits: int, width: int) -> int | None:
        """The value whose share holds every number that begins with these bits; None if they are not yet enough."""
        total = self.ends[-1]
        index = bisect_right(self.ends, bits * total >> width) - 1
        return index if (bits + 1) * total <= self.ends[index + 1] << width else None


def _weights(what: str | Node | Weights, context: Context) -> Weights:
    if isinstance(what, Mapping):
        return what
    from rpg.dice.exact.odds import odds

    return odds(what, context).weights


def _shares(weights: Weights) -> _Shares:
    likely = {value: weight for value, weight in weights.items() if weight > 0}
    if not likely:
        raise DiceError("no_weights", "nothing can come up: no value has a weight", (0, 0))
    return _Shares(tuple(likely), (0, *accumulate(likely.values())))


def _table(shares: _Shares) -> Whole:
    """Of each slot the index of its value; where the slot lies in more than one share, one more than the last."""
    import numpy as np

    undecided, total = len(shares.values), shares.ends[-1]
    table = np.full(_SLOTS, undecided, np.min_scalar_type(undecided))
    for index, (low, high) in enumerate(zip(shares.ends, shares.ends[1:], strict=False)):
        table[-(-low * _SLOTS // total) : high * _SLOTS // total] = index
    return table


def _settled(shares: _Shares, roll: _Roll, slots: Whole, indices: NDArray[np.intp]) -> NDArray[np.intp]:
    """What results come to whose slots do not tell: their first 64 bits against the first 64 of every border.

    Where the two are equal, the result is looked at alone, with as many bits as it needs.
    """
    import numpy as np

    *inner, total = shares.ends[1:]
    borders = np.array([(end << _WORD) // total for end in inner], np.uint64)
    more = roll.blocks(indices.astype(np.uint64), 1)[:, 0]
    bits = slots.astype(np.uint64) << np.uint64(_WORD - _SLOT) | more >> np.uint64(_SLOT)
    found = np.searchsorted(borders, bits, side="right")
    for at in np.flatnonzero(borders[np.maximum(found, 1) - 1] == bits):
        found[at] = _alone(shares, roll, int(indices[at]))
    return found


def _alone(shares: _Shares, roll: _Roll, index: int) -> int:
    """Which value the result at ``index`` has, bit by bit."""
    bits = roll.one((index >> 4) + 1, 0)[index >> 2 & 3] >> _SLOT * (index & 3) & (_SLOTS - 1)
    width, retry = _SLOT, 0
    while (found := shares.find(bits, width)) is None:
        retry += 1
        width += _WORD
        bits = bits << _WORD | roll.one(index, retry)[0]
    return found


def _narrow(halves: NDArray[np.uint32], out: Whole, sides: int) -> NDArray[np.intp]:
    """Faces of dice of 2 to 255 sides, and the few dice that must be looked at again; the words are used up.

    ``half * sides >> 32`` is ``half // width`` but for halves less than ``sides`` above a border, where the low half of
    the product is less than sides². Those that must be rejected are among them.
    """
    import numpy as np

    width = -(-(1 << 32) // sides)
    np.floor_divide(halves, np.uint32(width), out=out, casting="unsafe")
    out += 1
    np.multiply(halves, np.uint32(sides), out=halves)
    if np.minimum.reduce(halves) >= sides * sides:
        return np.empty(0, np.intp)
    return np.flatnonzero(halves < sides * sides)


def _wide(halves: NDArray[np.uint32], out: Whole, sides: int) -> NDArray[np.intp]:
    """Faces of dice of any sides, and the dice that must be drawn again."""
    import numpy as np

    scaled = np.multiply(halves, np.uint64(sides), dtype="<u8").view("<u4")
    np.add(scaled[1::2], out.dtype.type(1), out=out, dtype=out.dtype, casting="unsafe")
    return np.flatnonzero(scaled[0::2] < (1 << 32) % sides)


def _fair(roll: _Roll, indices: NDArray[np.intp], sides: int) -> Words:
    """The faces of single dice of a roll, drawn sideways until they are fair."""
    import numpy as np

    found = np.empty(indices.size, np.uint64)
    left, retry = np.arange(indices.size), 0
    while left.size:
        at = indices[left]
        words = roll.blocks((at >> 3).astype(np.uint64) + np.uint64(1), retry).view("<u4")
        scaled = words[np.arange(at.size), at & 7].astype(np.uint64) * np.uint64(sides)
        fair = (scaled & np.uint64(_HALF)) >= (1 << 32) % sides
        found[left[fair]] = (scaled[fair] >> np.uint64(32)) + np.uint64(1)
        left, retry = left[~fair], retry + 1
    return found


def _signed(values: tuple[Value, ...]) -> np.dtype[Any]:
    """The type of an array of these values."""
    import numpy as np

    if all(isinstance(value, bool) for value in values):
        return np.dtype(np.bool_)
    numbers = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) < len(values):
        raise DiceError("no_numbers", "these results are no whole numbers", (0, 0), hint="values, indices")
    bits = max((value if value >= 0 else ~value).bit_length() for value in numbers) + 1
    if bits > _WORD:
        raise DiceError("too_wide", "some results need more than 64 bits", (0, 0), hint="values, indices", bits=bits)
    return np.dtype(f"i{next(size for size in (1, 2, 4, 8) if bits <= 8 * size)}")


def _allow(count: int) -> None:
    """Refuse what would not fit, and say so where numpy is missing."""
    _measure(count)
    try:
        _prime()
    except ImportError:
        message = "numpy is not installed: pip install 'megastructure-rpg[batch]'"
        raise DiceError("no_numpy", message, (0, 0)) from None


def _measure(count: int) -> None:
    if count < 0:
        raise DiceError("too_few_results", f"{count} results are fewer than none", (0, 0), count=count)
    if count > MOST:
        message = f"{count} results are too many at once"
        raise DiceError("too_many_results", message, (0, 0), count=count, limit=MOST)


@lru_cache(1)
def _prime() -> None:
    """Tell the C library once that large blocks come and go, or it gives every chunk back and fetches it anew."""
    import numpy as np

    np.empty(32 * CHUNK, np.uint64)
