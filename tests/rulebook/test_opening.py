"""Sound packs open into linked, typed rules, quickly and without the checker; others come back as problems."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from rpg.campaign.rules import Rules
from rpg.problem import Problem
from rpg.rulebook import check, open_packs
from rpg.words import Forms
from tests.rulebook.packs import CARD, FALL, HOOK, pack


def opened(*names: Any) -> Rules:
    rules = open_packs(names)
    assert isinstance(rules, Rules), rules
    return rules


def refused(*names: Any) -> list[str]:
    found = open_packs(names)
    assert isinstance(found, tuple)
    assert all(isinstance(each, Problem) for each in found)
    return sorted({each.code for each in found})


def test_the_shipped_packs_open_with_full_ids():
    rules = opened("core", "zuru")
    assert [ref.id for ref in rules.packs] == ["core", "zuru"]
    assert rules.check.core.ladder == "core:ladder/core"
    assert rules.character.skills["core:skill/mend"].attribute == "core:attribute/resolve"
    assert rules.character.archetypes["core:archetype/porter"].attributes["core:attribute/frame"] == 3
    sent = rules.safeguard.ladder.levels[3].dispatch
    assert sent
    assert sent.units[0].adversary == "core:adversary/exterminator"
    assert rules.character.named["zuru:named/zuru"].gear[0].startswith("core:gear/")
    assert rules.encounter.procedure.noises.seen[0] == "core:trigger/seen-w1"
    assert all(entity.id == full for full, entity in rules.character.gear.items())


def test_the_peoples_chapter_has_the_scars():
    rules = opened("core")
    assert rules.character.scars == rules.check.tables[rules.character.person.scars]


def test_texts_are_found_by_id_and_key_in_both_languages():
    texts = opened("core").texts
    assert texts["en"]["core:alert-ladder/city"]["levels.patrol.name"] == "Patrol"
    assert texts["it"]["core:alert-ladder/city"]["levels.patrol.name"] == "Pattuglia"
    assert texts["en"]["core:gear/bolt-rifle"]["name"] == Forms("bolt rifle", "bolt rifles")
    assert texts["it"]["core:gear/bolt-rifle"]["name"] == Forms("fucile a dardi", "fucili a dardi", "m")
    assert texts["en"]["core:ladder/core"]["names.fail"] == "fail"
    assert texts["en"].keys() >= texts["it"].keys()


def test_what_a_pack_requires_comes_with_it_and_before_it():
    assert opened("zuru").packs == opened("zuru", "core").packs == opened("core", "zuru").packs


def test_a_pack_of_ones_own_opens_by_its_path(tmp_path):
    rules = opened("core", pack(tmp_path, {"gear/hook.json": HOOK}))
    assert rules.character.gear["mine:gear/hook"].bonuses[0].skills == ("core:skill/climb",)
    assert opened(f"{tmp_path}/mine").character.gear == rules.character.gear


def test_notes_may_stand_in_every_object(tmp_path):
    noted = {
        "$schema": "x",
        "//": ["a", "b"],
        **HOOK,
        "bonuses": [{"//": "why", "dice": 1, "skills": ["core:skill/climb"]}],
    }
    folder = pack(tmp_path, {"gear/hook.json": noted})
    assert check([folder]) == ()
    assert opened(folder).character.gear["mine:gear/hook"].slots == 1


def test_the_hash_of_a_pack_changes_with_any_file_and_with_nothing_else(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "script/a.txt": b"one"})
    first = opened(folder).packs[1]
    assert opened(folder).packs[1] == first
    (folder / ".hidden").write_bytes(b"no part of the pack")
    assert opened(folder).packs[1] == first
    (folder / "script/a.txt").write_bytes(b"two")
    assert opened(folder).packs[1].sha256 != first.sha256


@pytest.mark.parametrize(
    ("files", "card", "codes"),
    [
        ({"gear/hook.json": {**HOOK, "slost": 1}}, {}, ["RPG104"]),
        ({"gear/hook.json": {**HOOK, "id": "gear/hooks"}}, {}, ["RPG103"]),
        ({"gear/hook.json": {**HOOK, "bonuses": [{"dice": 1, "skills": ["skill/climb"]}]}}, {}, ["RPG201"]),
        ({"gear/hook.json": b"{"}, {}, ["RPG003"]),
        ({"gear/hook.json": b"\xff"}, {}, ["RPG001"]),
        ({"gear/hook.json": b"[" * 5000}, {}, ["RPG008"]),
        ({"gear/hook.json": b" " * (1 << 20) + b"{}"}, {}, ["RPG007"]),
        ({"locale/it.json": {"gear/hook": []}}, {}, ["RPG107"]),
        ({}, {"format": 2}, ["RPG406"]),
        ({}, {"requires": ["core", "nowhere"]}, ["RPG403"]),
        ({}, {"requires": ["core >=99.0.0"]}, ["RPG404"]),
        ({}, {"conflicts": ["core"]}, ["RPG407"]),
        ({}, {"requires": []}, ["RPG408"]),
        ({}, {"id": "other"}, ["RPG402"]),
    ],
)
def test_what_is_amiss_comes_back_as_problems(tmp_path, files, card, codes):
    assert refused(pack(tmp_path, files, **card)) == codes


def test_a_pack_that_is_not_there_is_a_problem(tmp_path):
    assert refused(tmp_path / "nowhere") == ["RPG012"]
    assert refused("no-such-pack") == ["RPG012"]
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty") == ["RPG401"]


def test_packs_may_require_one_another_in_a_row_but_not_in_a_circle(tmp_path):
    one = pack(tmp_path, {"trigger/fall.json": FALL}, "one", requires=["core", "two"])
    two = pack(tmp_path, {"gear/hook.json": {**HOOK, "bonuses": []}}, "two")
    assert [ref.id for ref in opened(one, two, "core").packs] == ["core", "two", "one"]
    (two / "pack.json").write_text(json.dumps({**CARD, "id": "two", "requires": ["core", "one"]}))
    assert refused(one, two) == ["RPG405"]


PROBE = """
import sys
from rpg.rulebook import open_packs
rules = open_packs(["core", "zuru"])
print(type(rules).__name__, sorted(name for name in ("jsonschema", "referencing", "difflib") if name in sys.modules))
"""


def test_a_sound_pack_opens_without_the_checker():
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Rules []"
