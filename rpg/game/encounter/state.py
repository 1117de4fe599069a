"""What is true of a fight now. Distance is a gap, each person's own: 0 is contact, ``away_gap`` is away."""

from __future__ import annotations

from typing import Literal

import msgspec

Stance = Literal["strike", "flee", "hold", "drag", "reload", "rig", "still", "wait", "ride", "link"]


class Machine(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One adversary of the fight; ``damage`` is a running sum in boxes, ``saw`` that it has told the network.

    Up to the exchange ``slow_until`` its Pace is at most ``slow_pace``; ``shown`` are the traits that had
    their one effect in this fight. ``sent``: it is one of the force that arrived.
    """

    id: str
    adversary: str
    damage: int = 0
    gone: bool = False
    saw: bool = False
    slow_pace: int = 0
    slow_until: int = 0
    shown: tuple[str, ...] = ()
    sent: bool = False


class Fighter(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One person of the fight. ``forced`` is what a panic makes them do; ``bonus`` dice wait for the next roll."""

    gap: int
    stance: Stance = "strike"
    away: bool = False
    forced: Literal["", "freeze", "flee", "strike"] = ""
    bonus: int = 0


class Fight(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A fight: machines and people by id, who is engaged by which machines, how many exchanges are over."""

    sector: str
    machines: dict[str, Machine] = {}
    fighters: dict[str, Fighter] = {}
    engaged: dict[str, tuple[str, ...]] = {}
    exchange: int = 0
    shots: bool = False
    destroyed: int = 0
    ward: int = 0
    ward_tier: int = 0
    force: bool = False


class Encounter(msgspec.Struct, frozen=True, gc=False):
    """The fight at hand, if there is one. ``wreck`` are the adversaries destroyed in the last one, if it was won.

    Nobody has taken those apart yet.
    """

    fight: Fight | None = None
    wreck: tuple[str, ...] = ()
