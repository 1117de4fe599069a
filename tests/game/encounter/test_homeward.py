"""What goes along with people: a Tag carried home, Hunters across sectors, a Tag until the season turns."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character.events import ConditionLost
from rpg.game.check.events import Part, Tested
from rpg.game.check.told import Told
from rpg.game.encounter import homeward
from rpg.game.encounter.course import Roll
from rpg.game.encounter.events import FightBegan
from rpg.game.encounter.rules import Trait
from rpg.game.safeguard.events import (
    Breached,
    ForceArrived,
    ForceGone,
    ForceSent,
    ForceTurnedBack,
    SeasonTagged,
    SeasonTurned,
    WardWorn,
)
from rpg.game.safeguard.state import Force, Safeguard, Sector
from tests.game.encounter.counters import FAIL, FULL, PARTIAL, PATROL, here, tagged
from tests.game.encounter.fights import (
    COLOSSUS,
    EXTERMINATOR,
    RULES,
    TAG,
    Fixed,
    fight,
    folded,
    only,
    refused,
    sure,
    with_trait,
)

HUNTERS = with_trait(COLOSSUS, Trait(key="tracks_tag"))
PACK = Force(level=5, units=((EXTERMINATOR, 4), (COLOSSUS, 1)), clock=6, ticked=2)


def ward(face, there, **how):
    return sure(homeward.ward_test(RULES, there, Fixed(face), **how))


def test_a_clean_ward_lets_the_trail_die_at_the_barrier():
    events = ward(FULL, here())
    assert [e.who for e in only(events, ConditionLost)] == ["ada", "bo"]
    assert not only(events, WardWorn)


def test_a_partial_costs_the_ward_a_level():
    events = ward(PARTIAL, here())
    assert [e.who for e in only(events, ConditionLost)] == ["ada", "bo"]
    assert only(events, WardWorn) == [WardWorn(sector="home", by=1)]


def test_a_ward_that_is_none_is_worn_no_further():
    assert only(ward(FAIL, here(), ward=1), WardWorn) == [WardWorn(sector="home", by=1)]
    for face in (FAIL, PARTIAL):
        assert not only(ward(face, here(), ward=0), WardWorn)


def test_a_fail_is_a_breach_and_what_was_coming_is_inside():
    there = here(force=PATROL)
    events = ward(FAIL, there)
    assert only(events, Breached) == [Breached(sector="home", dead=4, cohesion=1, faces=(2, 2))]
    assert only(events, WardWorn) == [WardWorn(sector="home", by=1)]
    assert not only(events, ConditionLost)
    (begun,) = only(events, FightBegan)
    assert (begun.gaps, begun.force, len(begun.machines)) == ((("ada", 1), ("bo", 1)), True, 2)
    assert only(events, ForceArrived)
    assert not only(ward(FAIL, here()), FightBegan)
    assert only(ward(FAIL, here(arrived=PATROL)), FightBegan)


@pytest.mark.parametrize(
    ("points", "ward", "pool"), [(0, None, 3), (7, None, 3), (10, None, 2), (14, 2, 1), (19, 4, 2), (0, 0, 1)]
)
def test_the_dice_of_a_ward_are_its_level_and_one_less_those_of_a_high_alert(points, ward, pool):
    (test,) = only(sure(homeward.ward_test(RULES, here(points), Fixed(FULL), ward)), Tested)
    assert test.pool == pool
    assert (Part("alert", -1) in test.parts) is (points == 10)


def test_the_ward_can_be_rolled_at_the_table():
    events = sure(homeward.ward_test(RULES, here(), Fixed(FAIL), how=Roll(told=Told(faces=(6, 1, 1)))))
    assert only(events, Tested)[0].degree == "full"


def test_without_a_trail_or_in_a_fight_there_is_no_test():
    assert refused(homeward.ward_test(RULES, tagged(here(), "nobody"), Fixed())) == "no_trail"
    assert refused(homeward.ward_test(RULES, fight(here(), (EXTERMINATOR, 1), gap=2), Fixed())) == "fight_on"
    bare = replace(RULES, safeguard=replace(RULES.safeguard, ladder=replace(RULES.safeguard.ladder, ward=None)))
    assert refused(homeward.ward_test(bare, here(), Fixed())) == "no_ward"


def test_the_tag_of_a_season_does_not_die_at_the_barrier():
    there = folded(here(), (SeasonTagged(sector="home", who="ada"),))
    assert [e.who for e in only(ward(FULL, there), ConditionLost)] == ["bo"]


def test_whoever_leaves_the_sector_is_lost_to_its_force_and_keeps_the_tag():
    assert homeward.crossed(RULES, here(force=PATROL), "deep") == (ForceTurnedBack(sector="home"),)
    assert homeward.crossed(RULES, here(arrived=PATROL), "deep") == (ForceGone(sector="home", why="lost"),)
    assert homeward.crossed(RULES, here(force=PATROL), "home") == ()
    assert homeward.crossed(RULES, here(), "deep") == ()
    assert TAG in folded(here(), homeward.crossed(RULES, here(force=PATROL), "deep")).people.by_id["ada"].conditions


def test_only_hunters_follow_a_tag_and_keep_their_clock():
    followed = ForceSent(sector="deep", level=5, units=((COLOSSUS, 1),), clock=4)
    assert homeward.crossed(HUNTERS, here(force=PACK), "deep") == (ForceTurnedBack(sector="home"), followed)
    assert homeward.crossed(RULES, here(force=PACK), "deep") == (ForceTurnedBack(sector="home"),)
    untagged = tagged(here(force=PACK), "nobody")
    assert homeward.crossed(HUNTERS, untagged, "deep") == (ForceTurnedBack(sector="home"),)


def test_hunters_that_were_here_are_a_beat_behind():
    gone, followed = homeward.crossed(HUNTERS, here(arrived=PACK), "deep")
    assert gone == ForceGone(sector="home", why="lost")
    assert isinstance(followed, ForceSent)
    assert followed.clock == 1


@pytest.mark.parametrize(("level", "come"), [(4, True), (5, False), (6, False)])
def test_there_is_one_force_at_a_time_across_sectors_too(level, come):
    there = here(force=PACK)
    deep = Sector(points=10, force=Force(level=level, units=((EXTERMINATOR, 1),), clock=3))
    there = replace(there, safeguard=Safeguard({**there.safeguard.sectors, "deep": deep}))
    assert bool(only(homeward.crossed(HUNTERS, there, "deep"), ForceSent)) is come


def test_a_fight_is_not_left_by_walking_on():
    assert homeward.crossed(HUNTERS, fight(here(force=PACK), (EXTERMINATOR, 1), gap=2), "deep") == ()


def test_the_season_frees_whom_it_was_to_last_for():
    there = folded(here(), (SeasonTagged(sector="home", who="ada"),))
    events = homeward.season(RULES, there)
    assert events == (SeasonTurned(sector="home"), ConditionLost(who="ada", condition=TAG))
    assert folded(there, events).safeguard.marked == frozenset()
