"""A cycle of the village, step by step (GAME.md 7), and what never happens to it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.dice import Seeded
from rpg.game.community import measures as m
from rpg.game.community.events import (
    Born,
    CohesionChanged,
    CycleEnded,
    Eaten,
    HappeningCame,
    Produced,
    ProjectTicked,
    Starved,
    VillageLost,
)
from rpg.game.community.evolve import bereaved, counted, evolve
from rpg.game.community.state import Community
from rpg.game.community.turning import Way, cycle
from rpg.game.expedition.events import CameHome
from rpg.game.safeguard.events import Breached, WardWorn
from tests.game.community.villages import folded, happened, turned, village
from tests.game.rules_for_tests import COMMUNITY

if TYPE_CHECKING:
    from rpg.game.community.rules import CommunityRules


def numbers(now: Community) -> tuple[int, int, int, int]:
    return (
        m.population(COMMUNITY, now),
        m.stores(COMMUNITY, now),
        m.hunger(COMMUNITY, now),
        m.cohesion(COMMUNITY, now),
    )


def test_a_village_starts_as_printed():
    assert numbers(Community()) == (60, 12, 0, 4)
    assert [m.level(COMMUNITY, Community(), key) for key in m.DEVELOPMENTS] == [1, 2, 1, 1]
    assert (m.need(COMMUNITY, Community()), m.production(COMMUNITY, Community())) == (6, 1)
    assert m.fed_cycles(COMMUNITY, Community()) == 2


@pytest.mark.parametrize(("people", "need"), [(60, 6), (61, 7), (1, 1), (20, 2)])
def test_a_part_of_ten_people_eats_a_whole_unit(people, need):
    assert m.need(COMMUNITY, village(population=people)) == need


def test_the_steps_of_a_cycle_stand_in_the_printed_order():
    start = replace(village(hunger=4), project="larder", hauls=(6,))
    assert [type(event) for event in happened(start)] == [
        HappeningCame, Produced, ProjectTicked, Eaten, Starved, CohesionChanged, CohesionChanged, CycleEnded,
    ]  # fmt: skip


ROWS = {
    2: (60, 0, 0, 4),  # production −2: nothing is made, and 6 of 6 are eaten
    3: (60, 0, 0, 4),
    4: (59, 1, 0, 4),
    5: (60, 1, 0, 3),
    6: (60, 1, 0, 4),
    7: (60, 1, 0, 4),
    8: (60, 1, 0, 4),
    9: (60, 1, 0, 4),
    10: (60, 2, 0, 4),
    11: (60, 3, 0, 4),
}


@pytest.mark.parametrize(("total", "after"), ROWS.items())
def test_every_row_of_the_events_does_what_it_says(total, after):
    faces = (total // 2, total - total // 2)
    stores = 8 if total == 3 else 6  # of eight two rot
    stores = 7 if total == 3 else stores
    assert numbers(turned(village(stores=stores), event=faces)) == after


def test_strangers_are_one_to_three_people_more():
    assert [m.population(COMMUNITY, turned(village(), event=(6, 6), people=(n,))) for n in (1, 2, 3)] == [61, 62, 63]


def test_a_quarrel_costs_a_tick_or_cohesion():
    busy = replace(village(), project="larder")
    shared, quarrelled = turned(busy, event=(2, 3)), turned(busy, event=(2, 3), way=Way(quarrel=True))
    assert (m.ticked(COMMUNITY, shared, "larder"), m.cohesion(COMMUNITY, shared)) == (1, 4)
    assert (m.ticked(COMMUNITY, quarrelled, "larder"), m.cohesion(COMMUNITY, quarrelled)) == (2, 3)


@pytest.mark.parametrize(("stores", "hunger"), [(6, 1), (5, 1), (2, 3), (1, 4), (0, 4)])
def test_hunger_goes_by_how_much_of_the_need_is_eaten(stores, hunger):
    """One is made, so 5 in store are all of six: a full cycle takes one away; a half adds one, less adds two."""
    assert m.hunger(COMMUNITY, turned(village(stores=stores, hunger=2))) == hunger


def test_food_can_be_shared_out():
    after = turned(village(stores=12), way=Way(eat=3))
    assert (m.stores(COMMUNITY, after), m.hunger(COMMUNITY, after)) == (10, 1)


@pytest.mark.parametrize(
    ("hunger", "people", "dead"), [(2, 60, 0), (3, 60, 3), (4, 60, 6), (5, 60, 12), (3, 29, 1), (3, 9, 1)]
)
def test_hunger_kills_by_the_printed_shares_one_at_least(hunger, people, dead):
    after = turned(village(stores=99, hunger=hunger + 1, population=people))
    assert m.population(COMMUNITY, after) == people - dead


@pytest.mark.parametrize(("hunger", "face", "born"), [(0, 4, 0), (0, 5, 1), (0, 6, 1), (2, 6, 0)])
def test_people_are_born_where_nobody_is_hungry(hunger, face, born):
    after = turned(village(stores=99, hunger=hunger), births=(face,))
    assert m.population(COMMUNITY, after) == 60 + born


def test_the_heart_of_the_village_moves_when_the_cycle_ends():
    start = village(stores=99, cohesion=3)
    wiped, brought = bereaved(start, wiped=True), counted(start, CameHome(units=6))
    breach = counted(start, Breached(sector="home", dead=2, cohesion=1))
    assert [m.cohesion(COMMUNITY, now) for now in (wiped, brought, breach)] == [3, 3, 3]
    assert [m.cohesion(COMMUNITY, turned(now)) for now in (wiped, brought, breach)] == [2, 4, 2]
    assert m.cohesion(COMMUNITY, turned(counted(start, CameHome(units=5)))) == 3
    assert m.cohesion(COMMUNITY, turned(village(stores=99, cohesion=3, hunger=4))) == 2
    assert [m.cohesion(COMMUNITY, turned(turned(now))) for now in (wiped, brought)] == [2, 4]


def test_what_comes_home_is_in_the_stores_at_once():
    assert m.stores(COMMUNITY, counted(village(), CameHome(units=5))) == 17


def test_the_dead_are_of_the_village():
    assert m.population(COMMUNITY, counted(village(), Breached(sector="home", dead=7, cohesion=1))) == 53
    assert m.population(COMMUNITY, bereaved(village(), wiped=False)) == 59


def test_a_trail_wears_the_ward():
    assert m.level(COMMUNITY, counted(village(), WardWorn(sector="home", by=1)), "ward") == 1


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (village(stores=0, hunger=5), "hunger"),
        (replace(village(stores=99, cohesion=1), wiped=1), "cohesion"),
        (village(stores=99, population=19), "population"),
    ],
)
def test_a_village_is_lost_by_hunger_by_its_heart_or_by_its_numbers(start, why):
    events = happened(start)
    assert VillageLost(why=why) in events
    assert happened(folded(start, events)) == ()


def test_twenty_people_are_a_village():
    assert not turned(village(stores=99, population=20)).lost


def test_a_season_takes_of_the_larder():
    assert m.production(COMMUNITY, replace(village(), season="dark")) == 0
    assert m.stores(COMMUNITY, turned(replace(village(stores=6), season="dark"))) == 0


villages = st.builds(
    village,
    population=st.integers(20, 90),
    stores=st.integers(0, 30),
    hunger=st.integers(0, 5),
    cohesion=st.integers(1, 6),
)


@given(
    villages, st.integers(0, 2**32), st.one_of(st.none(), st.integers(0, 9)), st.lists(st.integers(0, 9), max_size=6)
)
def test_whatever_happens_numbers_stay_in_their_bounds_and_food_is_conserved(start, seed, eat, hauls):
    """Hunger is 0 to 6 (GAME.md 15); what was there, made, found and brought is eaten, rotten, or in store."""
    now = start
    for n, units in enumerate(hauls):
        now = counted(now, CameHome(units=units))
        before = m.stores(COMMUNITY, now)
        events = cycle(COMMUNITY, now, Seeded((seed, 7), n), Way(eat=eat))
        now = folded(now, events)
        assert 0 <= COMMUNITY.start.hunger + now.hunger <= 6
        assert 0 <= COMMUNITY.start.cohesion + now.cohesion <= 6
        assert COMMUNITY.start.stores + now.stores >= 0
        assert COMMUNITY.start.population + now.population >= 0
        gained = sum(getattr(e, "units", 0) for e in events if isinstance(e, Produced))
        found = sum(e.stores for e in events if isinstance(e, HappeningCame))
        eaten = sum(e.units for e in events if isinstance(e, Eaten))
        assert m.stores(COMMUNITY, now) == before + gained + found - eaten
        if now.lost:
            assert now.lost == m.why_lost(COMMUNITY, now)
            return


@given(villages, st.integers(0, 2**32))
def test_more_food_is_never_more_hunger(start, seed):
    richer = replace(start, stores=start.stores + 3)
    hungers = [m.hunger(COMMUNITY, folded(one, cycle(COMMUNITY, one, Seeded((seed, 7), 0)))) for one in (start, richer)]
    assert hungers[1] <= hungers[0]


def rationed(cycles: int, rules: CommunityRules = COMMUNITY) -> list[int]:
    """The people of every village that can live after so many quiet cycles, whatever it eats in each of them."""
    living = [Community()]
    for _ in range(cycles):
        after = [turned(now, rules=rules, way=Way(eat=eat)) for now, eat in product(living, range(7))]
        alike = {(one.population, one.stores, one.hunger, one.cohesion): one for one in after if not one.lost}
        living = list(alike.values())
    return [m.population(rules, now) for now in living]


def test_with_perfect_rationing_and_no_bad_events_a_village_that_stays_home_is_lost_in_cycle_eight():
    """GAME.md 14.3, exactly: without the rule of Cohesion it limps to the end of the season, with 26 of 60 people."""
    heartless = replace(COMMUNITY, cohesion=replace(COMMUNITY.cohesion, hungry=0))
    assert rationed(7)
    assert not rationed(8)
    assert max(rationed(9, heartless)) == 26


def test_births_are_told_by_their_die():
    assert [e for e in happened(village(), births=(5,)) if isinstance(e, Born)] == [Born(faces=(5,), by=1)]
    assert evolve(village(), Born(faces=(3,))) == village()
