"""Dice at the desk: their story, names that they may use, macros, and rules whose dice are read only once."""

from __future__ import annotations

import pytest

from rpg.desk.dice import context
from rpg.desk.narrate import narrate
from rpg.desk.run import run
from rpg.dice import parser
from rpg.game.check.events import Rolled
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def rolled(game: Game) -> Rolled:
    """The last roll in the log."""
    facts = [fact.event for entry in game.log.path() for fact in entry.facts]
    return next(event for event in reversed(facts) if isinstance(event, Rolled))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("r 4d6kh3=6321", "4d6kh3 = 11 [6 3 2 (1)]"),
        ("r (5d6x)=6,1,2,3,4,5: the wall", "(5d6x) = 21 [6! 5 1 2 3 4] (table) · the wall"),
        ("r 10d6cs>=5=6655443322", "10d6cs>=5 = 4 [6* 6* 5* 5* 4 4 3 3 2 2]"),
        ("r 1d20+5 vs 15=17: the gap", "1d20+5 vs 15 = success (17) [12] (table) · the gap"),
        ("r 2d6+3 vs 10=9", "2d6+3 vs 10 = failure (9) (table)"),
        ("r 3d{hit,miss}=hit,miss,hit", "3d{hit,miss} = hit hit miss [hit miss hit]"),
        ("r 2 # d6=34", "2 # d6 = 3, 4 [3 4]"),
        ("r d6/2=5", "d6/2 = 5/2 [5]"),
        ("r (d6)>=4=5", "(d6)>=4 = yes [5]"),
        ("r 2d6=8", "2d6 = 8"),
        ("r 3 =642: over", "pool 3 = full [6 4 2]"),
        ("r 3=642", "pool 3 = full [6 4 2]"),
        ("r 1d20+5 vs 15=31", "these dice come to 6 to 25, never to 31"),
        ("r 2d6*2=9", "they never come to 9"),
        ("r @tae.reflex d6=531", "@tae.reflex d6 = 9 [5 3 1]"),
    ],
)
def test_a_roll_tells_its_story(game: Game, line: str, said: str):
    assert said in game(line)


@pytest.mark.parametrize(
    ("line", "prefill"),
    [
        ("r 4d6 keep 3", "roll 4d6kh3"),
        ("r 2d6 room 3", "roll 2d6: room 3"),
        ("2d20!", "roll 2d20x"),
        ("odds 4d6k3", "odds 4d6kh3"),
        ("macro hop = 4d6 tieni 3", "macro hop = 4d6kh3"),
        ("r 2d6=1", ""),
    ],
)
def test_a_wrong_line_is_offered_corrected(game: Game, line: str, prefill: str):
    assert game.status(line) == "refused"
    assert game.result.prefill == prefill
    if prefill:
        assert game.status(prefill) == "ok"


@pytest.mark.parametrize(
    ("line", "english", "italian"),
    [
        ("r 2 # d20 vs 11=20,3", "success, failure", "riuscito, fallito"),
        ("r (d6)>=4=5", "yes", "sì"),
        ("r 2 # (d6)>=4=5,1", "yes, no", "sì, no"),
        ("r 2 # pool(1) vs ladder(core)=6,1", "full, fail", "pieno, fallimento"),
        ("r table(omen, d12)=1", "Dust falls", "Cade polvere"),
        ("r 2d{yes,success}=yes,success", "success yes", "success yes"),
        ("r d6/2=5", "5/2", "5/2"),
    ],
)
def test_what_dice_came_to_is_said_in_the_language_of_the_table(line: str, english: str, italian: str):
    for language, said in (("en", english), ("it", italian)):
        game = Game(language=language)
        game("begin", "join")
        assert f" = {said}" in game(line)


def test_what_older_campaigns_keep_is_still_said(game: Game):
    old = Rolled(text="3d{hit,miss}", faces=(), total=0, result="hit hit miss")
    (say,) = narrate(game.table(), [old])
    assert say.values["result"] == "hit hit miss"


def test_an_event_keeps_what_its_names_stood_for(game: Game):
    game("r @tae.reflex d6=531")
    assert (rolled(game).text, rolled(game).read, rolled(game).faces) == ("@tae.reflex d6", "3d6", (5, 3, 1))


def test_names_are_those_of_the_rules_in_both_languages(game: Game):
    known = context(game.table()).attributes
    assert known["tae.reflex"] == 3
    assert {"tae.sneak", "tae.vitality", "tae.soak", "alert.points", "alert.level", "exterminator.armour"} <= set(known)
    italian = Game(language="it")
    italian("begin", "join")
    assert context(italian.table()).attributes["tae.riflessi"] == 3


def test_a_macro_is_kept_rolled_and_forgotten(game: Game):
    assert "$hop = 2d6 + 1" in game("macro hop = 2d6 + 1")
    assert "$hop = 8" in game("r $hop=8")
    assert "$hop = 2d6 + 1" in game("macro")
    assert "$hop forgotten" in game("macro hop -")
    assert "$hop" in game("r $hop")
    assert "there are no macros" in game("macro")
    game("u")
    assert game.world.macros == {"hop": "2d6 + 1"}


def test_a_macro_keeps_every_sign_of_its_dice(game: Game):
    assert "$hop = 5d6cs>=5" in game("macro hop 5d6cs>=5")
    assert "$hop = 5d6cs=5" in game("macro hop=5d6cs=5")
    assert game.world.macros == {"hop": "5d6cs=5"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("odds if((d20)>=15, 2d6, x)", "nothing here is called “x”"),
        ("odds let x = 2d6 in x + foo", "nothing here is called “foo”"),
        ("odds dF foo bar", "“foo” is not understood here"),
        ("odds {1d6/2} vs ladder(core)", "has no band for 1/2"),
    ],
)
def test_odds_that_cannot_be_weighed_are_told_as_dice(game: Game, line: str, said: str):
    assert said in game(line)
    assert game.status(line) == "refused"


def test_accents_of_a_macro_do_not_count(game: Game):
    game("macro città = 2d6 + 1")
    assert "$città = 8" in game("r $città=8")
    assert "$citta = 8" in game("r $citta=8")
    assert "$città forgotten" in game("macro citta -")


@pytest.mark.parametrize("text", ["2d", "$again", "@nobody.reflex", "10d6>=5"])
def test_a_macro_that_cannot_be_rolled_is_not_kept(game: Game, text: str):
    before = game.log.at
    game(f"macro again = {text}")
    assert game.log.at == before


def test_the_dice_of_the_rules_are_read_once(monkeypatch: pytest.MonkeyPatch):
    lines = ("alert seen-w3", "alert seen-w3", "beat", "beat", "beat", "beat", "sneak tae 1", "fight")
    once, game = Game(), Game()
    once("join tae", "go silo", *lines)
    game("join tae", "go silo")

    def never(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"a text is parsed in play: {args} {kwargs}")

    parser.parse_line.cache_clear()
    monkeypatch.setattr(parser.Parser, "line", never)
    monkeypatch.setattr(parser, "plain", never)
    said = [game(line) for line in lines]
    assert any("sent:" in answer for answer in said)
    assert "fight:" in said[-1]
    with pytest.raises(AssertionError, match="parsed in play"):
        run("r 2d6", game.table())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("odds 4d6kh3 3d6", "4d6kh3 against 3d6: more 62.2 % · equal 8.6 % · less 29.2 %"),
        (
            "odds d1 d1 d2",
            "d1 against d1: more 0 % · equal 100 % · less 0 %\nd1 against d2: more 0 % · equal 50 % · less 50 %",
        ),
        ("odds 2d6 +3", "2d6 +3"),
        (
            "odds 2d6 d{hit,miss}",
            "2d6 d{hit,miss}: “d{hit,miss}” is not understood here: dice alone are wanted — try 2d6",
        ),
    ],
)
def test_several_dice_are_compared(game: Game, line: str, said: str):
    assert game(line) == said


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "r tae climb", "test tae climb"),
        ("it", "tira tae climb 2", "prova tae climb 2"),
        ("en", "r climb", ""),
        ("en", "r zuru + 2d6", ""),
        ("en", "r @tae.refle + 2d6", "roll @tae.reflex + 2d6"),
        ("en", "r 2d6 64", "roll 2d6=64"),
        ("en", "r d20=7+5", "roll d20+5=12"),
        ("en", "r 5d6x=54321", "roll (5d6x)=54321"),
        ("en", "r 4d6kh3 x6", "roll 6 # 4d6kh3"),
        ("en", "r 4d6kh3=6 3 2", ""),
    ],
)
def test_only_lines_that_work_are_offered(language: str, line: str, meant: str):
    game = Game(language=language)
    game("begin", "join")
    at = game.log.at
    game(line)
    assert (game.log.at, game.result.status, game.result.prefill) == (at, "refused", meant)
    if meant:
        assert game.status(meant) == "ok"


@pytest.mark.parametrize("degree", ["parziale", "partial", "full"])
def test_a_pool_alone_is_told_by_its_faces(game: Game, degree: str):
    assert "real dice are written as faces" in game(f"r 3={degree}")
