"""``rpg roll``: dice without a campaign, told as people write them and as machines read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from jsonschema import Draft202012Validator

from rpg import dice
from rpg.cli import notation

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "roll.schema.json").read_text(encoding="utf-8"))


def documents(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    for one in found:
        Draft202012Validator(SCHEMA).validate(one)
    return found


def test_a_roll_is_told_and_needs_no_home(rpg: Run, home: Path) -> None:
    done = rpg("roll", "4d6kh3 [reflex] vs 12", "--seed", "x")
    assert (done.returncode, done.stderr) == (0, "")
    outcome = dice.roll("4d6kh3 [reflex] vs 12", dice.Seeded("x"))
    assert done.stdout.startswith("4d6kh3 [reflex] vs 12: ")
    assert f"= {outcome.total} vs 12 · " in done.stdout
    assert ("success" in done.stdout) is (outcome.degree == "success")
    assert not home.exists()


def test_the_seed_is_that_of_the_option_then_of_the_environment_then_chance(rpg: Run) -> None:
    given = rpg("roll", "20d6", "--seed", "x").stdout
    assert rpg("roll", "20d6", RPG_SEED="x").stdout == given
    assert rpg("roll", "20d6", "--seed", "x", RPG_SEED="y").stdout == given
    first, second = (documents(rpg("roll", "20d6", "--json").stdout)[0] for _ in range(2))
    assert first["seed"] != second["seed"]
    again = documents(rpg("roll", "20d6", "--json", "--seed", first["seed"]).stdout)[0]
    assert again == first


def test_several_dice_are_several_lines_of_different_chance(rpg: Run) -> None:
    done = rpg("roll", "20d6", "20d6", "d{a,b}", "--seed", "x")
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["20d6", "20d6", "1d{a,b}"]
    assert lines[0] != lines[1]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["2d6", "+", "3"], ["2d6 + 3"]),
        (["2d6", "-1"], ["2d6 - 1"]),
        (["2d6", "3d6"], ["2d6", "3d6"]),
        (["4d6kh3", "vs", "12"], ["4d6kh3 vs 12"]),
        (["6", "#", "4d6kh3"], ["6 # 4d6kh3"]),
        (["2d6:", "the", "door"], ["2d6"]),
        (["2d6", "the", "door"], ["2d6"]),
        (["2d6: the door", "d20"], ["2d6", "1d20"]),
        (["-1d6"], ["-1d6"]),
        (["5d6x:3", "d4"], ["5d6x:3", "1d4"]),
    ],
)
def test_words_are_dice_texts_by_themselves_or_together(words: list[str], texts: list[str]) -> None:
    with click.Context(click.Command("roll")):
        assert [one.shown for one in notation.read(words)] == texts


@pytest.mark.parametrize(
    "words", [["2d6: the door"], ["2d6:", "the", "door"], ["2d6", "the", "door"], ["2d6 ; the door"]]
)
def test_a_reason_is_shown(rpg: Run, words: list[str]) -> None:
    done = rpg("roll", *words, "--seed", "x")
    assert done.stdout.rstrip().endswith(" — the door"), done.stderr
    assert documents(rpg("roll", *words, "--json").stdout)[0]["why"] == "the door"


def test_what_looks_like_dice_is_no_reason(rpg: Run) -> None:
    done = rpg("roll", "2d6 3d6kh(")
    assert done.returncode == 1
    assert done.stdout == ""


def test_real_dice_are_read(rpg: Run) -> None:
    assert rpg("roll", "4d6kh3=6,3,2,1").stdout.startswith("4d6kh3 (table): 6 3 2 (1) = 11")
    (one,) = documents(rpg("roll", "4d6kh3=6321", "--json").stdout)
    assert (one["value"], one["told"], one["seed"], one["faces"]) == (11, True, "", [6, 3, 2, 1])
    assert (
        rpg("roll", "2d6=8: the door").stdout
        == rpg("roll", "2d6=8", "the", "door").stdout
        == "2d6 = 8 (table) — the door\n"
    )
    assert rpg("roll", "2d6 + 1 - 20=-11").stdout == "2d6 + 1 - 20 = −11 (table)\n"
    wrong = rpg("roll", "4d6kh3=7,3,2,1")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.splitlines()[1:3] == ["    7,3,2,1", "    ^"]


@pytest.mark.parametrize(
    "text",
    [
        "4d6kh3", "d20 vs 12", "(4d6)>=14", "3d{hit,hit,miss}", "6 # 4d6kh3", "d6/2", "5d6x", "5d6xx", "5d6xp",
        "6d6r<3", "6d6ro<3", "6d6min3", "6d6max3", "10d6cs>=5", "{2d6,3d4}kh1", "{d6/2,d4}kl1",
        "{d6/2,d6/2,d6/2,d6/2}kh1",
        "pool(3) vs ladder(core)", "table(omen, d12)", "3",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("home")
def test_json_keeps_its_shape_and_says_what_the_roll_was(rpg: Run, text: str) -> None:
    done = rpg("roll", text, "--json", "--seed", "seven")
    assert done.returncode == 0, done.stderr
    (one,) = documents(done.stdout)
    assert one["seed"] == "seven"
    assert one["faces"]
    assert one["dice"]


def test_json_tells_every_die_and_its_story(rpg: Run) -> None:
    (one,) = documents(rpg("roll", "40d6x", "--json", "--seed", "x").stdout)
    outcome = dice.roll("40d6x", dice.Seeded("x"))
    assert one["value"] == outcome.value
    assert tuple(one["faces"]) == outcome.faces
    stories = [step for die in one["dice"] for step in die["story"]]
    assert {"what": "exploded", "by": "x", "was": 6} in stories
    (kept,) = documents(rpg("roll", "4d6kh3", "--json", "--seed", "x").stdout)
    assert sorted(die["kept"] for die in kept["dice"]) == [False, True, True, True]
    assert [step["by"] for die in kept["dice"] for step in die["story"]] == ["kh3"]


def test_degrees_and_rows_are_said_in_the_words_of_the_rules(rpg: Run) -> None:
    said = {rpg("roll", "pool(0) vs ladder(core)", "--seed", f"{i}").stdout.split("· ")[-1].strip() for i in range(12)}
    assert said <= {"fail", "partial", "full"}
    assert len(said) > 1
    english, italian = (rpg("roll", "table(omen, 1)", "--language", tongue).stdout for tongue in ("en", "it"))
    assert "Dust falls" in english
    assert "Cade polvere" in italian


@pytest.mark.usefixtures("home")
def test_names_need_a_campaign_and_the_answer_says_so(rpg: Run) -> None:
    done = rpg("roll", "d6 + @tae.reflex")
    assert (done.returncode, done.stdout) == (2, "")
    assert "@tae.reflex" in done.stderr
    assert "rpg start" in done.stderr


@pytest.mark.usefixtures("blame")
def test_names_are_looked_up_in_the_campaign_and_nothing_is_recorded(rpg: Run) -> None:
    before = rpg("log", "--json").stdout
    done = rpg("roll", "0*d6 + @tae.reflex")
    assert done.returncode == 0, done.stderr
    assert rpg("roll", "@tae.reflx").returncode == 1
    assert "@tae.reflex" in rpg("roll", "@tae.reflx").stderr
    assert rpg("log", "--json").stdout == before


@pytest.mark.usefixtures("blame")
def test_what_is_to_be_logged_is_the_desks_line(rpg: Run) -> None:
    done = rpg("roll", "--log", "2d6", "the", "door")
    assert done.returncode == 0, done.stderr
    assert json.loads(rpg("log", "--json").stdout.splitlines()[-1])["line"] == "roll 2d6 the door"
    assert rpg("do", "roll", "2d6").returncode == 0
    assert json.loads(rpg("log", "--json").stdout.splitlines()[-1])["line"] == "roll 2d6"


@pytest.mark.usefixtures("home")
def test_to_log_needs_a_campaign(rpg: Run) -> None:
    assert rpg("roll", "--log", "2d6").returncode == 2


@pytest.mark.parametrize(
    ("text", "caret"),
    [
        ("10d6>=5", ">="), ("banana", "banana"), ("2d6 + ", None), ("", None),
        ("(" * 3000, None), ("100000d6", "100000"), ("d1000000", "1000000"), ("9**9**9**9", None),
        ("d6/0", None), ("d6 vs ladder(coer)", "d6 vs ladder(coer)"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("home")
def test_a_fault_is_a_sentence_with_a_caret(rpg: Run, text: str, caret: str | None) -> None:
    done = rpg("roll", text)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert "Traceback" not in done.stderr
    said, shown, carets, *_ = done.stderr.splitlines()
    assert said.strip()
    if caret is not None:
        start = carets.index("^")
        assert shown[start : start + carets.count("^")] == caret


def test_a_fault_is_told_in_italian_with_a_way_out(rpg: Run) -> None:
    done = rpg("roll", "10d6>=5", "--language", "it")
    assert "forse:" in done.stderr
    assert "10d6cs>=5" in done.stderr


def test_no_control_character_reaches_the_terminal(rpg: Run) -> None:
    for words in (["2d6\x1b]0;owned\x07"], ["2d6 [\x1b[31m]"], ["2d6: \x1b[31mred\u202e"], ["2d6", "\x9bx", "--json"]):
        done = rpg("roll", *words)
        for letter in "\x1b\x07\x9b\u202e":
            assert letter not in done.stdout + done.stderr, words


def test_a_mistyped_option_is_no_dice(rpg: Run) -> None:
    done = rpg("roll", "2d6", "--jsno")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--jsno" in done.stderr
    assert rpg("roll").returncode == 2


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [["start", "--players", "4", "--one-shot"], ["new", "evening"]])
def test_a_seed_that_is_no_text_begins_no_campaign(rpg: Run, command: list[str]) -> None:
    done = rpg(*command, "--language", "it", "--seed", "\udcff")
    assert (done.returncode, done.stdout) == (1, "")
    assert "un seme è testo" in done.stderr


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("d%", "d1"), ["1d100:", "1d1: 1"]),
        (("4dF=+-0+", "4dF=1"), ["4dF (table): 1 −1 0 1 = 1", "4dF = 1 (table)"]),
        (("2d6", "+", "d1"), ["2d6 + 1d1:"]),
        (("d1", "-1"), ["1d1 - 1: 1 − 1 = 0"]),
    ],
)
def test_what_is_dice_by_itself_is_never_joined(rpg: Run, words: tuple[str, ...], lines: list[str]) -> None:
    told = rpg("roll", *words).stdout.splitlines()
    assert len(told) == len(lines)
    assert all(line.startswith(begun) for line, begun in zip(told, lines, strict=True)), told


def test_real_dice_are_marked(rpg: Run) -> None:
    assert rpg("roll", "4d6kh3=6321").stdout == "4d6kh3 (table): 6 3 2 (1) = 11\n"
    assert rpg("roll", "2d6=8", "--language", "it").stdout == "2d6 = 8 (tavolo)\n"
