"""What each event makes of a sector's alert. No rules, no dice; what never was there changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.safeguard import events as e
from rpg.game.safeguard.state import Force, Safeguard, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

_Alert: TypeAlias = e.AlertRaised | e.AlertLowered | e.SeasonTurned
_Force: TypeAlias = e.ForceTicked | e.ForceArrived | e.ForceGone | e.ForceTurnedBack


def evolve(safeguard: Safeguard, event: e.SafeguardEvent) -> Safeguard:
    """The alert of every sector after an event; only a disturbance opens a sector that was never disturbed."""
    before = safeguard.sectors.get(event.sector, Sector())
    after = sector_after(before, (event,))
    opens = isinstance(event, e.AlertRaised | e.ForceSent) or (isinstance(event, e.TowerSet) and event.beside)
    if after is before or not (opens or event.sector in safeguard.sectors):
        return safeguard
    return Safeguard({**safeguard.sectors, event.sector: after})


def sector_after(sector: Sector, events: Iterable[e.SafeguardEvent]) -> Sector:
    """One sector after events of its own."""
    for event in events:
        sector = _after(sector, event)
    return sector


def _after(sector: Sector, event: e.SafeguardEvent) -> Sector:
    match event:
        case e.AlertRaised() | e.AlertLowered() | e.SeasonTurned():
            return _alerted(sector, event)
        case e.ForceSent(level=level, units=units, clock=clock):
            return replace(sector, force=Force(level=level, units=units, clock=clock))
        case e.ForceTicked() | e.ForceArrived() | e.ForceGone() | e.ForceTurnedBack():
            return _moved(sector, event)
        case e.OmenSeen():
            return sector
        case e.TowerSet(beside=beside):
            return replace(sector, tower=beside)
        case _:
            assert_never(event)


def _alerted(sector: Sector, event: _Alert) -> Sector:
    match event:
        case e.AlertRaised(by=by):
            return replace(sector, points=sector.points + by, peak=max(sector.peak, sector.points + by))
        case e.AlertLowered(by=by):
            return replace(sector, points=sector.points - by)
        case e.SeasonTurned():
            return replace(sector, peak=sector.points)
        case _:
            assert_never(event)


def _moved(sector: Sector, event: _Force) -> Sector:
    force = sector.force
    match event:
        case e.ForceGone():
            return replace(sector, arrived=None) if sector.arrived else sector
        case _ if force is None:
            return sector
        case e.ForceTurnedBack():
            return replace(sector, force=None)
        case e.ForceTicked(by=by, stopped=stopped):
            return replace(sector, force=replace(force, ticked=force.ticked + by, stopped=force.stopped - stopped))
        case e.ForceArrived():
            return replace(sector, force=None, arrived=force)
        case _:
            assert_never(event)
