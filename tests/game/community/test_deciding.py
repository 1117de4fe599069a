"""What the village decides and makes: projects and what they cost, food for a party, items, memory, seasons."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character.events import ConditionGained, GearGained
from rpg.game.community import measures as m
from rpg.game.community.decide import buy, change, choose, feed, found, hungry, make, makeable, remember, season
from rpg.game.community.events import (
    CycleEnded,
    ItemMade,
    PartyFed,
    ProjectTicked,
    RerollSpent,
    SeasonBegan,
    VillageFounded,
    VillageLost,
)
from rpg.game.community.evolve import counted, evolve
from rpg.game.community.state import Community
from rpg.game.expedition.events import SetOut
from rpg.game.refusal import Refusal
from tests.game.community.villages import Labelled, folded, turned, village
from tests.game.rules_for_tests import CHARACTER, COMMUNITY
from tests.game.unknown import NOBODY

LOST = evolve(village(), VillageLost(why="hunger"))


def building(key: str = "larder", **numbers: int) -> Community:
    return replace(village(**numbers), project=key)


def why(found: object) -> str:
    assert isinstance(found, Refusal), found
    return found.why.key.removeprefix("village.refused.")


def test_a_project_gets_two_ticks_a_cycle_and_one_where_people_are_hungry():
    assert m.ticked(COMMUNITY, turned(building(stores=99)), "larder") == 2
    assert m.ticked(COMMUNITY, turned(building(stores=99, hunger=2)), "larder") == 1
    assert m.ticked(COMMUNITY, turned(building(stores=99, hunger=1)), "larder") == 2
    assert turned(village(stores=99)).ticks == {}


@pytest.mark.parametrize(
    ("key", "clocks"),
    [("larder", (8, 10, 12, 14)), ("ward", (8, 10, 12)), ("workshop", (6, 8, 10, 12)), ("memory", (6, 8, 10, 12))],
)
def test_the_clocks_to_the_next_levels_are_the_printed_ones(key, clocks):
    """The Ward starts at 2: its next clock is the one to level 3."""
    now, seen = village(), []
    while size := m.clock(COMMUNITY, now, key):
        seen.append(size)
        now = replace(now, levels={key: now.levels.get(key, 0) + 1})
    assert tuple(seen) == clocks
    assert m.level(COMMUNITY, now, key) == 5


def test_a_full_clock_is_a_level_and_what_is_left_over_stands_on_the_next():
    now = folded(building(stores=99), (ProjectTicked(development="larder", by=7),))
    after = turned(now)
    assert (m.level(COMMUNITY, after, "larder"), m.ticked(COMMUNITY, after, "larder")) == (2, 1)
    assert m.production(COMMUNITY, after) == 2


def test_nothing_is_built_beyond_the_highest_level():
    top = replace(building(stores=99), levels={"larder": 4})
    assert turned(top).ticks == {}
    assert why(choose(COMMUNITY, top, "larder")) == "highest"
    assert why(buy(COMMUNITY, top, stores=2)) == "highest"


def test_two_stores_or_a_part_buy_a_tick():
    bought = buy(COMMUNITY, building(), stores=4, parts=1, has_parts=1)
    assert bought == (ProjectTicked(development="larder", by=3, stores=4, parts=1),)
    after = folded(building(), bought)
    assert (m.stores(COMMUNITY, after), m.ticked(COMMUNITY, after, "larder")) == (8, 3)


@pytest.mark.parametrize(
    ("start", "paid", "reason"),
    [
        (village(), {"stores": 2}, "project"),
        (building(stores=1), {"stores": 2}, "stores"),
        (building(), {"parts": 1}, "parts"),
        (building(), {"stores": 3}, "whole"),
        (building(stores=40), {"stores": 18}, "more"),
        (LOST, {"stores": 2}, "lost"),
    ],
)
def test_what_cannot_be_bought_is_refused(start, paid, reason):
    assert why(buy(COMMUNITY, start, **paid)) == reason


def test_whoever_leaves_a_hungry_village_is_hungry_unless_fed():
    gone = (ConditionGained(who="nobody", condition="core:condition/hungry"),)
    assert hungry(COMMUNITY, village(hunger=1), [NOBODY]) == ()
    assert hungry(COMMUNITY, village(hunger=2), [NOBODY]) == gone
    fed = feed(COMMUNITY, village(hunger=2))
    assert fed == (PartyFed(stores=1),)
    after = folded(village(hunger=2), fed)
    assert m.stores(COMMUNITY, after) == 11
    assert hungry(COMMUNITY, after, [NOBODY]) == ()
    out = counted(after, SetOut(sector="home", route=(), people=("nobody",), pace="steady"))
    assert hungry(COMMUNITY, out, [NOBODY]) == gone
    assert hungry(COMMUNITY, evolve(after, CycleEnded()), [NOBODY]) == gone


def test_nobody_is_fed_twice_or_without_need_or_food():
    assert why(feed(COMMUNITY, village(hunger=1))) == "full"
    assert why(feed(COMMUNITY, village(hunger=2, stores=0))) == "stores"
    assert why(feed(COMMUNITY, replace(village(hunger=2), fed=True))) == "fed"


def test_the_workshop_makes_its_level_in_items_a_cycle():
    lure, plated = (CHARACTER.gear[f"core:gear/{slug}"] for slug in ("decoy-lure", "plated-suit"))
    made = make(COMMUNITY, village(), lure, "tae")
    assert made == (ItemMade(gear=lure.id), GearGained(who="tae", gear=lure.id))
    after = evolve(village(), ItemMade(gear=lure.id))
    assert why(make(COMMUNITY, after, lure, "tae")) == "made"
    assert not isinstance(make(COMMUNITY, evolve(after, CycleEnded()), lure, "tae"), Refusal)
    assert why(make(COMMUNITY, village(), plated, "tae")) == "make"
    better = replace(village(), levels={"workshop": 1})
    assert not isinstance(make(COMMUNITY, better, plated, "tae"), Refusal)
    assert m.items_left(COMMUNITY, evolve(better, ItemMade(gear=lure.id))) == 1


def test_no_workshop_makes_a_relic():
    assert not any(makeable(gear, 9) for gear in CHARACTER.gear.values() if gear.source in {"relic", "unique"})
    assert makeable(CHARACTER.gear["core:gear/gaff"], 0)


def test_the_memory_bears_its_level_in_rerolls_a_season():
    assert remember(COMMUNITY, village(), "the lift") == (RerollSpent(why="the lift"),)
    spent = evolve(village(), RerollSpent())
    assert why(remember(COMMUNITY, spent)) == "memory"
    assert not isinstance(remember(COMMUNITY, evolve(spent, SeasonBegan())), Refusal)
    assert m.rerolls_left(COMMUNITY, replace(spent, levels={"memory": 2})) == 2


def test_a_clinic_wants_both_levels():
    levels = [{"workshop": 1, "memory": 1}, {"workshop": 1}, {"memory": 1}, {}]
    assert [m.clinic(COMMUNITY, replace(village(), levels=one)) for one in levels] == [True, False, False, False]


def test_a_season_is_rolled_or_comes_round_or_is_none():
    def began(how, now=None, face=1):
        return season(COMMUNITY, now or village(), Labelled(season=(face,)), how)

    keys = [row.key for row in COMMUNITY.seasons.rows]
    assert [began("roll", face=n + 1) for n in range(4)] == [
        (SeasonBegan(season=key, faces=(n + 1,)),) for n, key in enumerate(keys)
    ]
    now, seen = village(), []
    for _ in range(5):
        (event,) = began("next", now)
        now = evolve(now, event)
        seen.append(now.season)
    assert seen == ["dripping", "building", "dark", "still", "dripping"]
    assert began("") == (SeasonBegan(),)
    assert began("dark") == (SeasonBegan(season="dark"),)
    assert why(began("wet")) == "season"


def test_the_gm_changes_numbers_within_their_ends():
    start = village()
    assert [
        folded(start, change(COMMUNITY, start, what, value, by_step=step))
        for what, value, step in (("hunger", 9, False), ("stores", -99, True), ("ward", 7, False))
    ] == [village(hunger=6), village(stores=0), replace(start, levels={"ward": 3})]
    assert change(COMMUNITY, start, "stores", 12, by_step=False) == ()
    with pytest.raises(KeyError):
        change(COMMUNITY, start, "luck", 1, by_step=True)


def test_a_lost_village_does_nothing_until_another_one_begins():
    refusals = (
        choose(COMMUNITY, LOST, "ward"),
        feed(COMMUNITY, LOST),
        remember(COMMUNITY, LOST),
        make(COMMUNITY, LOST, CHARACTER.gear["core:gear/gaff"], "tae"),
    )
    assert [why(one) for one in refusals] == ["lost"] * 4
    assert found(LOST) == (VillageFounded(),)
    assert evolve(LOST, VillageFounded()) == Community()
    assert why(found(village())) == "stands"
