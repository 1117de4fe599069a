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


def test_a_hazard_says_what_it_costs_and_what_it_leaves():
    game = Game()
    for n in range(40):
        game = Game(seed=f"{n}")
        game("join Tae pathfinder", "join Oru porter", "expedition out 0,0,0 source 1", "cross")
        if "hazard: " in game.text():
            break
    assert "each of them tests it: fail −2 vitality, never below 1, and 1 strain; partial 1 strain" in game.text()


def home_with_a_tag(*lines: str) -> Game:
    game = Game()
    for who in ("Tae pathfinder", "Oru porter", "Sefa listener"):
        game(f"join {who}")
    game("begin one", "go village", "expedition out", "tae +tagged", "home", "cross", *lines)
    return game


def test_a_trail_at_the_barrier_is_due_and_whoever_passes_it_is_home():
    game = home_with_a_tag()
    now = game("now")
    assert "the Ward is not tested" in now
    assert "“ward”" in now
    assert "scene: The village behind the barrier" in game("ward =full")
    assert game.world.place.scene == "zuru:scene/village"
    assert "the Ward is not tested" not in game("now")
    breached = home_with_a_tag("ward =fail")
    assert breached.world.place.scene != "zuru:scene/village"


def test_at_home_now_offers_the_village_and_the_end_of_a_cycle():
    game = home_with_a_tag("ward =full")
    assert "try “village”, “cycle”" in game("now")
    assert "“cycle”" not in game("go silo", "now")


def test_what_is_brought_home_is_told_as_one_sum():
    game = Game()
    for who in ("Tae pathfinder", "Oru porter", "Sefa listener"):
        game(f"join {who}")
    game("begin one", "expedition out", "load oru 2", "home")
    said = game("cross")
    assert "home, with 2 food units" in said
    assert "drops" not in said
    assert game.world.people.by_id["oru"].load == 0
    assert "Oru drops 1 canister" in game("load oru 2", "drop oru 1")


def test_a_source_that_is_empty_says_where_each_line_leads():
    game = Game()
    for n in range(40):
        game = Game(seed=f"{n}")
        game("join Tae pathfinder", "join Oru porter", "expedition out 0 source 1", "cross", "cross")
        for _ in range(12):
            if game.world.expeditions.trip and game.world.expeditions.trip.at_source:
                game("work")
        if "is empty for the season" in game.text():
            break
    assert "empty: “home” turns back; “cross” goes a node further" in game("expedition")
    assert "the source is dry" in game("now")
    assert "“home”" in game.text()
