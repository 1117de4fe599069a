"""The alert: points, levels, ceilings, decay and the season's floor (GAME.md 4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertLowered, AlertRaised, ForceSent, OmenSeen, SeasonTurned
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.state import Sector
from tests.game.rules_for_tests import SAFEGUARD

DICE = Seeded("alert", 1)
TRIGGERS = sorted(SAFEGUARD.triggers)
TOP = 6


def at(points, peak=0):
    return Sector(points=points, peak=max(points, peak))


def level(points):
    return safeguard.level(SAFEGUARD, Sector(points=points))


def triggered(sector, name, **how):
    events = safeguard.trigger(SAFEGUARD, DICE, "home", sector, f"core:trigger/{name}", label="x", **how)
    return safeguard.points(SAFEGUARD, sector_after(sector, events))


def quiet(sector, watches):
    shown = []
    for n in range(watches):
        events = safeguard.watch(SAFEGUARD, DICE, "home", sector, tagged=False, label=f"watch {n}")
        sector = sector_after(sector, events)
        shown.append(safeguard.level(SAFEGUARD, sector))
    return sector, shown


@pytest.mark.parametrize(
    ("points", "reached"),
    [(0, 0), (1, 0), (2, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (13, 4), (14, 5), (18, 5), (19, 6), (24, 6)],
)
def test_a_level_is_the_highest_threshold_reached(points, reached):
    assert level(points) == reached


@given(st.integers(-50, 80), st.integers(-50, 80))
def test_points_stay_on_the_ladder_and_levels_follow_them(points, peak):
    shown = safeguard.points(SAFEGUARD, Sector(points=points, peak=peak))
    assert 0 <= shown <= 24
    assert level(points) <= level(points + 1)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (0, "noise", 1),
        (0, "seen-w3", 5),
        (6, "noise", 7),
        (7, "noise", 7),
        (8, "noise", 8),
        (8, "seen-w3", 10),
        (13, "explosion", 14),
        (18, "beam", 19),
        (20, "beam", 20),
    ],
)
def test_a_trigger_raises_to_its_ceiling_and_no_further(before, name, after):
    assert triggered(at(before), name) == after


def test_a_trigger_may_strike_more_than_once_and_by_more():
    assert triggered(at(0), "noise", times=3) == 3
    assert triggered(at(0), "beam", extra=2) == 5


def test_an_event_says_by_how_much_and_why():
    assert safeguard.trigger(SAFEGUARD, DICE, "home", at(6), "core:trigger/noise", label="x")[0] == AlertRaised(
        sector="home", by=1, trigger="core:trigger/noise"
    )
    assert safeguard.trigger(SAFEGUARD, DICE, "home", at(7), "core:trigger/noise", label="x") == ()


@given(st.integers(0, 24), st.sampled_from(TRIGGERS), st.integers(1, 5), st.integers(0, 5))
def test_no_trigger_passes_its_ceiling(points, name, times, extra):
    events = safeguard.trigger(SAFEGUARD, DICE, "home", at(points), name, label="x", times=times, extra=extra)
    after = safeguard.points(SAFEGUARD, sector_after(at(points), events))
    ceiling = SAFEGUARD.ladder.levels[SAFEGUARD.triggers[name].ceiling].points
    assert points <= after <= max(points, ceiling)


def test_the_word_of_the_gm_knows_no_ceiling_but_the_end():
    events = safeguard.raise_by(SAFEGUARD, DICE, "home", at(10), 99, "bells", label="x")
    assert events[0] == AlertRaised(sector="home", by=14, why="bells")
    assert safeguard.raise_by(SAFEGUARD, DICE, "home", at(24), 1, "bells", label="x") == ()


def test_thirteen_points_left_alone_come_to_rest_at_two():
    sector, shown = quiet(at(13), 20)
    assert [shown.index(3) + 1, shown.index(2) + 1, shown.index(1) + 1] == [4, 7, 9]
    assert safeguard.points(SAFEGUARD, sector) == 2


def test_a_purge_takes_two_cycles_to_fall_and_leaves_a_patrol():
    sector, points = at(19), []
    for _ in range(3):
        sector = sector_after(sector, safeguard.cycle(SAFEGUARD, "home", sector))
        sector, _ = quiet(sector, 30)
        points.append(safeguard.points(SAFEGUARD, sector))
    assert points == [14, 7, 7]
    assert safeguard.level(SAFEGUARD, sector) == 3


def test_nothing_decays_while_somebody_is_tagged():
    events = safeguard.watch(SAFEGUARD, DICE, "home", at(13), tagged=True, label="x")
    assert [type(event) for event in events] == [OmenSeen]


def test_a_sleeping_sector_gives_no_omen():
    assert safeguard.watch(SAFEGUARD, DICE, "home", at(1), tagged=False, label="x") == (
        AlertLowered(sector="home", by=1, why="watch"),
    )


def test_decay_is_that_of_the_level_of_now():
    _, lowered = safeguard.watch(SAFEGUARD, DICE, "home", at(5), tagged=False, label="x")
    assert lowered == AlertLowered(sector="home", by=2, why="watch")
    assert safeguard.cycle(SAFEGUARD, "home", at(13)) == ()
    assert safeguard.cycle(SAFEGUARD, "home", at(14)) == (AlertLowered(sector="home", by=5, why="cycle"),)


def test_a_season_forgets_the_peak():
    sector = Sector(points=7, peak=19)
    assert safeguard.lower_by(SAFEGUARD, "home", sector, 3, "calm") == ()
    turned = sector_after(sector, safeguard.season("home"))
    assert safeguard.season("home") == (SeasonTurned(sector="home"),)
    assert safeguard.floor(SAFEGUARD, turned) == 1
    assert safeguard.lower_by(SAFEGUARD, "home", turned, 3, "calm") == (AlertLowered(sector="home", by=3, why="calm"),)


def test_a_voided_rise_does_not_swallow_the_next_one():
    sector = Sector(points=-3)
    events = safeguard.raise_by(SAFEGUARD, DICE, "home", sector, 2, "bells", label="x")
    assert safeguard.points(SAFEGUARD, sector_after(sector, events)) == 2
    high = Sector(points=40, peak=40)
    assert safeguard.points(SAFEGUARD, sector_after(high, safeguard.lower_by(SAFEGUARD, "home", high, 2, "x"))) == 22


def test_a_level_weighs_on_sneaking_from_the_second_on():
    assert [safeguard.sneak(SAFEGUARD, at(points)) for points in (0, 2, 4, 19)] == [0, 0, -1, -1]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("trigger"), st.sampled_from(TRIGGERS)),
        st.tuples(st.just("raise"), st.integers(-3, 9)),
        st.tuples(st.just("lower"), st.integers(-3, 9)),
        st.tuples(st.sampled_from(["beat", "watch"]), st.booleans()),
        st.tuples(st.sampled_from(["cycle", "season"]), st.none()),
        st.tuples(st.just("gone"), st.sampled_from(["destroyed", "missed", "lost"])),
    ),
    max_size=40,
)


def step(sector, what, how, label):
    """The events of one step, asked for as a table would."""
    here, rolled = ("home", sector), (SAFEGUARD, DICE, "home", sector)
    acts = {
        "trigger": lambda: safeguard.trigger(*rolled, how, label=label),
        "raise": lambda: safeguard.raise_by(*rolled, how, "why", label=label),
        "lower": lambda: safeguard.lower_by(SAFEGUARD, *here, how, "why"),
        "beat": lambda: safeguard.beat(*rolled, tagged=how, label=label),
        "watch": lambda: safeguard.watch(*rolled, tagged=how, label=label),
        "cycle": lambda: safeguard.cycle(SAFEGUARD, *here),
        "season": lambda: safeguard.season("home"),
        "gone": lambda: safeguard.force_gone(*rolled, how, label=label),
    }
    return acts[what]()


@given(STEPS, st.booleans())
def test_whatever_happens_the_ladder_holds(steps, tower):
    sector = Sector(tower=tower)
    for n, (what, how) in enumerate(steps):
        before, floor = sector, safeguard.floor(SAFEGUARD, sector)
        events = step(sector, what, how, f"step {n}")
        sector = sector_after(sector, events)
        points = safeguard.points(SAFEGUARD, sector)
        assert 0 <= points <= 24
        assert sector.points == points  # what is read is what was summed: nothing was clamped away
        if what != "season":
            assert points >= floor
        sent = [event for event in events if isinstance(event, ForceSent)]
        assert len(sent) <= 1
        if sent and before.force:
            assert sent[0].level > before.force.level
            assert sent[0].clock <= safeguard.remaining(before.force)
        for event in events:
            assert not isinstance(event, AlertRaised | AlertLowered) or event.by > 0


def test_the_same_dice_give_the_same_events():
    one = safeguard.raise_by(SAFEGUARD, Seeded("s", 9), "home", at(0), 19, "x", label="x")
    assert one == safeguard.raise_by(SAFEGUARD, Seeded("s", 9), "home", at(0), 19, "x", label="x")
    assert level(19) == TOP
