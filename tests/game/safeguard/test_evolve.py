"""What events make of a sector; and nothing, where nothing was ever disturbed or no force is."""

from __future__ import annotations

import pytest

from rpg.game.safeguard import events as e
from rpg.game.safeguard.evolve import evolve
from rpg.game.safeguard.state import Force, Safeguard, Sector
from tests.game import unknown

HERE = Safeguard({"home": Sector(points=8, peak=9, force=Force(level=3, units=(), clock=6))})
QUIET = Safeguard({"home": Sector(points=8, peak=9)})
OPENS = (
    e.AlertRaised, e.ForceSent, e.TowerSet, e.WatchLowered, e.PointsOwed, e.SectorSealed, e.SeasonTagged
)  # fmt: skip


@pytest.mark.parametrize("event", unknown.events(e.SafeguardEvent), ids=lambda event: type(event).__name__)
def test_only_a_disturbance_opens_a_sector(event):
    changed = evolve(HERE, event)
    if isinstance(event, OPENS):
        assert list(changed.sectors) == ["home", "nothing"]
        assert changed.sectors["home"] == HERE.sectors["home"]
    else:
        assert changed is HERE


@pytest.mark.parametrize(
    "event",
    [
        e.ForceTicked(sector="home", by=1),
        e.ForceTicked(sector="home", stopped=1),
        e.ForceArrived(sector="home"),
        e.ForceGone(sector="home", why="lost"),
        e.ForceTurnedBack(sector="home"),
        e.OmenSeen(sector="home", row="nothing", faces=(1,)),
        e.TowerSet(sector="elsewhere", beside=False),
    ],
    ids=str,
)
def test_what_happens_to_no_force_changes_nothing(event):
    assert evolve(QUIET, event) is QUIET


def test_the_force_on_the_way_is_not_the_one_that_is_gone():
    assert evolve(HERE, e.ForceGone(sector="home", why="lost")) is HERE


def after(*events):
    state = Safeguard()
    for event in events:
        state = evolve(state, event)
    return state.sector("home")


def test_points_run_and_the_peak_remembers():
    sector = after(
        e.AlertRaised(sector="home", by=9), e.AlertLowered(sector="home", by=4), e.AlertRaised(sector="home", by=1)
    )
    assert (sector.points, sector.peak) == (6, 9)
    turned = after(
        e.AlertRaised(sector="home", by=9), e.AlertLowered(sector="home", by=4), e.SeasonTurned(sector="home")
    )
    assert (turned.points, turned.peak) == (5, 5)


def test_a_force_is_sent_ticks_arrives_and_goes():
    sent = e.ForceSent(sector="home", level=4, units=(("x", 5),), clock=4)
    tick, stop = e.ForceTicked(sector="home", by=1), e.ForceTicked(sector="home", stopped=-2)
    assert after(sent, tick, stop).force == Force(level=4, units=(("x", 5),), clock=4, ticked=1, stopped=2)
    here = after(sent, tick, e.ForceArrived(sector="home"))
    assert (here.force, here.arrived) == (None, Force(level=4, units=(("x", 5),), clock=4, ticked=1))
    assert after(sent, e.ForceArrived(sector="home"), e.ForceGone(sector="home", why="lost")) == Sector()
    assert after(sent, e.ForceTurnedBack(sector="home")) == Sector()


def test_a_tower_stands_or_does_not():
    assert after(e.TowerSet(sector="home", beside=True)).tower
    assert not after(e.TowerSet(sector="home", beside=True), e.TowerSet(sector="home", beside=False)).tower


def test_a_sector_that_was_never_disturbed_is_asleep():
    assert HERE.sector("elsewhere") == Sector()
