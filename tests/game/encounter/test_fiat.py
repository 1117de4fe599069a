"""Machines that lose boxes or fall by the GM's word: everything that a strike would bring comes with it."""

from __future__ import annotations

import pytest

from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.safeguard.events import AlertRaised, ForceGone, ForceSent, TowerSet
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    COLOSSUS,
    EXTERMINATOR,
    LANCER,
    NOISE,
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
)

ADA = person("ada")
FIRST = "exterminator-1"
BLOCK = RULES.encounter.adversaries[EXTERMINATOR]
LOST = "core:trigger/machine-destroyed"


def struck(here, by, machine=FIRST, *, armour=False):
    return decide.struck(RULES, here, Fixed(), machine, by, armour=armour)


def destroyed(here, machine=FIRST):
    return decide.destroyed(RULES, here, Fixed(), machine)


def heard(events):
    return [a.trigger for a in only(events, AlertRaised)]


def test_armour_counts_if_it_is_asked_to():
    here = fight(ground(ADA), (EXTERMINATOR, 2))
    assert BLOCK.armour == 1
    assert struck(here, 5, armour=True) == (e.MachineStruck(machine=FIRST, by=4),)
    assert struck(here, 5) == (e.MachineStruck(machine=FIRST, by=5),)
    assert struck(here, BLOCK.armour, armour=True) == ()


@pytest.mark.parametrize(("lost", "back", "given"), [(0, 3, []), (2, 3, [-2]), (5, 3, [-3])])
def test_nothing_is_mended_beyond_what_was_lost(lost, back, given):
    here = folded(fight(ground(ADA), (EXTERMINATOR, 2)), (e.MachineStruck(machine=FIRST, by=lost),))
    for armour in (False, True):
        assert [s.by for s in struck(here, -back, armour=armour)] == given


def test_a_strike_that_was_taken_back_leaves_no_more_than_full_integrity():
    here = folded(fight(ground(ADA), (EXTERMINATOR, 2)), (e.MachineStruck(machine=FIRST, by=-4),))
    here = folded(here, struck(here, 3))
    assert fighting(here).machines[FIRST].damage == 3
    assert e.MachineDestroyed(machine=FIRST) in struck(here, BLOCK.integrity - 3)


def test_the_last_box_destroys_and_the_network_misses_every_third():
    here = fight(ground(ADA), (EXTERMINATOR, 5))
    raised = []
    for n in range(1, 5):
        events = struck(here, BLOCK.integrity, f"exterminator-{n}")
        assert e.MachineDestroyed(machine=f"exterminator-{n}") in events
        raised.append(heard(events))
        here = folded(here, events)
    assert raised == [[LOST], [], [], [LOST]]
    assert destroyed(here) == struck(here, 3) == ()


def test_a_word_brings_what_a_strike_brings():
    here = folded(fight(ground(ADA), (EXTERMINATOR, 1), gap=3), (e.MachineStruck(machine=FIRST, by=11),))
    by_hand = played(here, Fixed(rest=5), *everybody(here))
    by_word = struck(here, 5, armour=True)
    ends = (e.MachineStruck, e.MachineDestroyed, AlertRaised, e.FightEnded)
    shots = "core:trigger/shots"
    struck_down = [x for x in by_hand if isinstance(x, ends) and getattr(x, "trigger", "") != shots]
    assert [type(x) for x in struck_down] == [type(x) for x in by_word]
    assert by_word[-1] == e.FightEnded(outcome="won")


def test_a_tower_falls_with_its_shadow():
    here = fight(ground(ADA, points=4), (TOWER, 1), (LANCER, 1))
    assert here.safeguard.sector("home").tower
    events = destroyed(here, "sentinel-tower-1")
    assert only(events, TowerSet) == [TowerSet(sector="home", beside=False)]
    assert "core:trigger/sentinel-destroyed" in heard(events)
    assert not only(events, e.FightEnded)


def test_vermin_are_heard_when_they_die():
    here = fight(ground(ADA), (VERMIN, 2))
    assert heard(destroyed(here, "conduit-vermin-1")) == [NOISE]


def test_what_no_weapon_strikes_falls_by_the_word():
    here = fight(ground(ADA), (COLOSSUS, 1))
    assert e.MachineDestroyed(machine="colossus-1") in destroyed(here, "colossus-1")
    assert only(struck(here, 3, "colossus-1"), e.MachineStruck) == [e.MachineStruck(machine="colossus-1", by=3)]


def test_the_end_of_a_force_is_the_end_of_the_fight_and_it_is_sent_again():
    force = Force(level=3, units=((EXTERMINATOR, 1),), clock=6)
    here = fight(ground(ADA, points=8, arrived=force), (EXTERMINATOR, 1), force=True)
    events = destroyed(here)
    assert only(events, e.FightEnded) == [e.FightEnded(outcome="won")]
    assert only(events, ForceGone) == [ForceGone(sector="home", why="destroyed")]
    assert [sent.level for sent in only(events, ForceSent)] == [3]
    assert folded(here, events).encounter.fight is None


def test_nothing_that_is_not_there_is_struck():
    here = fight(ground(ADA), (EXTERMINATOR, 1))
    for where, machine in ((here, "lancer-1"), (ground(ADA), FIRST)):
        assert struck(where, 3, machine) == destroyed(where, machine) == ()
