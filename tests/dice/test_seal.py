"""Seeds are sealed before the dice fall and shown afterwards; one session's seed gives no other away."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from rpg.dice.philox import seed_key
from rpg.dice.seal import commitment, reveals, session_seed
from rpg.dice.source import Seeded

SEEDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=90)


def test_a_seal_is_what_any_program_can_compute():
    """``printf 'megastructure dice: %s' seven | sha256sum``."""
    assert commitment("seven") == "dcf9105ade87aeafdbc40203ef354d3de8a60386d96d34efcb369f6ed522dbdb"
    assert commitment("sève\0n") == hashlib.sha256("megastructure dice: sève\0n".encode()).hexdigest()


def test_a_session_has_the_seed_that_it_always_had():
    assert session_seed("seven", 2) == "0770f5a895e373a4bbc1800fdcc88e91"


@given(seed=SEEDS, other=SEEDS)
def test_only_the_seed_that_was_sealed_opens_its_seal(seed, other):
    assert reveals(seed, commitment(seed))
    assert reveals(other, commitment(seed)) == (other == seed)
    assert not reveals(seed, commitment(seed)[:-1])
    assert not reveals(seed, hashlib.sha256(seed.encode()).hexdigest())


def test_what_is_no_seal_is_opened_by_nothing():
    assert not reveals("seven", "")
    assert not reveals("seven", "sigillò")


@given(seed=SEEDS, session=st.integers(0, 10**12))
def test_every_session_has_a_seed_of_its_own(seed, session):
    own = session_seed(seed, session)
    assert len(own) == 32
    assert int(own, 16) >= 0
    assert own not in {session_seed(seed, session + 1), session_seed(f"{seed} ", session), seed}


def test_a_seal_says_nothing_about_the_dice():
    """The key of the dice is no part of what was published, nor made from it."""
    seed = session_seed("seven", 1)
    published = bytes.fromhex(commitment(seed))
    key = b"".join(half.to_bytes(8, "little") for half in seed_key(seed))
    assert key not in published
    assert Seeded(seed).roll("x", 30, 6) != Seeded(published.hex()).roll("x", 30, 6)
