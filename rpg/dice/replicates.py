"""Dice for simulations: one :class:`~rpg.dice.source.Stream` for each replicate, begun for many replicates at once.

The first bytes of a lot of streams are worked out together, in whole numbers that hold them side by side. Nobody can
tell from the faces: each replicate can be played again alone, as ``Stream(seed, replicate)``.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from rpg.dice.philox import replicates, seed_key
from rpg.dice.source import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.dice.philox import Key

_LANES: Final = 64
"""Replicates in one lot."""
_BLOCKS: Final = 4
"""Blocks of each that are worked out with those of the others: about as many as a sampled fight reads."""
_BYTES: Final = 32
"""Bytes of one block."""


def streams(seed: str | Key) -> Iterator[Stream]:
    """The streams of replicates 0, 1, 2 and so on of a seed, which may be given as its key; they never end."""
    key = seed_key(seed) if isinstance(seed, str) else seed
    for first in count(0, _LANES):
        blocks = [replicates(key, block + 1, first, _LANES) for block in range(_BLOCKS)]
        for lane in range(_LANES):
            own = slice(lane * _BYTES, (lane + 1) * _BYTES)
            yield Stream(key, first + lane, b"".join([block[own] for block in blocks]))
