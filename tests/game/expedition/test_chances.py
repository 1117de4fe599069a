"""The odds of the next step are those of the dice (GAME.md 1 and 18)."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import msgspec
import pytest

from rpg.game.check.events import Tested
from rpg.game.expedition import chances, decide
from rpg.game.expedition import events as e
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import EXTERMINATOR, TAG, Fixed
from tests.game.expedition.outings import RULES, at_source, calm, crew, crossed, done, folded, home, only, out, patched

HALF = Fraction(1, 2)


def test_the_node_die_has_its_faces():
    step = chances.step(RULES, out(None, 0, 1))
    assert step is not None
    assert (step.presence, step.hazard, step.sneak, step.beats) == (Fraction(1, 6), Fraction(1, 6), None, 1)
    rushed = chances.step(RULES, out(None, 0, 1), "rush")
    assert rushed is not None
    assert rushed.presence == Fraction(1, 3)


def test_the_sneak_test_is_weighed_with_the_lookouts_roll():
    """Every face of both rolls, as they fall at the table."""
    outing = out(None, 3, 3, pace="rush")
    outing = folded(outing, done(decide.change(RULES, outing, pace="steady")))
    step = chances.step(RULES, outing)
    assert step is not None
    assert step.sneak is not None
    counts = dict.fromkeys(("fail", "partial", "full", "surge"), Fraction(0))
    for heard in product(range(1, 7), repeat=2):
        pools = {}
        for led in product(range(1, 7), repeat=step.sneak.pool + 1):
            told = calm().at("listen:sefa", *heard)
            helped = max(heard) >= 4
            faces = led if helped else led[:-1]
            pools[faces] = told.at("sneak:tae", *faces)
        for dice in pools.values():
            events = done(decide.cross(RULES, outing, dice))
            degree = next(t.degree for t in only(events, Tested) if t.label == "sneak:tae")
            counts[degree] += Fraction(1, 36 * len(pools))
    assert counts == step.sneak.odds


def test_the_rest_of_a_node_has_no_die():
    outing = out(None, 1, 3)
    events = done(decide.cross(RULES, outing, Fixed(1).at("node", 1)))
    suspended = folded(outing, events)
    step = chances.step(RULES, suspended)
    assert step is not None
    assert step.presence == 0
    assert step.hazard == 0
    assert step.sneak is not None


def test_a_tagged_group_that_runs_has_nothing_to_roll():
    step = chances.step(RULES, out(home(*crew(conditions={TAG: 0})), 3, 3, pace="rush"))
    assert step is not None
    assert step.presence == 0
    assert step.hazard == 0
    assert step.sneak is None
    assert step.beats == 1


def test_a_beat_of_work_is_worth_what_it_gives_on_the_mean():
    outing = at_source(None, 0, 1)
    beat = chances.beat(RULES, outing)
    assert beat is not None
    # Resolve 2, Forage 1, and 2 for tools and help.
    gains = {"fail": 1, "partial": 3, "full": 4, "surge": 6}
    pool = 5
    mean = Fraction(0)
    for faces in product(range(1, 7), repeat=pool):
        sixes, top = faces.count(6), max(faces)
        degree = "surge" if sixes > 1 else "full" if top == 6 else "partial" if top > 3 else "fail"
        mean += Fraction(gains[degree], 6**pool)
    assert beat.units == mean
    assert beat.sneak is None


def test_no_more_is_expected_than_there_is_or_can_be_carried():
    outing = at_source(home(crew()[4]), 0, 1)
    beat = chances.beat(RULES, outing)
    assert beat is not None
    assert beat.units < 2
    able = at_source(home(*(msgspec.structs.replace(p, ability="core:ability/bleed-the-pipe") for p in crew())), 0, 1)
    with_pipe, without = chances.beat(RULES, able), chances.beat(RULES, at_source(None, 0, 1))
    assert with_pipe is not None
    assert without is not None
    assert with_pipe.units > without.units


@pytest.mark.parametrize(("pace", "due"), [("steady", True), ("careful", False)])
def test_the_next_beat_says_whether_it_is_watched(pace, due):
    outing = at_source(None, 0, 3, pace=pace)
    beat = chances.beat(RULES, outing)
    assert beat is not None
    assert (beat.sneak is not None) is due
    if pace == "careful":
        again = chances.beat(RULES, folded(outing, [e.SourceWorked(who="tae", units=1)]))
        assert again is not None
        assert again.sneak is not None


def test_a_free_lookout_and_an_uncounted_load_change_the_odds():
    heavy = (*crew()[:4], msgspec.structs.replace(crew()[4], load=4))
    outing = at_source(home(*heavy))
    as_it_is = chances.beat(RULES, outing)
    free = chances.beat(patched(work={"lookout_free": True}), outing)
    light = chances.beat(patched(work={"heavy_counts": False}), outing)
    assert as_it_is is not None
    assert free is not None
    assert light is not None
    assert as_it_is.sneak is not None
    assert free.sneak is not None
    assert light.sneak is not None
    assert free.sneak.odds["fail"] < as_it_is.sneak.odds["fail"]
    assert light.sneak.pool == as_it_is.sneak.pool + 1
    assert free.sneak.helped == 1
    assert as_it_is.sneak.helped < 1


@pytest.mark.parametrize(("points", "level", "sends"), [(0, 2, False), (4, 3, True), (6, 4, True), (12, 4, False)])
def test_what_being_seen_comes_to(points, level, sends):
    outing = at_source(home(points=points), 0, 3)
    beat = chances.beat(RULES, outing)
    assert beat is not None
    assert (beat.level, beat.sends) == (level, sends)


def test_a_force_that_is_on_its_way_is_not_sent_again():
    force = Force(level=4, units=((EXTERMINATOR, 5),), clock=9)
    beat = chances.beat(RULES, at_source(home(points=6, force=force), 0, 3))
    assert beat is not None
    assert (beat.level, beat.sends) == (4, False)


def test_there_are_no_odds_where_there_is_nothing_to_do():
    assert chances.step(RULES, home()) is None
    assert chances.beat(RULES, out(None, 0, 1)) is None
    assert chances.step(RULES, at_source()) is None
    assert chances.step(RULES, crossed(out(None, 0, 0, 1))) is not None
