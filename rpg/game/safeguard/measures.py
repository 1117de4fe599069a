"""How awake a sector is: points, level and floor, read from running sums and clamped here (GAME.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.game.safeguard.rules import SafeguardRules
    from rpg.game.safeguard.state import Force, Sector


def points(rules: SafeguardRules, sector: Sector) -> int:
    """Alert points, from the season's floor to the most there can be."""
    return max(floor(rules, sector), min(rules.ladder.max_points, sector.points))


def level(rules: SafeguardRules, sector: Sector) -> int:
    """The level: the highest whose threshold the points reach."""
    return level_at(rules, points(rules, sector))


def floor(rules: SafeguardRules, sector: Sector) -> int:
    """The points below which this season does not fall, because of its highest level."""
    peak = max(sector.peak, sector.points)
    return rules.ladder.levels[level_at(rules, peak)].floor_after_peak


def sneak(rules: SafeguardRules, sector: Sector) -> int:
    """The dice that the level gives (or takes, negative) on every sneak test in the sector."""
    return rules.ladder.levels[level(rules, sector)].sneak


def level_at(rules: SafeguardRules, count: int) -> int:
    """The level at so many points."""
    levels = rules.ladder.levels
    at = len(levels) - 1
    while at > 0 and levels[at].points > count:
        at -= 1
    return at


def remaining(force: Force) -> int:
    """The beats until a force arrives, not counting those for which it is stopped."""
    return max(0, force.clock - force.ticked)


def watch_at(rules: SafeguardRules, sector: Sector, place: str, watch: int, *, boundary: bool = False) -> int:
    """The Watch of a place as it is now: more at a boundary of a sector that wakes, less where the eyes are blind."""
    more = rules.ladder.levels[level(rules, sector)].boundary_watch if boundary else 0
    return max(0, watch + more - max(0, sector.blind.get(place, 0)))


def marks(rules: SafeguardRules, before: Sector, after: Sector) -> bool:
    """Whether the alert rose to a level whose peak leaves a mark on the map."""
    risen = range(level(rules, before) + 1, level(rules, after) + 1)
    return any(rules.ladder.levels[rung].mark for rung in risen)
