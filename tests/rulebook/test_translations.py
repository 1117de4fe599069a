"""Texts in two languages: what is missing, stale or about nothing is told, as an error where it was promised."""

from __future__ import annotations

import pytest

from rpg import content
from rpg.rulebook import check
from rpg.rulebook.translations import source_of
from tests.rulebook.packs import FALL, HOOK, pack

WHOLE = {
    "trigger/fall": {
        "name": {"text": "Caduta", "source": source_of("Fall")},
        "when": {"text": "qualcosa cade", "source": source_of("something falls")},
    }
}


def told(folder):
    return [f"{p.file.rpartition('/')[2]} {p.code} {p.severity} {p.line}:{p.column}" for p in check([folder])]


def changed(key, **entry):
    texts = WHOLE["trigger/fall"]
    return {"trigger/fall": {**texts, key: {**texts.get(key, {"text": "x", "source": "00000000"}), **entry}}}


def test_the_source_is_the_hash_of_the_text_as_compact_json():
    assert source_of("fail") == "34e382cf"
    forms = {"other": "bolt rifles", "one": "bolt rifle", "gender": "n"}
    assert source_of(forms) == source_of({"//": "a note", **forms}) == "02bf6bd3"


def test_a_whole_translation_is_clean(tmp_path):
    files = {"trigger/fall.json": FALL, "locale/it.json": WHOLE}
    assert told(pack(tmp_path, files, languages=["en", "it"])) == []


@pytest.mark.parametrize(("promised", "severity"), [(["en", "it"], "error"), (["en"], "warning")])
def test_what_is_missing_or_stale_is_an_error_only_where_it_was_promised(tmp_path, promised, severity):
    stale = changed("when", source="00000000")
    folder = pack(tmp_path, {"trigger/fall.json": FALL, "locale/it.json": stale}, languages=promised)
    assert told(folder) == [f"it.json RPG502 {severity} 9:17"]
    less = {"trigger/fall": {"name": WHOLE["trigger/fall"]["name"]}}
    folder = pack(tmp_path, {"locale/it.json": less}, languages=promised)
    assert told(folder) == [f"fall.json RPG501 {severity} 5:11"]


def test_a_translation_of_nothing_is_told_at_its_key(tmp_path):
    folder = pack(tmp_path, {"trigger/fall.json": FALL, "locale/it.json": changed("wen")})
    assert told(folder) == ["it.json RPG503 warning 11:5"]
    assert check([folder])[0].hint == "did you mean “when”?"
    folder = pack(tmp_path, {"locale/it.json": {**WHOLE, "trigger/fell": {}}})
    assert told(folder) == ["it.json RPG503 warning 12:3"]


def test_a_promised_language_without_a_file_is_told_once(tmp_path):
    folder = pack(tmp_path, {"trigger/fall.json": FALL, "gear/hook.json": HOOK}, languages=["en", "it"])
    assert told(folder) == ["pack.json RPG501 error 16:5"]


def test_a_text_of_a_broken_file_is_not_missed(tmp_path):
    files = {"trigger/fall.json": {**FALL, "points": 0}, "locale/it.json": WHOLE}
    assert told(pack(tmp_path, files, languages=["en", "it"])) == ["fall.json RPG109 error 6:13"]


def test_a_pack_may_translate_what_it_requires(tmp_path):
    other = {"core:skill/mend": {"name": {"text": "Soins", "source": source_of("Mend")}}}
    assert told(pack(tmp_path, {"locale/fr.json": other})) == []


def test_the_shipped_packs_are_whole_in_both_languages():
    found = check([content.folder("rules")])
    assert [each for each in found if each.code.startswith("RPG5")] == []


@pytest.mark.parametrize(("source", "faults"), [("Sew", []), ("Mend", ["it.json RPG502 error 5:17"])])
def test_a_patch_that_a_later_one_overwrites_keeps_its_own_translation(tmp_path, source, faults):
    for name, word, after in (("first", "Sew", []), ("later", "Knit", ["first"])):
        ops = [{"op": "set", "path": "/name", "value": word}]
        said = {"core:skill/mend": {"name": {"text": word, "source": source_of(source if name == "first" else word)}}}
        files = {"patch/mend.json": {"target": "core:skill/mend", "ops": ops}, "locale/it.json": said}
        pack(tmp_path, files, name, after=after, languages=["en", "it"])
    assert told(tmp_path) == faults


def test_two_spellings_of_one_id_are_told_at_the_second(tmp_path):
    files = {"trigger/fall.json": FALL, "locale/it.json": {**WHOLE, "mine:trigger/fall": {}}}
    assert told(pack(tmp_path, files)) == ["it.json RPG111 warning 12:3"]
