"""A pack may be written in Italian: there its texts stand by themselves, in English behind a mark or translated."""

from __future__ import annotations

import json
import shutil
from typing import Any

import msgspec
import pytest

from rpg import content
from rpg.campaign.rules import Rules
from rpg.desk.fronts import clock_key
from rpg.desk.names import entities, text_of
from rpg.rulebook import check, open_packs
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.schema import Schemas
from rpg.rulebook.shape import Shapes, find
from rpg.rulebook.translations import source_of
from rpg.words import Catalogue, Forms, Term, Voice
from tests.rulebook.packs import HOOK, pack

GANCIO: dict[str, Any] = {
    **HOOK,
    "name": {"one": "il gancio", "other": "i ganci", "gender": "m"},
    "effect": "Tiene, se chi lo ha gettato ci crede.",
}
CANE: dict[str, Any] = {
    "kind": "adversary", "id": "adversary/cane", "extends": "core:adversary/exterminator",
    "name": {"one": "cane dei binari", "other": "cani dei binari", "gender": "m"},
}  # fmt: skip
LAMPADA: dict[str, Any] = {
    "target": "core:gear/hand-lamp",
    "ops": [{"op": "set", "path": "/effect", "value": "Fa luce per chi la porta."}],
}
FILES = {"gear/hook.json": GANCIO, "adversary/cane.json": CANE, "patch/lampada.json": LAMPADA}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    folder = pack(tmp_path_factory.mktemp("it"), FILES, language="it")
    assert check([folder]) == ()
    found = open_packs(["core", folder])
    assert isinstance(found, Rules), found
    return found


def said(rules: Rules, language: str, entity: str, key: str = "name", count: int = 1) -> str:
    return Voice(Catalogue(language, {}), rules.texts).term(Term(entity, key, count))


def test_in_its_own_language_a_text_has_no_mark(rules: Rules) -> None:
    assert said(rules, "it", "mine:gear/hook") == "il gancio"
    assert said(rules, "it", "mine:gear/hook", "effect") == GANCIO["effect"]
    assert said(rules, "it", "mine:adversary/cane", count=2) == "cani dei binari"
    assert Voice(Catalogue("it", {}), rules.texts).gender(Term("mine:gear/hook")) == "m"


def test_in_english_it_stands_behind_a_mark(rules: Rules) -> None:
    assert said(rules, "en", "mine:gear/hook") == "‹it› il gancio"
    assert said(rules, "en", "mine:gear/hook", count=2) == "‹it› i ganci"
    assert said(rules, "en", "mine:gear/hook", "effect") == f"‹it› {GANCIO['effect']}"
    assert rules.texts["en"]["mine:gear/hook"]["name"] == Forms("‹it› il gancio", "‹it› i ganci", "m")


def test_what_is_taken_over_from_an_english_pack_keeps_its_language_and_its_translation(rules: Rules) -> None:
    moves = [key for key in rules.texts["en"]["core:adversary/exterminator"] if key.startswith("moves.")]
    assert moves
    for key in moves:
        for language in ("en", "it"):
            theirs = said(rules, language, "core:adversary/exterminator", key)
            assert said(rules, language, "mine:adversary/cane", key) == theirs
            assert "‹" not in theirs


def test_what_it_changes_in_an_english_pack_is_italian_and_the_rest_is_not(rules: Rules) -> None:
    assert said(rules, "it", "core:gear/hand-lamp", "effect") == "Fa luce per chi la porta."
    assert said(rules, "en", "core:gear/hand-lamp", "effect") == "‹it› Fa luce per chi la porta."
    assert "‹" not in said(rules, "it", "core:gear/hand-lamp") + said(rules, "en", "core:gear/hand-lamp")


@pytest.mark.parametrize("language", ["it", "en"])
def test_it_is_found_by_its_italian_name_without_mark_or_article(rules: Rules, language: str) -> None:
    known = entities(rules, language, {"mine:gear/hook": None, "mine:adversary/cane": None})
    assert known["gancio"] == known["ganci"] == known["hook"] == "mine:gear/hook"
    assert known["cane-dei-binari"] == "mine:adversary/cane"


def test_a_translation_into_english_takes_the_mark_away(tmp_path: Any) -> None:
    name = {"text": {"one": "hook", "other": "hooks"}, "source": source_of(GANCIO["name"])}
    more = {"text": "The lamp.", "source": source_of(LAMPADA["ops"][0]["value"])}
    locale = {"gear/hook": {"name": name}, "core:gear/hand-lamp": {"effect": more}}
    folder = pack(tmp_path, {**FILES, "locale/en.json": locale}, language="it")
    rules = open_packs(["core", folder])
    assert isinstance(rules, Rules)
    assert said(rules, "en", "mine:gear/hook") == "hook"
    assert said(rules, "en", "mine:gear/hook", "effect") == f"‹it› {GANCIO['effect']}"
    assert [(p.code, p.severity) for p in check([folder])] == [("RPG501", "warning")] * 2


def test_only_the_language_that_a_pack_is_not_written_in_has_to_be_translated(tmp_path: Any) -> None:
    folder = pack(tmp_path, {"gear/hook.json": GANCIO}, language="it", languages=["it"])
    assert check([folder]) == ()
    folder = pack(tmp_path, {"gear/hook.json": GANCIO}, language="it", languages=["it", "en"])
    assert [(p.code, p.line) for p in check([folder])] == [("RPG501", 16)]
    folder = pack(tmp_path, {"gear/hook.json": GANCIO, "locale/it.json": {}}, name="due", language="it")
    assert [(p.code, p.message) for p in check([folder])] == [
        ("RPG504", "the files of the pack are in this language (it) themselves: nothing has to be translated into it")
    ]


@pytest.mark.parametrize(("written", "meant"), [("ita", "did you mean “it”?"), ("fr", "one of: en, it")])
def test_a_language_that_the_program_does_not_speak_is_told_with_those_it_does(
    tmp_path: Any, written: str, meant: str
) -> None:
    (found,) = check([pack(tmp_path, {"gear/hook.json": GANCIO}, language=written)])
    assert (found.code, found.file.rpartition("/")[2], found.line, found.hint) == ("RPG106", "pack.json", 5, meant)


def test_rules_of_an_italian_pack_come_back_from_their_kept_form(rules: Rules) -> None:
    from rpg.game.formula import known, text_of  # noqa: PLC0415 - beside its use

    raw = msgspec.json.encode(rules, enc_hook=text_of)
    assert msgspec.json.decode(raw, type=Rules, dec_hook=known).texts == rules.texts


def test_a_pack_may_be_written_in_every_language_of_the_program() -> None:
    schema = json.loads((content.folder("schemas") / "pack.schema.json").read_text("utf-8"))
    assert schema["properties"]["language"]["enum"] == sorted(content.languages())


def test_a_whole_story_may_be_italian_and_says_the_same(tmp_path: Any) -> None:
    """The story pack with its translation in the place of its English: in Italian it is the same pack."""
    ours, theirs = content.folder("rules") / "zuru", tmp_path / "zuru"
    shutil.copytree(ours, theirs)
    locale = theirs / "locale" / "it.json"
    said = json.loads(locale.read_bytes())
    locale.unlink()
    card = json.loads((theirs / "pack.json").read_bytes())
    (theirs / "pack.json").write_text(json.dumps({**card, "language": "it", "languages": ["it"]}), "utf-8")
    shapes = Shapes(Schemas())
    for file in theirs.glob("*/*.json"):
        value = json.loads(file.read_bytes())
        for found in list(find(value, shapes[file.parent.name])) if file.parent.name in KINDS else ():
            if found.shape.text:
                text = said[f"zuru:{file.parent.name}/{file.stem}"][found.name]["text"]
                found.holder[found.path[-1]] = text
        file.write_text(json.dumps(value), "utf-8")
    assert [each for each in check([theirs]) if each.severity == "error"] == []
    one, other = open_packs(["core", "zuru"]), open_packs(["core", theirs])
    assert isinstance(one, Rules)
    assert isinstance(other, Rules), other
    assert one.texts["it"] == other.texts["it"]
    assert one.texts["en"].keys() == other.texts["en"].keys()
    assert text_of(other, "zuru:named/ansa", "en") == text_of(one, "zuru:named/ansa", "it") == "Ansa"
    story = next(story for story in other.stories.values() if story.fronts)
    for front in story.fronts:
        assert clock_key(other, "en", story, front) == clock_key(one, "it", story, front)
    own = [texts for identity, texts in other.texts["en"].items() if identity.startswith("zuru:")]
    assert own
    for texts in own:
        assert all((text.one if isinstance(text, Forms) else text).startswith("‹it› ") for text in texts.values())
