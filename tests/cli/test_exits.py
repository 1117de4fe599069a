from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_without_a_campaign_every_line_hints_at_start(rpg: Run) -> None:
    for words in ((), ("status",), ("alert", "+1"), ("log",), ("do", "status")):
        done = rpg(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "no campaign yet. Try:  rpg start\n"


def test_a_campaign_that_is_not_there_is_named(rpg: Run) -> None:
    done = rpg("--campaign", "nowhere", "status")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


@pytest.mark.usefixtures("blame")
def test_a_line_that_works_exits_0_and_one_refused_exits_1_and_records_nothing(rpg: Run) -> None:
    before = rpg("log", "--json").stdout
    done = rpg("alert", "+1", "saw", "the", "lamp")
    assert done.returncode == 0, done.stderr
    assert "ALERT" in done.stdout
    after = rpg("log", "--json").stdout
    assert after.startswith(before)
    assert json.loads(after.splitlines()[-1])["line"] == "alert +1 saw the lamp"
    refused = rpg("hit", "nobody", "3")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.strip()
    assert rpg("log", "--json").stdout == after


@pytest.mark.usefixtures("blame")
def test_an_unknown_word_exits_2_with_the_nearest_one(rpg: Run) -> None:
    done = rpg("stauts")
    assert (done.returncode, done.stdout) == (2, "")
    assert "rpg status" in done.stderr
    assert rpg("xyzzyx").returncode == 2


@pytest.mark.parametrize(
    "words",
    [
        ("zuru", "-2"), ("r", "2d6+1"), ("d20",), (".", "a", "note"), ("?", "zuru"), ("allerta", "+1", "visto"),
        ("ann",), ("zuru", "+shaken"), ("do", "zuru", "-1"), ("!r", "1d6"), ("log", "-2"), ("roll 2d6 why",),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("blame")
def test_lines_work_as_commands_with_signs_marks_and_either_language(rpg: Run, words: tuple[str, ...]) -> None:
    if words == ("ann",):
        assert rpg("alert", "+1").returncode == 0
    done = rpg(*words)
    assert done.returncode == 0, done.stderr + done.stdout
    assert done.stdout.strip()
    assert done.stderr == ""


def test_a_name_is_sought_in_the_campaign_that_the_line_names(rpg: Run, blame: Path) -> None:
    assert rpg("new", "empty").returncode == 0
    assert rpg("zuru", "-1").returncode == 2
    for given in (("--campaign", "blame"), (f"--campaign={blame}",)):
        assert rpg("--campaign", "empty", "status").returncode == 0
        done = rpg("zuru", "-1", *given)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Zuru" in done.stdout


def test_a_folder_called_as_a_shipped_pack_is_not_that_pack(rpg: Run, tmp_path: Path) -> None:
    for name in ("core", "zuru"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.txt").write_text("mine", encoding="utf-8")
    for words in (
        ("new", "one"),
        ("new", "two", "--pack", "core", "--pack", "zuru"),
        ("demo", "--into", "x", "--fights", "0"),
    ):
        done = rpg(*words)
        assert done.returncode == 0, done.stderr
    refused = rpg("new", "three", "--pack", "./core")
    assert refused.returncode == 1
    assert str(tmp_path / "core") in refused.stderr


def test_options_may_stand_before_and_behind(rpg: Run, blame: Path) -> None:
    other = rpg("new", "other")
    assert other.returncode == 0
    for words in (("--campaign", str(blame), "--json", "status"), ("status", "--campaign", "blame", "--json")):
        shown = json.loads(rpg(*words).stdout)
        assert shown["status"] == "ok"
        assert shown["data"]["campaign"] == "blame"
    assert json.loads(rpg("alert", "--json").stdout)["says"]
    assert json.loads(rpg("status", "--json", RPG_CAMPAIGN="blame").stdout)["data"]["campaign"] == "blame"


@pytest.mark.usefixtures("blame")
def test_status_answers_in_the_language_asked_for(rpg: Run) -> None:
    assert rpg("status").stdout != rpg("status", "--language", "it").stdout


def test_a_file_that_is_no_campaign_is_a_sentence(rpg: Run, tmp_path: Path) -> None:
    file = tmp_path / "not.db"
    file.write_text("hello, this is not a database at all", encoding="utf-8")
    done = rpg("--campaign", str(file), "status")
    assert done.returncode == 1
    assert "not.db" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["con", ".hidden", "x:y", "end."])
def test_a_name_that_is_no_file_everywhere_is_refused(rpg: Run, home: Path, name: str) -> None:
    assert rpg("new", name).returncode == 2
    assert not list(home.glob("**/*.db"))


def test_a_campaign_is_never_made_twice(rpg: Run, blame: Path) -> None:
    before = blame.read_bytes()
    done = rpg("new", "blame")
    assert done.returncode == 1
    assert blame.read_bytes() == before


def test_campaigns_are_listed_and_the_last_one_marked(rpg: Run, blame: Path) -> None:
    assert rpg("new", "other").returncode == 0
    rows = json.loads(rpg("campaigns", "--json").stdout)["campaigns"]
    assert [(r["name"], r["last"]) for r in rows] == [("blame", False), ("other", True)]
    assert str(blame) in rpg("campaigns").stdout


@pytest.mark.usefixtures("blame")
def test_a_backup_opens_as_a_campaign(rpg: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert rpg("backup", str(copy)).returncode == 0
    assert rpg("--campaign", str(copy), "log", "--json").stdout == rpg("--campaign", "blame", "log", "--json").stdout


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "said"),
    [(["help"], "all · rest"), (["?"], "Marks:"), (["help", "fight"], "gap 2"), (["aiuto"], "alert")],
)
def test_help_needs_no_campaign(rpg: Run, words: list[str], said: str) -> None:
    done = rpg(*words)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


@pytest.mark.usefixtures("home")
def test_help_speaks_the_campaigns_language(rpg: Run) -> None:
    assert rpg("new", "notte", "--language", "it").returncode == 0
    assert "Segni:" in rpg("help").stdout


def test_whoever_is_not_known_is_answered_with_those_who_are(rpg: Run, blame: Path) -> None:
    assert blame.is_file()
    done = rpg("print", "sheet", "zur", "-o", "z.pdf")
    assert done.returncode == 1
    assert "Nobody here is called zur. Here are: Zuru, Tae" in done.stderr
