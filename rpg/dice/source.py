"""Where faces come from. Every roll has a label, and its faces depend on nothing but seed, stream and label.

Philox4x64-10 keyed by blake2b of the seed; counter = (block, roll, replicate, retry) where ``roll`` is blake2b of
stream and label. A rejected draw goes sideways (retry + 1) and shifts nothing. So undoing, editing or inserting a line
never changes another roll, a line played again finds every face it had before, and any replicate of a simulation can
be replayed alone. Who need not replay single rolls draws from a :class:`Stream`, which is several times as fast;
:mod:`rpg.dice.batching` draws millions of the same faces.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from rpg.dice.philox import closed, following, opened, philox, seed_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice.philox import Key

__all__ = ["Dice", "Scripted", "Seeded", "Stream", "philox", "roll_word", "seed_key"]

_HALF = 0xFFFFFFFF
_BYTE = 255
"""The most sides of a die that a stream reads from one byte: its faces must fit in one."""


class Dice(Protocol):
    """Anything that can roll: a seed, a script of faces, faces told at the table."""

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides for the roll called ``label``; faces from 1 to ``sides``."""
        ...


@lru_cache(4096)
def roll_word(stream: int, label: str) -> int:
    """The word of the counter that belongs to a roll: blake2b-64 of stream and label."""
    import hashlib  # noqa: PLC0415  loaded by who has a seed

    digest = hashlib.blake2b(f"{stream}\0{label}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Seeded:
    """Dice whose faces all follow from a seed, the stream (the log entry) and the label of the roll."""

    __slots__ = ("_key", "_replicate", "_stream")

    def __init__(self, seed: str | Key, stream: int = 0, replicate: int = 0) -> None:
        """Dice of one stream; a seed may be given as its key, ``replicate`` counts simulated repetitions."""
        self._key = seed_key(seed) if isinstance(seed, str) else seed
        self._stream = stream
        self._replicate = replicate

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides (1 to 2^32), exactly uniform."""
        roll = roll_word(self._stream, label)
        faces: list[int] = []
        for block in range(1, (count + 15) >> 3):
            words = closed(roll, opened(self._key, block, self._replicate, 0))
            for word in words[: (count - len(faces) + 1) >> 1]:
                low, high = (word & _HALF) * sides, (word >> 32) * sides
                if low & _HALF < sides or high & _HALF < sides:
                    at = len(faces)
                    faces += self.die(label, at, sides), self.die(label, at + 1, sides)
                else:
                    faces += (low >> 32) + 1, (high >> 32) + 1
        return tuple(faces[:count])

    def die(self, label: str, index: int, sides: int) -> int:
        """The face of one die of a roll, the others left aside: ``roll(label, count, sides)[index]`` for any count."""
        roll = roll_word(self._stream, label)
        block, half = (index >> 3) + 1, index & 7
        threshold = (1 << 32) % sides
        retry = 0
        while True:
            word = closed(roll, opened(self._key, block, self._replicate, retry))[half >> 1]
            scaled = (word >> 32 * (half & 1) & _HALF) * sides
            if scaled & _HALF >= threshold:
                return (scaled >> 32) + 1
            retry += 1


class Stream:
    """Dice one after another: quicker than :class:`Seeded`, but a face depends on all that was rolled before it.

    The words of the blocks (1, 0, replicate, 0), (2, 0, replicate, 0) and so on are read byte by byte. A die of up to
    255 sides takes one byte, a larger one four (little-endian); a draw that would favour some faces is thrown away.
    """

    __slots__ = ("_at", "_block", "_bytes", "_key", "_lanes", "_replicate")

    def __init__(self, seed: str | Key, replicate: int = 0, first: bytes = b"") -> None:
        """The first dice of a seed, which may be given as its key.

        ``first`` are the words of the first blocks, 32 bytes each, for whoever has worked them out already.
        """
        self._key = seed_key(seed) if isinstance(seed, str) else seed
        self._replicate = replicate
        self._block = len(first) // 32 + 1
        self._lanes = 1
        self._bytes = first
        self._at = 0

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides (1 to 2^32), exactly uniform; the label plays no part."""
        del label
        if sides > _BYTE:
            return tuple(self._wide(sides) for _ in range(count))
        table, odd = _bytewise(sides)
        at, self._at = self._at, self._at + count
        faces = self._bytes[at : at + count].translate(table, odd)
        while (missing := count - len(faces)) > 0:
            if self._at >= len(self._bytes):
                self._refill()
            faces += self._bytes[self._at : self._at + missing].translate(table, odd)
            self._at += missing
        return tuple(faces)

    def one(self, sides: int) -> int:
        """The face of one die of so many sides: ``roll(label, 1, sides)[0]``, in half the time."""
        if sides > _BYTE:
            return self._wide(sides)
        fair = 256 - 256 % sides
        while True:
            if self._at >= len(self._bytes):
                self._refill()
            byte = self._bytes[self._at]
            self._at += 1
            if byte < fair:
                return byte % sides + 1

    def _wide(self, sides: int) -> int:
        threshold = (1 << 32) % sides
        while True:
            if self._at + 4 > len(self._bytes):
                self._refill()
            scaled = int.from_bytes(self._bytes[self._at : self._at + 4], "little") * sides
            self._at += 4
            if scaled & _HALF >= threshold:
                return (scaled >> 32) + 1

    def _refill(self) -> None:
        """More blocks at once the more are asked for, up to 64: a stream may be wanted for one roll only."""
        lanes = self._lanes = min(4 * self._lanes, 64)
        self._bytes = self._bytes[self._at :] + following(self._key, self._block, lanes, self._replicate)
        self._block += lanes
        self._at = 0


@lru_cache(_BYTE)
def _bytewise(sides: int) -> tuple[bytes, bytes]:
    """The face that each byte shows, and the bytes that are thrown away so that every face has as many."""
    fair = 256 - 256 % sides
    return bytes(byte % sides + 1 for byte in range(fair)) + bytes(256 - fair), bytes(range(fair, 256))


class Scripted:
    """Dice that fall as written, in order: for tests and examples. IndexError when the script is over."""

    __slots__ = ("_faces",)

    def __init__(self, faces: Iterable[int]) -> None:
        """Dice that show these faces, one after another, whatever is rolled."""
        self._faces = list(faces)

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Take the next ``count`` faces of the script."""
        taken, self._faces = self._faces[:count], self._faces[count:]
        if len(taken) < count or any(not 1 <= f <= sides for f in taken):
            raise IndexError(f"the script has no {count}d{sides} for {label!r}: {taken}")
        return tuple(taken)
