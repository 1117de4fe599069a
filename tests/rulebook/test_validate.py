"""``rpg validate``: faults with a caret for people, JSON and notes for machines, and the right exit code."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from rpg.cli.validate import validate
from tests.rulebook.packs import FALL, HOOK, pack


@pytest.fixture
def ran(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RPG_LANGUAGE", "en")

    def run(*words):
        return CliRunner().invoke(validate, words)

    return run


def test_a_fault_is_shown_with_its_line_and_a_caret(ran, tmp_path):
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    done = ran("mine")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "mine/gear/hook.json:9:12: RPG109 error: -1 is out of range: at least 0",
        '      "slots": -1,',
        "               ^",
        "2 files, one error",
    ]


def test_the_caret_stands_under_its_letter_after_wide_letters(ran, tmp_path):
    before = '{"//": "都市", "kind": "gear", '
    pack(tmp_path, {"gear/hook.json": f'{before}"x": 1}}'.encode()})
    lines = ran("mine/gear/hook.json").output.splitlines()
    under = lines[next(n for n, line in enumerate(lines) if "RPG104" in line) + 2]
    assert under == "    " + " " * (len(before) + 2) + "^"


def test_a_long_line_is_cut_around_the_place(ran, tmp_path):
    pack(tmp_path, {"trigger/fall.json": json.dumps({**FALL, "when": "x" * 500, "points": 0}).encode()})
    _, line, caret, _ = ran("mine").output.splitlines()
    assert line[caret.index("^")] == "0"
    assert len(line) < 120


def test_machines_get_a_list_of_faults(ran, tmp_path):
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slost": 1}})
    for words in (("--format", "json"), ("--json",)):
        done = ran("mine", *words)
        assert done.exit_code == 1
        assert json.loads(done.output) == [
            {
                "code": "RPG104",
                "severity": "error",
                "file": "mine/gear/hook.json",
                "line": 19,
                "column": 3,
                "pointer": "/slost",
                "message": "the key “slost” is not known here",
                "hint": "one of: carries, effects, protects, relic, rig, soak, uses, weapon",
            }
        ]


def test_a_build_service_gets_notes_beside_the_lines(ran, tmp_path):
    pack(tmp_path, {"trigger/fall.json": {**FALL, "points": "50%"}})
    first, summary = ran("mine", "--format", "github").output.splitlines()
    assert first == (
        "::error file=mine/trigger/fall.json,line=6,col=13,title=RPG107::a whole number was expected here, not a text"
    )
    assert summary == "2 files, one error"


def test_warnings_fail_only_when_strict(ran, tmp_path):
    pack(tmp_path, {"trigger/fall.json": FALL, "locale/it.json": {}})
    assert (ran("mine").exit_code, ran("mine", "--strict").exit_code) == (0, 1)
    assert ran("mine").output.splitlines()[-1] == "3 files, no errors, 2 warnings"


def test_a_clean_pack_says_so(ran, tmp_path):
    pack(tmp_path, {"gear/hook.json": HOOK})
    assert (ran("mine").exit_code, ran("mine").output) == (0, "2 files, no errors\n")


def test_a_path_that_is_not_there_is_wrong_usage(ran):
    done = ran("nowhere")
    assert done.exit_code == 2
    assert done.output.startswith("nowhere: RPG012 error: ")


def test_faults_are_told_in_italian_too(ran, tmp_path):
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    lines = ran("mine", "--language", "it").output.splitlines()
    assert lines[0] == "mine/gear/hook.json:9:12: RPG109 errore: -1 è fuori dai limiti: almeno 0"
    assert lines[-1] == "2 file, un errore"


def test_the_shipped_packs_are_checked_without_a_path_and_named(ran):
    said = ran().output
    assert said.startswith("core, ashline, zuru: ")
    assert said.endswith("files, no errors\n")


@pytest.mark.parametrize(("inside", "up"), [(".", ""), ("gear", "../")])
def test_the_pack_one_stands_in_is_checked_without_a_path(ran, tmp_path, monkeypatch, inside, up):
    folder = pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    monkeypatch.chdir(folder / inside)
    lines = ran().output.splitlines()
    assert lines[0].startswith(f"{up}gear/hook.json:9:12: RPG109 error: ")
    assert lines[-1] == "mine: 2 files, one error"
    monkeypatch.chdir(tmp_path)
    assert ran("mine").output.splitlines()[-1] == "2 files, one error"
