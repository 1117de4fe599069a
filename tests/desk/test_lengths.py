"""What is typed goes into events, which stay small: every text is bounded in bytes, whatever letters it is made of."""

from __future__ import annotations

import msgspec
import pytest

from tests.desk.game import Game

WIDE = "𝔸"
"""A letter of four bytes."""
LINES = {
    "ask {}": 300,
    "speak tae {}": 300,
    "wanderer says {}": 300,
    "mask suspects Homa, Keld, Siro, {} certain": 60,
    "depth name 0.1 {}": 60,
}


def game() -> Game:
    game = Game()
    game("join", "deeper", "wanderer comes")
    return game


@pytest.mark.parametrize("line", LINES)
def test_a_text_is_as_long_as_its_bytes(line: str):
    most = LINES[line]
    playing = game()
    at = playing.log.at
    assert playing.status(line.format("A" * (most + 1))) == "refused"
    assert f"longer than {most} bytes" in playing.text()
    assert playing.status(line.format(WIDE * (most // 4 + 1))) == "refused"
    assert playing.log.at == at
    assert playing.status(line.format(WIDE * (most // 4))) == "ok", playing.text()


def test_eight_suspects_with_the_longest_names_fit():
    playing = game()
    names = ", ".join(f"{n}{WIDE * 14}" for n in range(8))
    assert playing.status(f"mask suspects {names} certain") == "ok"
    facts = playing.log.path()[-1].facts
    assert all(len(msgspec.json.encode(fact.event)) <= 1024 for fact in facts)
