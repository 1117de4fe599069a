"""The cipher by three ways: a counter, a roll whose first rounds are known, and many blocks side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice.philox import closed, following, many, opened, philox, seed_key

ONES = (1 << 64) - 1
WORD = st.one_of(st.integers(0, ONES), st.sampled_from([0, 1, 1 << 63, ONES]))
KEY = st.tuples(WORD, WORD)


def as_bytes(*words: int) -> bytes:
    return b"".join(word.to_bytes(8, "little") for word in words)


@pytest.mark.parametrize(
    ("counter", "key", "words"),
    [
        (
            (0, 0, 0, 0),
            (0, 0),
            (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
        ),
        (
            (ONES, ONES, ONES, ONES),
            (ONES, ONES),
            (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
        ),
        (
            (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
            (0x452821E638D01377, 0xBE5466CF34E90C6C),
            (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
        ),
    ],
)
def test_every_way_gives_the_known_answers_of_random123(counter, key, words):
    block, roll, replicate, retry = counter
    assert philox(counter, key) == words
    assert closed(roll, opened(key, block, replicate, retry)) == words
    assert many(key, block, 1, roll=roll, replicate=replicate, retry=retry) == as_bytes(*words)


@given(key=KEY, blocks=st.lists(WORD, min_size=1, max_size=9), rest=st.tuples(WORD, WORD, WORD))
def test_blocks_side_by_side_are_blocks_one_by_one(key, blocks, rest):
    roll, replicate, retry = rest
    packed = sum(block << 128 * lane for lane, block in enumerate(blocks))
    together = many(key, packed, len(blocks), roll=roll, replicate=replicate, retry=retry)
    assert together == b"".join(as_bytes(*philox((block, *rest), key)) for block in blocks)


@given(key=KEY, first=st.integers(1, 2**40), count=st.integers(1, 70), replicate=WORD)
def test_blocks_that_follow_count_up(key, first, count, replicate):
    one_by_one = (as_bytes(*philox((first + step, 0, replicate, 0), key)) for step in range(count))
    assert following(key, first, count, replicate) == b"".join(one_by_one)


def test_a_seed_has_one_key():
    assert seed_key("s") == seed_key("s")
    assert len({seed_key(seed) for seed in ("s", "S", "s ", "")}) == 4
    assert all(0 < half <= ONES for half in seed_key("s"))
