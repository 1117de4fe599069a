"""Every sentence of this room exists, in every language, with the same values."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import rpg.cli
from rpg.cli import texts
from rpg.cli.root import COMMANDS
from rpg.cli.simulate import FIGURES
from rpg.words.message import names, parse

ROOM = Path(rpg.cli.__file__).parent
LOCALE = ROOM.parent / "locale"
_KEY = re.compile(r"[\"']((?:cli|recap)\.(?!md\b|pdf\b|print\.)[a-z_.]*[a-z_])[\"']")
_OWN = re.compile(r"(?:cli|recap)\.(?!print\.)")
_MADE = {f"cli.help.{name}" for name in (*COMMANDS, "rpg")}
_MADE |= {f"cli.option.{name}" for name in ("json", "language", "campaign")}
_MADE |= {f"cli.log.{state}" for state in ("counts", "voided", "left")}
_MADE |= {f"cli.verify.{state}" for state in ("other", "rules", "seal", "unplayed")}
_MADE |= {f"cli.translate.{why}" for why in ("missing", "stale", "unseen", "nothing")}
_MADE |= {f"cli.about.{part}" for part in ("what", "notice", "licences")}
_MADE |= {f"cli.simulate.{figure}" for figure in FIGURES}
_MADE |= {f"cli.simulate.{head}" for head in ("measured", "printed", "plain")}
_MADE |= {f"cli.simulate.lost.{why}" for why in ("hunger", "cohesion", "population")}
_MADE |= {f"cli.simulate.which.{plays}" for plays in ("fight", "expedition", "village")}
_MADE |= {f"cli.simulate.{answer}" for answer in ("yes", "no")}
_MADE |= {f"cli.balance.{head}" for head in ("dead", "meant", "survivors")}
_MADE |= {f"cli.character.ask.{what}" for what in ("archetype", "ability", "attributes", "skills")}
_MADE |= {f"cli.help.character.{name}" for name in ("new", "list", "party", "sheet")}
_MADE |= {key for key in texts.messages(texts.DEFAULT) if key.startswith(("cli.choice.", "cli.click.", "cli.metavar."))}


def messages(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in (LOCALE / language).glob("*.json"):
        found |= json.loads(file.read_text(encoding="utf-8"))
    return {key: message for key, message in found.items() if _OWN.match(key)}


def used() -> set[str]:
    sources = [*ROOM.glob("*.py"), *(ROOM.parent / "desk" / f"{name}.py" for name in ("recap", "report"))]
    return {key for file in sources for key in _KEY.findall(file.read_text(encoding="utf-8"))} | _MADE


@pytest.mark.parametrize("language", texts.languages())
def test_every_sentence_said_is_written_and_every_one_written_is_said(language: str) -> None:
    assert used() - messages(language).keys() == set()
    assert messages(language).keys() - used() == set()


def test_the_languages_speak_of_the_same_values() -> None:
    english, italian = messages("en"), messages("it")
    assert {k: names(parse(m)) for k, m in english.items()} == {k: names(parse(m)) for k, m in italian.items()}


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        (["--language", "it"], {"LANG": "en_US.UTF-8"}, "it"),
        (["status", "--language=it"], {}, "it"),
        ([], {"RPG_LANGUAGE": "it", "LANG": "en_US.UTF-8"}, "it"),
        ([], {"LANG": "it_IT.UTF-8"}, "it"),
        ([], {"LC_ALL": "de_DE", "LANG": "it_IT.UTF-8"}, "en"),
        (["--language", "xx"], {}, "en"),
        ([], {"LANG": "C"}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_language_before_any_campaign(
    monkeypatch: pytest.MonkeyPatch, words: list[str], environment: dict[str, str], language: str
) -> None:
    for name in ("RPG_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["rpg", *words])
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    texts.language.cache_clear()
    try:
        assert texts.language() == language
    finally:
        texts.language.cache_clear()


@pytest.mark.parametrize(
    ("name", "language"), [("it_IT", "it"), ("Italian_Italy", "it"), ("English_Ireland", "en"), (None, "en")]
)
def test_without_names_in_the_environment_the_system_says_its_language(
    monkeypatch: pytest.MonkeyPatch, name: str | None, language: str
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (name, "cp1252"))
    assert texts.system() == language
