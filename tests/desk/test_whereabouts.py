"""Where they are is one thing: the scene and the map, the expedition or the fight are never in two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.campaign.public import public_world
from rpg.desk.prep import read
from rpg.game.strata.events import StratumFound, Went
from rpg.game.strata.state import HOME
from tests.desk.test_depth import START, charted, first, table
from tests.game.strata.maps import found, joined

if TYPE_CHECKING:
    from tests.desk.game import Game

DEEP = (found(2, row=1), joined(2, 1, 2), found(3, row=2), joined(3, 2, 3))
ELSEWHERE = "---\nname: The ledge\nsector: deep\n---\n\n# Read aloud\n\nA ledge.\n"


def scene(game: Game) -> tuple[str, int]:
    return game.world.place.title, game.world.strata.here


@pytest.mark.parametrize("lines", [("deeper", "deeper"), ("deeper", "deeper", "back"), ("depth at 0.3", "back")])
def test_a_step_that_is_taken_back_by_its_number_leaves_scene_and_map_in_one_place(lines: tuple[str, ...]):
    for undone in range(len(lines)):
        game = first(*DEEP)
        game("depth at village", "depth at 0.1")
        began = game.log.at
        game(*lines, f"undo #{began + 1 + undone}")
        here = game.world.strata.node
        assert game.world.place.title == (here.title if here else "village"), (lines, undone)
        assert public_world(game.log.path()).place == game.world.place


def test_a_step_back_is_from_where_it_was_taken():
    game = first(*DEEP)
    game("deeper", "deeper", "back")
    game(f"undo #{game.log.at - 1}")
    assert scene(game) == ("0.2", 2)


def test_an_expedition_that_is_taken_back_by_its_number_leaves_nobody_on_its_way():
    game = table("go village")
    before = game.world.place
    game("expedition out 0,0,1 source 1")
    out = game.log.at
    game("cross", "cross")
    assert game.world.place != before
    game(f"undo #{out}")
    assert game.world.expeditions.trip is None
    assert game.world.place == before
    assert public_world(game.log.path()).place == before


@pytest.mark.parametrize("line", ["go village", "go the village behind", "go home"])
def test_the_village_is_gone_to_whole(line: str):
    game = first(*DEEP)
    game("deeper")
    said = game(line)
    assert "Sixty people" in said or "village" in said
    assert scene(game) == ("village", HOME)
    assert game.world.strata.trail == ()
    game(f"undo #{game.log.at}")
    assert scene(game) == ("0.2", 2)


def test_a_scene_of_the_story_is_not_in_the_depth_and_one_of_the_moment_is():
    game = first(*DEEP)
    game.prep = (read("ledge", ELSEWHERE), read("nook", "A nook."))
    for line in ("go silo", "go ledge"):
        assert game.status(line) == "refused"
        assert "depth at village" in game.text()
        assert game.result.prefill == "depth at village"
    for line in ("go nook", "go a garden of rust"):
        assert game.status(line) == "ok"
        assert game.world.strata.here == 1


def test_a_force_does_not_come_along_when_the_gm_puts_them_home():
    below = (StratumFound(depth=1, size=4, sector="below"), found(4, depth=1), joined(4, 3, 4, plate=True))
    game = charted(table(), *START, *DEEP, *below, Went(link=2), Went(link=3))
    game("deeper")
    sector = game.world.place.sector
    assert sector == "below"
    game("alert +11")
    assert game.world.safeguard.sector(sector).force is not None
    assert "depth" in game("go village")
    assert game.world.safeguard.sector(sector).force is None


@pytest.mark.parametrize(
    ("language", "line", "begin", "prefill"),
    [
        ("en", "go silo", "fight exterminator gap 3", "end fight"),
        ("it", "vai silo", "scontro sterminatore", "fine scontro"),
    ],
)
def test_no_scene_ends_a_fight(language: str, line: str, begin: str, prefill: str):
    game = table(language=language)
    game(begin)
    before = game.world
    assert game.status(line) == "refused"
    assert (game.result.prefill, game.world) == (prefill, before)
    assert game.status(prefill, line) == "ok"


def test_no_scene_leaves_an_expedition_behind():
    game = table("go village", "expedition out 0")
    before = game.world
    assert game.status("go silo") == "refused"
    assert "“expedition end”" in game.text()
    assert game.world == before
    assert game.status("expedition end", "go silo") == "ok"
