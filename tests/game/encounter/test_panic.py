"""Pushes, their price, and what a panic makes people do (GAME.md 1 and 2)."""

from __future__ import annotations

import pytest

from rpg.dice import Seeded
from rpg.game.character.events import GearLost, Harmed, LoadChanged, Panicked, Strained
from rpg.game.check.events import Tested
from rpg.game.check.told import Told
from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.safeguard.events import AlertRaised
from tests.game.encounter.fights import (
    EXTERMINATOR,
    RIFLE,
    RULES,
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

ONE = (EXTERMINATOR, 1)
PANIC = ("freeze", "scream", "bolt", "drop", "fixate", "cold-light")


def tests(events):
    return {t.who: t for t in only(events, Tested)}


def test_a_push_costs_strain_and_its_ones_are_heard():
    here = fight(ground(person("ada")), ONE, gap=3)
    dice = Fixed().at("strike:ada", 1, 2, 3, 3, 2).at("strike:ada/push", 1, 1, 4, 2, 3)
    events = played(here, dice, *everybody(here, push="now"))
    assert tests(events)["ada"].degree == "partial"
    assert only(events, Strained) == [Strained(who="ada", by=1)]
    assert [a.by for a in only(events, AlertRaised) if a.trigger == "core:trigger/noise"] == [2]


def test_a_companion_pushes_only_what_failed_and_only_while_strain_is_low():
    for strain, faces, pushed in ((4, (1,) * 5, True), (5, (1,) * 5, False), (0, (5,) * 5, False)):
        here = fight(ground(person("ada", strain=strain)), ONE, gap=3)
        events = played(here, Fixed().at("strike:ada", *faces), *everybody(here, push="on_fail"))
        assert bool(tests(events)["ada"].again) is pushed


def test_a_push_of_one_act_leaves_the_faces_of_every_other_test():
    crew = (person("ada"), person("bo"), person("cy", "porter"))
    for stream in range(40):
        here = fight(ground(*crew), (EXTERMINATOR, 6), gap=1)
        plain = [Act(who=p.id, do="strike") for p in crew]
        forced = [Act(who="ada", do="strike", push="now"), *plain[1:]]
        first = decide.exchange(RULES, here, Seeded("push", stream), plain)
        again = decide.exchange(RULES, here, Seeded("push", stream), forced)
        if isinstance(again, tuple):
            before, after = tests(first), tests(again)
            assert after["ada"].faces == before["ada"].faces
            same = before.keys() & after.keys() - {"ada"}
            for who in same:
                size = min(len(before[who].faces), len(after[who].faces))
                assert before[who].faces[:size] == after[who].faces[:size]


def test_told_faces_take_the_place_of_dice():
    here = fight(ground(person("ada")), ONE, gap=3)
    told, again = Told(faces=(1, 1, 2, 3, 3)), Told(faces=(6, 6, 6, 1, 1))
    events = played(here, Fixed(), Act(who="ada", do="strike", push="now", told=told, told_again=again))
    test = tests(events)["ada"]
    assert (test.faces, test.again, test.told, test.degree) == (told.faces, again.faces, True, "surge")


def panicked(row, **changes):
    """An exchange in which Ada's push breaks her, at a distance from one machine."""
    here = fight(ground(person("ada", strain=5, **changes)), ONE, gap=3)
    dice = Fixed().at("strike:ada", 1, 1, 1, 1, 1).at("strike:ada/push", 4, 4, 4, 4, 4).at("panic:ada", row)
    return here, played(here, dice, *everybody(here, push="now"))


@pytest.mark.parametrize("row", range(1, 7))
def test_at_the_end_of_the_track_a_panic_is_read_and_strain_falls_back(row):
    here, events = panicked(row)
    assert only(events, Panicked) == [Panicked(who="ada", row=PANIC[row - 1])]
    assert folded(here, events).people.by_id["ada"].strain == 3


def test_who_freezes_owes_no_act_and_takes_the_full_harm_if_engaged():
    sturdy = {**person("ada").attributes, "core:attribute/frame": 4}
    here, events = panicked(1, attributes=sturdy)
    here = folded(here, events)
    assert decide.actors(RULES, here) == ()
    after = played(here, Fixed(), *everybody(here))
    assert only(after, Harmed) == [Harmed(who="ada", by=5)]
    assert not only(after, Tested)
    assert played(here, Fixed(), Act(who="ada", do="strike")) == after
    assert decide.actors(RULES, folded(here, after)) == ("ada",)


def test_a_scream_is_heard_and_a_weapon_dropped_is_lost():
    _, events = panicked(2)
    assert [a.by for a in only(events, AlertRaised) if a.trigger == "core:trigger/noise"] == [2]
    _, events = panicked(4)
    assert only(events, GearLost) == [GearLost(who="ada", gear=RIFLE)]


def test_who_bolts_drops_the_load_and_flees_whatever_is_asked():
    here, events = panicked(3, load=2)
    assert LoadChanged(who="ada", by=-2) in events
    here = folded(here, events)
    after = played(here, Fixed(), *everybody(here, "strike"))
    assert [t.label for t in only(after, Tested)] == ["flee:ada"]


def test_who_is_fixed_on_a_machine_strikes_until_it_falls():
    here, events = panicked(5)
    here = folded(here, events)
    after = played(here, Fixed(rest=5), *everybody(here, "flee"))
    assert [t.label for t in only(after, Tested)] == ["strike:ada"]
    assert e.Forced(who="ada", how="") not in after
    here = folded(here, after)
    last = played(here, Fixed(rest=6), *everybody(here, "flee"))
    assert e.Forced(who="ada", how="") in last


def test_who_is_fixed_with_an_empty_weapon_reloads_it():
    here = fight(ground(person("ada", gear=(RIFLE,), empty=(RIFLE,))), ONE, gap=3)
    here = folded(here, (e.Forced(who="ada", how="strike"),))
    after = folded(here, played(here, Fixed(), *everybody(here, "flee")))
    assert after.people.by_id["ada"].empty == ()


def test_cold_light_is_a_die_on_the_next_roll_and_then_gone():
    here, events = panicked(6)
    here = folded(here, events)
    assert fighting(here).fighters["ada"].bonus == 1
    after = played(here, Fixed(rest=6), *everybody(here, "flee"))
    assert ("bonus", 1) in [(p.what, p.dice) for p in tests(after)["ada"].parts]
    assert fighting(folded(here, after)).fighters["ada"].bonus == 0


def test_a_panic_never_causes_another_in_the_same_exchange():
    here = fight(ground(person("ada", strain=5), person("bo", strain=4)), ONE, gap=3)
    dice = Fixed().at("strike:ada", 1, 1, 1, 1, 1).at("strike:ada/push", 4, 4, 4, 4, 4).at("panic:ada", 2)
    events = played(here, dice, Act(who="ada", do="strike", push="now"), Act(who="bo", do="strike"))
    assert [p.who for p in only(events, Panicked)] == ["ada"]
