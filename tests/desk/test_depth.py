"""Into the depth at the desk: thresholds with their odds, ways round, vistas, the map, Bearing, the GM's word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rpg.campaign.entry import Fact
from rpg.campaign.events import SceneSet, TimePassed
from rpg.desk.result import Append
from rpg.desk.state import as_data
from rpg.game import strata
from rpg.game.check.events import Tested
from rpg.game.encounter.events import FightBegan
from rpg.game.oracle.events import SilenceKept
from rpg.game.strata.events import (
    BearingChanged,
    ConnectorClosed,
    ConnectorRebuilt,
    MapDrifted,
    NodeFound,
    StratumFound,
    Travelled,
    Went,
)
from rpg.game.strata.state import HOME, Strata
from tests.desk.game import Game, rules
from tests.game.strata.maps import found, joined

STATUS = json.loads((Path(__file__).parents[2] / "docs" / "status.schema.json").read_text("utf-8"))


def facts(game: Game, kind):
    """What happened of that kind in the last entry."""
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, kind)]


def table(*lines: str, language: str = "en") -> Game:
    """Three of them, in the village, before anybody went out."""
    game = Game(language=language)
    word = {"en": "join", "it": "entra"}[language]
    for who in ("Tae pathfinder", "Oru porter", "Sefa listener"):
        game(f"{word} {who}")
    game(*lines)
    return game


def charted(game: Game, *events) -> Game:
    """The same table with more of the map on it, and themselves where the events say."""
    game._write(Append(facts=tuple(Fact(event) for event in events)), "(a map)")  # noqa: SLF001 - what no line says
    return game


START = (StratumFound(depth=0, size=6, sector="home"), found(1), joined(1, 0, 1), Went(link=1))


def first(*more, language: str = "en") -> Game:
    """They stand in the first node, and this too is charted."""
    return charted(table(language=language), *START, *more)


def test_the_first_line_leads_out_of_the_village_and_says_what_lies_there():
    game = table()
    text = game("deeper")
    assert "depth 0" in text
    assert "“listen”: Sefa, pool" in text
    assert facts(game, StratumFound)[0].sector == game.world.place.sector
    assert len(facts(game, NodeFound)) == 1


def test_what_is_charted_stays_and_undo_takes_it_back():
    game = table("deeper", "deeper", "deeper")
    known, here = game.world.strata.nodes, game.world.strata.here
    game("deeper", "u")
    assert (game.world.strata.nodes, game.world.strata.here) == (known, here)
    game("redo")
    assert game.world.strata != Strata()
    again = table("deeper", "deeper", "deeper")
    assert again.world.strata.nodes == known


def test_a_node_is_the_scene_and_its_watch_asks_for_a_sneak_test_at_exact_odds():
    game = first(found(2, row=1, watch=2), joined(2, 1, 2))
    text = game("deeper")
    assert facts(game, SceneSet) == [SceneSet(title="0.2", sector="home", watch=2, node=2)]
    assert "Watch 2: “sneak tae” (fail 6.2 %)" in text
    assert game("odds off", "depth").count("%") == 0


def test_a_threshold_tells_magnitude_connector_and_odds_before_anybody_goes():
    game = first(found(2, row=1, magnitude=6), joined(2, 1, 2, "climb"))
    text = game("depth")
    assert "deeper: climb: hazard test → 0.2 (void, 1,000 km, M6: 1 cycle)" in text
    assert "fail: Tae 12.5 % · Oru 6.2 % · Sefa 50 %" in text
    assert "or round it, 2 nodes more: “deeper round”" in text
    assert not game.result.deed


def test_a_sealed_way_tells_the_roll_or_the_tool():
    game = first(found(2, row=1), joined(2, 1, 2, "sealed"))
    assert "Sefa, pool 3 (fail 12.5 % · partial 45.4 % · full 34.7 % · surge 7.4 %)" in game("depth")
    game("join Ivo lineworker")
    assert "opens with cutting torch" in game("depth")


def test_a_gap_tells_its_beats_and_a_lift_that_it_goes_one_way():
    game = charted(Game(), *START, found(2, row=1), joined(2, 1, 2, "gap"))
    game("join Oru porter", "join Sefa listener")
    assert "2 beats" in game("depth")
    below = first(found(2, row=1), joined(2, 1, 2, "lift"), Went(link=2))
    assert "it goes the other way only · or round it" in below("depth")
    assert below.status("back") == "refused"
    assert below.result.prefill == "back round"
    assert below.status("back round") == "ok"


def test_a_closed_passage_is_refused_with_the_way_round_in_the_tables_language():
    shut = first(found(2, row=1), joined(2, 1, 2, "fresh"), ConnectorClosed(link=2), language="it")
    assert shut.status("scendi") == "refused"
    assert shut.result.prefill == "scendi giro"


def test_nothing_else_leads_across_from_the_village_and_nothing_back():
    game = table()
    for line in ("across", "back"):
        assert game.status(line) == "refused"
        assert game.result.prefill == "deeper"
    assert game.status("deeper up") == "usage"


def test_a_vista_silences_the_table_and_gives_bearing():
    game = first(found(2, row=1, magnitude=4), joined(2, 1, 2))
    text = game("deeper")
    assert "VISTA, 0.2: the table is silent" in text
    assert "Bearing +1 (a vista) → 1/3" in text
    assert facts(game, TimePassed) == [TimePassed(minutes=480)]
    assert "VISTA" not in game("back", "deeper")


def test_what_passes_in_the_village_is_owed_and_told():
    game = first(found(2, row=1, magnitude=6), joined(2, 1, 2))
    assert "The village lives 1 cycle without them: “cycle”" in game("deeper")
    assert facts(game, TimePassed) == []
    assert "the village has 1 cycle to live that passed out there" in game("now")
    assert "Exhausted" in game("status")


def test_the_edge_at_which_a_force_stopped_them_is_told():
    game = first(found(2, row=1, magnitude=6), joined(2, 1, 2))
    game("alert +11")
    for line in ("deeper", "depth"):
        assert "a force stopped them at its edge: crossing it, 1 cycle, comes before the way on" in game(line)
    assert "at its edge" not in game("gone", "deeper", "depth")
    assert game.world.strata.away == 1


def test_a_cycle_is_lived_at_home_and_the_map_drifts():
    game = first(found(2, row=1, magnitude=6), joined(2, 1, 2, "fresh"))
    game("deeper")
    text = game("cycle")
    assert "the village has lived every cycle that passed out there" in text
    assert "the fresh passage between 0.1 and 0.2 is closed" in text
    assert len(facts(game, MapDrifted)[0].faces) == 2
    assert game.world.strata.away == 0
    assert "Exhausted" in game("status")
    game("u")
    assert (game.world.strata.away, game.world.strata.links[2].closed) == (1, False)


def test_where_nothing_is_charted_nothing_drifts():
    game = table("cycle")
    assert facts(game, MapDrifted) == []


def test_years_pass():
    game = first(found(2, row=1, magnitude=8), joined(2, 1, 2))
    assert "years pass" in game("deeper")
    assert facts(game, Travelled)[0].years


def test_listening_charts_and_pushes_like_any_roll():
    game = first()
    text = game("listen sefa =641111")
    assert "heard ahead: 0.2" in text
    assert len(facts(game, NodeFound)) == 2
    failed = first()
    assert "push: Sefa" in failed("listen sefa =111111")
    assert facts(failed, NodeFound) == []
    assert "push" in failed("push sefa =666666")
    assert len(facts(failed, NodeFound)) == 2
    assert failed.status("listen nobody") == "refused"


def test_dice_of_the_table_are_asked_for_on_the_way():
    game = first(found(2, row=1), joined(2, 1, 2, "climb"))
    text = game("dice table", "deeper")
    assert text.count("roll") == 3
    game("=444 =4444 =4")
    assert [test.faces for test in facts(game, Tested)] == [(4, 4, 4), (4, 4, 4, 4), (4,)]
    assert game.world.strata.here == 2


def test_an_expedition_and_the_depth_do_not_mix():
    game = table("expedition out 0,1 source 1")
    assert game.status("deeper") == "refused"
    assert "cross" in game.text()


def test_a_named_node_is_called_by_its_name_and_found_by_it():
    game = first(found(2, row=1), joined(2, 1, 2))
    assert "0.1 is called “Old Pump”" in game("depth name Old Pump")
    assert "0.1 “Old Pump”" in game("depth")
    assert "0.2 is called “Well”" in game("depth name 0.2 Well")
    game("depth at well")
    assert game.world.strata.here == 2
    assert facts(game, SceneSet)[0].title == "Well"
    assert game.status("depth at 7.7") == "refused"
    assert "0.2 has no name any more" in game("depth name")
    game("depth at village")
    assert game.world.strata.here == HOME
    assert facts(game, SceneSet)[0].scene


def test_the_gm_opens_what_is_shut():
    game = first(found(2, row=1), joined(2, 1, 2, "sealed"))
    assert "open now: sealed" in game("depth open")
    assert "sealed: torch, Interface −1 or go round → 0.2 (hall, 100 m, M2: 1 beat) · open" in game("depth")
    assert game.status("depth open") == "refused"
    assert game.status("depth open across") == "refused"
    assert game.result.prefill == "deeper"


def test_bearing_gives_a_die_to_the_roll_of_whoever_is_named():
    game = table("bearing +2")
    text = game("sneak tae; bearing tae")
    (tested,) = facts(game, Tested)
    assert {part.what: part.dice for part in tested.parts}["bearing"] == 1
    assert "Bearing −1 (a roll) → 1/3" in text
    assert facts(game, BearingChanged) == [BearingChanged(by=-1, why="roll")]
    game("sneak tae =111111; bearing tae", "push tae =666666")
    (pushed,) = facts(game, Tested)
    assert len(pushed.again) == 6
    assert strata.bearing(rules().strata, game.world.strata) == 0


def test_bearing_is_not_spent_where_there_is_none_or_nobody_rolls():
    game = table()
    assert game.status("sneak tae; bearing tae") == "refused"
    game("bearing +1")
    assert "nobody of them rolls" in game("sneak tae; bearing oru")
    assert game.result.deed is None
    assert game.status("sneak tae; bearing") == "refused"
    assert game.status("test all climb; bearing tae") == "ok"
    assert game.status("bearing -1") == "refused"


def test_bearing_makes_an_oracle_true_and_silence_gives_it():
    game = charted(table("bearing +2", "silence on"), *START[:1], found(1, depth=3), *START[2:])
    assert game.status("bearing true") == "refused"
    assert "the oracle was asked nothing in this scene" in game.text()
    assert game("ask is the lift working? =1", "bearing true").splitlines() == [
        "Bearing −2 (for the oracle) → 0/3",
        "“is the lift working?”: yes, it is so",
    ]
    assert game.world.oracle.last == ("is the lift working?", "yes")
    assert game.status("bearing +2", "bearing true") == "refused"
    assert "that is so already" in game.text()
    assert game.status("ask is it far? =4", "bearing true") == "ok"
    assert game.status("bearing +2", "go a ledge", "bearing true") == "refused"
    assert game.status("bearing -2") == "ok"
    assert "Bearing +1 (silence) → 1/3" in game("silence kept")
    assert facts(game, SilenceKept)
    assert "Bearing 1/3" in game("bearing")


def test_a_gene_gate_is_told_to_open_to_whoever_carries_the_gene():
    game = first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    assert "Sefa, pool" in game("depth").partition("deeper")[2].splitlines()[0]
    assert "it opens to Oru, who carries the gene" in game("quest carrier oru", "depth")
    assert game.status("deeper") == "ok"
    assert game.world.strata.here == 2
    away = first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    assert "it opens to" not in away("quest carrier oru", "away oru", "depth")


def test_a_beam_of_four_opens_the_shell_ahead():
    game = first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    game("wanderer comes", "beam 3")
    assert facts(game, ConnectorRebuilt) == []
    game("rest 90")
    game("beam 4")
    assert [event.why for event in facts(game, ConnectorRebuilt)] == ["beam"]
    assert "beam hole through the shell: free" in game.text()


def test_a_builder_changes_a_connector_where_a_fight_with_it_begins():
    game = first(found(2, row=1), joined(2, 1, 2))
    game("fight minor builder")
    assert facts(game, FightBegan)
    assert [event.why for event in facts(game, ConnectorRebuilt)] == ["builder"]
    others = first(found(2, row=1), joined(2, 1, 2))
    others("fight exterminator")
    assert facts(others, ConnectorRebuilt) == []
    village = table("fight minor builder")
    assert facts(village, ConnectorRebuilt) == []


def test_home_with_a_tag_leads_to_the_barrier():
    game = first()
    assert "trail" not in game("back")
    game("deeper", "tae +tagged")
    assert "the trail leads to the barrier: “ward”" in game("back")
    assert game.world.strata.here == HOME


def test_another_stratum_is_another_sector_with_an_alert_of_its_own():
    below = (StratumFound(depth=1, size=4, sector="stratum 1"), found(2, depth=1), joined(2, 1, 2, "shaft", plate=True))
    game = first(*below)
    game("alert +3", "deeper")
    assert game.world.place.sector == "stratum 1"
    assert game.world.sector.points == 0
    assert game.world.safeguard.sector("home").points == 3


@pytest.mark.parametrize("language", ["en", "it"])
def test_everything_is_said_in_both_languages(language):
    game = first(found(2, row=1, magnitude=7), joined(2, 1, 2), language=language)
    lines = {
        "en": ("depth", "deeper", "listen", "across", "back", "map", "bearing", "now", "status", "deeper round",
               "begin"),
        "it": ("profondità", "scendi", "ascolta", "traversa", "indietro", "mappa", "rotta", "adesso", "stato",
               "scendi giro", "inizia"),
    }[language]  # fmt: skip
    assert all(game(line) for line in lines)


def test_the_status_tells_machines_where_they_are():
    game = first()
    data = as_data(game.table())
    Draft202012Validator(STATUS).validate(data)
    assert (data["strata"]["node"]["label"], data["strata"]["bearing"]) == ("0.1", 0)
    village = as_data(table().table())
    Draft202012Validator(STATUS).validate(village)
    assert village["strata"]["node"] is None


def test_a_way_that_was_rebuilt_is_looked_at_before_anybody_goes():
    rebuilt = ConnectorRebuilt(link=2, kind="climb", faces=(2,))
    game = first(found(2, row=1), joined(2, 1, 2), Went(link=2), rebuilt)
    text = game("back")
    assert "it is not what it was: climb: hazard test" in text
    assert "fail: Tae 12.5 % · Oru 6.2 % · Sefa 50 %" in text
    assert game.world.strata.here == 2
    game("back")
    assert game.world.strata.here == 1
    onward = first(found(2, row=1), joined(2, 1, 2), rebuilt)
    assert "the same line goes through" in onward("deeper")
    onward("deeper")
    assert onward.world.strata.here == 2
    plain = first(found(2, row=1), joined(2, 1, 2, "climb"), ConnectorRebuilt(link=2, kind="free", faces=(1,)))
    plain("deeper")
    assert plain.world.strata.here == 2
