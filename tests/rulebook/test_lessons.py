"""Every code is explained in both languages; its bad example has it, the good twin is clean, the pages agree."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from rpg import content
from rpg.campaign.rules import Rules
from rpg.cli.rules_explain import explain
from rpg.rulebook import check, open_packs
from rpg.rulebook.checking import explained
from rpg.rulebook.lesson import EXAMPLES, known, lesson
from tests.rulebook.packs import FALL, HOOK, pack

ROOT = Path(__file__).parents[2]
CORE = content.folder("rules") / "core"
NO_FILE = {"RPG009", "RPG014", "RPG011", "RPG012", "RPG015", "RPG310", "RPG311", "RPG901"}
"""Codes whose examples are made by a test: links, too many files, whole games, and our own fault."""
BESIDE = {"RPG013": "RPG104", "RPG411": "RPG107"}
"""What stands beside a code of necessity: a hundred faults of another code, and the fault that cannot be ignored."""


EXPLAINED = """RPG301  Not dice

The text is not dice notation, or it is a test where a total is wanted. The place inside the text is shown.

Wrong:
  example.json
     5 |   "dice": "1x6",

Right:
  example.json
     5 |   "dice": "1d6",
"""


def example(code: str, side: str) -> list[Path]:
    """The paths to check: a lone file, or packs."""
    folder = EXAMPLES / code / side
    if not folder.is_dir():
        return list((EXAMPLES / code).glob(f"{side}.json"))
    return sorted(card.parent for card in folder.rglob("pack.json")) or sorted(folder.iterdir())


def codes(paths: list[Path]) -> set[str]:
    return {problem.code for problem in check(paths)}


@pytest.mark.parametrize("code", sorted(set(known()) - NO_FILE))
def test_a_bad_example_has_its_code_and_the_good_twin_is_clean(code):
    assert codes(example(code, "bad")) - {BESIDE.get(code)} == {code}
    assert example(code, "good")
    assert check(example(code, "good")) == ()


def test_every_code_has_an_example():
    shown = {folder.name for folder in EXAMPLES.iterdir()}
    assert shown | {"RPG901"} == set(known())
    assert all(lesson(code).wrong and lesson(code).right for code in shown)


def test_a_link_has_its_code(tmp_path):
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    assert codes([folder]) == set()
    try:
        (folder / "trigger" / "slide.json").symlink_to(folder / "trigger" / "fall.json")
    except OSError:
        pytest.skip("this system makes no links")
    assert codes([folder]) == {"RPG009"}


def test_too_many_files_have_their_code(tmp_path):
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    for number in range(3998):
        (folder / f"{number}.txt").touch()
    assert codes([folder]) == set()
    (folder / "one-more.txt").touch()
    assert codes([folder]) == {"RPG011"}


def test_what_is_not_there_has_its_code(tmp_path):
    assert codes([tmp_path / "mnie"]) == {"RPG012"}
    assert codes([pack(tmp_path, {})]) == set()


@pytest.mark.parametrize("name", ["hook.json.txt", "hook.JSON", "hook.jsonc", "Hook.json5"])
def test_a_file_that_is_nearly_one_of_rules_has_its_code(tmp_path, name):
    folder = pack(
        tmp_path, {f"trigger/{name}": FALL, "trigger/notes.txt": b"x", "README.md": b"x", "trigger/json": b""}
    )
    (problem,) = check([folder])
    assert (problem.code, problem.severity, problem.file) == (
        "RPG015",
        "warning",
        f"{folder.as_posix()}/trigger/{name}",
    )
    assert isinstance(open_packs([folder]), Rules)
    (folder / "trigger" / name).rename(folder / "trigger" / "fall.json")
    assert codes([folder]) == set()


def core(root: Path, ceiling: int, levels: int) -> Path:
    """The game's own pack, in English, with other ceilings and so many levels."""
    folder = root / "core"
    shutil.copytree(CORE, folder)
    shutil.rmtree(folder / "locale")
    card = json.loads((folder / "pack.json").read_text("utf-8"))
    (folder / "pack.json").write_text(json.dumps({**card, "languages": ["en"]}), "utf-8")
    for file in (folder / "trigger").iterdir():
        value = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps({**value, "ceiling": min(value["ceiling"], ceiling)}), "utf-8")
    ladder = folder / "alert-ladder" / "city.json"
    value = json.loads(ladder.read_text("utf-8"))
    ladder.write_text(json.dumps({**value, "levels": value["levels"][:levels]}), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("ceiling", "levels", "found"), [(6, 7, set()), (5, 7, {"RPG310"}), (6, 6, {"RPG311"}), (5, 6, set())]
)
def test_levels_and_ceilings_have_their_codes(tmp_path, ceiling, levels, found):
    assert codes([core(tmp_path, ceiling, levels)]) == found


def test_a_fault_of_ours_is_told_only_where_nothing_else_is(tmp_path):
    sound = pack(tmp_path, {"trigger/fall.json": FALL})
    assert [each.code for each in explained([sound], ValueError("x"))] == ["RPG901"]
    broken = pack(tmp_path / "b", {"trigger/fall.json": {**FALL, "points": 0}})
    assert [each.code for each in explained([broken], ValueError("x"))] == ["RPG109"]


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setenv("RPG_LANGUAGE", "en")

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(explain, words)
        return done.exit_code, done.output

    return run


@pytest.mark.parametrize("code", ["RPG301", "rpg301", "301"])
def test_a_code_is_explained_with_a_wrong_and_a_right_example(told, code):
    assert told(code) == (0, EXPLAINED)


def test_without_a_code_all_are_listed(told):
    code, output = told()
    assert code == 0
    assert [line[:6] for line in output.splitlines()] == list(known())


def test_an_unknown_code_is_wrong_usage(told):
    code, output = told("RPG310x")
    assert code == 2
    assert "RPG310" in output


def test_machines_get_the_same(told):
    code, output = told("RPG301", "--json")
    assert code == 0
    assert json.loads(output)[0].keys() == {"code", "title", "why", "wrong", "right"}


@pytest.mark.parametrize(("language", "page"), [("en", "codes.md"), ("it", "codici.md")])
def test_the_page_is_made_from_the_same_text(told, language, page):
    _, output = told("--page", "--language", language)
    kept = (ROOT / "docs" / page).read_text("utf-8")
    assert kept == output, f"rpg rules explain --page --language {language} > docs/{page}"


def test_nothing_of_an_example_reaches_the_terminal_raw():
    shown = [row for code in known() for side in lesson(code)[1:] for file in side for _, row in file.lines]
    assert all(row.isprintable() for row in shown)


@pytest.mark.parametrize("language", ["en", "it"])
def test_no_code_is_explained_that_is_none(language):
    texts = json.loads((ROOT / "rpg" / "locale" / language / "codes.json").read_text("utf-8"))
    assert texts.keys() == {f"rulebook.{part}.{code}" for part in ("code", "why") for code in known()}


def test_what_is_kept_on_purpose_is_not_missed_where_the_checks_ended_early(tmp_path):
    kept = {"ignore": [{"code": "RPG303", "id": "gear/hook", "reason": "on purpose"}]}
    sound = pack(tmp_path, {"gear/hook.json": HOOK}, lint=kept)
    assert [found.code for found in check([sound])] == ["RPG410"]
    broken = pack(tmp_path, {"gear/hook.json": HOOK, "gear/claw.json": {**HOOK, "slots": "x"}}, "other", lint=kept)
    assert [found.code for found in check([broken])] == ["RPG103", "RPG107"]
