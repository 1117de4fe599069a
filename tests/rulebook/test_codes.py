"""Every fault has a code and a sentence in both languages, and every sentence speaks of the same values."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rpg import rulebook
from rpg.rulebook.codes import CODES
from rpg.words.message import names, parse

ROOM = Path(rulebook.__file__).parent
ENGLISH, ITALIAN = (
    json.loads((ROOM.parent / "locale" / language / "rulebook.json").read_text("utf-8")) for language in ("en", "it")
)
SOURCE = "\n".join(file.read_text("utf-8") for file in ROOM.rglob("*.py") if file.name != "codes.py")


def test_both_languages_have_the_same_sentences():
    assert ENGLISH.keys() == ITALIAN.keys()


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_sentence_speaks_of_the_same_values_in_both(key):
    assert names(parse(ENGLISH[key])) == names(parse(ITALIAN[key]))


def test_every_name_has_a_code_of_its_hundred_and_a_sentence():
    assert all(re.fullmatch(r"RPG[0-69]\d\d", code) for code in CODES.values())
    assert {f"rulebook.{name}" for name in CODES} <= ENGLISH.keys()


def test_every_code_is_used_and_every_fault_has_one():
    used = set(re.findall(r'Fault\(\s*"(\w+)"|_(?:stop|tell|unexpected)\(\s*"(\w+)"', SOURCE))
    assert {one or other for one, other in used} == CODES.keys()


def test_every_sentence_is_said_by_somebody():
    said = {f"rulebook.{name}" for name in CODES} | set(re.findall(r'"(rulebook\.[a-z_.]+)"', SOURCE))
    spoken = {key for key in ENGLISH if key.startswith("rulebook.")}
    rest = spoken - said
    assert {key.rpartition(".")[0] for key in rest} == {"rulebook.type", "rulebook.severity", "rulebook"}
    assert {key for key in rest if key.count(".") == 1} == {"rulebook.summary"}
