"""What can have happened because the City noticed. Changes, never totals."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    sector: str


class AlertRaised(_Event, tag="safeguard/alert_raised", frozen=True):
    """Points rose by ``by``: because of a trigger (its id), or for a reason told by the GM."""

    by: int
    trigger: str = ""
    why: str = ""


class AlertLowered(_Event, tag="safeguard/alert_lowered", frozen=True):
    """Points fell by ``by``: ``why`` is watch, cycle, or a reason told by the GM."""

    by: int
    why: str = ""


class SeasonTurned(_Event, tag="safeguard/season_turned", frozen=True):
    """The network forgot the peak of the season."""


class ForceSent(_Event, tag="safeguard/force_sent", frozen=True):
    """A force is on the way and replaces any other: its level, machines by adversary, faces rolled, clock in beats."""

    level: int
    units: tuple[tuple[str, int], ...]
    clock: int
    faces: tuple[int, ...] = ()


class ForceTicked(_Event, tag="safeguard/force_ticked", frozen=True):
    """The arrival clock moved by ``by`` beats, or a stop was used up (``stopped``)."""

    by: int = 0
    stopped: int = 0


class ForceArrived(_Event, tag="safeguard/force_arrived", frozen=True):
    """The clock filled: the force is here and searches, or has found somebody."""


class ForceGone(_Event, tag="safeguard/force_gone", frozen=True):
    """The force that was here is gone: it missed them, lost them, or was destroyed."""

    why: str


class ForceTurnedBack(_Event, tag="safeguard/force_turned_back", frozen=True):
    """The force on its way lost the trail and will not come."""


class OmenSeen(_Event, tag="safeguard/omen_seen", frozen=True):
    """The City gave a sign: the key of a row of the omens."""

    row: str
    faces: tuple[int, ...]


class TowerSet(_Event, tag="safeguard/tower_set", frozen=True):
    """A living sentinel tower stands here (or no more)."""

    beside: bool


SafeguardEvent: TypeAlias = (
    AlertRaised
    | AlertLowered
    | SeasonTurned
    | ForceSent
    | ForceTicked
    | ForceArrived
    | ForceGone
    | ForceTurnedBack
    | OmenSeen
    | TowerSet
)
