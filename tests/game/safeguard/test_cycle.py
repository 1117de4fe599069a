"""What a cycle brings: points that are owed, eyes that see again, a sector that is sealed; and what a level does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.dice import Scripted
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertLowered, CycleTurned, ForceSent, PointsOwed, SectorSealed, WatchLowered
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.state import Sector
from tests.game.rules_for_tests import SAFEGUARD

EXTERMINATOR, LANCER = "core:adversary/exterminator", "core:adversary/lancer"


def at(points, **more):
    return Sector(points=points, peak=points, **more)


def turned(sector):
    events = safeguard.cycle(SAFEGUARD, "home", sector)
    return sector_after(sector, events), events


def test_what_is_owed_falls_once_behind_what_the_level_loses():
    sector = sector_after(at(14), (PointsOwed(sector="home", by=2),))
    after, events = turned(sector)
    assert events == (
        CycleTurned(sector="home"),
        AlertLowered(sector="home", by=5, why="cycle"),
        AlertLowered(sector="home", by=2, why="owed"),
    )
    assert safeguard.points(SAFEGUARD, after) == 7
    assert turned(after)[1] == ()


def test_what_is_owed_does_not_fall_below_the_floor():
    after, _ = turned(at(5, owed=9))
    assert safeguard.points(SAFEGUARD, after) == 0
    low, _ = turned(Sector(points=8, peak=14, owed=9))
    assert safeguard.points(SAFEGUARD, low) == 4
    high, events = turned(at(19, owed=9))
    assert (events[-1], high.points) == (AlertLowered(sector="home", by=7, why="owed"), 7)


def test_a_blind_eye_sees_again():
    sector = sector_after(at(3), (WatchLowered(sector="home", place="silo", by=2),))
    assert safeguard.watch_at(SAFEGUARD, sector, "silo", 3) == 1
    assert safeguard.watch_at(SAFEGUARD, turned(sector)[0], "silo", 3) == 3


@pytest.mark.parametrize(("points", "boundary", "seen"), [(10, True, 2), (14, True, 3), (14, False, 2), (19, True, 3)])
def test_a_sweep_watches_the_boundary(points, boundary, seen):
    assert safeguard.watch_at(SAFEGUARD, at(points), "gate", 2, boundary=boundary) == seen


def test_a_sector_is_sealed_after_three_cycles_in_a_row_that_end_in_a_purge():
    sector = at(24)
    for cycle in (1, 2):
        sector, events = turned(sector)
        assert (sector.cycles, SectorSealed(sector="home") in events) == (cycle, False)
        sector = replace(sector, points=24)
    sector, events = turned(sector)
    assert (sector.cycles, sector.sealed, SectorSealed(sector="home") in events) == (3, True, True)
    assert SectorSealed(sector="home") not in turned(replace(sector, points=24))[1]


def test_a_cycle_that_ends_lower_begins_the_count_anew():
    sector, _ = turned(at(19, cycles=2))
    assert sector.cycles == 3
    lower, events = turned(Sector(points=14, peak=19, cycles=2))
    assert (lower.cycles, lower.sealed, events[0]) == (0, False, CycleTurned(sector="home"))


@pytest.mark.parametrize(("before", "after", "left"), [(9, 10, True), (6, 7, False), (10, 13, False), (13, 14, True)])
def test_a_peak_of_the_fourth_level_or_more_leaves_a_mark(before, after, left):
    assert safeguard.marks(SAFEGUARD, at(before), at(after)) is left
    assert not safeguard.marks(SAFEGUARD, at(after), at(before))


def units(rules, face):
    """The machines of the squad that comes at ten points, its die showing that face."""
    _, sent = safeguard.raise_by(rules, Scripted([face]), "home", at(9), 1, "why", label="x")
    assert isinstance(sent, ForceSent)
    return sent.units


def test_machines_are_swapped_only_where_the_ladder_allows_it_and_enough_come():
    def sent(face, *, swaps):
        rules = replace(SAFEGUARD, ladder=replace(SAFEGUARD.ladder, swaps=swaps))
        return units(rules, face)

    assert not SAFEGUARD.ladder.swaps
    assert sent(3, swaps=False) == ((EXTERMINATOR, 6),)
    assert sent(3, swaps=True) == ((EXTERMINATOR, 4), (LANCER, 2))
    level = SAFEGUARD.ladder.levels[4]
    assert level.dispatch is not None
    (swap,) = level.dispatch.swaps
    many = replace(level, dispatch=replace(level.dispatch, swaps=(replace(swap, take=9),)))
    levels = (*SAFEGUARD.ladder.levels[:4], many, *SAFEGUARD.ladder.levels[5:])
    rules = replace(SAFEGUARD, ladder=replace(SAFEGUARD.ladder, swaps=True, levels=levels))
    assert units(rules, 3) == ((EXTERMINATOR, 6),)
