"""``rpg rules translate``: what is missing or stale, skeletons, PO out and in, and the gate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.rulebook import check, po
from rpg.rulebook.translating import Unit, laid_out
from rpg.rulebook.translations import source_of
from tests.rulebook.packs import FALL, HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NAME = {"target": "core:gear/gaff", "ops": [{"op": "set", "path": "/name", "value": {"one": "claw", "other": "claws"}}]}
FALLEN = {"trigger/fall": {"//": "a note", "name": {"text": "Caduta", "source": source_of("Fell")}}}
STRANGE = {"trigger/fell": {"name": {"text": "x", "source": "00000000"}}}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    files = {"gear/hook.json": HOOK, "trigger/fall.json": FALL, "patch/a.json": NAME}
    return pack(tmp_path, {**files, "locale/it.json": {**FALLEN, **STRANGE}}, languages=["en", "it"])


def report(rpg: Run, *words: str, code: int = 0) -> dict[str, Any]:
    done = rpg("rules", "translate", "mine", "it", "--json", *words)
    assert done.returncode == code, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.usefixtures("mine")
def test_what_is_missing_stale_or_about_nothing_is_told(rpg: Run) -> None:
    told = report(rpg, "--check", code=1)
    assert {each["id"] + " " + each["key"]: each["state"] for each in told["texts"]} == {
        "mine:gear/hook name": "missing",
        "mine:gear/hook effect": "missing",
        "mine:trigger/fall name": "stale",
        "mine:trigger/fall when": "missing",
        "core:gear/gaff name": "missing",
        "mine:trigger/fell name": "nothing",
    }
    lines = rpg("rules", "translate", "mine", "it").stdout.splitlines()
    assert lines[-1] == "0 of 5 texts are translated"
    assert "stale  mine:trigger/fall name" in lines


def test_a_skeleton_is_sound_stale_and_leaves_the_rest_alone(rpg: Run, mine: Path) -> None:
    told = report(rpg, "--write")
    assert (told["missing"], told["unseen"], told["stale"]) == (0, 4, 1)
    lines = rpg("rules", "translate", "mine", "it").stdout.splitlines()
    assert "not yet  mine:gear/hook effect" in lines
    assert "stale  mine:trigger/fall name" in lines
    assert {p.message for p in check([mine]) if p.code == "RPG502"} == {
        "“name” has changed since it was translated", "nobody has translated “name” yet",
        "nobody has translated “effect” yet", "nobody has translated “when” yet",
    }  # fmt: skip
    made = json.loads((mine / "locale/it.json").read_text("utf-8"))
    assert made["trigger/fall"]["//"] == "a note"
    assert made["trigger/fall"]["name"] == FALLEN["trigger/fall"]["name"]
    assert made["mine:gear/hook"]["effect"] == {"text": "It holds.", "source": "00000000"}
    assert {p.code for p in check([mine])} == {"RPG502", "RPG503"}
    assert report(rpg, "--write") == told


def test_a_po_file_goes_out_is_translated_and_comes_in_again(rpg: Run, mine: Path, tmp_path: Path) -> None:
    pack(tmp_path, {"locale/it.json": FALLEN})
    pack(tmp_path, {}, languages=["en", "it"])
    report(rpg, "--po", "it.po")
    text = (tmp_path / "it.po").read_text("utf-8")
    assert '#, fuzzy\nmsgctxt "mine:trigger/fall|name"\nmsgid "Fall"\nmsgstr "Caduta"\n' in text
    said = {"Fall": "Caduta", "hook": "gancio", "hooks": "ganci", "n": "m", "It holds.": 'Dice: "tiene".\nSì.',
            "something falls": "qualcosa cade", "claw": "artiglio", "claws": "artigli"}  # fmt: skip
    blocks = []
    for entry in po.read(text):
        assert not entry.said or entry.fuzzy
        quoted = json.dumps(said[entry.english], ensure_ascii=False)
        blocks.append(f"msgctxt {json.dumps(entry.context)}\nmsgid {json.dumps(entry.english)}\nmsgstr {quoted}\n")
    (tmp_path / "it.po").write_text("\n".join(blocks), "utf-8")
    told = report(rpg, "--from", "it.po", "--check")
    assert (told["whole"], told["texts"]) == (5, [])
    made = json.loads((mine / "locale/it.json").read_text("utf-8"))
    assert made["mine:gear/hook"]["name"]["text"] == {"one": "gancio", "other": "ganci", "gender": "m"}
    assert made["mine:gear/hook"]["effect"]["text"] == said["It holds."]
    assert check([mine]) == ()


def test_entries_that_are_marked_fuzzy_are_counted_and_what_was_never_translated_goes_out_empty(
    rpg: Run, mine: Path, tmp_path: Path
) -> None:
    report(rpg, "--write")
    report(rpg, "--po", "it.po")
    text = (tmp_path / "it.po").read_text("utf-8")
    assert [entry.context for entry in po.read(text) if entry.said] == ["mine:trigger/fall|name"]
    before = (mine / "locale/it.json").read_bytes()
    (tmp_path / "it.po").write_text(text.replace('"Caduta"', '"La caduta"'), "utf-8")
    done = rpg("rules", "translate", "mine", "it", "--from", "it.po")
    assert done.stderr == (
        "one entry is marked fuzzy and was left out: where the text is right, take the line “#, fuzzy” away\n"
    )
    assert (mine / "locale/it.json").read_bytes() == before
    italian = rpg("rules", "translate", "mine", "it", "--from", "it.po", RPG_LANGUAGE="it")
    assert italian.stderr.startswith("una voce è segnata «fuzzy»")
    assert "non ancora  mine:gear/hook effect" in italian.stdout
    (tmp_path / "it.po").write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    done = rpg("rules", "translate", "mine", "it", "--from", "it.po")
    assert "fuzzy" not in done.stderr
    assert done.stdout.splitlines()[-1] == "1 of 5 texts is translated"


def test_what_was_translated_from_another_english_is_stale(rpg: Run, mine: Path, tmp_path: Path) -> None:
    assert mine.is_dir()
    (tmp_path / "it.po").write_text('msgctxt "mine:trigger/fall|when"\nmsgid "old"\nmsgstr "vecchio"\n', "utf-8")
    states = {each["key"]: each["state"] for each in report(rpg, "--from", "it.po")["texts"]}
    assert states["when"] == "stale"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'msgctxt "a"\nmsgid oops\n', "it.po:2: this is no line of a PO file\n"),
        (b'"lost"\n', "it.po:1: this is no line of a PO file\n"),
        (b"\xff", "it.po cannot be read: UTF-8\n"),
        (b" " * ((4 << 20) + 1), "it.po is too large\n"),
        (None, "it.po cannot be read: No such file or directory\n"),
    ],
)
def test_a_po_file_that_is_none_is_a_sentence(rpg: Run, mine: Path, tmp_path: Path, raw: bytes, told: str) -> None:
    before = (mine / "locale/it.json").read_bytes()
    if raw is not None:
        (tmp_path / "it.po").write_bytes(raw)
    done = rpg("rules", "translate", "mine", "it", "--from", "it.po")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert (mine / "locale/it.json").read_bytes() == before


def test_wrong_words_and_broken_packs_are_told(rpg: Run, tmp_path: Path) -> None:
    assert rpg("rules", "translate", "nowhere", "it").returncode == 1
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    assert "RPG109" in rpg("rules", "translate", "mine", "it").stderr
    for tongue in ("en", "italian", "IT", "../x"):
        assert rpg("rules", "translate", "mine", tongue).returncode == 2


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Zl", "Zp"]), min_size=1, max_size=40)


@given(TEXTS, TEXTS)
def test_any_text_survives_a_po_file(english: str, said: str) -> None:
    unit = Unit("a:gear/b", "name", english, said, "whole")
    (entry,) = po.read(po.written([unit], "a", "it"))
    assert entry == ("a:gear/b|name", english, said, False)
    assert list(po.said([entry], [unit])) == [("a:gear/b", "name", said, unit.source)]


def test_a_locale_file_is_laid_out_line_by_line() -> None:
    value = {"//": "n", "gear/x": {"name": {"text": "a", "source": "00000000"}, "effect": {"text": "b" * 120}}, "e": {}}
    told = laid_out(value)
    assert json.loads(told) == value
    assert '    "name": { "text": "a", "source": "00000000" },\n' in told
    assert laid_out({}) == "{}\n"


def test_a_po_file_that_says_what_no_text_may_hold_changes_nothing(rpg: Run, mine: Path, tmp_path: Path) -> None:
    before = (mine / "locale/it.json").read_bytes()
    po_ = 'msgctxt "mine:trigger/fall|when"\nmsgid "something falls"\nmsgstr "qualcosa\\tcade"\n'
    (tmp_path / "it.po").write_text(po_, "utf-8")
    done = rpg("rules", "translate", "mine", "it", "--from", "it.po")
    assert done.returncode == 1
    assert "RPG108" in done.stderr
    assert (mine / "locale/it.json").read_bytes() == before
