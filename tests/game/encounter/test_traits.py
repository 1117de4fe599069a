"""What adversaries do by rule, and what may be set up against them (GAME.md 3 and 5)."""

from __future__ import annotations

from rpg.game.character.events import ConditionGained, Died, GearLost, Harmed, LoadChanged
from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.encounter.aftermath import rescue
from rpg.game.encounter.hunt import again
from rpg.game.encounter.rules import Trait
from rpg.game.safeguard.events import AlertRaised, ForceSent, TowerSet
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    AGENT,
    COLOSSUS,
    EXTERMINATOR,
    EYE,
    GAFF,
    LANCER,
    RIFLE,
    RULES,
    TAG,
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
    refused,
    with_trait,
)
from tests.game.encounter.traits import BUILDER, HUNTER, RAIDER, TIDE

ADA, BO = person("ada"), person("bo")
STAKE, CHARGE = "core:gear/ward-stake", "core:gear/breaching-charge"


def gaps(here):
    return {who: f.gap for who, f in fighting(here).fighters.items()}


def test_an_eye_neither_closes_nor_engages_and_tells_the_network_once():
    here = fight(ground(ADA, BO), (EYE, 1), gap=2)
    events = played(here, Fixed(), *everybody(here, "wait"))
    assert only(events, e.MachineSaw) == [e.MachineSaw(machine="drift-eye-1")]
    assert [(a.trigger, a.by) for a in only(events, AlertRaised)] == [("core:trigger/seen-w2", 3)]
    assert {c.who for c in only(events, ConditionGained) if c.condition == TAG} == {"ada", "bo"}
    here = folded(here, events)
    assert gaps(here) == {"ada": 2, "bo": 2}
    assert not only(played(here, Fixed(), *everybody(here, "wait")), e.MachineSaw)


def test_an_eye_shot_down_in_time_tells_nobody():
    here = fight(ground(ADA), (EYE, 1), gap=2)
    events = played(here, Fixed(rest=5), *everybody(here))
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="won")]
    assert not only(events, e.MachineSaw)


def test_beside_a_tower_clocks_are_halved_until_it_falls():
    began = decide.begin(RULES, ground(ADA), Fixed(), units=((TOWER, 1),), people=("ada",), gap=2)
    assert only(began, TowerSet) == [TowerSet(sector="home", beside=True)]
    here = folded(folded(ground(ADA), began), (e.MachineStruck(machine="sentinel-tower-1", by=23),))
    events = played(here, Fixed(rest=6), *everybody(here))
    assert only(events, TowerSet) == [TowerSet(sector="home", beside=False)]
    known = decide.begin(RULES, ground(ADA, tower=True), Fixed(), units=((TOWER, 1),), people=("ada",), gap=2)
    assert not only(known, TowerSet)


def test_whoever_is_better_with_a_gaff_shoots_at_what_keeps_away():
    porter = person("ada", "porter")
    here = fight(ground(porter), (EXTERMINATOR, 1), gap=0)
    (struck,) = only(played(here, Fixed(rest=6), *everybody(here)), e.MachineStruck)
    near = fight(ground(porter), (EYE, 1), gap=0)
    (shot,) = only(played(near, Fixed(rest=6), *everybody(near)), e.MachineStruck)
    assert (struck.machine, shot.machine) == ("exterminator-1", "drift-eye-1")


def test_what_sweeps_harms_no_more_than_two():
    here = fight(ground(ADA, BO, person("cy")), (COLOSSUS, 1))
    acts = (Act(who="ada", do="strike"), Act(who="bo", do="flee"), Act(who="cy", do="flee"))
    events = played(here, Fixed(rest=1).at("engage", 1), *acts)
    assert [h.who for h in only(events, Harmed)] == ["ada", "bo"]


def test_what_sweeps_harms_the_nearest_other_too():
    here = folded(fight(ground(ADA, BO, person("cy")), (COLOSSUS, 1)), (e.GapChanged(who="cy", by=2),))
    acts = (Act(who="ada", do="strike"), Act(who="bo", do="wait"), Act(who="cy", do="flee"))
    events = played(here, Fixed(rest=1).at("engage", 1).at("flee:cy", 6, 6, 6), *acts)
    assert [h.who for h in only(events, Harmed)] == ["ada", "bo"]


def test_what_regenerates_mends_at_the_end_of_the_exchange_no_more_than_it_lost():
    here = folded(fight(ground(ADA), (AGENT, 1), gap=3), (e.MachineStruck(machine="agent-1", by=2),))
    events = played(here, Fixed(), *everybody(here, "flee"))
    assert e.MachineStruck(machine="agent-1", by=-2) in events


def test_only_a_finisher_finishes():
    here = folded(fight(ground(ADA, BO), (VERMIN, 3)), (Harmed(who="bo", by=9),))
    assert not only(played(here, Fixed(rest=6), Act(who="ada", do="strike")), Died)


def test_what_makes_noise_when_it_dies_is_heard_and_is_no_machine_of_the_network():
    here = fight(ground(person("ada", gear=("core:gear/gaff",))), (VERMIN, 1))
    events = played(here, Fixed(rest=6), *everybody(here))
    assert [a.trigger for a in only(events, AlertRaised)] == ["core:trigger/noise"]


def test_vermin_are_not_counted_among_the_machines_of_the_network():
    here = fight(ground(ADA), (EXTERMINATOR, 1), (VERMIN, 2), gap=3)
    here = folded(
        here, (e.MachineDestroyed(machine="exterminator-1"), e.MachineStruck(machine="conduit-vermin-1", by=3))
    )
    events = played(here, Fixed(), *everybody(here))
    assert "core:trigger/machine-destroyed" not in [a.trigger for a in only(events, AlertRaised)]


def test_what_cannot_be_struck_is_still_held_off():
    rules = with_trait(EXTERMINATOR, Trait(key="no_strike"))
    here = fight(ground(ADA), (EXTERMINATOR, 1))
    events = played(here, Fixed(rest=6), Act(who="ada", do="hold"), rules=rules)
    assert not only(events, e.MachineStruck)
    assert not only(events, Harmed)


def test_a_lancer_harms_those_within_its_reach_who_fail_to_flee():
    here = fight(ground(ADA, person("bo")), (LANCER, 1), gap=2)
    dice = Fixed().at("flee:ada", 1, 1, 1, 1).at("flee:bo", 6, 1, 1, 1)
    assert only(played(here, dice, *everybody(here, "flee")), Harmed) == [Harmed(who="ada", by=5)]
    far = fight(ground(ADA, person("bo")), (LANCER, 1), gap=3)
    assert not only(played(far, dice, *everybody(far, "flee")), Harmed)


def test_a_ward_keeps_lower_tiers_at_gap_one_for_its_exchanges():
    here = fight(ground(person("ada", gear=(RIFLE, STAKE))), (EXTERMINATOR, 1), gap=3)
    events = played(here, Fixed(), *everybody(here, "rig"))
    assert only(events, GearLost) == [GearLost(who="ada", gear=STAKE)]
    here = folded(here, events)
    assert (fighting(here).ward, gaps(here)) == (3, {"ada": 1})
    for left in (2, 1, 0):
        here = folded(here, played(here, Fixed(), *everybody(here, "wait")))
        assert (fighting(here).ward, gaps(here)) == (left, {"ada": 1})
    here = folded(here, played(here, Fixed(), *everybody(here, "wait")))
    assert here.encounter.fight is None or gaps(here) == {"ada": 0}


def test_what_breaks_wards_or_stands_too_high_closes_all_the_same():
    for adversary in (COLOSSUS, AGENT):
        here = fight(ground(ADA), (adversary, 1), gap=1)
        here = folded(here, (e.WardRaised(exchanges=3, below_tier=5),))
        events = played(here, Fixed(), *everybody(here, "wait"))
        assert e.GapChanged(who="ada", by=-1) in events


def test_a_charge_strikes_all_that_engage_one_person_and_is_heard():
    here = fight(ground(person("ada", gear=(CHARGE,))), (EXTERMINATOR, 4))
    events = played(here, Fixed(), *everybody(here, "rig"))
    assert [(s.machine, s.by) for s in only(events, e.MachineStruck)] == [(f"exterminator-{n}", 7) for n in (1, 2, 3)]
    assert "core:trigger/explosion" in [a.trigger for a in only(events, AlertRaised)]
    assert only(events, Harmed) == [Harmed(who="ada", by=5)]


def test_a_free_machine_that_only_reaches_contact_harms_nobody_whom_it_does_not_engage():
    here = fight(ground(person("ada", gear=(CHARGE,)), BO), (VERMIN, 7))
    dice = Fixed(rest=1).at("engage", 1)
    acts = (Act(who="ada", do="rig", whom="bo"), Act(who="bo", do="strike"))
    events = played(here, dice, *acts)
    assert len(only(events, e.MachineDestroyed)) == 3
    assert {h.who for h in only(events, Harmed)} == {"ada"}


def test_nothing_is_used_up_once_the_last_machine_is_gone():
    here = fight(ground(ADA, person("bo", gear=(STAKE,))), (VERMIN, 1), gap=1)
    events = played(here, Fixed(rest=6), Act(who="ada", do="strike"), Act(who="bo", do="rig"))
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="won")]
    assert not only(events, GearLost)


def test_who_goes_still_unseen_is_away_together():
    here = fight(ground(ADA, BO), (EXTERMINATOR, 1), gap=3)
    events = played(here, Fixed(rest=6), *everybody(here, "still"))
    assert [g.who for g in only(events, e.GotAway)] == ["ada", "bo"]
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="away")]
    assert not only(played(here, Fixed(), *everybody(here, "still")), e.GotAway)


def test_conditions_that_last_so_many_exchanges_run_out():
    here = fight(ground(person("ada", conditions={"core:condition/hungry": 2})), (EXTERMINATOR, 1), gap=3)
    here = folded(here, played(here, Fixed(), *everybody(here)))
    assert here.people.by_id["ada"].conditions == {"core:condition/hungry": 1}
    here = folded(here, played(here, Fixed(rest=6), *everybody(here)))
    assert here.people.by_id["ada"].conditions == {}


def test_whoever_was_carried_off_is_out_of_reach_of_a_healer():
    here = ground(ADA, person("bo", harm=9, away=True))
    assert refused(rescue(RULES, here, Fixed(), healer="ada", patient="bo")) == "not_with"


def test_when_nobody_stands_there_any_more_all_the_downed_are_carried_off():
    here = folded(fight(ground(ADA, BO), (RAIDER, 3)), (Harmed(who="bo", by=9),))
    events = played(here, Fixed(rest=2), *everybody(here, "wait"))
    assert {(c.who, c.machine) for c in only(events, e.Captured)} == {
        ("ada", "silicon-raider-1"),
        ("bo", "silicon-raider-1"),
    }
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="lost")]
    assert not any(p.dead for p in folded(here, events).people.by_id.values())


def test_a_force_is_met_as_it_was_sent_though_its_hunters_like_no_company():
    begun = decide.begin(RULES, ground(ADA), Fixed(), units=((HUNTER, 2),), people=("ada",), gap=2, force=True)
    assert len(only(begun, e.FightBegan)[0].machines) == 2


def test_hunters_that_were_fled_join_what_is_on_the_way_and_the_shorter_clock_counts():
    coming = Force(level=3, units=((EXTERMINATOR, 2),), clock=6, ticked=3)
    there = ground(person("ada", conditions={TAG: 0}), points=7, force=coming)
    events = again(RULES, there, ((EXTERMINATOR, 1), (HUNTER, 1)))
    assert events == (ForceSent(sector="home", level=3, units=((EXTERMINATOR, 2), (HUNTER, 1)), clock=3),)
    assert again(RULES, ground(ADA, points=7), ((HUNTER, 1),)) == ()


def test_food_that_nobody_can_carry_stays_where_it_is():
    full = person("ada", gear=(GAFF,), load=50)
    here = fight(ground(full), (VERMIN, 1))
    assert not only(played(here, Fixed(rest=6), *everybody(here)), LoadChanged)


def test_whoever_falls_from_a_builders_back_is_not_carried_away():
    here = fight(ground(ADA, BO), (BUILDER, 1), (EXTERMINATOR, 1))
    acts = (Act(who="ada", do="ride"), Act(who="bo", do="ride"))
    events = played(here, Fixed(rest=2).at("engage", 1), *acts)
    assert not only(events, e.GotAway)
    assert [h.who for h in only(events, Harmed)] == ["ada"]


def test_a_mass_fills_everybodys_hands_up_to_the_most_one_can_bear():
    here = fight(ground(ADA, BO), (TIDE, 1), (EXTERMINATOR, 6))
    pairs = only(played(here, Fixed(rest=6), *everybody(here, "flee")), e.MachinesEngaged)[0].pairs
    assert {who: (len(machines), machines[0]) for who, machines in pairs} == {
        "ada": (3, "exterminator-tide-1"),
        "bo": (3, "exterminator-tide-1"),
    }


def test_whoever_has_a_frame_alone_takes_up_what_can_be_eaten():
    frame, heavy = "core:gear/carry-frame", "core:gear/plated-suit"
    ada = person("ada", gear=(frame, *(heavy,) * 6))
    here = fight(ground(ada), (VERMIN, 1), gap=3)
    (name,) = fighting(here).machines
    events = decide.destroyed(RULES, here, Fixed(), name)
    assert [event.by for event in only(events, LoadChanged)] == [1]
