"""What a GM keeps: threads, rulings, a turn order of their own."""

from __future__ import annotations

import pytest

from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def test_threads_stay_open_until_they_are_closed(game: Game):
    assert game("thread Who opened the lock?") == "thread 1: Who opened the lock?"
    game("thread the elder lies", "end", "begin")
    assert game("threads") == "1  Who opened the lock?\n2  the elder lies"
    assert game("thread close who") == "closed: Who opened the lock?"
    assert game("thread") == "1  the elder lies"
    game("u")
    assert len(game.world.threads) == 2


@pytest.mark.parametrize(
    ("line", "status"),
    [("thread close", "usage"), ("thread close 9", "refused"), ("thread close nobody", "refused"),
     (f"thread {'x' * 500}", "refused")],
)  # fmt: skip
def test_a_thread_that_cannot_be(game: Game, line: str, status: str):
    game("thread one")
    at = game.log.at
    assert (game.status(line), game.log.at) == (status, at)


def test_without_threads_there_is_nothing_to_list_or_close(game: Game):
    assert (game.status("thread"), game.status("thread close 1")) == ("refused", "refused")


def test_two_threads_of_the_same_words_are_two(game: Game):
    game("thread the lock", "thread the lock", "thread close 1")
    assert list(game.world.threads.values()) == ["the lock"]


def test_a_ruling_is_found_by_any_word_of_it(game: Game):
    game("ruling Whoever flees drops the canister first.")
    for word in ("flee", "canister", "drops the can", "? no", "ruling"):
        said = game(word if word == "ruling" else f"? {word}")
        assert ("ruling: Whoever flees" in said) == (word != "? no"), word


def test_a_word_that_only_a_ruling_knows_is_no_refusal(game: Game):
    game("ruling The quagga bites twice")
    assert game("? quagga") == "ruling: The quagga bites twice"
    assert game.status("? okapi") == "refused"


def test_a_turn_order_goes_round(game: Game):
    game("init zuru 14, tae 9, the thing 17")
    assert game.text() == "round 1 · ▶ the thing 17 · Zuru 14 · Tae 9"
    game("n", "n")
    assert game.text() == "round 1 · the thing 17 · Zuru 14 · ▶ Tae 9"
    assert game("n") == "round 2 · ▶ the thing 17 · Zuru 14 · Tae 9"
    assert "round 2" in game("s")
    assert "round 1 · the thing 17 · Zuru 14 · ▶ Tae 9" in game("u")


def test_who_comes_late_changes_nobodys_turn(game: Game):
    game("init zuru 14, tae 9", "n", "n", "n", "init oru 15")
    assert game.text() == "round 2 · Oru 15 · Zuru 14 · ▶ Tae 9"
    game("init tae 20")
    assert game.text() == "round 2 · ▶ Tae 20 · Oru 15 · Zuru 14"


def test_those_of_one_number_act_as_they_were_told(game: Game):
    assert game("init tae 5, zuru 5, oru 5") == "round 1 · ▶ Tae 5 · Zuru 5 · Oru 5"


def test_a_turn_order_ends_and_then_next_is_a_beat_again(game: Game):
    game("init zuru 14, tae 9", "n", "n", "init end")
    assert game.text() == "turn order over · rounds 2"
    assert "beat" in game("n")
    assert game.status("init") == game.status("init end") == "refused"


@pytest.mark.parametrize("line", ["init zuru", "init 14", "init zuru 14, tae", "init zuru x"])
def test_a_turn_without_a_number_is_told(game: Game, line: str):
    assert game.status(line) == "usage"
    assert game.world.turns.order == ()


def test_an_ambiguous_beginning_is_asked_about(game: Game):
    game("fight exterminator x2 gap 1")
    assert game.status("init exterminator 5") == "refused"
