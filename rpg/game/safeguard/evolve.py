"""What each event makes of a sector's alert. No rules, no dice; what never was there changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.safeguard import events as e
from rpg.game.safeguard.state import Force, Safeguard, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

_Alert: TypeAlias = e.AlertRaised | e.AlertLowered | e.SeasonTurned
_Force: TypeAlias = e.ForceTicked | e.ForceArrived | e.ForceGone | e.ForceLeft | e.ForceTurnedBack | e.ForceDelayed
_Lasting: TypeAlias = e.TowerSet | e.WatchLowered | e.PointsOwed | e.CycleTurned | e.SectorSealed | e.SeasonTagged
_OPENS = (e.AlertRaised, e.ForceSent, e.WatchLowered, e.PointsOwed, e.SectorSealed, e.SeasonTagged)


def evolve(safeguard: Safeguard, event: e.SafeguardEvent) -> Safeguard:
    """The alert of every sector after an event; only a disturbance opens a sector that was never disturbed."""
    before = safeguard.sectors.get(event.sector, Sector())
    after = sector_after(before, (event,))
    opens = isinstance(event, _OPENS) or (isinstance(event, e.TowerSet) and event.beside)
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
        case e.ForceSent():
            return replace(sector, force=_sent(sector.force, event))
        case (
            e.ForceTicked() | e.ForceArrived() | e.ForceGone() | e.ForceLeft() | e.ForceTurnedBack() | e.ForceDelayed()
        ):
            return _moved(sector, event)
        case e.OmenSeen() | e.ContagionDue() | e.WardWorn() | e.Breached():
            return sector
        case _:
            return _lasting(sector, event)


def _sent(before: Force | None, event: e.ForceSent) -> Force:
    """A force on its way; a clock that stands still stands still for whatever takes its place."""
    stopped = max(0, before.stopped) if before else 0
    return Force(level=event.level, units=event.units, clock=event.clock, stopped=stopped)


def _lasting(sector: Sector, event: _Lasting) -> Sector:
    match event:
        case e.TowerSet(beside=beside):
            return replace(sector, tower=beside)
        case e.WatchLowered(place=place, by=by):
            return replace(sector, blind={**sector.blind, place: sector.blind.get(place, 0) + by})
        case e.PointsOwed(by=by):
            return replace(sector, owed=sector.owed + by)
        case e.CycleTurned(sealing=sealing):
            return replace(sector, owed=0, blind={}, cycles=sector.cycles + 1 if sealing else 0)
        case e.SectorSealed():
            return replace(sector, sealed=True)
        case e.SeasonTagged(who=who):
            return sector if who in sector.marked else replace(sector, marked=(*sector.marked, who))
        case _:
            assert_never(event)


def _alerted(sector: Sector, event: _Alert) -> Sector:
    match event:
        case e.AlertRaised(by=by):
            return replace(sector, points=sector.points + by, peak=max(sector.peak, sector.points + by))
        case e.AlertLowered(by=by):
            return replace(sector, points=sector.points - by)
        case e.SeasonTurned():
            return replace(sector, peak=sector.points, marked=())
        case _:
            assert_never(event)


def _moved(sector: Sector, event: _Force) -> Sector:
    force = sector.force
    match event:
        case e.ForceGone() | e.ForceLeft():
            return _beaten(sector, event)
        case _ if force is None:
            return sector
        case e.ForceTurnedBack():
            return replace(sector, force=None)
        case e.ForceTicked(by=by, stopped=stopped):
            return replace(sector, force=replace(force, ticked=force.ticked + by, stopped=force.stopped - stopped))
        case e.ForceDelayed(by=by, decoy=decoy):
            return replace(sector, force=replace(force, clock=force.clock + by, decoy=decoy or force.decoy))
        case e.ForceArrived():
            return replace(sector, force=None, arrived=force)
        case _:
            assert_never(event)


def _beaten(sector: Sector, event: e.ForceGone | e.ForceLeft) -> Sector:
    """The sector with what is left of the force that was here."""
    if sector.arrived is None:
        return sector
    if isinstance(event, e.ForceGone):
        return replace(sector, arrived=None)
    return replace(sector, arrived=replace(sector.arrived, units=event.units, hurt=event.hurt))
