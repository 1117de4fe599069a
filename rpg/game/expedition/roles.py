"""Who leads, who keeps watch, who works: as it was settled, or the best of those who can (GAME.md 6 and 14.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.encounter.detect import best
from rpg.game.expedition.ground import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.expedition.ground import Outing, OutingRules


def defaults(rules: FightRules, ground: Ground, people: Iterable[str], leader: str = "") -> tuple[str, str]:
    """Who would lead (the best at moving unseen) and keep watch (the best at it of the others); "" is nobody."""
    people, procedure = tuple(people), rules.encounter.procedure
    leader = leader or best(rules, ground, people, procedure.sneak_skill)
    others = tuple(who for who in people if who != leader)
    return leader, best(rules, ground, others, procedure.lookout_skill)


def leader(rules: OutingRules, outing: Outing) -> str:
    """Who leads now: whoever was to, or the best of those who stand; "" if nobody does."""
    trip, up = outing.expeditions.trip, standing(rules.fight, outing)
    if trip and trip.leader in up:
        return trip.leader
    return best(rules.fight, outing.ground, up, rules.fight.encounter.procedure.sneak_skill)


def lookout(rules: OutingRules, outing: Outing) -> str:
    """Who keeps watch now: whoever was to, if they stand, do not lead, and the pace lets them; "" is nobody."""
    trip = outing.expeditions.trip
    if trip is None or not rules.expedition.procedure.paces[trip.pace].lookout:
        return ""
    up = standing(rules.fight, outing)
    return trip.lookout if trip.lookout in up and trip.lookout != leader(rules, outing) else ""


def worker(rules: OutingRules, outing: Outing) -> str:
    """Who works the source if nobody is named: the best of those who are not kept from it by their watch."""
    up, watching = standing(rules.fight, outing), lookout(rules, outing)
    free = tuple(who for who in up if who != watching or _both(rules, outing, who)) or up
    return best(rules.fight, outing.ground, free, rules.expedition.procedure.work.skill)


def watching(rules: OutingRules, outing: Outing, working: str) -> str:
    """Who keeps watch while somebody works; whoever does both needs something that lets them."""
    who = lookout(rules, outing)
    return who if who != working or _both(rules, outing, who) else ""


def _both(rules: OutingRules, outing: Outing, who: str) -> bool:
    person = outing.ground.people.by_id.get(who)
    return person is not None and ability.has(rules.fight.character, person, lambda e: e.keep_watch) is not None
