"""Dice on the table: a test says what to roll and waits for nothing; and what of chances this table sees."""

from __future__ import annotations

import pytest

from rpg.game.check.events import Tested
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "dice table")
    return game


def tests_of(game: Game) -> list[Tested]:
    """The tests in the newest entry."""
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, Tested)]


@pytest.mark.parametrize(
    ("line", "roll"),
    [
        ("test tae climb 1", "roll 2d6: Tae · Climb "),
        ("sneak zuru 2 careful", "roll 4d6: Zuru · sneak "),
        ("test minto interface 3", "roll 3d6, read the lowest: Minto · "),
        ("fight exterminator x2 lookout sefa", "d6: Sefa · "),
    ],
)
def test_a_test_says_what_to_roll_and_records_nothing(game: Game, line: str, roll: str):
    at = game.log.at
    assert roll in game(line)
    assert game.log.at == at
    assert (game.result.status, game.result.prefill) == ("ok", "=")


def test_the_prompt_gives_every_die_a_reason_and_tells_the_odds(game: Game):
    assert (
        game("test tae climb 1")
        == "roll 2d6: Tae · Climb Frame +2 Climb +1 difficulty −1 · fail 25 % · partial 44.4 % · clean 30.6 %"
    )


@pytest.mark.parametrize(
    ("told", "degree"), [("=61", "full"), ("=6,1", "full"), ("=6 1", "full"), ("=partial", "partial")]
)
def test_the_next_line_completes_it(game: Game, told: str, degree: str):
    game("test tae climb 1", told)
    assert [(t.degree, t.told) for t in tests_of(game)] == [(degree, True)]
    assert game.log.kept[game.log.at].line == f"test tae climb 1 {'=6,1' if ' ' in told else told}"


@pytest.mark.parametrize(
    ("line", "faces", "difficulty"),
    [
        ("test tae climb 1 =2 1", (2, 1), -1),
        ("prova tae climb 1 =2, 1", (2, 1), -1),
        ("test tae climb =6 2 1", (6, 2, 1), 0),
        ("test tae climb =62 1", (6, 2, 1), 0),
        ("test tae climb =2 1 -1", (2, 1), -1),
        ("test tae climb 1 =21", (2, 1), -1),
    ],
)
def test_faces_with_spaces_are_no_difficulty(game: Game, line: str, faces: tuple[int, ...], difficulty: int):
    game(line)
    test = tests_of(game)[0]
    assert test.faces == faces
    assert sum(part.dice for part in test.parts if part.dice < 0) == difficulty


@pytest.mark.parametrize(
    ("line", "faces"), [("sneak zuru 2 =6 5 1", (6, 5, 1)), ("zuru strike =6 5 2 1; rest flee", (6, 5, 2, 1))]
)
def test_faces_with_spaces_are_told_wherever_a_test_is(line: str, faces: tuple[int, ...]):
    game = Game()
    game("begin", "join", "fight exterminator" if "strike" in line else "")
    game(line)
    assert [test.faces for test in tests_of(game) if test.told] == [faces]


def test_a_look_in_between_forgets_nothing_but_a_change_does(game: Game):
    game("test tae climb 1", "? tae", "s", "")
    assert game.status("=61") == "ok"
    game("test tae climb 1", ". the wall is wet")
    at = game.log.at
    assert game.status("=61") == "refused"
    assert "waits for dice" in game.text()
    assert game.log.at == at


def test_wrong_dice_are_told_and_the_line_still_waits(game: Game):
    game("test tae climb 1")
    assert game.status("=612") == "refused"
    assert game.status("=nonsense") == "refused"
    assert game.result.prefill == "="
    assert game.status("=61") == "ok"


def test_a_bare_sign_says_once_more_what_to_roll(game: Game):
    first = game("test tae climb 1")
    assert (game("="), game.result.prefill) == (first, "=")
    assert game.status("=61") == "ok"
    game("fight exterminator x2 gap 0, zuru, tae", "tae strike; zuru flee", "=1142")
    assert "Tae" not in game("=")
    game("=54")
    assert [t.faces for t in tests_of(game)] == [(1, 1, 4, 2), (5, 4)]


def test_the_sign_may_stand_twice_or_before_another_line(game: Game):
    game("test tae climb 1")
    assert "Harpooner" in game("=? tae")
    assert "ALERT" in game("= s")
    assert game("==61").endswith("full (table)")
    assert game.log.kept[game.log.at].line == "test tae climb 1 =61"
    game("test tae climb 1", "=. the wall is wet")
    assert "noted" in game.text()
    assert game.log.kept[game.log.at].line == ". the wall is wet"
    assert game.status("=61") == "refused"


def test_the_whole_line_works_as_ever(game: Game):
    game("test tae climb 1 =61")
    assert tests_of(game)[0].faces == (6, 1)


def test_everybody_in_a_line_of_several_acts_is_told_what_to_roll(game: Game):
    game("fight exterminator x2 gap 0, zuru, tae, oru")
    said = game("tae strike; oru hold; rest flee")
    heads = ["roll 5d6: Tae · strike", "roll 4d6: Oru · hold", "roll 3d6: Zuru · flee"]
    assert [line.startswith(head) for line, head in zip(said.splitlines(), heads, strict=False)] == [True] * 3
    game("=11421 =5321 =5,4,1")
    assert [(t.who, t.faces, t.told) for t in tests_of(game)] == [
        ("tae", (1, 1, 4, 2, 1), True), ("oru", (5, 3, 2, 1), True), ("zuru", (5, 4, 1), True)
    ]  # fmt: skip
    assert game.log.kept[game.log.at].line == "tae strike; oru hold; rest flee; =11421 =5321 =5,4,1"


def test_who_rolls_other_dice_after_what_another_rolled_is_asked_again(game: Game):
    game("fight exterminator x4 gap 0, tae, oru", "ext* -7")
    assert "roll 4d6: Oru · hold" in game("tae strike ext2; oru hold")
    at = game.log.at
    assert game.status("=111 =5321") == "refused"
    assert "Oru: 3 dice are rolled, 4 told" in game.text()
    assert "roll 3d6: Oru · hold" in game.text()
    assert "Tae" not in game.text()
    assert (game.log.at, game.result.prefill) == (at, "=")
    game("=532")
    assert [len(t.faces) for t in tests_of(game)] == [3, 3]
    assert game.log.kept[game.log.at].line == "tae strike ext2; oru hold; =111 =532"


def test_dice_may_come_one_by_one(game: Game):
    game("fight exterminator x2 gap 0, zuru, tae", "tae strike; zuru flee")
    assert "Zuru" in game("=1142")
    assert "Tae" not in game.text()
    game("=54")
    assert [t.faces for t in tests_of(game)] == [(1, 1, 4, 2), (5, 4)]


def test_more_dice_than_rolls_are_refused(game: Game):
    game("fight exterminator x2 gap 0, zuru, tae", "tae strike; zuru flee")
    assert game.status("=1142 =54 =11") == "refused"
    assert game.status("=1142 =54") == "ok"


def test_a_push_says_which_dice_fall_again(game: Game):
    game("test tae climb 1", "=31")
    assert game("push") == "roll 2d6 again: Tae · Climb · fail 25 % · partial 44.4 % · clean 30.6 %"
    game("=64")
    assert [(t.faces, t.again, t.told) for t in tests_of(game)] == [((3, 1), (6, 4), True)]
    game("test tae climb 1 =61", "u", "test tae climb 1 =51")
    assert "roll 1d6 again: Tae · Climb (5 stays)" in game("push tae")


def test_a_push_inside_a_line_asks_for_its_dice_too(game: Game):
    game("fight exterminator x2 gap 0, zuru, tae", "tae strike push; zuru flee")
    assert "roll 3d6 again: Tae · strike (4 stays)" in game("=1142 =54")
    game("=651")
    assert [(t.faces, t.again) for t in tests_of(game)] == [((1, 1, 4, 2), (6, 5, 4, 1)), ((5, 4), ())]


def test_a_line_of_several_can_still_be_pushed(game: Game):
    game("fight exterminator x2 gap 0, zuru, tae", "tae strike; zuru flee", "=1142 =54")
    game("push tae", "=655")
    assert [(t.faces, t.again) for t in tests_of(game)] == [((1, 1, 4, 2), (6, 5, 4, 5)), ((5, 4), ())]


def test_the_mode_is_undone_and_changed_back(game: Game):
    assert "roll at the table" in game("dice")
    game("u", "test tae climb 1")
    assert len(tests_of(game)) == 1
    game("dadi tavolo")
    assert "roll 2d6" in game("prova tae climb 1")
    game("dice program", "test tae climb 1")
    assert not tests_of(game)[0].told
    assert game.status("dice sideways") == "usage"


def test_dice_of_no_waiting_line_are_refused():
    game = Game()
    game("begin", "join")
    assert game.status("=631") == "refused"


def test_other_dice_are_rolled_by_the_program(game: Game):
    assert "2d6 = " in game("r 2d6")


def test_a_secret_line_waits_in_secret(game: Game):
    game("!test tae climb 1", "=61")
    assert all(fact.secret for fact in game.log.kept[game.log.at].facts)


def test_in_program_mode_several_results_are_dealt_out_too():
    game = Game()
    game("begin", "join", "fight exterminator x2 gap 0, zuru, tae", "tae strike; zuru flee; =1142")
    assert [(t.faces == (1, 1, 4, 2), t.told) for t in tests_of(game)] == [(True, True), (False, False)]


def test_chances_in_words(game: Game):
    assert game("odds words") == "chances are told in words"
    assert game("test tae climb 1").endswith(" · fail unlikely · partial even · clean unlikely")
    assert "even" in game("odds 1")
    assert "%" not in game("odds 3")
    assert "%" not in game("test tae climb 1", "=31")
    assert "push: Tae" in game.text()


def test_no_chances_at_all(game: Game):
    game("odds off")
    assert game("test tae climb 1") == "roll 2d6: Tae · Climb Frame +2 Climb +1 difficulty −1"
    assert "push: Tae (1 strain)" in game("=31")
    at = game.log.at
    assert game.status("odds 3") == "refused"
    assert "odds numbers" in game.text()
    assert game.log.at == at
    game("odds numbers")
    assert "25 %" in game("odds 2")
    game("u")
    assert game.status("odds 3") == "refused"


def test_italian_says_it_too():
    game = Game(language="it")
    game("inizia", "join", "dadi tavolo", "probabilità parole")
    assert "tira 2d6: Tae · Scalata" in game("prova tae scalata 1")
    assert "improbabile" in game.text()


@pytest.mark.parametrize("line", ["share board", "share map", "scene new a well", "q", "now", "adesso", "=6"])
def test_only_a_change_of_the_campaign_ends_the_wait(game: Game, line: str):
    game("test tae climb", line)
    assert game.status("=631") == "ok"
    assert [t.faces for t in tests_of(game)] == [(6, 3, 1)]


def test_now_names_the_line_that_waits(game: Game):
    assert "waits" not in game("now")
    assert "waits for its dice: !test tae climb" in game("!test tae climb", "now")
    assert "waits" not in game("=631", "now")
    italian = Game(language="it")
    assert "attende i suoi dadi: prova tae scalata" in italian("join", "dadi tavolo", "prova tae scalata", "adesso")
