"""Countermeasures and what they leave behind, told; the Ward, and marks on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import PeakMarked
from rpg.desk.telling.common import name, pips, tells
from rpg.game.safeguard import events as safeguard
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


def place_name(key: str) -> Value:
    """A place as the table says it: a prepared scene by its name."""
    return Term(key) if "/" in key and ":" in key else key


@tells(safeguard.ForceDelayed)
def _delayed(e: safeguard.ForceDelayed, _: Rules, __: World, ___: World) -> list[Say]:
    says = [Say("counter.delayed", {"n": e.by})]
    return [*says, Say("counter.decoy", {"place": place_name(e.decoy)})] if e.decoy else says


@tells(safeguard.WatchLowered)
def _blind(e: safeguard.WatchLowered, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("counter.blind", {"place": place_name(e.place), "by": -e.by})]


@tells(safeguard.PointsOwed)
def _owed(e: safeguard.PointsOwed, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("counter.will_fall", {"by": -e.by})]


@tells(safeguard.CycleTurned)
def _cycle(e: safeguard.CycleTurned, rules: Rules, before: World, now: World) -> list[Say]:
    """The eyes that see again; how many of the cycles are over after which the sector is sealed."""
    says = [Say("counter.sees", {"place": place_name(key)}) for key in before.safeguard.sector(e.sector).blind]
    most = max(level.seal_after for level in rules.safeguard.ladder.levels)
    cycles = now.safeguard.sector(e.sector).cycles
    return [*says, Say("counter.cycles", {"n": cycles, "most": most})] if e.sealing else says


@tells(safeguard.SectorSealed)
def _sealed(_: safeguard.SectorSealed, __: Rules, ___: World, ____: World) -> list[Say]:
    return [Say("counter.sealed")]


@tells(safeguard.SeasonTagged)
def _season(e: safeguard.SeasonTagged, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("counter.season_tagged", {"who": name(before, e.who)})]


@tells(safeguard.ContagionDue)
def _contagion(e: safeguard.ContagionDue, _: Rules, before: World, __: World) -> list[Say]:
    line = Say("line.exposure", {"who": e.who})
    return [Say("counter.contagion", {"who": name(before, e.who), "severity": e.severity, "line": line})]


@tells(safeguard.WardWorn)
def _worn(e: safeguard.WardWorn, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("counter.worn", {"by": -e.by})]


@tells(safeguard.Breached)
def _breached(e: safeguard.Breached, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("counter.breached", {"dead": e.dead, "faces": pips(e.faces), "cohesion": -e.cohesion})]


@tells(PeakMarked)
def _marked(e: PeakMarked, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("counter.marked", {"place": place_name(e.place)})]
