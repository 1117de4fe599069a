"""Commit and reveal: dice whose seed is fixed before they fall, and told when they have fallen.

At the start of a session the SHA-256 of its seed is published, at its end the seed. Whoever noted the first can tell
that the second is the one meant, and roll every die again. The seeds of sessions follow from the campaign's, but nobody
can go back from a session's seed to the campaign's, or on to another session's. Dice come from BLAKE2b of a seed (see
:func:`rpg.dice.philox.seed_key`), seals from SHA-256: what is published early says nothing about the dice.
"""

from __future__ import annotations

import hashlib
import hmac

PREFIX = "megastructure dice: "
"""What stands before a seed where it is sealed, so that the same hash means nothing else anywhere."""


def commitment(seed: str) -> str:
    """The seal of a seed: SHA-256 of :data:`PREFIX` and the seed in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{PREFIX}{seed}".encode()).hexdigest()


def reveals(seed: str, sealed: str) -> bool:
    """Whether this seed is the one that was sealed."""
    return hmac.compare_digest(commitment(seed).encode(), sealed.encode())


def session_seed(seed: str, session: int) -> str:
    """The seed of one session of a campaign: keyed BLAKE2b-128 of its number, as 32 hexadecimal digits."""
    key = hashlib.blake2b(seed.encode(), person=b"campaign").digest()
    return hashlib.blake2b(str(session).encode(), key=key, person=b"session", digest_size=16).hexdigest()
