from __future__ import annotations

from typing import Any

import pytest

from rpg.campaign import events as campaign
from rpg.campaign.entry import Entry, Fact
from rpg.campaign.events import CampaignEvent
from rpg.campaign.fold import after, fold, voided
from rpg.campaign.world import Clock, Place, World
from rpg.game.character.events import Harmed, Joined
from rpg.game.character.state import Person
from rpg.game.check.events import Rolled
from rpg.game.encounter.events import FightBegan
from rpg.game.safeguard.events import AlertRaised
from tests.game.unknown import events as about_nothing

ZURU = Person(id="zuru", name="Zuru", gender="f", archetype="a", attributes={}, skills={}, gear=())


def entry(number: int, *events: Any) -> Entry:
    return Entry(
        id=number, parent=number - 1, depth=number, session=0, at="", line="", stream=number,
        facts=tuple(Fact(event) for event in events),
    )  # fmt: skip


def raised(by: int) -> AlertRaised:
    return AlertRaised(sector="home", by=by)


def test_each_chapter_gets_its_own_events() -> None:
    world = fold([
        entry(1, Joined(person=ZURU), Harmed(who="zuru", by=2)),
        entry(2, raised(3), FightBegan(sector="home", machines=(("sentinel-1", "core:adversary/sentinel"),), gaps=())),
        entry(3, Rolled(text="2d6", faces=(1, 2), total=3)),
    ])  # fmt: skip
    assert world.people.by_id["zuru"].harm == 2
    assert world.safeguard.sector("home").points == 3
    assert world.encounter.fight is not None
    assert "sentinel-1" in world.encounter.fight.machines


def test_the_campaign_keeps_its_name_its_sessions_and_its_time() -> None:
    begun = campaign.Begun(name="n", language="it", story="zuru:story/food-run")
    world = fold([
        entry(1, begun),
        entry(2, campaign.SessionBegun(title="one"), campaign.TimePassed(minutes=30)),
        entry(3, campaign.SessionEnded(), campaign.TimePassed(minutes=12)),
    ])  # fmt: skip
    assert (world.name, world.language, world.story) == ("n", "it", "zuru:story/food-run")
    assert (world.sessions, world.session_open, world.session_title, world.minutes) == (1, False, "one", 42)
    assert after(world, campaign.SessionBegun()).sessions == 2


def test_a_scene_stays_in_its_sector_unless_it_names_one_and_brings_its_watch() -> None:
    there = after(World(), campaign.SceneSet(title="lift", scene="zuru:scene/lift", sector="shaft", watch=2))
    assert there.place == Place(title="lift", scene="zuru:scene/lift", sector="shaft", watch=2)
    assert after(there, campaign.SceneSet(title="on")).place == Place(title="on", sector="shaft")


def test_clocks_sum_and_clamp_where_they_are_read() -> None:
    world = fold([entry(1, campaign.ClockMade(clock="c", size=4), campaign.ClockTicked(clock="c", by=9))])
    assert (world.clocks["c"].ticked, world.clocks["c"].filled) == (9, 4)
    assert after(world, campaign.ClockTicked(clock="c", by=-8)).clocks["c"] == Clock(size=4, ticked=1)


def test_notes_change_nothing() -> None:
    world = World(name="n")
    assert after(world, campaign.Noted(text="a")) is world
    assert after(world, campaign.Voided(entry=3)) is world


@pytest.mark.parametrize("event", about_nothing(CampaignEvent), ids=lambda event: type(event).__name__)
def test_every_event_can_stand_where_what_it_speaks_of_is_gone(event: Any) -> None:
    world = after(World(), event)
    assert isinstance(world, World)
    if isinstance(event, campaign.ClockTicked):
        assert world.clocks == {}


def test_a_voided_entry_does_not_count() -> None:
    path = [entry(1, raised(1)), entry(2, raised(2)), entry(3, campaign.Voided(entry=1))]
    assert voided(path) == {1}
    assert fold(path).safeguard.sector("home").points == 2


def test_a_void_that_is_voided_does_not_count() -> None:
    path = [entry(1, raised(1)), entry(2, campaign.Voided(entry=1)), entry(3, campaign.Voided(entry=2))]
    assert voided(path) == {2}
    assert fold(path).safeguard.sector("home").points == 1
    again = [*path, entry(4, campaign.Voided(entry=3))]
    assert voided(again) == {3, 1}
    assert fold(again).safeguard.sectors == {}


def test_one_entry_may_void_several() -> None:
    path = [entry(1, raised(1)), entry(2, raised(2)), entry(3, campaign.Voided(entry=1), campaign.Voided(entry=2))]
    assert voided(path) == {1, 2}


def test_a_fold_goes_on_from_where_it_was() -> None:
    path = [entry(n, raised(n)) for n in range(1, 6)]
    assert fold(path[3:], fold(path[:3])) == fold(path)
