"""The one number that a GM must always see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.safeguard import decide as safeguard
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.safeguard.state import Force
    from rpg.words import Value


def alert_line(rules: Rules, world: World) -> Say:
    """``ALERT 3/6 · 8p · Patrol``, with the force on the way or here."""
    sector = world.sector
    level = safeguard.level(rules.safeguard, sector)
    rung = rules.safeguard.ladder.levels[level]
    values: dict[str, Value] = {
        "level": level,
        "top": len(rules.safeguard.ladder.levels) - 1,
        "points": safeguard.points(rules.safeguard, sector),
        "bar": "▓" * level + "░" * (len(rules.safeguard.ladder.levels) - 1 - level),
        "name": Term(rules.safeguard.ladder.id, f"levels.{rung.key}.name"),
        "force": force_clause(world),
    }
    return Say("desk.alert.line", values)


def force_clause(world: World) -> Say:
    """The tail of the alert line: what is here (unless it fights: the board shows that), or on the way; or nothing."""
    sector, fight = world.sector, world.encounter.fight
    if sector.arrived is not None and not (fight and fight.force):
        return Say("desk.alert.here", {"units": units(sector.arrived.units)})
    if sector.force is not None:
        left = beats_left(sector.force)
        return Say("desk.alert.coming", {"units": units(sector.force.units), "beats": left})
    return Say("desk.nothing")


def beats_left(force: Force) -> int:
    """The beats until a force is here, with those for which its clock stands still."""
    return safeguard.remaining(force) + max(0, force.stopped)


def units(pairs: tuple[tuple[str, int], ...]) -> Listed:
    """``5 exterminators + 1 colossus``."""
    counted = tuple(Say("desk.units", {"n": n, "name": Term(adversary, "name", n)}) for adversary, n in pairs)
    return Listed(counted, " + ")
