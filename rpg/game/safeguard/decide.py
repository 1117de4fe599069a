"""What wakes the network, what it does about it, and how it forgets (GAME.md 4 and 14.5).

Everything here looks at one sector, ``name``, and gives the events that follow. The floor of the season, the most there
can be and one force at a time hold in whatever order things are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.safeguard.dispatch import omen, sent, ticked
from rpg.game.safeguard.events import AlertRaised, ForceGone, SafeguardEvent
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.lowering import cycle, forgotten, lower_by, lower_levels, season
from rpg.game.safeguard.measures import floor, level, level_at, marks, points, remaining, sneak, watch_at

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.safeguard.rules import SafeguardRules
    from rpg.game.safeguard.state import Sector

__all__ = [
    "beat",
    "cycle",
    "floor",
    "force_gone",
    "forgotten",
    "level",
    "level_at",
    "lower_by",
    "lower_levels",
    "marks",
    "points",
    "raise_by",
    "remaining",
    "season",
    "sneak",
    "trigger",
    "watch",
    "watch_at",
    "would_rise",
]


def trigger(  # noqa: PLR0913 -- one trigger on one sector, so many times and by so much more
    rules: SafeguardRules,
    dice: Dice,
    name: str,
    sector: Sector,
    trigger_id: str,
    *,
    label: str,
    times: int = 1,
    extra: int = 0,
) -> tuple[SafeguardEvent, ...]:
    """Set off a trigger: points rise, never past the threshold of its ceiling, and a force may be sent.

    ``times`` repeats it; ``extra`` are points beyond its own, such as an emitter's level. KeyError: no such trigger.
    """
    cause = rules.triggers[trigger_id]
    ceiling = rules.ladder.levels[cause.ceiling].points
    by = _rise(rules, sector, times * cause.points + extra, ceiling)
    return _raised(rules, dice, sector, AlertRaised(sector=name, by=by, trigger=trigger_id), label) if by else ()


def would_rise(rules: SafeguardRules, sector: Sector, trigger_id: str, times: int = 1) -> int:
    """By how many points that trigger would raise the alert, so many times; KeyError: no such trigger."""
    cause = rules.triggers[trigger_id]
    ceiling = rules.ladder.levels[cause.ceiling].points
    if _reached(rules, sector, ceiling):
        return 0
    now = points(rules, sector)
    return max(0, min(now + times * cause.points, ceiling) - now)


def raise_by(  # noqa: PLR0913, PLR0917 -- the GM's fiat: where, by how much, and why
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, by: int, why: str, *, label: str
) -> tuple[SafeguardEvent, ...]:
    """Raise points because the GM says so: no ceiling but the end of the ladder; a force may be sent."""
    rise = _rise(rules, sector, by, rules.ladder.max_points)
    return _raised(rules, dice, sector, AlertRaised(sector=name, by=rise, why=why), label) if rise else ()


def beat(
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, *, tagged: bool, label: str
) -> tuple[SafeguardEvent, ...]:
    """One beat passes: being tagged raises the alert, then the clock of a force that was already on the way ticks.

    A clock that such a rise has just set does not tick yet, unless it goes on from the clock of a weaker force.
    """
    events = trigger(rules, dice, name, sector, rules.ladder.tag_trigger, label=label) if tagged else ()
    if sector.force is None:
        return events
    return (*events, *ticked(rules, dice, name, sector_after(sector, events), label=label))


def watch(
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, *, tagged: bool, label: str
) -> tuple[SafeguardEvent, ...]:
    """A watch passes: an omen if the level gives one; then, with nobody tagged, points decay."""
    rung = rules.ladder.levels[level(rules, sector)]
    signs = omen(rules, dice, name, label=label) if rung.omen else ()
    return signs if tagged else (*signs, *lower_by(rules, name, sector, rung.decay_per_watch, "watch"))


def force_gone(
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, why: str, *, label: str
) -> tuple[SafeguardEvent, ...]:
    """The force that was here is gone: ``destroyed``, ``missed`` or ``lost``; nothing if none was here.

    A destroyed one is sent again, its clock multiplied, while the level is still one that sends.
    """
    if sector.arrived is None:
        return ()
    gone = ForceGone(sector=name, why=why)
    if why != "destroyed" or rules.ladder.levels[level(rules, sector)].dispatch is None:
        return (gone,)
    after = sector_after(sector, (gone,))
    return (gone, *sent(rules, dice, name, after, sector.arrived.level, label=label, again=True))


def _reached(rules: SafeguardRules, sector: Sector, ceiling: int) -> bool:
    """Whether the running sum alone says that the points are at that ceiling, whatever the floor of the season."""
    return ceiling <= sector.points and ceiling <= rules.ladder.max_points


def _rise(rules: SafeguardRules, sector: Sector, by: int, ceiling: int) -> int:
    """By how much the running sum changes when points rise, at most to the ceiling; 0 if they do not."""
    if by <= 0 or _reached(rules, sector, ceiling):
        return 0
    now = points(rules, sector)
    target = min(now + by, ceiling)
    return target - sector.points if target > now else 0


def _raised(
    rules: SafeguardRules, dice: Dice, sector: Sector, event: AlertRaised, label: str
) -> tuple[SafeguardEvent, ...]:
    """A rise and the force of the highest level entered that sends one."""
    after = sector_after(sector, (event,))
    entered = range(level(rules, after), level(rules, sector), -1)
    sending = next((rung for rung in entered if rules.ladder.levels[rung].dispatch), None)
    if sending is None:
        return (event,)
    return (event, *sent(rules, dice, event.sector, after, sending, label=label))
