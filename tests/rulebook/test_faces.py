"""The faces of ``rpg validate``: what is selected, what build services read, what is mended, and watching."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from rpg.cli.validate import validate
from rpg.cli.watch import signature, watched
from rpg.rulebook.lesson import EXAMPLES, known
from tests.rulebook.packs import FALL, HOOK, pack

WARNS = {"trigger/fall.json": FALL, "locale/it.json": {}}
HOUND = json.loads((EXAMPLES / "RPG313" / "good.json").read_text("utf-8"))
MILD = json.loads((EXAMPLES / "RPG313" / "bad.json").read_text("utf-8"))


@pytest.fixture
def ran(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RPG_LANGUAGE", "en")

    def run(*words):
        return CliRunner().invoke(validate, words)

    return run


def codes(done: Any) -> list[str]:
    return [problem["code"] for problem in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("words", "found", "code"),
    [
        ([], ["RPG109", "RPG501", "RPG501"], 1),
        (["--select", "RPG5"], ["RPG501", "RPG501"], 0),
        (["--select", "rpg5,RPG1"], ["RPG109", "RPG501", "RPG501"], 1),
        (["--ignore", "RPG109"], ["RPG501", "RPG501"], 0),
        (["--ignore", "RPG109", "--strict"], ["RPG501", "RPG501"], 1),
        (["--ignore", "RPG1", "--ignore", "RPG5"], [], 0),
        (["--select", "RPG5", "--ignore", "RPG501"], [], 0),
    ],
)
def test_codes_are_selected_and_ignored(ran, tmp_path, words, found, code):
    pack(tmp_path, {**WARNS, "gear/hook.json": {**HOOK, "slots": -1}})
    done = ran("mine", "--json", *words)
    assert (sorted(codes(done)), done.exit_code) == (found, code)


def test_a_code_that_is_none_is_wrong_usage(ran):
    done = ran("--select", "RPG777")
    assert done.exit_code == 2
    assert "RPG777" in done.stderr


def test_statistics_come_last_and_count_each_code(ran, tmp_path):
    pack(tmp_path, {**WARNS, "gear/hook.json": {**HOOK, "slots": -1}})
    assert ran("mine", "--stats").stdout.splitlines()[-2:] == [
        "    2  RPG501  Not translated", "    1  RPG109  Out of range",
    ]  # fmt: skip
    done = ran("mine", "--stats", "--json")
    assert len(json.loads(done.stdout)) == 3
    assert "RPG501" in done.stderr


def test_json_lines_are_one_object_each_and_nothing_if_clean(ran, tmp_path):
    pack(tmp_path, WARNS)
    lines = ran("mine", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["pointer"] for line in lines] == ["/name", "/when"]
    pack(tmp_path, {"trigger/fall.json": FALL}, "clean")
    assert ran("clean", "--format", "jsonl").stdout == ""


def sarif(done: Any) -> Any:
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_has_what_the_standard_requires(ran, tmp_path):
    pack(tmp_path, {**WARNS, "gear/hook.json": {**HOOK, "slots": -1}, "skill/b.json": b"{\xfc}"})
    run = sarif(ran("mine", "--format", "sarif"))
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule[part]["text"] for rule in rules for part in ("shortDescription", "fullDescription", "help"))
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        region = location["physicalLocation"].get("region", {"startLine": 1, "startColumn": 1})
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert levels == {"RPG001": "error", "RPG109": "error", "RPG501": "warning"}


def test_sarif_of_a_file_as_a_whole_has_no_region_and_of_clean_files_no_results(ran, tmp_path):
    (tmp_path / "no pack").mkdir()
    (result,) = sarif(ran("no pack", "--format", "sarif"))["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "no%20pack"}}}]
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    run = sarif(ran("mine", "--format", "sarif"))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    (folder / "trigger/fall.json").write_text("{", "utf-8")
    (result,) = sarif(ran(str(folder), "--format", "sarif"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


def test_strict_sarif_calls_warnings_errors(ran, tmp_path):
    pack(tmp_path, WARNS)
    run = sarif(ran("mine", "--format", "sarif", "--strict"))
    assert {result["level"] for result in run["results"]} == {"error"}
    assert run["invocations"][0]["exitCode"] == 1


def test_junit_counts_what_it_holds(ran, tmp_path):
    evil = '\x1b<&"\ufffe'
    pack(tmp_path, {**WARNS, "gear/hook.json": {**HOOK, "slots": -1, evil: 1}})
    done = ran("mine", "--format", "junit")
    root = ET.fromstring(done.stdout)  # noqa: S314 - our own output
    assert (root.tag, [suite.tag for suite in root]) == ("testsuites", ["testsuite"])
    (suite,) = root
    cases = suite.findall("testcase")
    assert all(case.get("name") and case.get("classname") for case in cases)
    assert int(suite.get("tests", "")) == len(cases) == 4
    failures = suite.findall("testcase/failure")
    assert int(suite.get("failures", "")) == int(root.get("failures", "")) == len(failures) == 1
    assert suite.get("errors") == suite.get("skipped") == "0"
    assert failures[0].get("type") == "RPG109"
    assert all(part in (failures[0].text or "") for part in ("RPG109", "RPG104"))
    told = {case.get("name"): case.findtext("system-out") or "" for case in cases}
    assert told["mine/trigger/fall.json"].count("RPG501") == 2
    assert told["mine/pack.json"] == ""


@pytest.mark.parametrize("style", ["text", "json", "jsonl", "github", "sarif", "junit"])
def test_no_face_lets_a_terminal_be_steered(ran, tmp_path, style):
    evil = "\x1b[31m\u202e\x07"
    pack(tmp_path, {"gear/hook.json": {**HOOK, "effect": evil, evil: 1, "source": evil, "id": evil}})
    done = ran("mine", "--format", style)
    assert done.exit_code == 1
    assert not {"\x1b", "\u202e", "\x07"} & set(done.stdout)


# ---------------------------------------------------------------- lint.ignore


def ignoring(code: str, identity: str) -> dict[str, Any]:
    return {"ignore": [{"code": code, "id": identity, "reason": "a gentle hound, for beginners"}]}


def test_a_finding_that_is_meant_is_not_told(ran, tmp_path):
    files = {"adversary/hound.json": MILD}
    pack(tmp_path, files)
    assert codes(ran("mine", "--json")) == ["RPG313"]
    pack(tmp_path, files, lint=ignoring("RPG313", "adversary/hound"))
    assert ran("mine").output == "2 files, no errors\n"
    assert ran("mine/pack.json").output == "one file, no errors\n"


@pytest.mark.parametrize(
    ("code", "identity", "found"),
    [
        ("RPG314", "adversary/hound", ["RPG313", "RPG410"]),
        ("RPG313", "adversary/wolf", ["RPG313", "RPG410"]),
        ("RPG104", "gear/hook", ["RPG104", "RPG313", "RPG411"]),
    ],
)
def test_an_ignore_that_hides_nothing_is_a_warning(ran, tmp_path, code, identity, found):
    files = {"adversary/hound.json": MILD} | ({"gear/hook.json": {**HOOK, "x": 1}} if code == "RPG104" else {})
    pack(tmp_path, files, lint=ignoring(code, identity))
    done = ran("mine", "--json")
    assert sorted(codes(done)) == found
    assert [p["severity"] for p in json.loads(done.stdout) if p["code"] in {"RPG410", "RPG411"}] == ["warning"]


def test_warnings_of_a_translation_are_ignored_where_they_stand(ran, tmp_path):
    lint = {"ignore": [{"code": "RPG501", "id": "trigger/fall", "reason": "not yet"}]}
    pack(tmp_path, WARNS, lint=lint)
    assert ran("mine", "--strict").exit_code == 0


# ---------------------------------------------------------------- --fix


def test_slips_of_the_pen_are_put_right_and_nothing_else_changes(ran, tmp_path):
    text = json.dumps(HOOK, indent=1).replace("skill/climb", "skill/clmb").replace('"slots"', '"slost"')
    text = text.replace("\n", "\r\n\r\n")
    file = pack(tmp_path, {"gear/hook.json": text.encode()}) / "gear" / "hook.json"
    done = ran("mine", "--fix")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        'mine/gear/hook.json:17: "slost" → "slots"',
        'mine/gear/hook.json:29: "core:skill/clmb" → "core:skill/climb"',
        "2 faults put right in one file",
    ]
    right = json.dumps(HOOK, indent=1).replace("\n", "\r\n\r\n")
    assert file.read_bytes().decode() == right
    assert ran("mine", "--fix").stderr == "nothing to put right\n"


def test_a_comma_too_many_goes(ran, tmp_path):
    file = pack(tmp_path, {"trigger/fall.json": json.dumps(FALL).replace("}", ",}").encode()}) / "trigger/fall.json"
    done = ran("mine", "--fix", "--language", "it")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (0, "mine/trigger/fall.json:1: «,» tolto")
    assert file.read_text("utf-8") == json.dumps(FALL)


def test_what_leaves_a_doubt_is_left(ran, tmp_path):
    files = {
        "gear/hook.json": {**HOOK, "sloots": 1, "slotss": 1},
        "trigger/fall.json": {**{k: v for k, v in FALL.items() if k != "when"}, "hewn": "x"},
    }
    folder = pack(tmp_path, files)
    before = {file: file.read_bytes() for file in folder.rglob("*.json")}
    assert ran("mine", "--fix").exit_code == 1
    assert {file: file.read_bytes() for file in folder.rglob("*.json")} == before


def test_only_what_is_selected_is_put_right(ran, tmp_path):
    file = (
        pack(tmp_path, {"adversary/hound.json": {**HOUND, "faction": "safegard", "trates": []}})
        / "adversary"
        / "hound.json"
    )
    ran("mine", "--fix", "--select", "RPG106")
    value = json.loads(file.read_text("utf-8"))
    assert (value["faction"], "trates" in value) == ("safeguard", True)


def test_mending_every_bad_example_never_makes_it_worse(ran, tmp_path):
    for code in known():
        bad = EXAMPLES / code / "bad.json"
        if bad.exists():
            copy = tmp_path / f"{code.lower()}.json"
            copy.write_bytes(bad.read_bytes())
            before = codes(ran(copy.name, "--json"))
            assert len(codes(ran(copy.name, "--json", "--fix"))) <= len(before)


def test_a_lone_file_is_put_right_too(ran, tmp_path):
    copy = tmp_path / "trap.json"
    copy.write_bytes((EXAMPLES / "RPG106" / "bad.json").read_bytes())
    assert ran("trap.json", "--fix").exit_code == 0
    assert copy.read_bytes() == (EXAMPLES / "RPG106" / "good.json").read_bytes()


# ---------------------------------------------------------------- --watch


def test_watching_checks_again_after_a_change_and_ends_with_the_last_code(tmp_path):
    file = pack(tmp_path, {"trigger/fall.json": FALL}) / "trigger/fall.json"
    said: list[int] = []

    def pause(_: float) -> None:
        if len(said) == 1:
            file.write_text("{}", "utf-8")
        elif len(said) == 2:
            file.unlink()
        else:
            raise KeyboardInterrupt

    def look() -> int:
        said.append(len(said))
        return len(said)

    assert watched([tmp_path], look, pause) == 3
    assert len(said) == 3


def test_what_is_watched_is_every_file_and_no_link(tmp_path):
    folder = pack(tmp_path, {"trigger/fall.json": FALL, ".hidden.json": {}})
    names = {Path(name).relative_to(folder).as_posix() for name in signature([folder, tmp_path / "nowhere"])}
    assert names == {"pack.json", "trigger/fall.json"}


def test_a_lone_file_can_be_watched(tmp_path):
    file = tmp_path / "a.json"
    assert signature([file]) == {}
    file.write_text("{}", "utf-8")
    assert signature([file])[str(file)][0] == 2


def test_an_entry_that_is_no_entry_is_told_once(ran, tmp_path):
    lint = {"ignore": [{"code": "RPG501", "id": "mine:trigger/fall", "reason": "not yet"}]}
    pack(tmp_path, {"trigger/fall.json": FALL}, lint=lint)
    assert codes(ran("mine", "--json")) == ["RPG108"]


def test_what_is_ignored_is_not_put_right(ran, tmp_path):
    file = pack(tmp_path, {"adversary/hound.json": {**HOUND, "faction": "safegard"}}) / "adversary" / "hound.json"
    before = file.read_bytes()
    ran("mine", "--fix", "--ignore", "RPG106")
    assert file.read_bytes() == before


def test_no_draft_of_a_mended_file_follows_a_link(ran, tmp_path):
    file = pack(tmp_path, {"gear/hook.json": {**HOOK, "slost": 1, "kind": "gear"}}) / "gear" / "hook.json"
    file.write_text(json.dumps({**{k: v for k, v in HOOK.items() if k != "slots"}, "slost": 1}), "utf-8")
    other = tmp_path / "other.txt"
    other.write_text("mine", "utf-8")
    file.with_name(".hook.json.mended").symlink_to(other)
    assert ran("mine", "--fix").exit_code == 0
    assert (other.read_text("utf-8"), file.is_symlink()) == ("mine", False)


def test_a_file_saved_during_the_first_look_is_looked_at_again(tmp_path):
    file = pack(tmp_path, {"trigger/fall.json": FALL}) / "trigger/fall.json"
    said: list[int] = []

    def look() -> int:
        said.append(len(said))
        if len(said) == 1:
            file.write_text("{}", "utf-8")
        return 0

    paused: list[float] = []

    def pause(seconds: float) -> None:
        paused.append(seconds)
        if len(paused) == 3:
            raise KeyboardInterrupt

    assert watched([tmp_path], look, pause) == 0
    assert said == [0, 1]
