"""The exact odds of the next step, before anything is rolled (GAME.md 1 and 18)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from rpg import dice
from rpg.game.character import ability, burden
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.detect import moving, seen_at
from rpg.game.encounter.ground import tagged
from rpg.game.expedition import roles, source, unseen
from rpg.game.expedition.ground import standing, watch_of
from rpg.game.safeguard import decide as safeguard

if TYPE_CHECKING:
    from rpg.game.check.rules import CheckRules
    from rpg.game.expedition.ground import Outing, OutingRules


class Sneak(msgspec.Struct, frozen=True, kw_only=True):
    """A sneak test to come: the dice without the lookout, the chance of their help, and of every degree (0 to 1)."""

    pool: int
    helped: Fraction
    odds: dict[str, Fraction]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """The next node: the chance of a presence and of a hazard, its sneak test if it has one, and its beats."""

    presence: Fraction
    hazard: Fraction
    sneak: Sneak | None
    beats: int


class Beat(msgspec.Struct, frozen=True, kw_only=True):
    """One more beat of work: food units to expect, the sneak test if it has one, and what being seen comes to.

    ``level`` is the alert level that follows if they are seen, ``sends`` whether that level sends a new force.
    """

    units: Fraction
    sneak: Sneak | None
    level: int
    sends: bool


def step(rules: OutingRules, outing: Outing, pace: str = "") -> Step | None:
    """The next node, at that pace (or the one at hand); None if there is none, or nobody knows its Watch."""
    trip, numbers = outing.expeditions.trip, rules.expedition.procedure
    if trip is None or not standing(rules.fight, outing):
        return None
    if pace:
        outing = msgspec.structs.replace(
            outing,
            expeditions=msgspec.structs.replace(outing.expeditions, trip=msgspec.structs.replace(trip, pace=pace)),
        )
        trip = msgspec.structs.replace(trip, pace=pace)
    node, at = trip.node if trip.due else trip.ahead, numbers.paces[trip.pace]
    if node is None or not node.charted:
        return None
    if trip.pace == numbers.tagged_run.pace and tagged(rules.fight, outing.ground) and not trip.due:
        return Step(presence=Fraction(0), hazard=Fraction(0), sneak=None, beats=at.beats)
    shares = _die(rules, () if trip.due else at.presence), _die(rules, () if trip.due else numbers.hazard_on)
    watch = watch_of(rules.fight, outing, trip.where if trip.due else trip.next_where)
    sneak = _passing(rules, outing, watch) if watch > 0 else None
    return Step(presence=shares[0], hazard=shares[1], sneak=sneak, beats=at.beats)


def beat(rules: OutingRules, outing: Outing, who: str = "") -> Beat | None:
    """One more beat of work by ``who`` (or whoever is free for it); None where there is nothing to work."""
    trip = outing.expeditions.trip
    who = who or roles.worker(rules, outing)
    if trip is None or not trip.at_source or trip.left <= 0 or not who:
        return None
    units = _expected(rules, outing, who, trip.left)
    watch, numbers = watch_of(rules.fight, outing, trip.where), rules.expedition.procedure.work
    if not source.watched(rules, outing, ahead=1):
        return Beat(units=units, sneak=None, level=0, sends=False)
    helper = roles.watching(rules, outing, who)
    sneak = _sneak(rules, outing, watch, helper, free=numbers.lookout_free, heavy=numbers.heavy_counts, crossing=False)
    level, sends = _seen(rules, outing, watch)
    return Beat(units=units, sneak=sneak, level=level, sends=sends)


def _die(rules: OutingRules, faces: tuple[int, ...]) -> Fraction:
    """The chance that the node die shows one of these faces; one of several dice is not a matter of faces."""
    weights = dice.odds(rules.expedition.procedure.node_die.tree).weights
    total = sum(weights.values())
    return Fraction(sum(weight for value, weight in weights.items() if value in faces), total)


def _passing(rules: OutingRules, outing: Outing, watch: int) -> Sneak:
    return _sneak(rules, outing, watch, roles.lookout(rules, outing), free=False, heavy=True, crossing=True)


def _sneak(  # noqa: PLR0913 - the circumstances of the test
    rules: OutingRules, outing: Outing, watch: int, lookout: str, *, free: bool, heavy: bool, crossing: bool
) -> Sneak:
    fight, trip = rules.fight, outing.expeditions.trip
    pace = trip.pace if trip else ""

    def pool(*, helped: bool) -> int:
        parts = moving(
            fight,
            outing.ground,
            roles.leader(rules, outing),
            watch,
            pace,
            helped=helped,
            crossing=crossing,
            heavy=heavy,
        )
        return check.pool_size(fight.check, (*parts, Part("watch", -watch)))

    share = Fraction(0)
    if lookout:
        heard = check.pool_size(fight.check, unseen.listening(fight, outing.ground, lookout, watch))
        share = Fraction(1) if free else 1 - _fails(fight.check, heard)
    bare, better = check.odds(fight.check, pool(helped=False)), check.odds(fight.check, pool(helped=True))
    mixed = {key: (1 - share) * bare.get(key, Fraction(0)) + share * better.get(key, Fraction(0)) for key in check.RANK}
    return Sneak(pool=pool(helped=False), helped=share, odds=mixed)


def _fails(rules: CheckRules, pool: int) -> Fraction:
    return check.odds(rules, pool)["fail"]


def _expected(rules: OutingRules, outing: Outing, who: str, left: int) -> Fraction:
    """Food units to expect of a beat of work: no more than there are, and than can be carried without being heavy."""
    fight, numbers = rules.fight, rules.expedition.procedure
    pool = check.pool_size(fight.check, source.foraging(rules, outing, who))
    person = outing.ground.people.by_id[who]
    pipes = ability.having(fight.character, person, lambda e: e.more_yield, fight.uses(who))
    more = sum(verb.by for verb, _ in pipes)
    space = sum(burden.room(fight.character, p) for p in source.carriers(rules, outing))
    most = min(left, space)
    return sum(
        (
            share * min(most, source.taking(numbers, degree).units + (more if check.is_clean(degree) else 0))
            for degree, share in check.odds(fight.check, pool).items()
        ),
        Fraction(0),
    )


def _seen(rules: OutingRules, outing: Outing, watch: int) -> tuple[int, bool]:
    """The alert level once they are seen at that Watch, and whether it sends a force that is not on its way yet."""
    safe, sector = rules.fight.safeguard, outing.ground.safeguard.sector(outing.ground.sector)
    trigger = safe.triggers[seen_at(rules.fight, watch)]
    now = safeguard.points(safe, sector)
    then = max(now, min(now + trigger.points, safe.ladder.levels[trigger.ceiling].points))
    level = safeguard.level_at(safe, then)
    entered = range(safeguard.level(safe, sector) + 1, level + 1)
    under_way = max((force.level for force in (sector.force, sector.arrived) if force), default=0)
    return level, any(safe.ladder.levels[n].dispatch is not None and n > under_way for n in entered)
