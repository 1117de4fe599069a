"""What can have happened because the City noticed. Changes, never totals."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    sector: str


class AlertRaised(_Event, tag="safeguard/alert_raised", frozen=True):
    """Points rose by ``by``: because of a trigger (its id), or for a reason told by the GM."""

    by: int
    trigger: str = ""
    why: str = ""


class AlertLowered(_Event, tag="safeguard/alert_lowered", frozen=True):
    """Points fell by ``by``: ``why`` is watch, cycle, owed, or the GM's reason; or ``counter`` did it (its id)."""

    by: int
    why: str = ""
    counter: str = ""


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


class ForceLeft(_Event, tag="safeguard/force_left", frozen=True):
    """What a fight that was broken off left of the force here: its machines, and (adversary, boxes) of the damaged."""

    units: tuple[tuple[str, int], ...]
    hurt: tuple[tuple[str, int], ...] = ()


class ForceTurnedBack(_Event, tag="safeguard/force_turned_back", frozen=True):
    """The force on its way lost the trail and will not come."""


class OmenSeen(_Event, tag="safeguard/omen_seen", frozen=True):
    """The City gave a sign: the key of a row of the omens."""

    row: str
    faces: tuple[int, ...]


class TowerSet(_Event, tag="safeguard/tower_set", frozen=True):
    """A living sentinel tower stands here (or no more)."""

    beside: bool


class ForceDelayed(_Event, tag="safeguard/force_delayed", frozen=True):
    """The force on its way needs ``by`` beats more; it goes to the ``decoy`` at that place, if there is one."""

    by: int
    decoy: str = ""


class WatchLowered(_Event, tag="safeguard/watch_lowered", frozen=True):
    """What watches a place is blind for the rest of the cycle, by so much of its Watch."""

    place: str
    by: int


class PointsOwed(_Event, tag="safeguard/points_owed", frozen=True):
    """So many points fall when the cycle ends."""

    by: int


class CycleTurned(_Event, tag="safeguard/cycle_turned", frozen=True):
    """A cycle ended: nothing is owed any more, what was blind sees again. ``sealing``: at a level that seals."""

    sealing: bool = False


class SectorSealed(_Event, tag="safeguard/sector_sealed", frozen=True):
    """The sector is sealed, and will be rebuilt."""


class SeasonTagged(_Event, tag="safeguard/season_tagged", frozen=True):
    """Somebody's Tag cannot be taken away before the season turns."""

    who: str


class ContagionDue(_Event, tag="safeguard/contagion_due", frozen=True):
    """Somebody touched what may change them: a contagion test of that severity."""

    who: str
    severity: int


class WardWorn(_Event, tag="safeguard/ward_worn", frozen=True):
    """The village's Ward lost ``by`` levels to a trail that was carried home."""

    by: int


class Breached(_Event, tag="safeguard/breached", frozen=True):
    """A trail led into the village: so many of its people are dead (with the faces), so much Cohesion is lost."""

    dead: int
    cohesion: int
    faces: tuple[int, ...] = ()


SafeguardEvent: TypeAlias = (
    AlertRaised
    | AlertLowered
    | SeasonTurned
    | ForceSent
    | ForceTicked
    | ForceArrived
    | ForceGone
    | ForceLeft
    | ForceTurnedBack
    | OmenSeen
    | TowerSet
    | ForceDelayed
    | WatchLowered
    | PointsOwed
    | CycleTurned
    | SectorSealed
    | SeasonTagged
    | ContagionDue
    | WardWorn
    | Breached
)
