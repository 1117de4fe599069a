"""The world is a fold: what was voided does not count, and the rest does, in its order."""

from __future__ import annotations

import pytest

from rpg.campaign.entry import Entry, Fact
from rpg.campaign.events import (
    Begun,
    ClockMade,
    ClockTicked,
    Event,
    SceneSet,
    SessionBegun,
    SessionEnded,
    TimePassed,
    Voided,
)
from rpg.campaign.fold import fold, voided
from rpg.campaign.world import Place, World
from rpg.game.quest.events import Discovered, PhaseEnded


def entry(number: int, *events: Event) -> Entry:
    return Entry(
        id=number,
        parent=number - 1,
        depth=number,
        session=1,
        at="",
        line="",
        stream=number,
        facts=tuple(Fact(event) for event in events),
    )


def path(*events: Event) -> list[Entry]:
    """A clock, then one entry for each event."""
    return [entry(1, ClockMade(clock="c", size=6)), *(entry(n, event) for n, event in enumerate(events, start=2))]


def tick(by: int) -> ClockTicked:
    return ClockTicked(clock="c", by=by)


def ticked(entries: list[Entry]) -> int:
    return fold(entries).clocks["c"].ticked


@pytest.mark.parametrize(
    ("events", "gone", "left"),
    [
        ((tick(1), tick(10)), set(), 11),
        ((tick(1), tick(10), Voided(entry=2)), {2}, 10),
        ((tick(1), tick(10), Voided(entry=2), Voided(entry=3)), {2, 3}, 0),
        ((tick(1), tick(10), Voided(entry=2), Voided(entry=4)), {4}, 11),
        ((tick(1), tick(10), Voided(entry=2), Voided(entry=4), Voided(entry=5)), {5, 2}, 10),
        ((tick(1), Voided(entry=2), Voided(entry=2)), {2}, 0),
        ((tick(1), Voided(entry=2), Voided(entry=2), Voided(entry=3)), {2, 3}, 0),
        ((Voided(entry=3), tick(10)), set(), 10),
        ((tick(1), Voided(entry=3)), set(), 1),
    ],
)
def test_voids(events: tuple[Event, ...], gone: set[int], left: int):
    entries = path(*events)
    assert voided(entries) == frozenset(gone)
    assert ticked(entries) == left


def test_voiding_what_made_a_thing_leaves_what_followed_without_effect():
    entries = [*path(tick(1), tick(2)), entry(4, Voided(entry=1))]
    assert fold(entries) == World()


def test_an_entry_is_voided_with_all_that_it_did():
    entries = [*path(), entry(2, tick(1), TimePassed(minutes=10), tick(2)), entry(3, TimePassed(minutes=1))]
    assert fold(entries).minutes == 11
    world = fold([*entries, entry(4, Voided(entry=2))])
    assert (world.minutes, world.clocks["c"].ticked) == (1, 0)


def test_a_fold_goes_on_where_another_ended():
    entries = path(tick(1), tick(2), tick(4))
    assert fold(entries[2:], fold(entries[:2])) == fold(entries)


def test_what_the_campaign_tells_of_itself():
    world = fold(
        path(
            Begun(name="n", language="it", story="s"),
            SessionBegun(title="one"),
            SceneSet(title="Silo", scene="zuru:scene/silo", sector="silo", watch=2),
            SceneSet(title="Beside it"),
            SessionEnded(),
            SessionBegun(),
        )
    )
    assert (world.name, world.language, world.story) == ("n", "it", "s")
    assert (world.sessions, world.session_open, world.session_title) == (2, True, "")
    assert world.place == Place(title="Beside it", sector="silo")


def test_a_clock_is_never_fuller_than_full_nor_emptier_than_empty():
    assert [fold(path(tick(by))).clocks["c"].filled for by in (-3, 0, 4, 9)] == [0, 0, 4, 6]
    assert ticked(path(tick(9), tick(-4))) == 5


def test_discovery_rolls_are_new_with_a_session_and_in_another_stratum_and_a_phase_only_with_a_session():
    rolled = (Discovered(phase="rumour", by=1), PhaseEnded(phase="rumour"), SceneSet(title="Silo", sector="home"))
    for more, found in (
        ((), (1, True)),
        ((SceneSet(title="Deep", sector="deep"),), (0, True)),
        ((SceneSet(title="Deep", sector="deep"), SceneSet(title="Silo", sector="home")), (1, True)),
        ((SessionBegun(),), (0, False)),
    ):
        world = fold(path(*rolled, *more))
        assert (world.quest.rolled, world.quest.paused) == found
