"""What each ability changes: the same moment, with it and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.rest import eased
from rpg.game.encounter import detect
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    EXTERMINATOR,
    GAFF,
    RIFLE,
    RULES,
    SUIT,
    TAG,
    Fixed,
    fight,
    fighting,
    folded,
    ground,
    person,
    played,
    sure,
)
from tests.game.rules_for_tests import CHARACTER, CHECK
from tests.game.with_and_without import shows

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.encounter.ground import FightRules, Ground

BO, CY, DI = person("bo"), person("cy"), person("di")


def ada(slug: str, has: bool = True, **changes: Any) -> Person:  # noqa: FBT001, FBT002 - as a scenario is told it
    """Somebody with that ability, or without any."""
    return replace(person("ada"), ability=f"core:ability/{slug}" if has else "", **changes)


def used(slug: str, who: str = "ada") -> FightRules:
    """The rules, in a line in which somebody says they use it."""
    return replace(RULES, chosen=frozenset({(who, f"core:ability/{slug}")}))


def sneaking(here: Ground, rules: FightRules = RULES) -> Any:
    return folded(here, sure(detect.sneak(rules, here, Fixed(3), leader="ada", watch=1)))


def pool(here: Ground) -> int:
    (test, *_) = sure(detect.sneak(RULES, here, Fixed(), leader="ada", watch=1, crossing=True))
    return int(test.pool)


@shows("ability/mule")
def more_slots(has):
    return character.capacity(CHARACTER, ada("mule", has))


@shows("ability/hard-shell")
def a_shell_and_no_suit(has):
    return [h.by for h in character.harm(CHARACTER, ada("hard-shell", has, gear=(SUIT,)), 4)]


@shows("ability/second-wind")
def a_better_rest(has):
    people = [ada("second-wind", has, strain=4), replace(BO, strain=4)]
    return {s.who: s.by for s in eased(CHARACTER, CHECK.core, people, watches=1)}


@shows("ability/first-foot")
def a_group_of_four(has):
    return pool(ground(ada("first-foot", has), BO, CY, DI))


@shows("ability/small")
def a_fourth_who_does_not_count(has):
    return pool(ground(person("ada"), BO, CY, replace(ada("small", has), id="small")))


@shows("ability/small:slip_away")
def away_after_a_failed_flight(has):
    here = fight(ground(ada("small")), (EXTERMINATOR, 1))
    events = played(here, Fixed(2), Act(who="ada", do="flee"), rules=used("small") if has else RULES)
    return [
        type(e).__name__ for e in events if getattr(e, "who", "") == "ada" and type(e).__name__ in {"GotAway", "Harmed"}
    ]


@shows("ability/hold-the-gap")
def four_pinned_and_two_dice(has):
    here = fight(ground(ada("hold-the-gap", has), BO), (EXTERMINATOR, 8))
    events = played(here, Fixed(5), Act(who="ada", do="hold"), Act(who="bo", do="flee"))
    engaged = dict(next(e for e in events if type(e).__name__ == "MachinesEngaged").pairs)
    hold = [
        part.dice
        for e in events
        if getattr(e, "who", "") == "bo" and hasattr(e, "parts")
        for part in e.parts
        if part.what == "hold"
    ]
    return len(engaged["ada"]), hold


@shows("ability/line-shot")
def a_target_that_stays_where_it_is(has):
    here = fight(ground(ada("line-shot", has)), (EXTERMINATOR, 1), gap=3)
    here = folded(here, played(here, Fixed(4).at("strike:ada", 6, 4, 1, 1, 1), Act(who="ada", do="strike")))
    before = fighting(here).fighters["ada"].gap
    here = folded(here, played(here, Fixed(4), Act(who="ada", do="strike")))
    return before, fighting(here).fighters["ada"].gap


@shows("ability/last-bolt")
def a_weapon_that_stays_loaded(has):
    here = fight(ground(ada("last-bolt", has)), (EXTERMINATOR, 1))
    once = folded(here, played(here, Fixed(2), Act(who="ada", do="strike", gear=RIFLE)))
    return once.people.by_id["ada"].empty


@shows("ability/carry-the-fallen")
def a_body_that_weighs_nothing(has):
    here = fight(ground(ada("carry-the-fallen", has), replace(BO, harm=9)), (EXTERMINATOR, 1))
    events = played(here, Fixed(5), Act(who="ada", do="drag", whom="bo"))
    return [part.dice for e in events if hasattr(e, "parts") for part in e.parts if part.what == "drag"]


@shows("ability/broad-back")
def harm_that_is_ignored(has):
    here = fight(ground(ada("broad-back")), (EXTERMINATOR, 1))
    rules = used("broad-back") if has else RULES
    return folded(here, played(here, Fixed(4), Act(who="ada", do="strike"), rules=rules)).people.by_id["ada"].harm


@shows("ability/dead-air")
def a_clock_that_is_read(has):
    force = Force(level=3, units=((EXTERMINATOR, 2),), clock=6, ticked=2)
    here = ground(ada("dead-air", has), points=7, force=force)
    events = sure(ordeal(RULES, here, Fixed(6), who="ada", skill="core:skill/scan", label="scan"))
    return [e.beats for e in events if type(e).__name__ == "ClockRead"]


@shows("ability/count-the-steps")
def a_force_seen_from_further_off(has):
    here = ground(ada("count-the-steps", has))
    _, gap = sure(detect.lookout(RULES, here, Fixed(4), people=("ada",), force=True))
    return gap


@shows("ability/white-noise")
def noise_taken_back(has):
    here = ground(ada("white-noise"))
    loud = sure(
        ordeal(
            used("white-noise") if has else RULES,
            here,
            Fixed(1),
            who="ada",
            skill="core:skill/climb",
            how=Roll(push="now"),
            label="climb",
        )
    )
    after = folded(here, loud)
    return safeguard.points(RULES.safeguard, after.safeguard.sector("home"))


@shows("ability/not-yet")
def one_whom_nothing_finishes(has):
    here = fight(ground(ada("not-yet"), replace(BO, harm=9)), (EXTERMINATOR, 4))
    events = played(here, Fixed(6), Act(who="ada", do="strike"), rules=used("not-yet") if has else RULES)
    return folded(here, events).people.by_id["bo"].dead


@shows("ability/not-on-the-list")
def somebody_the_network_misses(has):
    here = folded(ground(), ())
    here = ground(ada("not-on-the-list", has), BO)
    events = sure(detect.sneak(RULES, here, Fixed(2), leader="bo", watch=2))
    after = folded(here, events)
    return {who for who, p in after.people.by_id.items() if TAG in p.conditions}


@shows("ability/guilt")
def a_panic_that_is_cold_light(has):
    here = ground(ada("guilt", has), replace(BO, strain=5))
    here = folded(here, sure(detect.sneak(RULES, here, Fixed(2), leader="ada", watch=2)))
    here = fight(here, (EXTERMINATOR, 1), gap=3)
    dice = Fixed(2).at("panic:bo", 4)
    acts = [Act(who="ada", do="wait"), Act(who="bo", do="flee", push="now")]
    return GAFF in folded(here, played(here, dice, *acts)).people.by_id["bo"].gear, RIFLE in folded(
        here, played(here, dice, *acts)
    ).people.by_id["bo"].gear


@shows("gear/finger-probe")
def a_link_that_is_severed(has):
    probe = "core:gear/finger-probe"
    here = fight(ground(person("ada", gear=(SUIT, *((probe,) if has else ()))), BO), ("core:adversary/net-warden", 1))
    acts = [Act(who="ada", do="rig" if has else "wait"), Act(who="bo", do="wait")]
    after = folded(here, played(here, Fixed(4), *acts))
    return fighting(after).fighters["ada"].away, probe in after.people.by_id["ada"].gear
