"""Adversaries at the desk: moves as prompts, acts that only some machines allow, an audience and its clock."""

from __future__ import annotations

from typing import get_args

import pytest

from rpg.campaign.events import ClockMade, ClockTicked
from rpg.game.encounter.events import MoveSeen
from rpg.game.encounter.rules import TraitKey
from rpg.words import Say
from tests.desk.game import Game, rules, voice


def crew(language: str = "en") -> Game:
    game = Game(language=language)
    game("join oru", "join sefa")
    return game


def moves(game: Game) -> list[MoveSeen]:
    return [event for event in game.result.data.get("events", ()) if isinstance(event, MoveSeen)]


@pytest.mark.parametrize(
    ("language", "line", "name", "texts"),
    [
        (
            "en",
            "all wait",
            "exterminator-1",
            ("comes down", "a blank face turns", "steps over"),
        ),
        (
            "it",
            "tutti attendi",
            "sterminatore-1",
            ("scende", "un volto vuoto si gira", "scavalca"),
        ),
    ],
)
def test_one_move_is_told_after_an_exchange_and_the_same_when_it_is_played_again(language, line, name, texts):
    said = []
    for _ in range(2):
        game = crew(language)
        game("fight exterminator gap 3")
        told = [row for row in game(line).splitlines() if row.startswith(f"{name}: ")]
        assert len(told) == len(moves(game)) == 1
        assert told[0].removeprefix(f"{name}: ").startswith(texts)
        said.append(told[0])
    assert said[0] == said[1]


def test_no_move_is_told_of_a_fight_that_is_over():
    game = crew()
    game("fight conduit-vermin gap 3")
    exchanges = 0
    while game.world.encounter.fight is not None:
        game("all flee")
        exchanges += 1
        assert bool(moves(game)) is (game.world.encounter.fight is not None)
    assert exchanges


def test_a_machine_that_did_something_is_seen_before_those_that_only_stand_there():
    for seed in "123456":
        game = Game(seed=seed)
        game("join oru", "join sefa", "fight builder-minor x3 exterminator gap 0", "all wait")
        (move,) = moves(game)
        assert move.machine == "exterminator-1"


@pytest.mark.parametrize(
    ("language", "ride", "link"),
    [
        ("en", "oru ride builder-minor-1 =6; sefa ride =64", "oru link =66; rest wait"),
        ("it", "oru cavalca costruttore-minore-1 =6; sefa cavalca =64", "oru collega =66; resto attendi"),
    ],
)
def test_people_ride_a_builder_away_and_reach_into_a_keeper(language, ride, link):
    game = crew(language)
    game("fight builder-minor gap 2")
    assert game.status(ride) == "ok"
    assert game.world.encounter.fight is None
    assert {"en": "Oru climbs onto minor Builder-1", "it": "Oru sale su Costruttore minore-1"}[language] in game.text()
    game = crew(language)
    game("fight silo-keeper gap 2")
    told = game(link)
    assert {"en": "silo keeper-1 stands down", "it": "custode del silo-1 si ferma"}[language] in told
    assert game.world.encounter.fight is None


def test_only_what_can_be_ridden_or_reached_is():
    game = crew()
    game("fight exterminator gap 2")
    assert (game.status("all ride"), game.text()) == ("refused", "nothing here that Oru could ride")
    assert (game.status("all link"), game.text()) == ("refused", "nothing here that Oru could reach by Interface")
    assert game.status("all ride exterminator-1") == "refused"


@pytest.mark.parametrize(("language", "verb", "clock"), [("en", "audience", "favour"), ("it", "udienza", "favore")])
def test_an_audience_fills_the_clock_of_what_was_spoken_with(language, verb, clock):
    game = crew(language)
    game(f"{verb} sefa =64")
    made = [event for event in game.result.data["events"] if isinstance(event, ClockMade | ClockTicked)]
    assert made == [ClockMade(clock=clock, size=4), ClockTicked(clock=clock, by=1)]
    game(f"{verb} sefa authority-echo =66")
    assert game.world.clocks[clock].filled == 3
    game(f"{verb} sefa =61")
    assert game.world.clocks[clock].filled == 3


def test_an_audience_that_cannot_be_is_refused_with_the_reason():
    game = crew()
    assert game.status("audience") == "usage"
    assert game("audience sefa exterminator") == "exterminator grants no audience"
    assert game.status("audience nobody") == "refused"
    assert game.status("audience sefa nothing") == "refused"
    game("fight exterminator gap 3")
    assert game.status("audience sefa") == "refused"


def test_what_never_fights_offers_its_clock_and_what_is_masked_begins_as_an_ambush():
    game = crew("it")
    assert game.status("scontro costruttore colossale") == "refused"
    assert game.result.prefill == "orologio ricostruzione 8"
    assert game.status("scontro eco dell'autorità") == "refused"
    assert game.result.prefill == ""
    assert game.status("scontro agent-masked") == "ok"
    fight = game.world.encounter.fight
    assert fight is not None
    assert {fighter.gap for fighter in fight.fighters.values()} == {0}


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_trait_has_a_name_and_every_adversary_its_moves(language):
    for key in get_args(TraitKey):
        assert voice(language).say(Say(f"trait.{key}", {"n": 2})) not in {"", f"trait.{key}"}
    game = crew(language)
    for adversary in rules().encounter.adversaries.values():
        told = game(f"? {adversary.id.rpartition('/')[2]}")
        for move in adversary.moves:
            text = rules().texts[language][adversary.id][f"moves.{move.key}.text"]
            assert str(text) in told, adversary.id
        assert len(adversary.moves) == 3
