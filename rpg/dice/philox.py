"""Philox4x64-10 (Salmon and others, 2011): a cipher of counters, in plain Python and as quick as that can be.

A block is four 64-bit words that follow from a counter (block, roll, replicate, retry) and a key. Three ways to the
same words: :func:`philox` for any counter, :func:`opened` and :func:`closed` for rolls one by one (the first three
rounds of a counter know nearly all of their numbers before the roll is known), :func:`many` for many blocks at once,
side by side in whole numbers.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TypeAlias

from rpg.dice.error import DiceError

MASK = (1 << 64) - 1
LANE = 128
"""Bits for each word in a whole number that holds many: room for its product with another word."""

Key: TypeAlias = tuple[int, int]
Words: TypeAlias = tuple[int, int, int, int]
Opened: TypeAlias = tuple[int, int, int, int, int, tuple[Key, ...]]


def seed_key(seed: str) -> Key:
    """The Philox key of a seed: blake2b-128 of its UTF-8, low word first; DiceError if it has none."""
    import hashlib  # noqa: PLC0415  it takes longer to load than most of this room, and dice told at the table need none

    try:
        digest = hashlib.blake2b(seed.encode(), digest_size=16).digest()
    except UnicodeEncodeError as error:
        at = (error.start, error.end)
        raise DiceError("seed", "a seed is text, and these signs are none", at) from error
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")


def philox(counter: Words, key: Key) -> Words:
    """One block: four 64-bit words from a counter and a key."""
    block, roll, replicate, retry = counter
    return closed(roll, _known(key, block, replicate, retry))


@lru_cache(4096)
def opened(key: Key, block: int, replicate: int, retry: int) -> Opened:
    """What is known of the first three rounds of (block, any roll, replicate, retry), and the keys of the others."""
    return _known(key, block, replicate, retry)


def _known(key: Key, block: int, replicate: int, retry: int) -> Opened:
    (a0, b0), (a1, b1), (a2, b2) = _schedule(key)[:3]
    p, q = 0xCA5A826395121157 * replicate, 0xD2E7470EE14C6C93 * block
    before, c1, c2, c3 = p >> 64 ^ a0, p & MASK, q >> 64 ^ retry ^ b0, q & MASK
    p = 0xCA5A826395121157 * c2
    q = 0xD2E7470EE14C6C93 * (p >> 64 ^ c1 ^ a1)
    return before, c3 ^ b1, p & MASK ^ a2, q >> 64 ^ b2, q & MASK, _schedule(key)[3:]


def closed(roll: int, known: Opened) -> Words:
    """The block of one roll: what is left of its rounds."""
    x0, x1, x2, x3, c3, rest = known
    q = 0xD2E7470EE14C6C93 * (roll ^ x0)
    p = 0xCA5A826395121157 * (q >> 64 ^ x1)
    c0, c1, c2 = p >> 64 ^ x2, p & 0xFFFFFFFFFFFFFFFF, q & 0xFFFFFFFFFFFFFFFF ^ x3
    for a, b in rest:
        p = 0xCA5A826395121157 * c2
        q = 0xD2E7470EE14C6C93 * c0
        c0 = p >> 64 ^ c1 ^ a
        c2 = q >> 64 ^ c3 ^ b
        c1 = p & 0xFFFFFFFFFFFFFFFF
        c3 = q & 0xFFFFFFFFFFFFFFFF
    return c0, c1, c2, c3


def many(key: Key, blocks: int, lanes: int, *, roll: int = 0, replicate: int = 0, retry: int = 0) -> bytes:
    """The words of many blocks, one block after another, 32 bytes each (little-endian).

    ``blocks`` holds the counters' first words side by side, each in 128 bits; the other three are the same for all.
    """
    ones, _ = _pattern(lanes)
    return _mixed(key, lanes, (blocks, roll * ones, replicate * ones, retry * ones))


def replicates(key: Key, block: int, first: int, lanes: int) -> bytes:
    """The words of one block of roll 0 in so many replicates, from replicate ``first`` on: 32 bytes each."""
    ones, _ = _pattern(lanes)
    return _mixed(key, lanes, (block * ones, 0, first * ones + _steps(lanes), 0))


def _mixed(key: Key, lanes: int, counters: Words) -> bytes:
    """The words of many blocks, whose counters lie side by side in four whole numbers."""
    _, low = _pattern(lanes)
    p0, p1, p2, p3 = counters
    for a, b in _spread(key, lanes):
        p, q = 0xCA5A826395121157 * p2, 0xD2E7470EE14C6C93 * p0
        p0, p2 = (p >> 64 & low) ^ p1 ^ a, (q >> 64 & low) ^ p3 ^ b
        p1, p3 = p & low, q & low
    words = array("Q", bytes(32 * lanes))
    for at, pair in ((0, p0 | p1 << 64), (2, p2 | p3 << 64)):
        split = array("Q", pair.to_bytes(16 * lanes, "little"))
        words[at::4], words[at + 1 :: 4] = split[0::2], split[1::2]
    return words.tobytes()


def following(key: Key, first: int, count: int, replicate: int) -> bytes:
    """The words of ``count`` blocks from block ``first`` on, of roll 0: 32 bytes each."""
    return many(key, first * _pattern(count)[0] + _steps(count), count, replicate=replicate)


@lru_cache(256)
def _schedule(key: Key) -> tuple[Key, ...]:
    """The keys of the ten rounds."""
    k0, k1 = key
    return tuple(
        ((k0 + turn * 0x9E3779B97F4A7C15) & MASK, (k1 + turn * 0xBB67AE8584CAA73B) & MASK) for turn in range(10)
    )


@lru_cache(16)
def _spread(key: Key, lanes: int) -> tuple[Key, ...]:
    """The keys of the ten rounds, each in so many lanes."""
    ones = _pattern(lanes)[0]
    return tuple((a * ones, b * ones) for a, b in _schedule(key))


@lru_cache(64)
def _pattern(lanes: int) -> tuple[int, int]:
    """So many lanes that each hold 1, and so many that each hold the largest word."""
    ones = ((1 << LANE * lanes) - 1) // ((1 << LANE) - 1)
    return ones, ones * MASK


@lru_cache(64)
def _steps(lanes: int) -> int:
    """So many lanes that hold 0, 1, 2 and so on."""
    return sum(lane << LANE * lane for lane in range(lanes))
