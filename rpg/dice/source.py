"""Where faces come from. Every roll has a label, and its faces depend on nothing but seed, stream and label.

Philox4x64-10 (Salmon and others, 2011) keyed by blake2b of the seed; counter = (block, roll, replicate, retry)
where ``roll`` is blake2b of stream and label. A rejected draw goes sideways (retry + 1) and shifts nothing. So undoing,
editing or inserting a line never changes another roll, a line played again finds every face it had before, and
any replicate of a simulation can be replayed alone.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

_MASK = (1 << 64) - 1


class Dice(Protocol):
    """Anything that can roll: a seed, a script of faces, faces told at the table."""

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides for the roll called ``label``; faces from 1 to ``sides``."""
        ...


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """One block of Philox4x64-10: four 64-bit words from a counter and a key."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p0, p1 = 0xD2E7470EE14C6C93 * c0, 0xCA5A826395121157 * c2
        c0, c1, c2, c3 = (p1 >> 64) ^ c1 ^ k0, p1 & _MASK, (p0 >> 64) ^ c3 ^ k1, p0 & _MASK
        k0, k1 = (k0 + 0x9E3779B97F4A7C15) & _MASK, (k1 + 0xBB67AE8584CAA73B) & _MASK
    return c0, c1, c2, c3


def seed_key(seed: str) -> tuple[int, int]:
    """The Philox key of a seed: blake2b-128 of its UTF-8, low word first."""
    digest = hashlib.blake2b(seed.encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")


@lru_cache(4096)
def _word(stream: int, label: str) -> int:
    digest = hashlib.blake2b(f"{stream}\0{label}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Seeded:
    """Dice whose faces all follow from a seed, the stream (the log entry) and the label of the roll."""

    __slots__ = ("_key", "_replicate", "_stream")

    def __init__(self, seed: str | tuple[int, int], stream: int = 0, replicate: int = 0) -> None:
        """Dice of one stream; a seed may be given as its key, ``replicate`` counts simulated repetitions."""
        self._key = seed_key(seed) if isinstance(seed, str) else seed
        self._stream = stream
        self._replicate = replicate

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides (1 to 2^32), exactly uniform."""
        word = _word(self._stream, label)
        faces: list[int] = []
        for block in range(1, (count + 7) // 8 + 1):
            words = philox((block, word, self._replicate, 0), self._key)
            for half in range(min(8, count - len(faces))):
                raw = (words[half >> 1] >> (32 * (half & 1))) & 0xFFFFFFFF
                scaled = raw * sides
                if (scaled & 0xFFFFFFFF) < sides:
                    scaled = self._fair(scaled, block, half, word, sides)
                faces.append((scaled >> 32) + 1)
        return tuple(faces)

    def _fair(self, scaled: int, block: int, half: int, word: int, sides: int) -> int:
        threshold = (1 << 32) % sides
        retry = 0
        while (scaled & 0xFFFFFFFF) < threshold:
            retry += 1
            words = philox((block, word, self._replicate, retry), self._key)
            scaled = ((words[half >> 1] >> (32 * (half & 1))) & 0xFFFFFFFF) * sides
        return scaled


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
