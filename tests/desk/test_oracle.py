"""The oracle at the desk: asked with exact odds, limited kindly, in both languages; images, told scenes, silence."""

from __future__ import annotations

from typing import Any

import pytest

from rpg.campaign.public import public_world
from rpg.desk.recap import markdown
from rpg.desk.report import report
from rpg.game.oracle.events import ImageDrawn, LineSpoken, QuestionAnswered, SceneNarrated
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def events(game: Game, kind: type) -> list[Any]:
    return [fact.event for entry in game.log.path() for fact in entry.facts if isinstance(fact.event, kind)]


ODDS = [
    ("remote", "remoto", "0.5 %", "12.5 %"),
    ("unlikely", "improbabile", "2.8 %", "25 %"),
    ("even", "pari", "16.7 %", "50 %"),
    ("likely", "probabile", "30.6 %", "75 %"),
    ("near certain", "quasi certo", "42.1 %", "87.5 %"),
]


@pytest.mark.parametrize(("english", "italian", "clean", "any_yes"), ODDS)
def test_the_odds_stand_before_the_answer_and_can_be_asked_for_alone(
    game: Game, english: str, italian: str, clean: str, any_yes: str
):
    line = next(line for line in game("ask").splitlines() if line.startswith(f"{english}: "))
    assert f"yes {clean} ·" in line
    assert line.endswith(f"any yes {any_yes}")
    assert game(f"ask {english}").splitlines()[0] == line
    assert game(f"ask does it hold? {english}").splitlines()[0] == line
    told = Game(language="it")
    told("inizia", "entra")
    first = told(f"chiedi regge? {italian}").splitlines()[0]
    assert first.startswith(f"{italian}: sì {clean.replace('.', ',')}".replace(" %", "\u00a0%"))


def test_a_question_is_answered_by_the_core_roll(game: Game):
    said = game("ask is the door open? likely =61")
    assert "the oracle · a question" in said
    assert "“is the door open?” (likely): yes" in said
    assert "yes, but" in game("ask is the door open? likely =51").splitlines()[2]
    assert game("ask is the door open? likely =21").splitlines()[2].endswith(": no")
    assert [event.answer for event in events(game, QuestionAnswered)] == ["yes", "yes_but", "no"]


@pytest.mark.parametrize(
    "line", ["ask likely is it far", "ask is it far, likely", "ask is it far likely", "ask Likely: is it far"]
)
def test_the_likelihood_stands_before_the_question_or_behind_it(game: Game, line: str):
    game(line)
    (asked,) = events(game, QuestionAnswered)
    assert (asked.likelihood, asked.question) == ("likely", "is it far")


@pytest.mark.parametrize("word", ["quasi certo", "quasi certa", "near certain"])
def test_italian_bends_and_english_is_known_too(word: str):
    game = Game(language="it")
    game("inizia", "entra", f"chiedi c'è acqua? {word}")
    (asked,) = events(game, QuestionAnswered)
    assert asked.likelihood == "near_certain"


def test_a_scene_bears_three_questions_and_says_so(game: Game):
    assert "2 questions left" in game("ask one")
    assert "1 question left" in game("ask two")
    assert "bears no more questions" in game("ask three")
    assert game.status("ask four") == "refused"
    assert "the rest is yours" in game.text()
    assert game.result.prefill == "ask four anyway"
    assert game.status(game.result.prefill) == "ok"
    assert game.status("ask five") == "refused"
    assert game.status("go the stair", "ask five") == "ok"
    assert [event.question for event in events(game, QuestionAnswered)] == ["one", "two", "three", "four", "five"]


def test_italian_is_offered_its_own_word():
    game = Game(language="it")
    game("inizia", "entra", "chiedi uno", "chiedi due", "chiedi tre", "chiedi quattro")
    assert game.result.prefill == "chiedi quattro comunque"
    assert game.status(game.result.prefill) == "ok"


def test_what_is_asked_in_secret_players_do_not_know(game: Game):
    game("!ask is Tae the one?")
    assert game.world.oracle.asked == 1
    assert public_world(game.log.path()).oracle.asked == 0
    assert "Tae the one" not in markdown(rules(), game.log.path(), voice("en"))


def test_real_dice_are_asked_for(game: Game):
    game("dice table", "ask does it open? likely")
    assert "2d6" in game.text()
    assert not events(game, QuestionAnswered)
    assert "yes, but" in game("=51")


def test_odds_that_are_off_are_not_said(game: Game):
    game("odds off")
    assert "%" not in game("ask")
    assert "near certain" in game.text()
    assert "%" not in game("ask is it late?")


def test_an_image_reads_as_a_sentence_in_both_languages(game: Game):
    italian = Game(language="it")
    italian("inizia", "entra")
    english_words, italian_words = rules().texts["en"], rules().texts["it"]
    for _ in range(20):
        said, detto = game("image"), italian("immagine")
        (motion, matter) = events(game, ImageDrawn)[-1].rows
        words = [english_words[table][f"rows.{row}.text"] for table, row in (motion, matter)]
        assert said == f"Something {words[0]}, about {words[1]}."
        (motion, matter) = events(italian, ImageDrawn)[-1].rows
        words = [italian_words[table][f"rows.{row}.text"] for table, row in (motion, matter)]
        assert detto == f"Qualcosa {words[0]}; riguarda {words[1]}."


def test_a_told_scene_has_sentences_and_nobody_speaks(game: Game):
    for _ in range(24):
        said = game("narrate")
        assert said.count(".") >= 3
        assert not set(said) & set('“”«»"')
    assert len({event.narration for event in events(game, SceneNarrated)}) == 4


def test_a_name_is_somebody_that_can_be_kept(game: Game):
    called = game("name")
    assert game("npc keep") == f"kept {called}"
    assert called.casefold() in game.world.kept
    others = {game("name") for _ in range(12)}
    assert called not in others
    assert game.status("name of the elder") == "usage"


def test_silence_is_an_option_with_one_line_a_scene_far_down(game: Game):
    assert "no rule here" in game("silence")
    assert game.status("silence kept 3") == "refused"
    game("silence on")
    assert "a rule here" in game("silence")
    assert game.status("silence kept") == "refused"
    assert "depth 0" in game.text()
    assert game("silence kept 3").splitlines() == ["nobody said a word here", "Bearing +1 (silence) → 1/3"]
    assert game.status("silence kept 3") == "refused"
    assert "has given its Bearing" in game.text()
    game("go the stair", "speak tae Come back.")
    assert game.text() == "Tae: “Come back.”"
    assert game.status("silence kept 3") == "refused"
    assert "a line was said" in game.text()


def test_a_node_of_the_map_is_told_by_the_map_and_kept_silent_once(game: Game):
    game("silence on", "deeper", "deeper")
    here = game.world.strata.node
    assert here is not None
    told = game("narrate")
    texts = rules().texts["en"][rules().strata.id]
    seen = f"{texts[f'structures.{here.structure}.text']}; {texts[f'features.{here.feature}.text']}."
    assert told.startswith(seen)
    assert seen in report(rules(), game.log.path(), voice("en"))
    assert game.status("silence kept") == "refused"
    assert "depth 0" in game.text()
    game("silence kept 3")
    assert game.world.oracle.silent == (here.label,)
    assert game.world.strata.bearing > 0


def test_going_on_is_a_node_of_the_loop(game: Game):
    game("deeper", "deeper", "solo")
    assert game.result.data["next"] == "choice"


def test_a_line_may_be_of_nobody_at_the_table(game: Game):
    game('speak "I was here before you."')
    assert events(game, LineSpoken)[-1] == LineSpoken(text="I was here before you.")
    game("speak Tae: come back")
    assert events(game, LineSpoken)[-1] == LineSpoken(text="come back", who="tae")


def test_playing_alone_goes_round_in_five_steps(game: Game):
    def due() -> str:
        game("solo")
        return str(game.result.data["next"])

    assert due() == "node"
    game("go the stair")
    assert due() == "choice"
    game("tick hunger 1" if "hunger" in game.world.clocks else "time 10m")
    assert due() == "roll"
    game("test tae climb 1")
    assert due() == "image"
    game("image")
    assert due() == "line"
    game(". She goes on.")
    assert due() == "node"
    game("go the shaft", "ask is it deep?")
    assert due() == "image"
    assert "✓ node → ✓ choice → ✓ roll → image → line" in game.text()


def test_the_report_hardly_speaks(game: Game):
    game("go the stair", "test tae climb 1 =64", "alert +2 a lamp", "ask is it deep? likely =51", "image")
    game("speak tae Come back.", "!. nobody knows this", ". She goes on.", "tae -20")
    told = report(rules(), game.log.path(), voice("en"))
    assert "### the stair" in told
    assert "⚅⚃ ● · ▲2 · ? ⚄⚀ ◐" in told
    assert "*Something " in told
    assert "— Come back." in told
    assert "> She goes on." in told
    assert "a lamp" not in told
    assert "is it deep" not in told
    assert "nobody knows" not in told
    assert "> nobody knows this" in report(rules(), game.log.path(), voice("en"), gm=True)


def test_the_recap_tells_the_answer_once(game: Game):
    game("ask is it deep? likely =51", "image", "speak tae Come back.")
    told = markdown(rules(), game.log.path(), voice("en"))
    assert "“is it deep?” (likely): yes, but" in told
    assert "a question" not in told
    assert "Something " in told
    assert "Tae: “Come back.”" in told
