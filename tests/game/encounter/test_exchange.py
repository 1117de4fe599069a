"""One exchange, step by step (GAME.md 5)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.events import Died, GearEmptied, GearReadied, Harmed, LoadChanged, Strained
from rpg.game.check.events import Part, Tested
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.encounter.rules import Trait
from rpg.game.safeguard.events import AlertRaised, ForceGone, ForceSent
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    AGENT,
    COLOSSUS,
    EXTERMINATOR,
    GAFF,
    LANCER,
    RIFLE,
    RULES,
    TAG,
    Fixed,
    everybody,
    fight,
    fighting,
    folded,
    ground,
    only,
    person,
    played,
    with_trait,
)

ADA, BO, CY = person("ada"), person("bo"), person("cy")
ONE = (EXTERMINATOR, 1)


def tested(events, who):
    return next(t for t in only(events, Tested) if t.who == who)


def harmed(events):
    return {h.who: h.by for h in only(events, Harmed)}


def test_they_close_by_their_pace_on_all_but_those_who_flee():
    here = fight(ground(ADA, BO, CY), ONE, gap=3)
    acts = (Act(who="ada", do="strike"), Act(who="bo", do="wait"), Act(who="cy", do="flee"))
    after = folded(here, played(here, Fixed(), *acts))
    assert {who: f.gap for who, f in fighting(after).fighters.items()} == {"ada": 1, "bo": 1, "cy": 4}
    assert fighting(after).fighters["cy"].away


def test_a_mixed_force_closes_at_its_fastest_pace():
    here = fight(ground(ADA), ONE, (LANCER, 1), gap=3)
    assert only(played(here, Fixed(), Act(who="ada", do="wait")), e.GapChanged) == [e.GapChanged(who="ada", by=-2)]


def test_machines_engage_evenly_and_fiercest_first_from_whom_the_die_says():
    here = fight(ground(ADA, BO), (EXTERMINATOR, 2), (AGENT, 1))
    (drawn,) = only(played(here, Fixed().at("engage", 2), *everybody(here, "wait")), e.MachinesEngaged)
    assert dict(drawn.pairs) == {"bo": ("agent-1", "exterminator-2"), "ada": ("exterminator-1",)}


def test_nobody_is_engaged_by_more_than_three():
    here = fight(ground(ADA), (EXTERMINATOR, 5))
    (drawn,) = only(played(here, Fixed(), *everybody(here, "wait")), e.MachinesEngaged)
    assert drawn.pairs == (("ada", ("exterminator-1", "exterminator-2", "exterminator-3")),)


def test_a_strike_in_contact_is_against_threat_and_those_beyond_the_first():
    here = fight(ground(ADA), (EXTERMINATOR, 3))
    test = tested(played(here, Fixed(), *everybody(here)), "ada")
    assert Part(EXTERMINATOR, -2) in test.parts
    assert Part("engaged", -2) in test.parts
    assert test.pool == 3 + 2 + 1 - 2 - 2


def test_a_strike_at_a_distance_is_against_one_threat_less():
    here = fight(ground(ADA), (EXTERMINATOR, 3), gap=3)
    test = tested(played(here, Fixed(), *everybody(here)), "ada")
    assert test.pool == 3 + 2 + 1 - 1


@pytest.mark.parametrize(
    ("faces", "boxes", "harm", "empty"),
    [((1, 2, 3, 1), 0, 5, True), ((4, 2, 1, 1), 3, 4, False), ((6, 1, 1, 1), 4, 0, False), ((6, 6, 6, 1), 6, 0, False)],
)
def test_what_a_strike_in_contact_does_and_costs(faces, boxes, harm, empty):
    here = fight(ground(ADA), ONE)
    events = played(here, Fixed().at("strike:ada", *faces), *everybody(here))
    assert sum(s.by for s in only(events, e.MachineStruck)) == boxes
    assert harmed(events).get("ada", 0) == harm
    assert [g.gear for g in only(events, GearEmptied)] == [RIFLE] * empty


def test_a_failed_shot_at_a_distance_harms_nobody_unless_they_reach_that_far():
    for unit, harm in (((EXTERMINATOR, 1), {}), ((LANCER, 1), {"ada": 5})):
        here = fight(ground(ADA), unit, gap=3)
        assert harmed(played(here, Fixed(rest=1), *everybody(here))) == harm


def test_armour_that_a_weapon_does_not_pierce_stops_boxes():
    here = fight(ground(ADA), ONE)
    events = played(here, Fixed(), Act(who="ada", do="strike", gear=GAFF))
    assert [s.by for s in only(events, e.MachineStruck)] == [2]


def test_an_empty_rifle_gives_way_to_the_gaff_in_contact_and_is_reloaded_by_an_act():
    ada = person("ada", empty=(RIFLE,))
    here = fight(ground(ada), ONE)
    assert Part(GAFF, 1) in tested(played(here, Fixed(), *everybody(here)), "ada").parts
    far = fight(ground(ada), ONE, gap=3)
    assert only(played(far, Fixed(), *everybody(far, "reload")), GearReadied) == [GearReadied(who="ada", gear=RIFLE)]


def test_at_a_distance_the_weakest_machine_is_struck():
    here = folded(fight(ground(ADA), (EXTERMINATOR, 3), gap=3), (e.MachineStruck(machine="exterminator-2", by=3),))
    (struck,) = only(played(here, Fixed(), *everybody(here)), e.MachineStruck)
    assert struck.machine == "exterminator-2"


@pytest.mark.parametrize(("faces", "gap", "harm"), [((1, 1), 0, 5), ((5, 1), 1, 4), ((6, 1), 1, 0), ((6, 6), 2, 0)])
def test_the_flight_of_somebody_engaged(faces, gap, harm):
    ada = person("ada", attributes={**ADA.attributes, "core:attribute/reflex": 4, "core:attribute/frame": 4})
    here = fight(ground(ada), (EXTERMINATOR, 2))
    events = played(here, Fixed().at("flee:ada", *faces), *everybody(here, "flee"))
    assert tested(events, "ada").pool == 4 + 1 - 2 - 1
    assert fighting(folded(here, events)).fighters["ada"].gap == gap
    assert harmed(events).get("ada", 0) == harm


def test_the_price_of_a_flight_in_contact_is_the_whole_load_and_dropping_first_makes_it_harm():
    ada = person("ada", load=2)
    here = fight(ground(ada), ONE)
    events = played(here, Fixed(), *everybody(here, "flee"))
    assert only(events, LoadChanged) == [LoadChanged(who="ada", by=-2)]
    assert not harmed(events)
    events = played(here, Fixed(), *everybody(here, "flee", drop=True))
    assert only(events, LoadChanged) == [LoadChanged(who="ada", by=-2)]
    assert harmed(events) == {"ada": 4}


def test_the_flight_at_a_distance_minds_numbers_distance_and_noise():
    here = fight(ground(ADA, BO), (EXTERMINATOR, 3), gap=2)
    events = played(here, Fixed(), *everybody(here, "flee"))
    assert {p.what: p.dice for p in tested(events, "ada").parts if "/" not in p.what} == {"outnumbered": -1, "far": 1}
    assert [a.by for a in only(events, AlertRaised)] == [2]
    laden = fight(ground(person("ada", load=2)), (EXTERMINATOR, 1), gap=1)
    events = played(laden, Fixed(), *everybody(laden, "flee"))
    assert only(events, LoadChanged) == [LoadChanged(who="ada", by=-1)]
    assert not only(events, AlertRaised)


def test_as_many_as_those_who_flee_do_not_outnumber_them_and_who_drags_flees():
    here = fight(ground(ADA, BO, CY), (EXTERMINATOR, 3), gap=1)
    assert Part("outnumbered", -1) not in tested(played(here, Fixed(), *everybody(here, "flee")), "ada").parts
    here = folded(fight(ground(ADA, BO, CY), (EXTERMINATOR, 2), gap=1), (Harmed(who="cy", by=9),))
    acts = (Act(who="ada", do="flee"), Act(who="bo", do="drag", whom="cy"))
    assert Part("outnumbered", -1) not in tested(played(here, Fixed(), *acts), "ada").parts


def test_a_gap_stays_between_contact_and_away():
    here = fight(ground(ADA), ONE, gap=3)
    assert only(played(here, Fixed(rest=6), *everybody(here, "flee")), e.GapChanged) == [e.GapChanged(who="ada", by=1)]
    circling = with_trait(COLOSSUS, Trait(key="flees"), reach=0)
    here = fight(ground(ADA), (COLOSSUS, 1), rules=circling)
    events = played(here, Fixed(rest=1), *everybody(here, "flee"), rules=circling)
    assert only(events, Tested)
    assert not only(events, e.GapChanged)


def test_a_fight_is_heard_where_it_began():
    here = fight(ground(ADA), ONE, gap=3)
    elsewhere = replace(here, sector="elsewhere")
    assert {a.sector for a in only(played(elsewhere, Fixed(), *everybody(here)), AlertRaised)} == {"home"}


def test_a_failed_flight_at_a_distance_loses_gap():
    here = fight(ground(ADA), ONE, gap=2)
    after = folded(here, played(here, Fixed(rest=1), *everybody(here, "flee")))
    assert fighting(after).fighters["ada"].gap == 1


def test_with_no_machine_free_nobody_rolls_to_flee():
    here = folded(fight(ground(ADA, BO), ONE), (e.GapChanged(who="bo", by=1),))
    events = played(here, Fixed(), Act(who="ada", do="hold"), Act(who="bo", do="flee"))
    assert [t.who for t in only(events, Tested)] == ["ada"]
    assert fighting(folded(here, events)).fighters["bo"].gap == 2


def test_who_holds_in_contact_gives_a_die_to_those_who_flee():
    here = fight(ground(ADA, BO), (EXTERMINATOR, 4))
    acts = (Act(who="ada", do="hold"), Act(who="bo", do="flee"))
    assert Part("hold", 1) in tested(played(here, Fixed(), *acts), "bo").parts
    far = fight(ground(ADA, BO), (EXTERMINATOR, 4), gap=3)
    assert Part("hold", 1) not in tested(played(far, Fixed(), *acts), "bo").parts


def test_the_dragged_move_along_and_are_not_finished():
    here = folded(fight(ground(ADA, BO, CY), (EXTERMINATOR, 4)), (Harmed(who="cy", by=9),))
    acts = (Act(who="ada", do="drag", whom="cy"), Act(who="bo", do="strike"))
    events = played(here, Fixed(rest=6), *acts)
    assert Part("drag", -1) in tested(events, "ada").parts
    assert fighting(folded(here, events)).fighters["cy"].gap == 1
    assert not only(events, Died)
    left = played(here, Fixed(rest=6), Act(who="ada", do="flee"), Act(who="bo", do="flee"))
    assert only(left, Died) == [Died(who="cy")]


def test_who_was_down_before_is_reached_in_contact_only():
    down = replace(CY, harm=9)
    here = fight(ground(ADA, BO, down), (EXTERMINATOR, 3), gap=3)
    events = played(here, Fixed(rest=6), *everybody(here, "wait"))
    assert not only(events, Died)
    here = folded(here, events)
    assert fighting(here).fighters["cy"].gap == 1
    assert Died(who="cy") in only(played(here, Fixed(rest=1), *everybody(here, "wait")), Died)
    carried = played(here, Fixed(rest=6), Act(who="ada", do="drag", whom="cy"), Act(who="bo", do="flee"))
    assert not only(carried, Died)


def test_free_machines_finish_the_downed_one_each_and_witnesses_gain_strain():
    here = fight(ground(ADA, BO, CY), (EXTERMINATOR, 3))
    dice = Fixed(rest=6).at("engage", 1).at("strike:bo", 1, 1, 1, 1).at("strike:cy", 1, 1, 1, 1)
    events = played(here, dice, *everybody(here))
    assert {d.who for d in only(events, Died)} == {"bo", "cy"}
    assert only(events, Strained) == [Strained(who="ada", by=1)]
    assert [a.trigger for a in only(events, AlertRaised)].count("core:trigger/body-left") == 1


def test_a_machine_whose_prey_still_stands_finishes_nobody():
    here = fight(ground(ADA, BO), ONE)
    here = folded(here, (Harmed(who="bo", by=9),))
    events = played(here, Fixed(), Act(who="ada", do="strike"))
    assert not only(events, Died)
    assert character.downed(RULES.character, folded(here, events).people.by_id["bo"])


def test_shots_are_heard_once_a_fight_and_every_third_machine_is_missed():
    here = fight(ground(ADA, BO), (EXTERMINATOR, 6), gap=3)
    events = played(here, Fixed(), *everybody(here))
    assert len(only(events, e.ShotsHeard)) == 1
    here = folded(here, events)
    for n in range(1, 6):
        here = folded(here, (e.MachineStruck(machine=f"exterminator-{n}", by=7),))
    missed = []
    for _ in range(2):
        events = played(here, Fixed(rest=5), *everybody(here))
        assert not only(events, e.ShotsHeard)
        missed += [a.by for a in only(events, AlertRaised) if a.trigger == "core:trigger/machine-destroyed"]
        assert len(only(events, e.MachineDestroyed)) == 2
        here = folded(here, events)
    assert missed == [1, 1]


def test_the_fight_is_won_when_no_machine_is_left_and_a_force_destroyed_is_sent_again():
    force = Force(level=3, units=((EXTERMINATOR, 1),), clock=6)
    here = fight(ground(ADA, points=7, arrived=force), ONE, gap=3, force=True)
    here = folded(here, (e.MachineStruck(machine="exterminator-1", by=7),))
    events = played(here, Fixed(), *everybody(here))
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="won")]
    assert [g.why for g in only(events, ForceGone)] == ["destroyed"]
    assert [s.clock for s in only(events, ForceSent)] == [12]
    assert folded(here, events).encounter.fight is None


def test_those_who_get_away_lose_the_force_and_leave_the_downed_to_it():
    force = Force(level=3, units=((EXTERMINATOR, 1),), clock=6)
    here = fight(ground(ADA, BO, points=8, arrived=force), ONE, gap=3, force=True)
    here = folded(here, (Harmed(who="bo", by=9), e.GapChanged(who="bo", by=-3)))
    events = played(here, Fixed(rest=6), Act(who="ada", do="flee"))
    assert only(events, Died) == [Died(who="bo")]
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="away")]
    assert [g.why for g in only(events, ForceGone)] == ["lost"]


def test_nobody_standing_is_lost():
    here = fight(ground(person("ada", harm=1)), ONE)
    events = played(here, Fixed(rest=1), *everybody(here))
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="lost")]
    assert only(events, Died) == [Died(who="ada")]


def test_a_force_that_arrives_finds_the_tagged_in_their_fight():
    force = Force(level=3, units=((EXTERMINATOR, 2),), clock=1)
    tagged = person("ada", conditions={TAG: 0})
    here = fight(ground(tagged, points=10, force=force), ONE, gap=3)
    events = played(here, Fixed(), *everybody(here))
    (more,) = only(events, e.MachinesJoined)
    assert [name for name, _ in more.machines] == ["exterminator-2", "exterminator-3"]
    assert fighting(folded(here, events)).force
    unknown = fight(ground(ADA, points=10, force=force), ONE, gap=3)
    assert not only(played(unknown, Fixed(), *everybody(unknown)), e.MachinesJoined)
