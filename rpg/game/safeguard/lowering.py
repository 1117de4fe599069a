"""How the alert falls: by a word, level by level, and when a cycle or a season ends (GAME.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.safeguard.events import AlertLowered, CycleTurned, SafeguardEvent, SeasonTurned, SectorSealed
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.measures import floor, level, points

if TYPE_CHECKING:
    from rpg.game.safeguard.rules import SafeguardRules
    from rpg.game.safeguard.state import Sector


def lower_by(
    rules: SafeguardRules, name: str, sector: Sector, by: int, why: str, *, counter: str = ""
) -> tuple[AlertLowered, ...]:
    """Lower points, not below the floor of the season; a force on the way keeps coming."""
    now = points(rules, sector)
    target = max(floor(rules, sector), now - by)
    return (AlertLowered(sector=name, by=sector.points - target, why=why, counter=counter),) if target < now else ()


def lower_levels(
    rules: SafeguardRules, name: str, sector: Sector, by: int, *, counter: str = ""
) -> tuple[AlertLowered, ...]:
    """Lower the level by so many: points fall to the threshold of that level, not below the floor of the season."""
    threshold = rules.ladder.levels[max(0, level(rules, sector) - by)].points
    fall = points(rules, sector) - threshold if by > 0 else 0
    return lower_by(rules, name, sector, fall, "", counter=counter)


def cycle(rules: SafeguardRules, name: str, sector: Sector) -> tuple[SafeguardEvent, ...]:
    """A cycle ends: what the current level loses then, and what is owed; a level that seals counts its cycles.

    What was blind sees again. A sector in which nothing of that is true has nothing to tell.
    """
    rung = rules.ladder.levels[level(rules, sector)]
    events: list[SafeguardEvent] = []
    if sector.owed or sector.blind or sector.cycles or rung.seal_after:
        events.append(CycleTurned(sector=name, sealing=rung.seal_after > 0))
    events += lower_by(rules, name, sector, rung.decay_per_cycle, "cycle")
    events += lower_by(rules, name, sector_after(sector, events), sector.owed, "owed")
    if rung.seal_after and sector.cycles + 1 >= rung.seal_after and not sector.sealed:
        events.append(SectorSealed(sector=name))
    return tuple(events)


def forgotten(rules: SafeguardRules, name: str, sector: Sector, watches: int) -> tuple[AlertLowered, ...]:
    """What so many watches in a row take, with nobody Tagged: each by the column of the level that it finds."""
    before = sector
    for _ in range(watches):
        fall = lower_by(rules, name, sector, rules.ladder.levels[level(rules, sector)].decay_per_watch, "cycle")
        if not fall:
            break
        sector = sector_after(sector, fall)
    by = before.points - sector.points
    return (AlertLowered(sector=name, by=by, why="cycle"),) if by else ()


def season(name: str) -> tuple[SeasonTurned, ...]:
    """The network forgets the season's peak, and the Tags that were to last as long."""
    return (SeasonTurned(sector=name),)
