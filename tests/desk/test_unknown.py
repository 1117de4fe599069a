"""What a line that nobody understands is answered: the campaign's language, only slips, nothing that does harm."""

from __future__ import annotations

import pytest

from rpg.cli.root import COMMANDS
from rpg.desk.book import BOOK
from rpg.desk.shell import SHELL
from tests.desk.game import Game

ENGLISH = ["fi", "cl", "recapp", "gallery", "exporting", "re", "unod", "edn", "timer starvation 4", "turni mole 12"]
ITALIAN = ["limiti", "timer fame 4", "uscita", "gallery", "riposso", "fien", "anulla", "re", "hti zuru 2"]


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "go silo", "fight exterminator x3 gap 2")
    return game


@pytest.fixture
def italian() -> Game:
    game = Game(language="it")
    game("inizia", "entra", "vai silo", "scontro sterminatore x3 distacco 2")
    return game


@pytest.mark.parametrize("line", ENGLISH)
def test_a_fragment_or_another_word_is_no_slip(line: str) -> None:
    game = Game()
    game("begin", "join")
    game(line)
    assert game.result.prefill == ""


@pytest.mark.parametrize("line", ITALIAN)
def test_nor_is_it_in_italian_one_of_an_english_verb(italian: Game, line: str) -> None:
    italian(line)
    assert italian.result.prefill == ""


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("linea ragni", "linee ragni"),
        ("prvoa tae scalata", "prova tae scalata"),
        ("furtvità tae", "furtività tae"),
        ("lavora", "raccogli"),
        ("lavora carico tae", "raccogli carico tae"),
    ],
)
def test_a_slip_is_put_right_in_the_language_of_the_campaign(italian: Game, line: str, wanted: str) -> None:
    assert wanted in italian(line)
    assert italian.result.prefill == wanted


@pytest.mark.parametrize(("line", "said"), [
    ("kill exterminator-3", "exterminator-3 is destroyed already"),
    ("hit ext3 2", "exterminator-3 is destroyed already"),
    ("exterminator-3 -2", "exterminator-3 is destroyed already"),
])  # fmt: skip
def test_a_destroyed_machine_is_said_to_be_one(game: Game, line: str, said: str) -> None:
    game("kill exterminator-3")
    assert game(line) == said
    assert game.result.prefill == ""


def test_a_destroyed_machine_has_its_gender(italian: Game) -> None:
    italian("abbatti sterminatore-3")
    assert italian("abbatti sterminatore-3") == "sterminatore-3 è già distrutto"


@pytest.mark.parametrize(
    "line",
    ["prova oru tempra", "entra Kira portatrice", "? sanguinamento", "zuru +strain 1", "zuru +maracatura",
     "prova oru scalatta", "scontro sterminattore", "gruppo", "entra zur", "? rifle", "contromisura spegnesri"],
)  # fmt: skip
def test_no_sentence_has_an_id_in_it(italian: Game, line: str) -> None:
    said = italian(line)
    assert ":" not in said.replace(": ", ""), said
    assert "/" not in said


def test_a_slip_of_a_name_is_put_right_by_the_name(italian: Game) -> None:
    assert "Marcatura" in italian("zuru +maracatura")
    assert italian.result.prefill == "zuru +marcatura"


def test_a_list_of_choices_is_short_and_says_how_many_more(italian: Game) -> None:
    said = italian("allerta tutti")
    assert said.count(" · ") <= 8
    assert "altri" in said


def test_gruppo_is_a_group(italian: Game) -> None:
    assert italian("gruppo lepri = tae, oru") == "lepri = Tae, Oru"
    assert italian("gruppo") == "lepri = Tae, Oru"
    italian("gruppo -1")
    assert italian.result.status == "ok"
    assert "Sefa" in italian.text()
    assert italian.status("gruppo fuggi") == "ok"


@pytest.mark.parametrize(("line", "said"), [
    ("recap", "“recap” is a command of the shell: rpg recap"),
    ("print sheet tae", "“print” is a command of the shell: rpg print sheet tae"),
    ("rpg doctor", "“doctor” is a command of the shell: rpg doctor"),
    ("rpg status", "here it stands without rpg: status"),
    ("help watch", "watch is a command of the shell, outside the console: rpg watch. rpg watch --help says more"),
])  # fmt: skip
def test_a_command_of_the_shell_is_named(game: Game, line: str, said: str) -> None:
    assert game(line) == said


def test_the_same_in_italian(italian: Game) -> None:
    assert italian("riassunto") == "«riassunto» è un comando della shell: rpg recap"
    assert "rpg print" in italian("aiuto stampa")
    italian("orologio rovina 4")
    assert italian.status("nascondi rovina") == "ok"


def test_every_command_that_is_no_verb_is_known_there() -> None:
    assert set(SHELL.values()) == {name for name in COMMANDS if BOOK.find(name, whole=True) is None}
    assert not [word for word in SHELL if BOOK.find(word) is not None]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("mark", ["!", "#", ".", "?", "=", ";", "$"])
def test_help_explains_the_marks(mark: str, language: str) -> None:
    game = Game(language=language)
    assert game(f"{'aiuto' if language == 'it' else 'help'} {mark}").startswith(mark)


@pytest.mark.parametrize("line", ["{} -4", "fight {}", "zuru +{}"])
def test_a_word_that_nobody_would_read_is_not_said_back_whole(line: str):
    game = Game()
    game("begin", "join")
    assert len(game(line.format("x" * 10_000))) < 1_000
