"""The quest at the desk: clocks, discoveries, the gene, the locks with their odds, and what is commanded."""

from __future__ import annotations

import pytest

from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join Kei remnant", "join")
    return game


def searched(game: Game, *phases: int) -> Game:
    """Discoveries of three segments each, two an evening, until those phases are over."""
    for segments in phases:
        rolls = -(-segments // 3)
        for n in range(rolls):
            game("discover kei lead =66")
            if n % 2 or n == rolls - 1:
                game("end", "begin")
    return game


@pytest.fixture
def ready(game: Game) -> Game:
    return searched(game, 4, 6, 8, 6, 8)


def test_the_clocks_and_the_rolls_left(game: Game):
    text = game("quest")
    assert "Rumour 0/4 · Trail 0/6 · Carrier or Synthesis 0/8 · Access Point 0/6 · Control Room 0/8" in text
    assert "discovery rolls left, this session or stratum: 2" in text
    assert "Rumour +3: 3/4" in game("discover kei lead =66")
    assert "Rumour: nothing found, 3/4" in game("discover kei lead =11")
    assert game.status("discover kei lead") == "refused"
    assert game("end", "begin", "discover kei lead =54").endswith(
        "Rumour is over\nwhat comes next, another session: Trail, samples, records, a lineage"
    )
    assert "another session" in game("discover kei lead")
    assert game.status("discover kei") == "usage"
    assert game.status("discover kei lead hard") == "usage"
    assert game.status("discover kei dancing") == "refused"


def test_odds_are_told_from_the_third_phase_on_with_what_is_missing(game: Game):
    assert "command" not in game("quest")
    assert "command" not in searched(game, 4)("quest")
    text = searched(game, 6)("quest")
    assert "the room, as you are: command" in text
    assert "with Killy at the door: command" in text
    assert "missing: Carrier or Synthesis (8 segments)" in text
    assert "a gene: without one Identity is difficulty 5, with a carrier 1" in text
    assert "Killy at the door: 4 actions more" in text
    assert "%" not in game("odds off", "quest")
    assert game.status("quest odds") == "refused"


def test_odds_may_be_asked_for_at_any_time(game: Game):
    text = game("quest odds")
    assert "sessions still to come (10 % to 90 %): pool 1: 26 (21–31) · pool 2: 17 (14–20) · pool 3: 14 (12–16)" in text
    assert "at the locks: Threshold Kei, pool 4" in text
    assert "dice for Audience (Kei, pool 0)" in text
    assert "dice for Threshold" not in text
    assert game("odds quest") == text


def test_a_carrier_who_is_away_is_missed_at_the_identity_lock(game: Game):
    searched(game, 4, 6)
    game("quest carrier oru")
    assert "who carries the gene" not in game("quest")
    text = game("away oru", "quest")
    assert "Oru, who carries the gene and is not here: so Identity is difficulty 5, else 1" in text
    game("present oru", "contagion oru 4", "away oru")
    assert "a gene: without one Identity is difficulty 5" in game("quest")


def test_a_gene_is_whole_again_when_what_destroyed_it_is_taken_back_by_its_number(game: Game):
    game("quest carrier oru", "contagion oru 3")
    first = game.log.at
    game("contagion oru 4")
    assert (game.world.quest.carrier, game.world.quest.destroyed) == ("", ("oru",))
    game(f"undo #{first}")
    assert (game.world.quest.carrier, game.world.quest.destroyed) == ("oru", ())
    again = game.log.at
    game(f"undo #{again}", f"undo #{first - 1}")
    assert (game.world.quest.carrier, game.world.quest.destroyed) == ("", ())
    assert game.status("quest carrier oru") == "refused"
    assert game.status("contagion oru 3", "quest carrier oru") == "ok"


def test_a_carrier_is_named_and_loses_the_gene_at_the_fourth_stage(game: Game):
    assert game("quest carrier oru") == "Oru carries the net terminal gene"
    assert "a gene" not in game("quest odds")
    assert "Oru carries the net terminal gene" in game("quest")
    text = game("contagion oru 4")
    assert "Oru: the Contagion has destroyed the net terminal gene" in text
    assert game.world.quest.carrier == ""
    assert game.status("quest carrier oru") == "refused"
    game("undo")
    assert game.world.quest.carrier == "oru"


def test_a_synthetic_gene_comes_and_goes(game: Game):
    assert game("quest synthetic") == "there is a synthetic gene"
    assert "there is a synthetic gene" in game("quest")
    assert "a carrier: a synthetic gene is difficulty 3 at Identity and is noticed" in game("quest odds")
    assert game("quest synthetic lost") == "the synthetic gene is lost"


def test_the_locks_open_one_after_another(ready: Game):
    game = ready
    assert (
        game("quest carrier kei", "quest command shells") == "nothing can be commanded before the five locks are open"
    )
    text = game("lock kei =6111")
    assert "the control room: its alert begins at 7" in text
    assert "Threshold 2/2 · the room's alert +1, 8 now" in text
    assert "Threshold is open" in text
    assert "control room: alert 8 (level 3, the agent at 19) · Threshold 2/2 · Handshake 0/2" in game("status")
    assert "the control room: Handshake" in game("now")
    assert "Handshake 1/2 · the room's alert +2, 10 now" in game("lock kei =411111")
    assert game("quest odds").startswith("the room, as you are: command ")
    assert "a contagion test, severity 1 (“exposure kei”)" in game("lock kei exposure =411111")
    assert "the room's alert +1, 11 now" in game.text()
    assert "Identity is open" in game("lock kei =full")
    assert game.status("lock kei dancing") == game.status("lock kei exposure exposure") == "refused"


def test_an_action_at_a_lock_is_a_beat_and_may_be_forced(ready: Game):
    game = ready
    game("alert +10", "zuru +tagged")
    before = game.world.sector.force.ticked if game.world.sector.force else 0
    game("lock kei =1111; push kei =6666")
    assert game.world.sector.force is not None
    assert game.world.sector.force.ticked == before + 1
    assert game.world.people.by_id["kei"].strain == 1
    assert game.world.quest.locks == {"threshold": 2}


def test_what_the_city_does_after_the_first_order_is_asked_of_the_oracle(ready: Game):
    game = ready
    game("quest carrier kei", *["lock kei =full"] * 5)
    assert "the City obeys, once for certain: stop the Safeguard / stop the Builders / open the shells" in game.text()
    assert "the City waits for an order" in game("now")
    assert "it is done: open the shells" in game("quest command shells")
    text = game("quest command builders =5")
    assert "(even): yes, but" in text
    assert "it is done: stop the Builders" in text
    assert "the City does not do it: stop the Safeguard" in game("quest command safeguard =3")
    assert "the City waits" not in game("now")
    assert game.world.quest.orders == (("shells", True), ("builders", True), ("safeguard", False))
    assert "missing" not in game("quest")
    at = game.log.at
    assert game.status("quest command builders =5") == game.status("quest command shells") == "refused"
    assert "that was commanded already: open the shells" in game.text()
    assert game.log.at == at


def test_bearing_makes_an_order_be_done(ready: Game):
    game = ready
    game(
        "quest carrier kei", *["lock kei =full"] * 5, "quest command shells", "quest command builders =3", "bearing +2"
    )
    assert "it is done: stop the Builders" in game("bearing true")
    assert game.world.quest.orders == (("shells", True), ("builders", True))
    game("quest command safeguard =3", "ask is it dark? =3", "bearing +2")
    assert "it is done" not in game("bearing true")
    assert game.world.quest.orders[-1] == ("safeguard", False)


def test_cut_off_means_back_to_the_access_point(ready: Game):
    game = ready
    text = game(*["lock oru =1"] * 3)
    assert "agent manifests: 3 actions left (“fight agent gap 3”)" in text
    text = game(*["lock oru =1"] * 3)
    assert "cut off: the locks close, and you are back at: Access Point" in text
    assert "Access Point 0/6 · Control Room 8/8" in game("quest")


def test_the_wanderer_who_is_there_holds_the_door(ready: Game):
    game = ready
    game("wanderer comes")
    text = game(*["lock oru =1"] * 3)
    assert "Killy holds the door: +4 actions" in text
    assert "7 actions left, then you are cut off" in text
    assert "as you are" not in game("quest odds")


def test_italian_knows_it_too():
    game = Game(language="it")
    game("inizio", "entra")
    assert "Voci 0/4 · Pista 0/6" in game("gene")
    assert "Voci +1: 1/4" in game("scopri sefa guida =44")
    assert "porta il gene del terminale di rete" in game("gene portatrice sefa")
    assert "manca: Voci (3 segmenti)" in game("gene probabilità")
    assert game.status("serratura sefa") == "refused"
