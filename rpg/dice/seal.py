"""Commit and reveal: dice whose seed is fixed before they fall, and told when they have fallen.

At the start of a session the SHA-256 of its seed is published, at its end the seed. Whoever noted the first can tell
that the second is the one meant, and roll every die again. The seeds of sessions follow from the campaign's, but nobody
can go back from a session's seed to the campaign's, or on to another session's. Dice come from BLAKE2b of a seed (see
:func:`rpg.dice.philox.seed_key`), seals from SHA-256: what is published early says nothing about the dice.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "megastructure dice: "
"""What stands before a seed where it is sealed, so that the same hash means nothing else anywhere."""


def commitment(seed: str) -> str:
    """The seal of a seed: SHA-256 of :data:`PREFIX` and the seed in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{PREFIX}{seed}".encode()).hexdigest()


def reveals(seed: str, sealed: str) -> bool:
    """Whether this seed is the one that was sealed."""
    return hmac.compare_digest(commitment(seed).encode(), sealed.encode())


ROLL = "megastructure sealed roll: "
"""The same before a sealed roll."""


def roll_text(text: str, total: int, faces: Iterable[int], nonce: str) -> str:
    """What a sealed roll is sealed as: ``2d6 = 8 (5 3)`` and, behind it, the nonce that nobody can guess."""
    return f"{ROLL}{text} = {total} ({' '.join(map(str, faces))}) {nonce}"


def roll_commitment(told: str) -> str:
    """The seal of such a text: its SHA-256 in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(told.encode()).hexdigest()


MASK = "megastructure sealed mask: "
"""The same before a sealed name."""


def mask_text(who: str, nonce: str) -> str:
    """What a mask is sealed as: who it is (``-``: nobody) and, behind it, the nonce that nobody can guess."""
    return f"{MASK}{who or '-'} {nonce}"


def session_seed(seed: str, session: int) -> str:
    """The seed of one session of a campaign: keyed BLAKE2b-128 of its number, as 32 hexadecimal digits."""
    key = hashlib.blake2b(seed.encode(), person=b"campaign").digest()
    return hashlib.blake2b(str(session).encode(), key=key, person=b"session", digest_size=16).hexdigest()
