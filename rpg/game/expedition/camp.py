"""A watch out there: rest, wounds that bleed, and after a day's watches a meal, or none (GAME.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability, rest
from rpg.game.character.events import ConditionGained, ConditionLost, GearLost
from rpg.game.encounter.ground import tagged
from rpg.game.expedition.events import DayEaten, WatchCamped
from rpg.game.expedition.ground import party
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.expedition.going import Going


def watch(going: Going, label: str, awake: frozenset[str] = frozenset()) -> Refusal | None:
    """One watch passes; at the end of a day everybody eats, or does not. Whoever is ``awake`` finds no rest."""
    name = going.ground.sector
    if going.ground.safeguard.sector(name).force is not None:
        return Refusal(Say("expedition.refused.no_peace"))
    going.happen((WatchCamped(),))
    going.happen(ability.renew(going.ground.people, "watch"))
    found, sector = tagged(going.rules, going.ground), going.ground.safeguard.sector(name)
    going.happen(safeguard.watch(going.rules.safeguard, going.dice, name, sector, tagged=found, label=label))
    rules, core, there = going.rules.character, going.rules.check.core, party(going.outing)
    going.happen(rest.eased(rules, core, [p for p in there if p.id not in awake], watches=1))
    going.happen(rest.sleepless(rules, [p.id for p in there if p.id in awake]))
    going.happen(rest.rested(there))
    for person in party(going.outing):
        going.happen(rest.worn(rules, core, person, watches=1))
    if going.trip.watches % going.rules.check.time.day_watches == 0:
        _meal(going)
    return None


def person_days(going: Going) -> int:
    """What there is to eat, in person-days: opened rations and whole blocks."""
    return going.trip.rations + _blocks(going) * going.numbers.rations.item_days


def _blocks(going: Going) -> int:
    item = going.numbers.rations.item
    return sum(p.gear.count(item) for p in party(going.outing))


def _meal(going: Going) -> None:
    """Whoever went without the longest eats first."""
    numbers, there = going.numbers.rations, party(going.outing)
    fed: list[Person] = []
    for person in sorted(there, key=lambda p: -going.trip.unfed.get(p.id, 0)):
        if person_days(going) >= (len(fed) + 1) * numbers.each:
            fed.append(person)
    eaten = len(fed) * numbers.each
    _open(going, eaten)
    ate = tuple(p.id for p in fed)
    hungry = tuple(p.id for p in there if p.id not in ate)
    going.happen((DayEaten(fed=ate, unfed=hungry, rations=-eaten),))
    for person in party(going.outing):
        _weigh(going, person)


def _open(going: Going, needed: int) -> None:
    """Open so many blocks that there is enough; the person-days in them are added to the opened ones."""
    numbers = going.numbers.rations
    while going.trip.rations < needed:
        holder = next((p.id for p in party(going.outing) if numbers.item in p.gear), "")
        if not holder:
            return
        going.happen((GearLost(who=holder, gear=numbers.item), DayEaten(rations=numbers.item_days)))


def _weigh(going: Going, person: Person) -> None:
    """Hunger after days without, none after a meal; then the day takes what it takes of whoever bears a condition."""
    numbers, days = going.numbers.rations, going.trip.unfed.get(person.id, 0)
    for condition, least in ((numbers.hungry, numbers.hungry_after), (numbers.starving, numbers.starving_after)):
        has = condition in person.conditions
        if days >= least and not has:
            going.happen((ConditionGained(who=person.id, condition=condition),))
        if days == 0 and has:
            going.happen((ConditionLost(who=person.id, condition=condition),))
    going.happen(rest.worn(going.rules.character, going.rules.check.core, going.person(person.id), days=1))
