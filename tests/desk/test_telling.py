"""Everything that happens is told, in both languages, in words that the catalogues have."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from rpg.campaign.events import Event
from rpg.desk.recap import markdown
from rpg.desk.telling import SILENT, TELLERS
from rpg.words.message import names, parse
from tests.desk.game import Game, rules, voice

ROOT = Path(__file__).parents[2]
ROOMS = sorted(file.name for file in (ROOT / "rpg" / "locale" / "en").glob("*.json"))
SCRIPT = ROOT / "rules" / "zuru" / "script"


def catalogue(language: str, room: str) -> dict[str, str]:
    text = (ROOT / "rpg" / "locale" / language / room).read_text(encoding="utf-8")
    messages: dict[str, str] = json.loads(text)
    return messages


def test_every_event_has_a_teller_or_is_told_by_others():
    assert set(get_args(Event)) == set(TELLERS) | SILENT


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_things(room: str):
    english, italian = catalogue("en", room), catalogue("it", room)
    assert english.keys() == italian.keys()
    for key, message in english.items():
        assert names(parse(message)) == names(parse(italian[key])), key


def test_every_key_that_the_desk_says_is_in_the_catalogue():
    known = {key for room in ROOMS for key in catalogue("en", room)}
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "rpg" / "desk").rglob("*.py"))
    said = {f"desk.{key}" for key in re.findall(r"\b_?say\(\s*\"([a-z_.]+)\"", source)}
    said |= set(re.findall(r"\bSay\(\s*\"((?:desk|line|recap)[a-z_.]+)\"", source))
    said |= {f"desk.refused.{key}" for key in re.findall(r"\brefuse\(\s*\"([a-z_]+)\"", source)}
    assert len(said) > 100
    assert {key for key in said if key not in known and not key.endswith(".")} == set()


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_whole_evening_is_told_in_each_language(language: str):
    game = Game("an evening", language)
    game("join")
    lines = (SCRIPT / f"food-run.{language}.txt").read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        said = game(line)
        assert "‹en›" not in said
        assert "desk." not in said


def test_the_same_evening_happens_in_both_languages():
    games = {language: Game("an evening", language) for language in ("en", "it")}
    for language, game in games.items():
        game("join")
        for line in (SCRIPT / f"food-run.{language}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                game(line)
    worlds = [game.world for game in games.values()]
    assert worlds[0].people.by_id == worlds[1].people.by_id
    assert worlds[0].safeguard == worlds[1].safeguard
    assert rules().packs


def test_names_of_users_carry_no_escapes_to_the_terminal():
    game = Game()
    said = game(". \x1b[31mred\x1b[0m", "#2", "log")
    assert "\x1b" not in said
    assert "red" in said


def test_machines_answer_to_their_name_in_the_tables_language():
    game = Game(language="it")
    game("entra", "scontro sterminatore x2 distacco 2")
    assert "sterminatore-2 −4 (4/8)" in game("colpo ste2 5")
    assert "sterminatore-1 distrutto" in game("abbatti exterminator-1")


def test_one_condition_of_many_is_said_once():
    game = Game()
    game("join")
    gained, due = game("all +tagged").splitlines()
    assert gained == "Zuru, Tae, Oru, Minto, Sefa: Tagged"
    assert due == "due: the Tag: +1 alert with every beat, and no decay (“counter go-dark zuru”)"
    assert game("all -tagged") == "Zuru, Tae, Oru, Minto, Sefa: no longer Tagged"


def test_numbers_are_written_as_each_language_writes_them():
    english, italian = Game(), Game(language="it")
    english("join")
    italian("entra")
    assert "12.5 %" in english("odds 3")
    assert "12,5\u00a0%" in italian("probabilità 3")


def test_the_recap_of_the_players_knows_no_secret():
    game = Game()
    game("join", "begin x", "!alert +5 hidden", "!clock doom 6", "!tick doom 3", "!zuru -3", ". hello", "end")
    told = markdown(rules(), game.log.path(), voice("en"))
    for secret in ("hidden", "doom", "2/5", "5p", "ALERT 2"):
        assert secret not in told
    known = markdown(rules(), game.log.path(), voice("en"), gm=True)
    assert "doom 3/6" in known
    assert "hidden" in known
