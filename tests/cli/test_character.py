"""``rpg character``: somebody new, told whole or asked; what there is to choose; a file for a pack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NEW = ("character", "new")
KEI = (*NEW, "--archetype", "porter", "--ability", "mule", "--name", "Kei", "--skill", "haul=1", "--skill", "lead=1")


def person(rpg: Run, *words: str) -> dict[str, object]:
    done = rpg(*words, "--json")
    assert done.returncode == 0, done.stderr
    made: dict[str, object] = json.loads(done.stdout)["person"]
    return made


def test_somebody_told_whole_is_the_archetype_with_what_was_told(rpg: Run):
    made = person(rpg, *KEI, "--gender", "f", "--player", "Ada")
    assert (made["id"], made["gender"], made["player"]) == ("kei", "f", "Ada")
    assert (made["archetype"], made["ability"]) == ("core:archetype/porter", "core:ability/mule")
    skills = made["skills"]
    assert isinstance(skills, dict)
    assert (skills["core:skill/haul"], skills["core:skill/lead"]) == (1, 1)


def test_in_italian_too(rpg: Run):
    made = person(rpg, "--language", "it", *NEW, "--archetype", "ascoltatrice", "--name", "Kei")
    assert made["archetype"] == "core:archetype/listener"


def test_every_fault_is_told_at_once_and_nothing_is_made(rpg: Run, home: Path):
    done = rpg(
        *NEW,
        "--archetype",
        "porter",
        "--ability",
        "wings",
        "--name",
        "Kei2",
        "--attribute",
        "frame=4",
        "--out",
        "kei.json",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert [word in done.stderr for word in ("wings", "Kei2", "Frame 4", "10 of 9")] == [True] * 4
    assert "Traceback" not in done.stderr
    assert not (home.parent / "kei.json").exists()


def test_somebody_is_made_question_by_question(rpg: Run):
    answers = ["portr", "porter", "wings", "mule", "frame=4", "", "", "haul=1 lead=1", "K9", "f", "Ada", "Kei", "Bo"]
    done = rpg(*NEW, lines="\n".join(answers) + "\n")
    assert done.returncode == 0, done.stderr
    assert "Kei · Porter · Mule" in done.stdout
    assert "Haul 1 · Climb 2" in done.stdout
    assert "Lead 1" in done.stdout
    for told in ("did you mean Porter", "wings", "Frame 4", "K9"):
        assert told in done.stderr


def test_questions_without_an_answer_end_without_a_traceback(rpg: Run):
    done = rpg(*NEW, lines="porter\n")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_somebody_joins_the_campaign_at_hand_by_a_line(rpg: Run):
    assert "no campaign yet" in rpg(*KEI, "--join").stderr
    rpg("new", "c")
    assert "Kei joins" in rpg(*KEI, "--skill", "fight=0", "--skill", "mend=1", "--player", "Ada B", "--join").stdout
    (kei,) = json.loads(rpg("status", "--json").stdout)["data"]["people"]
    assert kei["name"] == "Kei"
    log = rpg("log").stdout
    assert "fight=0" in log
    assert "player=Ada B" in log
    again = rpg(*KEI, "--join")
    assert (again.returncode, "already" in again.stderr) == (1, True)


def test_a_file_for_a_pack_is_sound(rpg: Run, home: Path):
    rpg("pack", "new", "mine")
    folder = home.parent / "mine"
    wrong = rpg(*KEI, "--out", str(folder / "named" / "somebody.json"))
    assert (wrong.returncode, "kei.json" in wrong.stderr) == (2, True)
    assert rpg(*KEI, "--out", str(folder / "named" / "kei.json")).returncode == 0
    checked = rpg("validate", str(folder))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_there_is_to_choose_in_one_language_and_for_machines_in_both(rpg: Run):
    assert "Porter\n" in rpg("character", "list").stdout
    told = rpg("character", "list", "--language", "it").stdout
    assert "Spallone\n" in told
    assert "· Mulo: " in told
    assert "Porter" not in told
    archetypes = json.loads(rpg("character", "list", "--json").stdout)["archetypes"]
    assert len(archetypes) == 10
    assert archetypes[0]["abilities"][0]["name"].keys() == {"en", "it"}


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_the_people_of_the_story(rpg: Run, words: tuple[str, ...]):
    told = rpg("character", "party", *words).stdout
    assert [name in told for name in ("Tae", "Oru", "Sefa", "Minto", "Zuru")] == [True] * 5


def test_a_sheet_is_printed_as_by_print(rpg: Run, home: Path):
    assert rpg("character", "sheet", "--blank", "--output", "sheet.pdf").returncode == 0
    assert (home.parent / "sheet.pdf").stat().st_size > 1000


def test_a_woman_is_spoken_of_as_one(rpg: Run):
    elia = ("character", "new", "--language", "it", "--archetype", "fiociniere", "--name", "Elia", "--gender")
    hers, his = rpg(*elia, "f").stdout, rpg(*elia, "m").stdout
    assert "Elia · Fiociniera · " in hers
    assert "--join la fa entrare nella campagna; --out FILE la scrive" in hers
    assert "Elia · Fiociniere · " in his
    assert "--join lo fa entrare nella campagna; --out FILE lo scrive" in his
