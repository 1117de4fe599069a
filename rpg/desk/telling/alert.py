"""The alert and what it sends, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk import charting
from rpg.desk.alert import units
from rpg.desk.telling.common import tells, told
from rpg.game.safeguard import events as safeguard
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


def reason(e: safeguard.AlertRaised | safeguard.AlertLowered) -> Value:
    """Why the alert moved: a trigger's name, the passing of time, or the GM's own words."""
    if isinstance(e, safeguard.AlertRaised) and e.trigger:
        return Say("desk.alert.told", {"trigger": Term(e.trigger), "why": e.why}) if e.why else Term(e.trigger)
    if isinstance(e, safeguard.AlertLowered) and e.counter:
        return Term(e.counter)
    if e.why == "owed":
        return Say("counter.owed")
    if e.why in {"watch", "cycle"}:
        return Say(f"desk.time.{e.why}")
    if ":" in e.why and "/" in e.why:
        return Term(e.why)  # something of the rules did it
    return e.why or Say("desk.alert.fiat")


@tells(safeguard.AlertRaised, safeguard.AlertLowered)
def _alert(e: safeguard.AlertRaised | safeguard.AlertLowered, rules: Rules, _: World, now: World) -> list[Say]:
    by = e.by if isinstance(e, safeguard.AlertRaised) else -e.by
    if e.sector == now.place.sector:
        return told("alert.moved", by=by, why=reason(e))
    return told("alert.moved_there", by=by, why=reason(e), sector=_known_for(rules, now, e.sector))


def _known_for(rules: Rules, world: World, sector: str) -> Value:
    """A sector by the first place in it that the story has prepared; a stratum by its depth; else by its id."""
    deep = next((one.depth for one in world.strata.strata.values() if one.sector == sector and one.depth), 0)
    if deep or charting.stratum_of(sector):
        return Say("strata.sector", {"depth": deep or charting.stratum_of(sector)})
    story, known = rules.stories.get(world.story), rules.scenes
    there = (key for key in (story.scenes if story else known) if key in known and known[key].sector == sector)
    return next((Say("desk.alert.around", {"place": Term(key)}) for key in there if not known[key].route), sector)


@tells(safeguard.ForceSent)
def _sent(e: safeguard.ForceSent, _: Rules, __: World, ___: World) -> list[Say]:
    return told("force.sent", units=units(e.units), clock=e.clock)


@tells(safeguard.ForceTicked)
def _ticked(e: safeguard.ForceTicked, _: Rules, __: World, now: World) -> list[Say]:
    force = now.safeguard.sector(e.sector).force
    if e.stopped < 0:
        return [Say("counter.stopped", {"n": -e.stopped})]
    if force is None or not e.by:
        return [Say("counter.still")] if force and e.stopped else []
    return told("force.ticked", left=max(0, force.clock - force.ticked), clock=force.clock)


@tells(safeguard.ForceArrived)
def _arrived(e: safeguard.ForceArrived, _: Rules, before: World, __: World) -> list[Say]:
    force = before.safeguard.sector(e.sector).force
    return told("force.arrived", units=units(force.units)) if force else []


@tells(safeguard.ForceTurnedBack)
def _turned_back(_: safeguard.ForceTurnedBack, __: Rules, ___: World, ____: World) -> list[Say]:
    return told("force.gone.lost")


@tells(safeguard.ForceGone)
def _gone(e: safeguard.ForceGone, _: Rules, __: World, ___: World) -> list[Say]:
    return told(f"force.gone.{e.why}")


@tells(safeguard.ForceLeft)
def _left(e: safeguard.ForceLeft, _: Rules, __: World, ___: World) -> list[Say]:
    return told("force.left", units=units(e.units))


@tells(safeguard.OmenSeen)
def _omen(e: safeguard.OmenSeen, rules: Rules, __: World, ___: World) -> list[Say]:
    return told("omen", text=Term(rules.safeguard.ladder.omens, f"rows.{e.row}.text"))


@tells(safeguard.TowerSet)
def _tower(e: safeguard.TowerSet, _: Rules, __: World, ___: World) -> list[Say]:
    return told("tower.beside" if e.beside else "tower.none")


@tells(safeguard.SeasonTurned)
def _season(e: safeguard.SeasonTurned, _: Rules, __: World, now: World) -> list[Say]:
    return told("season") if e.sector == now.place.sector else []
