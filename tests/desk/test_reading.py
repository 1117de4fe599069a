"""How a typed line is read: every rule of input that the desk promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rpg.campaign.events import Noted
from rpg.desk.book import BOOK, VERBS
from rpg.desk.complete import complete
from rpg.words import Say
from tests.desk.game import Game, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "go silo", "fight exterminator x3 gap 2")
    return game


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HIT EXT2 5", "exterminator-2 −4"),
        ("hit exterminator-2 5", "exterminator-2 −4"),
        ("hit ext* 2", "exterminator-3 −1"),
        ("hit tae,oru 2", "Oru −1"),
        ("hit Tae, Oru 2", "Oru −1"),
        ("hit all 2", "Zuru −1"),
        ("zuru -4", "Zuru −4 → vitality 1/5"),
        ("zuru,tae -1", "Tae −1"),
        ("all -1", "Minto −1"),
        ("zuru +tagged", "Zuru: Tagged"),
        ("zuru +exhausted 2", "(2 exchanges)"),
        ("ext2 -3", "exterminator-2 −3 (5/8)"),
        ("d20", "d20 = "),
        ("R 2D6=8 Tae listens", "Tae 2D6 = 8"),
        ("r 2d6+1 zuru sneaks past", "Zuru 2d6+1 = "),
        ("r 2d6+1: a sound", "2d6+1 = "),
        ("roll 3", "pool 3 = "),
        (". Zuru promised the children algae.", "noted"),
        ("!r 1d6 does she notice?", "secret · 1d6 = "),
        ("? bolt rifle", "core:gear/bolt-rifle"),
        ("? zuru", "Zuru · Pathfinder"),
        ("#3", "Minto joins"),
        ("alert seen_w2", "ALERT"),
        ("ALERT Seen-W2", "ALERT"),
        ("scena elenco", "silo"),
        ("orologio fame 6", "fame 0/6"),
        ("probabilità 3", "pool 3"),
        ("probabilita 3", "pool 3"),
        ("", "ALERT 0/6"),
        ("sta", "ALERT 0/6"),
    ],
)
def test_a_line_is_read(game: Game, line: str, said: str):
    assert said in game(line)
    assert game.result.status == "ok"


@pytest.mark.parametrize(
    ("line", "said", "prefill"),
    [
        ("hti ext1 2", "did you mean: hit ext1 2", "hit ext1 2"),
        ("hit ext 2", "which: exterminator-1 · exterminator-2 · exterminator-3", "hit exterminator- 2"),
        ("hit zuro 2", "did you mean zuru", "hit zuru 2"),
        ("tae strike; oru hold", "", "tae strike; oru hold; rest "),
        ("qwertyuiop", "is no verb", ""),
        ("hit zuru", "write: ", ""),
        ("push", "nothing was rolled", ""),
        ("clock x 0", "write: ", ""),
        ("4d6kh9", "4d6kh9: ", "roll 4d6kh4"),
        ("fight", "not in the middle", ""),
    ],
)
def test_a_wrong_line_records_nothing_and_offers_the_right_one(game: Game, line: str, said: str, prefill: str):
    before = game.log.at
    assert said in game(line)
    assert game.result.status != "ok"
    assert game.result.prefill == prefill
    assert game.log.at == before


def test_secret_lines_are_secret_facts(game: Game):
    game("!r 1d6 who is she")
    assert all(fact.secret for fact in game.log.kept[game.log.at].facts)


def test_every_verb_is_described_in_both_languages():
    for language in ("en", "it"):
        for verb in VERBS:
            for key in (f"verb.{verb.key}", f"verb.{verb.key}.usage", f"verb.{verb.key}.example"):
                assert voice(language).word(key)


def test_verbs_answer_to_both_languages_and_to_their_alias():
    for verb in VERBS:
        for name in (*verb.en, *verb.it):
            assert BOOK.find(name) is not None
        if verb.alias:
            assert BOOK.find(verb.alias) is verb


def test_the_one_letter_aliases_are_frozen():
    aliases = {verb.alias: verb.key for verb in VERBS if verb.alias}
    frozen = {"n": "next", "u": "undo", "r": "roll", "h": "hit", "s": "status", "a": "alert", "t": "tick", "c": "clock"}
    assert aliases == {**frozen, "q": "quit", "x": "cut"}


def test_a_beginning_keeps_its_verb_for_ever():
    frozen = json.loads((Path(__file__).parent / "beginnings.json").read_text(encoding="utf-8"))
    now = {short: verb.key for short, verb in BOOK.short.items()}
    assert {short: now.get(short) for short in frozen} == frozen


def test_completion_offers_verbs_people_and_ids(game: Game):
    assert "fight" in [word for word, _ in complete("fi", game.table())]
    assert "exterminator-2" in [word for word, _ in complete("hit ext", game.table())]
    assert [word for word, _ in complete("alert seen-w", game.table())] == ["seen-w1", "seen-w2", "seen-w3"]
    assert "zuru" in [word for word, _ in complete("tae strike; zu", game.table())]
    assert [word for word, _ in complete("zuru +tag", game.table())] == ["+tagged"]
    assert "flee" in [word for word, _ in complete("all ", game.table())]
    assert [word for word, _ in complete("dice ta", game.table())] == ["table"]
    assert [word for word, _ in complete("odds of", game.table())] == ["off"]
    assert "keep" in [word for word, _ in complete("npc ", game.table())]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("verb", "more"), [("dice", ""), ("odds", ""), ("npc", ""), ("place", ""), ("scene", " x"), ("thread", " 1")]
)
def test_each_word_of_a_verbs_own_is_one_that_it_reads(verb: str, more: str, language: str):
    game = Game(language=language)
    game("begin", "join", "npc", "place", "thread one")
    words = [word for word, hint in complete(f"{verb} ", game.table()) if hint == Say(f"verb.{verb}")]
    assert words
    for word in words:
        assert game.status(f"{verb} {word}{more if word not in {'list', 'elenco'} else ''}") == "ok", word
    assert [made.asked for made in game.world.made.values()] == ["", ""]


@pytest.mark.parametrize("line", [". note the lamp", "note note the lamp"])
def test_a_note_keeps_every_word(game: Game, line: str):
    game(line, f"#{game.log.at + 1}")
    noted = [fact.event for fact in game.log.kept[game.log.at].facts]
    assert [event.text for event in noted if isinstance(event, Noted)] == ["note the lamp"]


@pytest.mark.parametrize(
    "line",
    [
        "log --5",
        "#--5",
        "test zuru climb ++1",
        "odds +-3",
        "tick x +-1",
        "fight exterminator xd0",
        "fight exterminator x0d6",
    ]
    + [
        f"{verb} {'9' * 5000}"
        for verb in ("beat", "rest", "u", "redo", "log", "time", "clock x", "hit zuru", "#", "alert")
    ]
    + ["#x", "zuru +", "a", "!", ";", "; push", "=6", "tae strike =6x", "mend zuru by minto =6x", "? ", ". "],
)
def test_odd_lines_are_answered_in_a_sentence(game: Game, line: str):
    before = game.log.at
    said = game(line)
    assert said
    assert len(said) < 20_000
    assert game.result.status != "ok" or game.log.at in {before, before + 1}


@pytest.mark.parametrize("line", ["hit\text1 5", "hit  ext1   5", "\ufeffhit ext1 5", " hit ext1 5 "])
def test_white_space_is_space(game: Game, line: str):
    assert "exterminator-1 −4" in game(line)


def test_the_minus_that_the_program_prints_is_read_back(game: Game):
    assert "Zuru −4" in game("zuru −4")
    assert "alert −1" in game("alert +3", "alert −1")


@pytest.mark.parametrize("line", ["zuru +0", "set zuru vit 99", "hit zuru 0"])
def test_a_line_that_changes_nothing_is_not_recorded(game: Game, line: str):
    before = game.log.at
    assert game(line).startswith("nothing changes")
    assert game.log.at == before


def test_all_is_everybody_and_no_machine(game: Game):
    game("all -1")
    fight = game.world.encounter.fight
    assert fight is not None
    assert all(machine.damage == 0 for machine in fight.machines.values())
    game("ext1 +tagged")
    assert game.result.status == "refused"


def test_changes_are_told_to_machines_too(game: Game):
    game("zuru -2")
    assert [event.by for event in game.result.data["events"]] == [2]


def test_strangers_join_under_any_name():
    game = Game()
    assert "Kira" in game("join Kira pathfinder")
    assert "Иван" in game("join Иван porter")
    assert "guest" in game.world.people.by_id
    assert "taken for a machine" in game("join K2 pathfinder")
    assert "is here already" in game("join Kira porter")


def test_nobody_repeats_what_nobody_did():
    game = Game()
    assert game.status("join", "fight exterminator x2 gap 2", "next") == "refused"
    assert game.status("all flee", "next") == "ok"


def test_a_name_of_two_words_is_one_adversary():
    game = Game()
    assert "fight: 2 drift eyes" in game("join", "fight drift eye x2 gap 2")


def test_no_watch_passes_in_peace_while_a_force_is_near():
    game = Game()
    assert game.status("join", "alert +8", "rest") == "refused"
    said = game("gone")
    assert "has lost them" in said
    assert "here now" not in said
    assert game.world.sector.force is None
    assert game.status("rest") == "ok"


def test_the_dead_and_the_absent_are_known():
    game = Game()
    game("join", "kill oru", "kill oru", "away tae")
    assert game("hit oru 2") == "Oru is dead"
    assert game("test tae climb") == "Tae is not at the table tonight"
    assert "did you mean: test zuru climb" in game("zuru climb")
    assert "Climb" in game("test zuru jumping")


def test_a_push_is_over_with_its_scene():
    game = Game()
    game("join", "test zuru climb 1 =321", "go elsewhere", "push")
    assert game.result.status == "refused"
