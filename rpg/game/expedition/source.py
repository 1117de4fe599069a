"""The source: what it is found to be, a beat of work, and the way further on when it is dry (GAME.md 6 and 18).

A beat of work, in this order: forage and load, one more sneak test where the source is watched, the beat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.character import ability, burden
from rpg.game.character import decide as character
from rpg.game.character.events import LoadChanged
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.expedition import roles, unseen
from rpg.game.expedition.events import SourceDried, SourceFound, SourceWorked, WayFound
from rpg.game.expedition.ground import standing, watch_of
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.effects import Effects
    from rpg.game.effects.more_yield import MoreYield
    from rpg.game.expedition.going import Going
    from rpg.game.expedition.ground import Outing, OutingRules
    from rpg.game.expedition.rules import Expedition, Take


class Loading(msgspec.Struct, frozen=True, kw_only=True):
    """How what is gathered is carried: by one person first, beyond capacity or not, at most so many units each."""

    carrier: str = ""
    heavy: bool = False
    most: int | None = None


def found(going: Going) -> None:
    """They see what the source is; one that they were at before is as they left it."""
    known = going.trip.known.get(going.trip.on_map(going.trip.where))
    if known is not None:
        going.happen((SourceFound(row=known[0], left=max(0, known[1])),))
        return
    outcome = going.numbers.source_die.roll(going.dice, "source")
    rows = [row for row in going.numbers.sources if row.low <= outcome.total]
    row = max(rows, key=lambda row: row.low, default=going.numbers.sources[0])
    units = row.units.roll(going.dice, "source/units")
    left = max(0, units.total)
    going.happen((SourceFound(row=row.key, left=left, faces=(*outcome.faces, *units.faces)),))
    if left == 0:
        going.happen((SourceDried(sector=going.trip.sector, ring=going.trip.ring),))


def work(going: Going, who: str, loading: Loading) -> Refusal | None:
    """One beat of work."""
    who = who or roles.worker(going.run, going.outing)
    numbers = going.numbers.work
    tested = going.test("forage", who, foraging(going.run, going.outing, who))
    if isinstance(tested, Refusal):
        return tested
    take = taking(going.numbers, tested.degree)
    more = _more(going, who) if check.is_clean(tested.degree) else 0
    _load(going, who, take.units + more, loading)
    going.noise(take.noises)
    going.heard()
    wrong = _watched(going, who, heavy=numbers.heavy_counts) if watched(going.run, going.outing) else None
    if wrong is None:
        going.ticks(1)
    return wrong


def foraging(rules: OutingRules, outing: Outing, who: str) -> tuple[Part, ...]:
    """The dice of whoever works a source."""
    numbers, person = rules.expedition.procedure.work, outing.ground.people.by_id[who]
    own = character.parts(rules.fight.character, rules.fight.check.core, person, numbers.skill)
    return (*own, Part("work", numbers.bonus))


def taking(numbers: Expedition, degree: str) -> Take:
    """What a beat of work gives at that degree."""
    takes = numbers.work
    return {"fail": takes.fail, "partial": takes.partial, "full": takes.full, "surge": takes.surge}[degree]


def watched(rules: OutingRules, outing: Outing, *, ahead: int = 0) -> bool:
    """Whether a sneak test belongs to the beat of work that was just done, or to one of those ``ahead``."""
    trip, numbers = outing.expeditions.trip, rules.expedition.procedure
    if trip is None or watch_of(rules.fight, outing, trip.where) < numbers.work.sneak_watch:
        return False
    return (trip.beats + ahead) % numbers.paces[trip.pace].work_every == 0


def carriers(rules: OutingRules, outing: Outing, carrier: str = "") -> list[Person]:
    """Who may carry: the one that is named, or everybody who stands."""
    from_all = standing(rules.fight, outing)
    return [outing.ground.people.by_id[who] for who in from_all if carrier in {"", who}]


def further(going: Going) -> None:
    """A source that is dry reveals one further on."""
    rings, here = going.numbers.rings, len(going.trip.route) - 1
    ring = next((n for n, ring in enumerate(rings, 1) if len(ring.way) > here), len(rings))
    going.happen((WayFound(watch=rings[ring - 1].watch, ring=ring),))


def _more(going: Going, who: str) -> int:
    """What somebody's abilities add to a clean beat of work."""
    person, more, rules = going.person(who), 0, going.rules
    for verb, source in ability.having(rules.character, person, _yielding, rules.uses(who)):
        going.happen(ability.spend(rules.character, person, source, _yielding))
        more += verb.by
    return more


def _yielding(effects: Effects) -> MoreYield | None:
    return effects.more_yield


def _load(going: Going, who: str, units: int, loading: Loading) -> None:
    """What there is, and what somebody can carry, is taken; the rest stays where it is."""
    units, rules = min(units, going.trip.left), going.rules.character
    first = carriers(going.run, going.outing, loading.carrier) if loading.carrier else []
    taken = burden.shared(rules, first, units, heavy=True, most=loading.most)
    others = [p for p in carriers(going.run, going.outing) if p not in first]
    rest = units - sum(taken.values())
    taken |= burden.shared(rules, others, rest, heavy=loading.heavy, most=loading.most)
    going.happen((SourceWorked(who=who, units=sum(taken.values())),))
    going.happen(LoadChanged(who=one, by=by) for one, by in taken.items())
    if going.trip.left <= 0:
        going.happen((SourceDried(sector=going.trip.sector, ring=going.trip.ring),))


def _watched(going: Going, who: str, *, heavy: bool) -> Refusal | None:
    watch, free = watch_of(going.rules, going.outing, going.trip.where), going.numbers.work.lookout_free
    lookout = roles.watching(going.run, going.outing, who)
    return unseen.sneak(going, watch, lookout=lookout, free=free, heavy=heavy, crossing=False)


def workable(rules: OutingRules, outing: Outing, who: str, loading: Loading) -> Refusal | None:
    """Why the source cannot be worked now, if it cannot."""
    trip = outing.expeditions.trip
    if trip is None or not trip.at_source:
        return Refusal(Say("expedition.refused.no_source"))
    if trip.left <= 0:
        return Refusal(Say("expedition.refused.dry"))
    guard = _guard(outing, rules)
    if guard:
        return Refusal(Say("expedition.refused.guarded", {"adversary": Term(guard)}))
    up, known = standing(rules.fight, outing), outing.ground.people.by_id
    for one in (who, loading.carrier):
        if one and one not in up:
            return Refusal(Say("encounter.refused.cannot_act", {"who": known[one].name if one in known else one}))
    return None if _room(rules, outing, loading) else Refusal(Say("expedition.refused.no_room"))


def _guard(outing: Outing, rules: OutingRules) -> str:
    """The kind of machine that stands at the source still, and guards it, since people got away from it; "": none."""
    blocks = rules.fight.encounter.adversaries
    trip = outing.expeditions.trip
    still = trip.guards if trip else ()
    return next((key for key in still if key in blocks and "guards_source" in blocks[key].by_key), "")


def _room(rules: OutingRules, outing: Outing, loading: Loading) -> bool:
    """Whether anybody can carry one more unit."""
    of = rules.fight.character
    named = carriers(rules, outing, loading.carrier) if loading.carrier else []
    return any(burden.room(of, p, heavy=True, most=loading.most) for p in named) or any(
        burden.room(of, p, heavy=loading.heavy, most=loading.most) for p in carriers(rules, outing)
    )
