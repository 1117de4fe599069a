"""What means harm among a pack's printables is refused soon, in few words, and reaches nothing."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from rpg.campaign.rules import Rules
from rpg.rulebook import check, open_packs
from tests.rulebook.packs import FALL, pack
from tests.rulebook.test_printed import ADDED, CHAPTER, FILES, HANDOUT, THEME, TRACK, WORDS, gathered, put

if TYPE_CHECKING:
    from pathlib import Path


def nested(depth: int) -> dict[str, Any]:
    element: dict[str, Any] = {"is": "space", "height": 1}
    for _ in range(depth):
        element = {"is": "stack", "elements": [element]}
    return element


HOSTILE: dict[str, Any] = {
    "ten thousand elements": {**ADDED, "zones": {f"z{n}": [{"is": "space", "height": 1}] * 200 for n in range(40)}},
    "ten thousand in one zone": {**ADDED, "zones": {"scars": [{"is": "space", "height": 1}] * 10_000}},
    "four thousand slips": {**ADDED, "zones": {"scars": [{"is": f"x{n}"} for n in range(3_999)]}},
    "deep": {**ADDED, "zones": {"scars": [nested(15)]}},
    "wide keys": {**ADDED, "zones": {"scars": [{**TRACK, **{f"k{n}": 1 for n in range(3_000)}}]}},
    "long pointer": {**ADDED, "zones": {"scars": [{**TRACK, "filled": "/strain" * 20_000}]}},
    "long word": {**ADDED, "zones": {"scars": [{**TRACK, "label": "x" * 200_000}]}},
    "huge numbers": {**ADDED, "zones": {"scars": [{**TRACK, "count": 10**200, "size": 1e308, "beside": 1e308}]}},
    "each in each": {**ADDED, "zones": {"scars": [{"is": "each", "of": "/conditions", "elements": [
        {"is": "each", "of": "/conditions", "elements": [{"is": "each", "of": "/conditions", "elements": "x"}]}]}]}},
}  # fmt: skip


TOLD: dict[str, Any] = {
    "deep braces": put(CHAPTER, ("blocks", 1, "text", "en"), "{feeds, plural, other {" * 150),
    "many marks": put(CHAPTER, ("blocks", 1, "text", "en"), "[[x]]*" * 650),
    "four thousand blocks": {**CHAPTER, "blocks": [{"is": "text", "text": {"en": "{x}"}}] * 3_999},
    "blocks in blocks": {**CHAPTER, "blocks": [{"is": "text", "text": {"en": "x"}, "elements": [CHAPTER]}]},
    "a long text": put(CHAPTER, ("blocks", 1, "text", "en"), "*" * 500_000),
    "a value that is a class": put(CHAPTER, ("values", "feeds"), "/__init__/__globals__"),
    "a number beyond all": put(CHAPTER, ("number",), 10**30),
    "a line beyond all": put(HANDOUT, ("words", "en", "text"), ["a" + " .." * 150_000]),
    "a file of names beyond all": put(HANDOUT, ("words", "en", "text"), ["{x}" * 1_300] * 400),
    "a page of names": put(HANDOUT, ("words", "en", "text"), ["{x}" * 1_300] * 50),
    "a page of letters that open names": put(HANDOUT, ("words", "en", "text"), ["{x}" + "{" * 3_990] * 50),
}
SOON = 40
"""Times as long as a pack takes in which all is sound, on the same machine: what grows with a square takes more."""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds in which a sound pack is checked, once the schemas are read."""
    folder, spent = pack(tmp_path_factory.mktemp("sound"), FILES), []
    for _ in range(4):
        began = time.process_time()
        assert check([folder]) == ()
        spent.append(time.process_time() - began)
    return sorted(spent)[1]


def refused_soon(folder: Path, usual: float) -> None:
    """Fail unless a pack is refused in few words, in no more than ``SOON`` times the seconds of a sound one."""
    began = time.process_time()
    found = check([folder])
    assert time.process_time() - began < SOON * usual
    assert found
    assert len(found) <= 101
    assert all(len(problem.message) + len(problem.hint) < 1000 for problem in found)


@pytest.mark.parametrize("value", TOLD.values(), ids=TOLD)
def test_a_hostile_text_is_refused_soon_and_in_few_words(tmp_path: Path, usual: float, value: Any) -> None:
    name = "chapter/oaths" if "blocks" in value else "handout/last-words"
    folder = pack(tmp_path, {**FILES, f"printables/{name}.json": value})
    refused_soon(folder, usual)
    made = gathered([folder])
    assert set(made.chapters) == {"oaths"} - {value["id"]}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_few_words(tmp_path: Path, usual: float, value: Any) -> None:
    folder = pack(tmp_path, {"printables/sheet/debts.json": value, "printables/words/en.json": WORDS})
    refused_soon(folder, usual)
    assert isinstance(open_packs([folder]), Rules)


def test_links_are_refused_and_the_rules_open_all_the_same(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({**THEME, "id": "leak"}), encoding="utf-8")
    folder = pack(tmp_path, {**FILES, "trigger/fall.json": FALL})
    hash_ = opened(folder).packs[-1].sha256
    try:
        (folder / "printables/theme/leak.json").symlink_to(secret)
        (folder / "printables/card/more").symlink_to(tmp_path)
    except OSError:
        pytest.skip("this system makes no links")
    assert {problem.code for problem in check([folder])} == {"RPG009"}
    assert "leak" not in gathered([folder]).themes
    assert opened(folder).packs[-1].sha256 == hash_
    secret.write_text("other", encoding="utf-8")
    assert opened(folder).packs[-1].sha256 == hash_


def test_a_linked_folder_is_no_printables(tmp_path: Path) -> None:
    elsewhere = pack(tmp_path, FILES, "elsewhere")
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    try:
        (folder / "printables").symlink_to(elsewhere / "printables")
    except OSError:
        pytest.skip("this system makes no links")
    assert {problem.code for problem in check([folder])} == {"RPG009"}
    made = gathered([folder])
    assert (made.themes, made.sheets, made.additions) == ({}, {}, ())
    assert {problem.code for problem in made.problems} == {"RPG009"}


def opened(folder: Path) -> Rules:
    rules = open_packs([folder])
    assert isinstance(rules, Rules), rules
    return rules
