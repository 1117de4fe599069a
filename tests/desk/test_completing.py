"""What the console offers while a line is being typed: the words of the campaign's language."""

from __future__ import annotations

import pytest

from rpg.desk.complete import complete
from tests.desk.game import Game


@pytest.fixture
def italian() -> Game:
    game = Game(language="it")
    game("inizia", "entra", "vai silo", "scontro sterminatore x2 distacco 2")
    return game


def offered(game: Game, line: str) -> list[str]:
    return [word for word, _ in complete(line, game.table())]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("prova tae sca", "scalata"),
        ("prova tae el", "elusione"),
        ("prova tae furtivita", "furtività"),
        ("vai vill", "Il villaggio dietro la barriera"),
        ("vai il po", "pozzo dell’ascensore"),
        ("zuru +ma", "+marcatura"),
        ("zuru -mar", "-marcatura"),
        ("zuru +ucc", ""),
        ("scontro sterminatore-r", "sterminatore-rottame"),
        ("scontro rot", "sterminatore-rottame"),
        ("? emo", "Emorragia"),
        ("? esca", "esca"),
        ("allerta sp", "spari"),
        ("colpo st", "sterminatore-1"),
        ("entra Kira spal", "spallone"),
        ("prob", "probabilità"),
    ],
)
def test_names_are_offered_in_the_language_of_the_campaign(italian: Game, line: str, wanted: str) -> None:
    assert offered(italian, line)[:1] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("line", "wanted"), [("scontro drift", "drift-eye"), ("prova tae shoo", "shoot")])
def test_an_id_is_offered_where_no_name_goes_on_so(italian: Game, line: str, wanted: str) -> None:
    assert offered(italian, line) == [wanted]


@pytest.mark.parametrize("line", ["prova tae ", "allerta ", "zuru +", "zuru -", "contromisura ", "? "])
def test_whatever_is_offered_is_read(italian: Game, line: str) -> None:
    people = set(italian.world.people.by_id)
    words = [word for word in offered(italian, line) if word not in people]
    assert words
    for word in words:
        last = line.rpartition(" ")[2]
        italian(f"{line.removesuffix(last)}{word}")
        assert not {say.key for say in italian.result.says} & {
            "desk.refused.unknown", "desk.refused.near", "desk.refused.which", "desk.refused.usage",
            "desk.refused.no_skill",
        }, word  # fmt: skip


def test_every_scene_that_is_offered_is_the_one_that_begins(italian: Game) -> None:
    for word in offered(italian, "vai "):
        italian(f"vai {word}")
        assert italian.world.place.scene, word


@pytest.mark.parametrize(("line", "wanted"), [("go the li", ["lift shaft"]), ("go li", ["lift-shaft"])])
def test_english_has_ids_and_names(line: str, wanted: list[str]) -> None:
    assert offered(Game(), line) == wanted
