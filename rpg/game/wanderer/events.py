"""What can have happened because of the Wanderer. Machines, alert and people are the chapters' before this one."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class ProximityChanged(_Event, tag="wanderer/proximity_changed", frozen=True):
    """He is nearer by ``by``, or further away."""

    by: int


class Awaited(_Event, tag="wanderer/awaited", frozen=True):
    """The die that might have brought him showed ``face``, and did not."""

    face: int


class Arrived(_Event, tag="wanderer/arrived", frozen=True):
    """He is there. ``face`` is the die that brought him; 0: the GM's word."""

    face: int = 0


class WentOn(_Event, tag="wanderer/went_on", frozen=True):
    """He left them."""


class HeldBack(_Event, tag="wanderer/held_back", frozen=True):
    """He does nothing in that exchange of the fight."""

    exchange: int


class BeamFired(_Event, tag="wanderer/beam_fired", frozen=True):
    """The emitter spoke at a level, for so much charge, and brought him ``nearer``.

    ``who`` fired it ("": he did), ``exchange`` is the one of which this was their act (0: no fight), ``missed`` that
    nothing was hit.
    """

    level: int
    charge: int
    nearer: int = 0
    who: str = ""
    exchange: int = 0
    missed: bool = False


class CollapseRolled(_Event, tag="wanderer/collapse_rolled", frozen=True):
    """Whether the node came down behind a beam: the die, and what it came to."""

    face: int
    collapsed: bool


class Felled(_Event, tag="wanderer/felled", frozen=True):
    """He brought a machine down with his hands, as his act of that exchange."""

    machine: str
    exchange: int


class Hurt(_Event, tag="wanderer/hurt", frozen=True):
    """He lost Vitality, after soak; a negative ``by`` heals."""

    by: int


class Recharged(_Event, tag="wanderer/recharged", frozen=True):
    """The emitter gained charge."""

    by: int


class Intervened(_Event, tag="wanderer/intervened", frozen=True):
    """For the first time in a fight he changed it: who stood there."""

    saved: tuple[str, ...] = ()


class Forgotten(_Event, tag="wanderer/forgotten", frozen=True):
    """A season turned: what he did in the last one counts no more."""


class WakeRaised(_Event, tag="wanderer/wake_raised", frozen=True):
    """An adversary is on his trail from now on, and on that of everybody he saved."""

    hunter: str


class HunterCame(_Event, tag="wanderer/hunter_came", frozen=True):
    """What hunted him has found him, or them."""


class Spoke(_Event, tag="wanderer/spoke", frozen=True):
    """He said something: the text, and how many words that was."""

    text: str
    words: int


class LockOpened(_Event, tag="wanderer/lock_opened", frozen=True):
    """The emitter takes somebody for its own from now on."""

    who: str


WandererEvent: TypeAlias = (
    ProximityChanged
    | Awaited
    | Arrived
    | WentOn
    | HeldBack
    | BeamFired
    | CollapseRolled
    | Felled
    | Hurt
    | Recharged
    | Intervened
    | Forgotten
    | WakeRaised
    | HunterCame
    | Spoke
    | LockOpened
)
SECRET = frozenset({ProximityChanged, Awaited})
"""What would tell players how near he is."""
