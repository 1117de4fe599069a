"""Where they are: an expedition, the depth, the barrier; no line says of one what is true of another."""

from __future__ import annotations

from rpg.campaign.entry import Fact
from rpg.desk.result import Append
from rpg.game.strata.events import StratumFound, Went
from tests.desk.game import Game
from tests.game.strata.maps import found, joined

DEPTH = (StratumFound(depth=0, size=6, sector="home"), found(1), joined(1, 0, 1), Went(link=1))


def party(*lines: str, language: str = "en") -> Game:
    game = Game(language=language)
    word = {"en": "join", "it": "entra"}[language]
    for who in ("Tae pathfinder", "Oru porter", "Sefa listener"):
        game(f"{word} {who}")
    game(*lines)
    return game


def in_the_depth(*lines: str, language: str = "en") -> Game:
    game = party(language=language)
    game._write(Append(facts=tuple(Fact(event) for event in DEPTH)), "(a map)")  # noqa: SLF001 - what no line says
    game(*lines)
    return game


def test_an_expedition_is_in_no_depth_and_depth_says_where_it_is():
    said = party("expedition out 0,1 source 1")("depth")
    assert "expedition: at the barrier, 3 nodes to the source" in said
    assert "no depth" in said
    assert "in the village" not in said
    assert "deeper:" not in said


def test_in_the_depth_is_no_expedition_and_none_sets_out():
    game = in_the_depth()
    assert "they are in the depth, at 0.1" in game("expedition")
    assert (game.result.status, game.result.prefill) == ("refused", "depth")
    assert "they are in the depth" in game("expedition out 0,1 source 1")
    assert game.world.expeditions.trip is None
    game("depth at home")
    assert game.status("expedition out 0,1 source 1") == "ok"


def test_a_ward_is_tested_at_the_barrier_and_not_on_the_way():
    game = party("expedition out 0,1 source 1", "tae +tagged")
    assert "still out there" in game("ward =66666")
    assert (game.result.status, game.result.prefill) == ("refused", "home")
    game("home", "ward")
    assert game.result.prefill == "cross"
    game("cross")
    assert "no longer Tagged" in game("ward =full")


def test_a_ward_is_tested_from_the_depth_only_at_home():
    game = in_the_depth("tae +tagged")
    assert "“depth at home”" in game("ward")
    assert (game.result.status, game.result.prefill) == ("refused", "back")
    game("depth at home")
    assert game.status("ward =full") == "ok"


def test_whose_expedition_ended_by_the_tables_word_is_tested():
    game = party("expedition out 0,1 source 1", "tae +tagged", "expedition end")
    assert game.status("ward =full") == "ok"


def test_it_is_said_in_italian():
    game = in_the_depth("tae +marcatura", language="it")
    assert "sono in profondità, a 0.1" in game("spedizione")
    assert game.result.prefill == "profondità"
    game("barriera")
    assert game.result.prefill == "indietro"
