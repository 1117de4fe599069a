"""Undo, redo, undoing any line, and pushing after the dice are seen."""

from __future__ import annotations

import pytest

from rpg.desk.offers import clean_after
from rpg.game.check.decide import odds_after
from rpg.game.check.events import Tested
from tests.desk.game import Game, rules


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "go silo")
    return game


def tests_of(game: Game) -> dict[str, Tested]:
    facts = game.log.kept[game.log.at].facts
    return {fact.event.label: fact.event for fact in facts if isinstance(fact.event, Tested)}


def test_undo_restores_every_number_of_a_fight_line(game: Game):
    game("alert seen_w3", "alert seen_w3", "fight exterminator x5 gap 1", "set minto load 2")
    before = game.world
    game("minto flee; tae hold; rest strike")
    assert game.world != before
    assert "undone: minto flee" in game("u")
    assert game.world == before
    after = game("redo")
    assert "redone: minto flee" in after
    assert game.world != before


def test_undo_of_an_earlier_line_drops_only_that_one(game: Game):
    game("zuru -1", "tae -2", "zuru -1")
    said = game("undo #-2")
    assert "tae -2" in said
    assert "Tae · vitality 5/5" in said
    people = game.world.people.by_id
    assert (people["tae"].harm, people["zuru"].harm) == (0, 2)
    game("u")
    assert game.world.people.by_id["tae"].harm == 2


def test_an_undone_line_cannot_be_undone_twice(game: Game):
    game("zuru -1")
    number = game.log.at
    game(f"undo #{number}")
    game(f"undo #{number}")
    assert game.result.status == "refused"


def test_the_first_entry_cannot_be_undone(game: Game):
    assert "lines are there to take back" in game("u 99")
    assert (game.result.status, game.result.prefill) == ("refused", "undo 3")
    game("u 3")
    assert game.log.at == 1
    game("u")
    assert game.result.status == "refused"


def test_a_push_keeps_the_dice_and_carries_the_notes_behind_it(game: Game):
    game("test zuru climb 1 =321")
    first = tests_of(game)["core:skill/climb:zuru"]
    game(". the rope sings", "push")
    amended = game.log.kept[game.log.at - 1]
    pushed = next(f.event for f in amended.facts if isinstance(f.event, Tested))
    assert pushed.faces == first.faces
    assert pushed.again
    kept = [face for face in first.faces if face not in rules().check.core.push.rerolls]
    assert all(face in pushed.again for face in kept)
    assert game.log.kept[game.log.at].line == ". the rope sings"
    assert game.world.people.by_id["zuru"].strain >= 1


def test_undoing_a_push_brings_back_the_test_before_it(game: Game):
    game("test zuru climb 1 =321")
    at = game.log.at
    game("push zuru")
    assert game.log.at != at
    game("u")
    assert game.log.at == at


def test_undoing_a_push_brings_back_what_stood_behind_the_test(game: Game):
    game("test zuru climb 1 =321", ". a note", "clock k 4")
    old = [entry.id for entry in game.log.path()]
    game("push zuru =116")
    pushed = [entry.id for entry in game.log.path()]
    assert game("u").startswith("undone: test zuru climb 1 =321; push zuru =116")
    assert "a note" not in game.text()
    assert [entry.id for entry in game.log.path()] == old
    assert game.world.people.by_id["zuru"].strain == 0
    game("redo")
    assert [entry.id for entry in game.log.path()] == pushed
    assert "strain 1" in game.text()
    assert game.world.clocks["k"].size == 4
    game("u 2")
    assert [entry.line for entry in game.log.path()[-2:]] == ["test zuru climb 1 =321", ". a note"]


def test_a_push_in_a_line_of_many_leaves_every_other_test_as_it_was(game: Game):
    game("fight exterminator x4 gap 1", "all strike")
    before = tests_of(game)
    line = game.log.kept[game.log.at].line
    failed = [t for t in before.values() if t.degree in {"fail", "partial"}]
    assert failed, "this seed needs somebody to push"
    game(f"push {failed[0].who}")
    after = tests_of(game)
    assert game.log.kept[game.log.at].line == f"{line}; push {failed[0].who}"
    for label, test in after.items():
        if label in before:
            assert test.faces == before[label].faces
    assert after[failed[0].label].again


def test_push_is_offered_until_the_next_test(game: Game):
    game("test zuru climb 1 =321", "test tae climb 3")
    game("push zuru")
    assert game.result.status == "refused"


@pytest.mark.parametrize(
    ("faces", "fails", "clean"), [((3, 2, 1), "1/8", "91/216"), ((5, 1), "0", "1/6"), ((2,), "1/2", "1/6")]
)
def test_the_chance_of_a_push_is_exact(faces: tuple[int, ...], fails: str, clean: str):
    test = Tested(who="x", label="x", parts=(), pool=len(faces), faces=faces, degree="fail")
    assert str(odds_after(rules().check, test)["fail"]) == fails
    assert str(clean_after(rules(), test)) == clean


def test_a_result_told_by_its_name_offers_no_push(game: Game):
    assert "push" not in game("test zuru climb 1 =fail")
    assert "partial" in game("test zuru climb 1 =partial")
    game("push")
    assert game.result.status == "refused"


def test_restore_goes_to_where_the_table_stood_on_any_branch(game: Game):
    game("zuru -2")
    hurt, left = game.world, game.log.at
    game("u", "tae -1")
    elsewhere, other = game.world, game.log.at
    said = game(f"restore #{left}")
    assert (game.world, game.log.at) == (hurt, left)
    assert f"back at #{left}: zuru -2" in said
    assert f"restore #{other}" in said
    assert "Tae · vitality" in said
    game(f"restore #{other}")
    assert (game.world, game.log.at) == (elsewhere, other)


@pytest.mark.parametrize(
    ("line", "status"), [("restore", "usage"), ("restore #999", "refused"), ("restore #0", "refused")]
)
def test_restore_of_nothing(game: Game, line: str, status: str):
    at = game.log.at
    assert (game.status(line), game.log.at) == (status, at)


def test_restore_of_where_the_table_stands_is_refused(game: Game):
    assert game.status(f"restore #{game.log.at}") == "refused"


def test_log_all_lists_the_branches_that_were_left(game: Game):
    game("zuru -2", "u", "tae -1")
    assert "zuru -2" not in game("log")
    listed = game("log all")
    assert "zuru -2 (on a branch that was left)" in listed
    assert "tae -1\n" in f"{listed}\n"
    assert game("log all 1") == f"#{game.log.at} tae -1"


def test_undoing_an_earlier_line_says_that_the_later_ones_stand(game: Game):
    game("zuru -1")
    assert "stands as it was played" not in game(f"undo #{game.log.at}")
    game("u", "tae -1")
    assert "stands as it was played" in game("undo #-2")


def test_restore_of_what_a_push_carried_along_is_the_whole_line(game: Game):
    game("test zuru climb 1 =321", ". the rope sings", "push")
    last, push = game.log.at, game.log.at - 1
    game("u 9", f"restore #{push}")
    assert game.log.at == last
