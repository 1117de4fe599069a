"""What a partial costs and what a surge gives: offered behind a plain test, drawn by a line, told in both languages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.desk.run import run
from rpg.desk.verify import verified
from rpg.game.character.events import Strained
from rpg.game.check.events import TableRead, TurnDrawn
from rpg.game.check.turn import drawn
from rpg.game.refusal import Refusal
from tests.desk.game import Game, rules
from tests.game.encounter.fights import Fixed

PRICE = "core:table/price"


def crew(language: str = "en") -> Game:
    game = Game(language=language)
    game("join oru" if language == "en" else "arriva oru")
    return game


def facts(game: Game) -> list[object]:
    return [fact.event for fact in game.log.kept[game.log.at].facts]


@pytest.mark.parametrize(
    ("language", "line", "offer"),
    [
        ("en", "test oru climb =421", "on its table: price Oru"),
        ("en", "test oru climb =661", "on its table: surge Oru"),
        ("it", "prova oru scalata =421", "dalla sua tabella: «prezzo Oru»"),
        ("it", "prova oru scalata =661", "dalla sua tabella: «impeto Oru»"),
    ],
)
def test_a_test_that_is_partial_or_surges_says_where_more_is_drawn(language, line, offer):
    assert crew(language)(line).splitlines()[-1] == offer


@pytest.mark.parametrize("line", ["test oru climb =321", "test oru climb =621", "odds oru climb"])
def test_no_other_degree_has_such_a_table(line):
    assert "on its table" not in crew()(line)


def test_a_roll_whose_price_the_rules_know_has_none_drawn():
    game = crew()
    game("fight exterminator gap 2")
    assert "on its table" not in game("oru strike =421")


@pytest.mark.parametrize(
    ("language", "line", "told"),
    [
        ("en", "price oru =4", "Oru · the price: The hands do not stop shaking. 1 Strain."),
        ("en", "price =4", "the price: The hands do not stop shaking. 1 Strain."),
        ("it", "prezzo oru =4", "Oru · il prezzo: Le mani non smettono di tremare. 1 Tensione."),
        ("en", "surge oru =1", "Oru · the surge: It takes no time. The next beat is yours as well."),
        ("it", "impeto =3", "l’impeto: Qualcuno respira. 1 Tensione in meno."),
    ],
)
def test_a_row_is_told_for_the_dice_of_the_table(language, line, told):
    assert crew(language)(line).splitlines()[0] == told


def test_it_is_recorded_with_its_dice_and_can_be_played_again():
    game = crew()
    game("price oru")
    read, told, *_ = facts(game)
    assert isinstance(read, TableRead)
    assert told == TurnDrawn(of="price", table=PRICE, row=read.row, who="oru")
    assert {verdict.state for verdict in verified(game.log.path(), game.table())} == {"same"}
    game("price oru =4")
    assert facts(game) == [TurnDrawn(of="price", table=PRICE, row="strain", who="oru"), Strained(who="oru", by=1)]
    game("u")
    assert game.log.at == 3


@pytest.mark.parametrize(
    ("line", "status"), [("price xyz", "refused"), ("price oru sefa", "usage"), ("surge =x", "usage")]
)
def test_what_is_no_such_line_is_told_so(line, status):
    assert crew().status(line) == status


def test_dice_that_no_row_has_are_refused_with_those_it_is_read_with():
    assert crew()("price =13") == "13 is on no row of the table: it is read with 1d12"


def test_rules_without_such_a_table_offer_and_draw_nothing():
    game = crew()
    table = game.table()
    bare = replace(rules().check, core=replace(rules().check.core, price="", surge=""))
    table = replace(table, rules=replace(rules(), check=bare))
    assert "desk.turn.offers" not in [say.key for say in run("test oru climb =421", table).says]
    answer = drawn(bare, Fixed(), "surge")
    assert isinstance(answer, Refusal)
    assert answer.why.key == "check.turn.no_surge"


@pytest.mark.parametrize(
    ("before", "line", "told"),
    [
        ((), "price oru =1", "alert +1: Noise"),
        (("oru +tagged",), "price oru =2", "alert +1: Tagged"),
        ((), "price oru =2", "1 beat passes"),
        ((), "price oru =4", "Oru strain +1 → 1/6"),
        (("set oru load 2",), "price oru =9", "load 1"),
        ((), "price oru =10", "Oru −1 → vitality 4/5"),
        (("alert +3",), "surge =2", "alert −1: Surge effects"),
        (("set oru strain 2",), "surge oru =3", "Oru strain −1 → 1/6"),
        (("alert +10",), "surge =9", "arrival clock +1"),
    ],
)
def test_what_is_drawn_is_applied(before, line, told):
    game = crew()
    game(*before)
    assert told in game(line), game.text()
    assert "the table plays it" not in game.text()
    game("u")
    assert game.result.status == "ok"


def test_the_tool_that_gives_way_is_that_of_the_roll():
    game = Game()
    game("join tae", "tae +line-spool", "test tae climb =4111", ". a note")
    assert "line spool" in game("price tae =3")
    assert "core:gear/line-spool" not in game.world.people.by_id["tae"].gear
    assert "the table plays it" in game("price tae =3")
    game("tae +line-spool", "test tae evade =partial")
    assert {verdict.state for verdict in verified(game.log.path(), game.table())} <= {"same"}
    assert "the table plays it" in game("price tae =3")


@pytest.mark.parametrize("line", ["price oru =5", "surge oru =12", "surge =9", "price oru =9"])
def test_what_no_number_says_is_the_tables(line):
    assert crew()(line).splitlines()[-1] == "no number changes: the table plays it"


def test_whom_it_costs_is_asked_where_nobody_is_named():
    game = crew()
    assert "nobody was named" in game("price =10")
    assert "senza un nome" in crew("it")("impeto =3")
