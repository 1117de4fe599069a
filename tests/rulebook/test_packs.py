"""Faults of packs and folders: told once, in the right place, and never followed by a cascade."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rpg import content
from rpg.campaign.rules import Rules
from rpg.rulebook import check, open_packs
from rpg.rulebook.checking import run
from tests.rulebook.packs import FALL, HOOK, abyss, pack
from tests.tries import tries

if TYPE_CHECKING:
    from pathlib import Path

CORE = content.folder("rules") / "core"


def told(*paths: Path) -> list[str]:
    return [f"{p.file.rpartition('/')[2]} {p.code} {p.line}:{p.column}" for p in check(paths)]


def test_the_shipped_core_is_clean():
    assert [p for p in check([CORE]) if p.code != "RPG501"] == []


def test_one_fault_does_not_hide_those_of_other_files(tmp_path):
    files = {
        "gear/hook.json": {**HOOK, "slots": "1"},
        "trigger/fall.json": {**FALL, "ceiling": 7},
        "table/a.json": b'{"kind": "table",}',
        "skill/b.json": b"{\xfc}",
    }
    assert told(pack(tmp_path, files)) == [
        "hook.json RPG107 9:12", "b.json RPG001 1:2", "a.json RPG004 1:17", "fall.json RPG109 7:14",
    ]  # fmt: skip


def test_two_faults_of_one_file_are_both_told(tmp_path):
    wrong = {**HOOK, "slots": -1, "effct": "x"}
    del wrong["effect"]
    assert told(pack(tmp_path, {"gear/hook.json": wrong})) == ["hook.json RPG109 8:12", "hook.json RPG104 18:3"]


def test_a_broken_file_keeps_its_id_for_those_that_refer_to_it(tmp_path):
    rig = {**HOOK, "rig": {"do": "blast", "damage": 1, "trigger": "trigger/fall"}}
    files = {"gear/hook.json": rig, "trigger/fall.json": b"{"}
    assert told(pack(tmp_path, files)) == ["fall.json RPG003 1:2"]


def test_a_missing_requirement_is_told_once(tmp_path):
    files = {"gear/hook.json": {**HOOK, "bonuses": [{"dice": 1, "skills": ["far:skill/a", "far:skill/b"]}]}}
    assert told(pack(tmp_path, files, requires=["core", "far"])) == ["pack.json RPG403 13:5"]


def test_a_broken_card_does_not_make_every_reference_wrong(tmp_path):
    assert told(pack(tmp_path, {"gear/hook.json": HOOK}, version="one")) == ["pack.json RPG108 3:14"]


def test_what_is_not_required_may_not_be_used(tmp_path):
    there = pack(tmp_path, {"trigger/fall.json": FALL}, "there")
    files = {"gear/hook.json": {**HOOK, "rig": {"do": "blast", "trigger": "there:trigger/fall"}}}
    assert told(pack(tmp_path, files), there) == ["hook.json RPG203 21:16"]
    assert told(pack(tmp_path, files, requires=["core", "there"]), there) == []


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("gaer/hook.json", HOOK, "RPG102"),
        ("gear/hook-2.json", {**HOOK, "id": "gear/hook-2"}, "RPG113"),
        ("gear/Hook.json", {**HOOK, "id": "gear/Hook"}, "RPG113"),
        ("gear/deeper/hook.json", HOOK, "RPG102"),
        ("hook.json", HOOK, "RPG102"),
        ("gear/hook.json", [], "RPG107"),
        ("gear/hook.json", {"id": "gear/hook"}, "RPG105"),
        ("locale/italian.json", {}, "RPG504"),
        ("alert-ladder/mine.json", {**json.loads((CORE / "alert-ladder/city.json").read_text("utf-8"))}, "RPG103"),
    ],
)
def test_a_file_is_what_its_place_says(tmp_path, name, value, code):
    assert [each.code for each in check([pack(tmp_path, {name: value})])] == [code]


def test_there_can_be_one_ladder_only(tmp_path):
    ladder = json.loads((CORE / "alert-ladder/city.json").read_text("utf-8"))
    ladder |= {"id": "alert-ladder/mine", "tag": "core:condition/tagged", "tag_trigger": "core:trigger/tagged-beat"}
    ladder["omens"] = "core:table/omen"
    for level in ladder["levels"]:
        for unit in level.get("dispatch", {}).get("units", []):
            unit["adversary"] = f"core:{unit['adversary']}"
        for swap in level.get("dispatch", {}).get("swaps", []):
            swap |= {key: f"core:{swap[key]}" for key in ("adversary", "instead")}
    assert told(pack(tmp_path, {"alert-ladder/mine.json": ladder})) == ["mine.json RPG409 4:9"]


def test_a_trigger_cannot_aim_above_the_ladder_and_one_must_reach_its_top(tmp_path):
    core = tmp_path / "core"
    for file in CORE.rglob("*.json"):
        copy = core / file.relative_to(CORE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        value = json.loads(file.read_text("utf-8"))
        if value.get("kind") == "trigger":
            value["ceiling"] = min(value["ceiling"], 5)
        copy.write_text(json.dumps(value), "utf-8")
    assert [each.code for each in check([core])] == ["RPG310"]
    value = json.loads((core / "alert-ladder/city.json").read_text("utf-8"))
    value["levels"].pop()
    (core / "alert-ladder/city.json").write_text(json.dumps(value), "utf-8")
    assert {each.code for each in check([core])} == {"RPG503"}
    value["levels"].pop()
    (core / "alert-ladder/city.json").write_text(json.dumps(value), "utf-8")
    assert {each.code for each in check([core])} == {"RPG311", "RPG503"}


def test_a_link_is_told_and_not_followed(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    (tmp_path / "secret.json").write_text("secret", "utf-8")
    try:
        (folder / "gear/leak.json").symlink_to(tmp_path / "secret.json")
        (folder / "table").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    found = check([folder])
    assert [each.code for each in found] == ["RPG009", "RPG009"]
    assert not any("secret" in each.message for each in found)


def test_nothing_of_a_file_reaches_the_terminal_raw(tmp_path):
    evil = "\x1b[31m\u202e"
    files = {"gear/hook.json": {**HOOK, "effect": evil, evil: 1, "source": evil}}
    for each in check([pack(tmp_path, files)]):
        for text in (each.file, each.message, each.hint, each.pointer):
            assert "\x1b" not in text
            assert "\u202e" not in text


def test_a_part_of_a_pack_is_checked_alone_and_knows_its_pack(tmp_path):
    files = {"gear/hook.json": HOOK, "trigger/fall.json": {**FALL, "points": 0}, "table/a.json": b"{"}
    folder = pack(tmp_path, files)
    assert told(folder / "gear/hook.json") == []
    assert told(folder / "trigger") == ["fall.json RPG109 6:13"]
    found = run([folder / "trigger/fall.json", folder / "table/a.json"])
    assert len(found.files) == len(found.problems) == 2


def test_a_folder_of_packs_is_checked_pack_by_pack(tmp_path):
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}}, "one")
    pack(tmp_path, {"trigger/fall.json": {**FALL, "points": -1}}, "two")
    assert told(tmp_path) == ["hook.json RPG109 9:12", "fall.json RPG109 6:13"]


def test_two_packs_of_one_name_are_told(tmp_path):
    one, other = pack(tmp_path / "a", {}), pack(tmp_path / "b", {})
    assert [each.code for each in check([one, other])] == ["RPG204"]


def test_very_many_faults_come_to_an_end(tmp_path):
    many = {**HOOK, **{f"key_{n}": n for n in range(3000)}}
    found = check([pack(tmp_path, {"gear/hook.json": many})])
    assert len(found) == 101
    assert found[0].code == "RPG013"


@settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(["gear/hook.json", "pack.json", "locale/it.json"]))
def test_any_bytes_give_problems_or_success(tmp_path, raw, name):
    folder = pack(tmp_path / name.partition("/")[0], {name: raw})
    found = check([folder])
    assert any(each.severity == "error" for each in found) == isinstance(open_packs([folder]), tuple)


def junk(value: object) -> st.SearchStrategy[object]:
    return st.sampled_from([None, True, -1, 3.5, "", "x", [], {}, [value], {"key": value}, 10**30])


@settings(max_examples=tries(60), deadline=None)
@given(st.data())
def test_any_json_gives_problems_or_success(tmp_path_factory, data):
    """A value anywhere in a sound file is replaced by something else: faults are told, nothing is raised."""
    file = data.draw(st.sampled_from(sorted(CORE.glob("*/*.json"))))
    value = json.loads(file.read_text("utf-8"))
    holder, key = value, data.draw(st.sampled_from(sorted(value)))
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
        holder = holder[key]
        keys = sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
    holder[key] = data.draw(junk(holder[key]))
    folder = pack(tmp_path_factory.mktemp("any"), {f"{file.parent.name}/{file.name}": value}, requires=["core"])
    sound = all(each.severity == "warning" for each in check([folder]))
    opened = open_packs([folder])
    assert isinstance(opened, Rules) or not sound


@pytest.mark.parametrize("folders", [500, 501])
def test_a_pack_may_have_many_folders_but_not_any_number(tmp_path, folders):
    where = pack(tmp_path, {"gear/hook.json": HOOK})
    for number in range(folders - 1):  # one is there already
        (where / f"empty-{number}").mkdir()
    assert [p.code for p in check([where])] == ([] if folders == 500 else ["RPG011"])
    assert isinstance(open_packs([where]), Rules) == (folders == 500)


def test_folders_in_folders_without_end_are_a_fault_and_no_error(tmp_path):
    where = pack(tmp_path, {"gear/hook.json": HOOK})
    with abyss(where, 1100):
        assert [p.code for p in check([where])] == ["RPG011"]
        assert not isinstance(open_packs([where]), Rules)


def test_files_that_are_no_json_may_be_large_but_not_without_end(tmp_path):
    where = pack(tmp_path, {"gear/hook.json": HOOK, "art/city.png": b"x" * (2 << 20), "gear/notes.txt": b"mine"})
    before = open_packs([where])
    assert isinstance(before, Rules)
    assert check([where]) == ()
    (where / "art" / "city.png").write_bytes(b"x" * (2 << 20) + b"y")
    after = open_packs([where])
    assert isinstance(after, Rules)
    assert before.packs[0] == after.packs[0]
    assert before.packs[1].sha256 != after.packs[1].sha256
    with (where / "art" / "huge.bin").open("wb") as file:
        file.truncate(31 << 20)
    assert [p.code for p in check([where])] == ["RPG011"]
    assert not isinstance(open_packs([where]), Rules)


def test_faults_on_opening_are_told_by_the_voice_given(tmp_path):
    where = pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": "1"}})
    found = open_packs([where], lambda say: say.key.upper())
    assert isinstance(found, tuple)
    assert [problem.message for problem in found] == ["RULEBOOK.WRONG_TYPE"]


def test_a_name_that_no_folder_can_have_is_a_fault():
    assert [p.code for p in check([CORE.parent / ("n" * 300)])] == ["RPG012"]
    found = open_packs(["n" * 300])
    assert isinstance(found, tuple)
    assert [p.code for p in found] == ["RPG012"]
