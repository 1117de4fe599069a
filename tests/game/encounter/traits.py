"""What each trait changes: the same moment, with it and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character.events import ConditionGained, Died, Harmed, LoadChanged, Strained
from rpg.game.check.events import Tested
from rpg.game.encounter import decide, detect, fiat
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import AlertRaised, TowerSet
from tests.game.encounter.fights import (
    AGENT,
    COLOSSUS,
    ENCOUNTER,
    EXTERMINATOR,
    EYE,
    GAFF,
    LANCER,
    RIFLE,
    RULES,
    TOWER,
    VERMIN,
    Fixed,
    everybody,
    fight,
    fighting,
    folded,
    ground,
    only,
    person,
    played,
    sure,
)
from tests.game.with_and_without import shows

if TYPE_CHECKING:
    from rpg.game.encounter.ground import FightRules, Ground

ADA, BO, CY = person("ada"), person("bo"), person("cy")
CORE = "core:adversary/"
TIDE, HUNTER, MASKED = CORE + "exterminator-tide", CORE + "hunter", CORE + "agent-masked"
BUILDER, COLOSSAL = CORE + "builder-minor", CORE + "builder-colossal"
RAIDER, ADEPT, CONTAMINATED = CORE + "silicon-raider", CORE + "silicon-adept", CORE + "contaminated"
KEEPER, WARDEN, ECHO, SHELL = CORE + "silo-keeper", CORE + "net-warden", CORE + "authority-echo", CORE + "shell-ward"


def of(has: bool, adversary: str, key: str, **changes: Any) -> FightRules:  # noqa: FBT001 - as a scenario is told it
    """The shipped rules, or the same without that trait of that adversary; and the adversary otherwise changed."""
    block = ENCOUNTER.adversaries[adversary]
    assert block.trait(key), (adversary, key)
    traits = block.traits if has else tuple(trait for trait in block.traits if trait.key != key)
    changed = replace(block, traits=traits, **changes)
    adversaries = {**ENCOUNTER.adversaries, adversary: changed}
    return replace(RULES, encounter=replace(ENCOUNTER, adversaries=adversaries))


def gaps(here: Ground) -> list[int]:
    return [fighter.gap for fighter in fighting(here).fighters.values()]


def triggers(events: Any) -> list[str]:
    return [raised.trigger.rpartition("/")[2] for raised in only(events, AlertRaised)]


def why(answer: Any) -> str:
    """The key of a refusal, "" if it is none."""
    return answer.why.key.removeprefix("encounter.refused.") if isinstance(answer, Refusal) else ""


def dice_of(events: Any, what: str) -> list[int]:
    return [part.dice for test in only(events, Tested) for part in test.parts if part.what == what]


def engaged(events: Any) -> dict[str, tuple[str, ...]]:
    return dict(only(events, e.MachinesEngaged)[0].pairs) if only(events, e.MachinesEngaged) else {}


@shows("trait/finisher")
def the_downed_are_finished(has):
    rules = of(has, EXTERMINATOR, "finisher")
    here = folded(fight(ground(ADA, BO), (EXTERMINATOR, 5)), (Harmed(who="bo", by=9),))
    return len(only(played(here, Fixed(6), *everybody(here), rules=rules), Died))


@shows("trait/harmless")
def an_eye_in_contact(has):
    rules = of(has, EYE, "harmless")
    traits = tuple(trait for trait in rules.encounter.adversaries[EYE].traits if trait.key != "flees")
    block = replace(rules.encounter.adversaries[EYE], traits=traits)
    rules = replace(rules, encounter=replace(rules.encounter, adversaries={**ENCOUNTER.adversaries, EYE: block}))
    here = fight(ground(ADA), (EYE, 1))
    return engaged(played(here, Fixed(), *everybody(here, "wait"), rules=rules))


@shows("trait/flees")
def an_eye_that_keeps_its_distance(has):
    rules = of(has, EYE, "flees")
    here = fight(ground(ADA), (EYE, 1), gap=2)
    return gaps(folded(here, played(here, Fixed(), *everybody(here, "wait"), rules=rules)))


@shows("trait/immobile")
def a_tower_that_stays_where_it_stands(has):
    rules = of(has, TOWER, "immobile", pace=1)
    here = fight(ground(ADA), (TOWER, 1), gap=2)
    return gaps(folded(here, played(here, Fixed(), *everybody(here, "wait"), rules=rules)))


@shows("trait/spotter")
def an_eye_that_tells(has):
    here = fight(ground(ADA), (EYE, 1), gap=2)
    return triggers(played(here, Fixed(), *everybody(here, "wait"), rules=of(has, EYE, "spotter")))


@shows("trait/halves_arrival")
def a_tower_beside_the_group(has):
    rules = of(has, TOWER, "halves_arrival")
    began = decide.begin(rules, ground(ADA), Fixed(), units=((TOWER, 1),), people=("ada",), gap=2)
    here = folded(ground(ADA), began)
    fallen = fiat.destroyed(rules, here, Fixed(), "sentinel-tower-1")
    return [tower.beside for tower in only((*sure(began), *fallen), TowerSet)], triggers(fallen)


@shows("trait/pack")
def going_still_before_two_of_a_pack(has):
    here = fight(ground(ADA, BO), (EXTERMINATOR, 2), gap=3)
    alone = fight(ground(ADA, BO), (EXTERMINATOR, 1), gap=3)
    rules = of(has, EXTERMINATOR, "pack")
    return [dice_of(played(g, Fixed(), *everybody(g, "still"), rules=rules), "pack") for g in (here, alone)]


@shows("trait/relentless")
def dragging_somebody_from_what_does_not_let_go(has):
    here = fight(ground(ADA, replace(BO, harm=9)), (EXTERMINATOR, 1))
    act = Act(who="ada", do="drag", whom="bo")
    return dice_of(played(here, Fixed(5), act, rules=of(has, EXTERMINATOR, "relentless")), "relentless")


@shows("trait/sweep")
def one_blow_for_two(has):
    here = fight(ground(ADA, BO, CY), (COLOSSUS, 1))
    acts = (Act(who="ada", do="wait"), Act(who="bo", do="flee"), Act(who="cy", do="flee"))
    events = played(here, Fixed(6).at("engage", 1), *acts, rules=of(has, COLOSSUS, "sweep"))
    return [harmed.who for harmed in only(events, Harmed)]


@shows("trait/breaks_wards")
def through_a_ward(has):
    here = folded(fight(ground(ADA), (COLOSSUS, 1), gap=1), (e.WardRaised(exchanges=3, below_tier=5),))
    rules = of(has, COLOSSUS, "breaks_wards")
    return [moved.by for moved in only(played(here, Fixed(), *everybody(here, "wait"), rules=rules), e.GapChanged)]


@shows("trait/regenerates")
def boxes_that_come_back(has):
    here = folded(fight(ground(ADA), (AGENT, 1), gap=3), (e.MachineStruck(machine="agent-1", by=5),))
    events = played(here, Fixed(), *everybody(here, "flee"), rules=of(has, AGENT, "regenerates"))
    return [struck.by for struck in only(events, e.MachineStruck)]


@shows("trait/no_strike")
def a_tide_under_fire(has):
    here = fight(ground(ADA), (TIDE, 1), gap=3)
    return why(decide.exchange(of(has, TIDE, "no_strike"), here, Fixed(), everybody(here)))


@shows("trait/emitter")
def the_third_exchange_with_an_agent(has):
    rules = of(has, AGENT, "emitter", pace=0, reach=0)
    here = fight(ground(ADA, BO), (AGENT, 1), gap=3)
    harms = []
    for _ in range(3):
        events = played(here, Fixed(2), *everybody(here, "wait"), rules=rules)
        harms.append([(h.who, h.by) for h in only(events, Harmed)])
        here = folded(here, events)
    return harms


@shows("trait/speaks")
def what_an_agent_says(has):
    here = fight(ground(ADA, BO), (AGENT, 1), gap=3)
    rules, heard = of(has, AGENT, "speaks", pace=0, reach=0), []
    for _ in range(2):
        events = played(here, Fixed(), *everybody(here, "wait"), rules=rules)
        heard.append([(s.who, s.by) for s in only(events, Strained)])
        here = folded(here, events)
    return heard


@shows("trait/blind_arcs")
def past_a_tower(has):
    dice = Fixed(2).at("arcs:ada", 3)
    events = sure(detect.sneak(of(has, TOWER, "blind_arcs"), ground(ADA), dice, leader="ada", adversary=TOWER))
    return dice_of(events, "blind_arcs")


@shows("trait/edible")
def something_to_eat(has):
    here = fight(ground(person("ada", gear=(GAFF,))), (VERMIN, 1))
    events = played(here, Fixed(6), *everybody(here), rules=of(has, VERMIN, "edible"))
    return [(took.who, took.by) for took in only(events, LoadChanged)]


@shows("trait/noise_on_kill")
def vermin_that_shriek(has):
    here = fight(ground(person("ada", gear=(GAFF,))), (VERMIN, 1))
    return triggers(played(here, Fixed(6), *everybody(here), rules=of(has, VERMIN, "noise_on_kill")))


@shows("trait/ranged")
def shot_at_while_reloading(has):
    here = fight(ground(person("ada", empty=(RIFLE,)), BO), (LANCER, 1), gap=3)
    acts = (Act(who="ada", do="reload"), Act(who="bo", do="wait"))
    events = played(here, Fixed(), *acts, rules=of(has, LANCER, "ranged"))
    return [(h.who, h.by) for h in only(events, Harmed)]


@shows("trait/bleeds")
def a_wound_that_bleeds(has):
    here = fight(ground(ADA, BO), (LANCER, 2))
    dice = Fixed(2).at("strike:bo", 4, 4, 4, 4)
    events = played(here, dice, *everybody(here), rules=of(has, LANCER, "bleeds"))
    return [(c.who, c.condition) for c in only(events, ConditionGained)]
