"""Somebody new with numbers of their own; marks, care, salvage and loads, as lines of the desk."""

from __future__ import annotations

import pytest

from rpg.game.character import decide as character
from rpg.game.character import events as people
from tests.desk.game import Game, rules

KEI = "join Kei porter with mule frame=2 signal=3 haul=1 tinker=1 gender=f player=Ada B"
BLEEDING, EXHAUSTED = "core:condition/bleeding", "core:condition/exhausted"
MAIMED, FRAME = "core:condition/maimed", "core:attribute/frame"


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def who(game: Game, name: str):
    return game.world.people.by_id[name]


def vitality(game: Game, name: str) -> int:
    return character.vitality(rules().character, who(game, name))


def test_somebody_new_has_the_numbers_that_are_told(game: Game):
    assert game.status(KEI) == "ok"
    kei = who(game, "kei")
    assert (kei.attributes[FRAME], kei.skills["core:skill/tinker"], kei.gender, kei.player) == (2, 1, "f", "Ada B")


def test_all_that_is_wrong_with_somebody_new_is_told_at_once(game: Game):
    told = game("join Kei porter with wings frame=4 strenth=2 haul=3")
    assert game.result.status == "refused"
    assert "kei" not in game.world.people.by_id
    assert [word in told for word in ("wings", "strenth", "Frame 4", "Haul 3", "Mule")] == [True] * 5
    assert "come to" not in told
    assert "10 of 9 points: take 1 away" in game("join Kei porter signal=3")
    assert "6 of 7 points: 1 more to spend" in game("join Kei porter haul=1")
    assert game.status("join Kei porter gender=q") == "usage"


def test_in_italian_an_archetype_has_a_name_for_either_gender():
    game = Game(language="it")
    assert game.status("entra Kei esploratrice") == "refused"
    assert game.status("entra Kei ascoltatrice genere=f telaio=2 giocatrice=Ada") == "ok"
    assert (who(game, "kei").archetype, who(game, "kei").player) == ("core:archetype/listener", "Ada")


def test_marks_are_told_and_spent(game: Game):
    game("mark tae vista", "mark tae left")
    assert game.status("mark tae vista") == "refused"
    assert "costs 6 marks, and Tae has 2" in game("advance tae skill climb")
    for _ in range(2):
        game("expedition out 0", "mark tae vista", "home", "cross")
    assert who(game, "tae").marks == 6
    assert "advance tae skill climb (6 marks)" in game("? tae")
    assert game("advance tae skill climb") == "Tae: Climb 2 (0 marks left)"
    assert "marks to spend" not in game("? tae")
    assert game.status("advance tae wings") == "usage"


def test_a_learned_ability_stands_on_the_sheet_and_the_dead_earn_nothing(game: Game):
    for _ in range(5):
        game("expedition out 0", "mark tae vista", "home", "cross")
    assert game("advance tae ability last") == "Tae learns Last Bolt (1 mark left)"
    assert "Last Bolt:" in game("? tae")
    assert game.status("mark tae nothing") == "refused"


def test_one_italian_word_is_said_of_clocks_and_of_people():
    game = Game(language="it")
    game("entra", "orologio fame 6", "avanza fame 2", "tacca tae veduta")
    assert game.world.clocks["fame"].ticked == 2
    assert "«Scalata» costa 6 tacche" in game("avanza tae abilità scalata")
    assert "«Scalata» costa 6 tacche" in game("migliora tae abilità scalata")


def test_somebody_who_is_hurt_is_tended_once_until_the_next_rest(game: Game):
    game("tae -3", "tae +bleeding", "mend tae by sefa =64")
    assert (vitality(game, "tae"), who(game, "tae").conditions) == (4, {})
    assert game.status("mend tae by sefa") == "refused"
    game("rest")
    assert game.status("mend tae by sefa =41") == "ok"
    assert vitality(game, "tae") == 5


def test_blood_runs_watch_by_watch_and_hunger_day_by_day(game: Game):
    game("tae +bleeding", "oru +starving", "rest 2")
    assert (vitality(game, "tae"), vitality(game, "oru")) == (3, 5)
    game("rest")
    assert (vitality(game, "tae"), vitality(game, "oru")) == (2, 4)


@pytest.mark.parametrize("line", ["rest awake tae", "rest 2 awake tae,oru"])
def test_whoever_stays_awake_is_exhausted_and_mends_no_nerves(game: Game, line: str):
    game("set tae strain 3", "set sefa strain 3", line)
    assert (who(game, "tae").strain, EXHAUSTED in who(game, "tae").conditions) == (3, True)
    assert who(game, "sefa").strain < 3
    assert EXHAUSTED not in who(game, "sefa").conditions


def test_a_night_at_home_ends_exhaustion_unless_somebody_stays_awake_there_too(game: Game):
    game("tae +exhausted", "oru +exhausted", "rest")
    assert EXHAUSTED in who(game, "tae").conditions
    game("rest village awake oru")
    assert [EXHAUSTED in who(game, name).conditions for name in ("tae", "oru")] == [False, True]


def test_a_camp_can_be_kept_awake(game: Game):
    game("expedition out 0", "camp awake tae")
    assert [p.id for p in game.world.people.by_id.values() if EXHAUSTED in p.conditions] == ["tae"]
    game("camp awake")
    assert all(EXHAUSTED in p.conditions for p in game.world.people.by_id.values())


def test_a_cycle_at_home_makes_everybody_whole_and_none_does_out_there(game: Game):
    game("tae -4", "tae +maimed frame", "expedition out 0", "time cycle")
    assert MAIMED in who(game, "tae").conditions
    game("home", "cross", "time cycle")
    assert (vitality(game, "tae"), who(game, "tae").weak, who(game, "tae").conditions) == (5, {}, {})


def test_a_maiming_lies_where_the_gm_says_or_on_the_highest(game: Game):
    assert game("tae +maimed frame") == "Tae: Maimed (Frame)"
    assert who(game, "tae").weak == {MAIMED: FRAME}
    assert "Maimed −1" in game("test tae climb")
    assert "Maimed" not in game("test tae shoot")
    assert game("oru +maimed") == "Oru: Maimed (Reflex)"
    assert "Tae is DOWN" in game("set tae vit 1", "tae -maimed", "set tae vit 1", "tae +maimed frame")


def test_a_won_fight_is_salvaged_for_the_village_where_it_was_won(game: Game):
    assert game.status("salvage sefa") == "refused"
    game("fight exterminator gap 3", "kill exterminator-1")
    assert "2 parts (2 in all)" in game("salvage sefa =661")
    assert game.world.parts == 2
    assert game.status("salvage sefa") == "refused"
    game("fight exterminator gap 3", "kill exterminator-1", "go A stair")
    assert game.status("salvage sefa") == "refused"


def test_loads_are_taken_up_and_dropped(game: Game):
    assert game.status("load oru 2") == "ok"
    assert "Oru can carry" in game("load oru 9")
    assert game.status("load oru 0") == "usage"
    game("fight exterminator gap 3")
    assert game.status("load oru") == "refused"
    assert "(load 1)" in game("drop oru 1")
    assert game.status("drop oru 2") == "refused"
    game("drop all")
    assert who(game, "oru").load == 0


def test_what_somebody_earns_is_undone_like_all_else(game: Game):
    game("mark tae vista", "undo")
    assert who(game, "tae").marks == 0
    assert people.Marked not in {type(f.event) for e in game.log.path() for f in e.facts}
