"""What click says by itself is said in the language asked for as well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from rpg.cli import texts
from rpg.cli.root import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CLICK = "".join(file.read_text(encoding="utf-8") for file in Path(click.__file__).parent.glob("*.py"))
OURS = {key: said for key, said in texts.messages("en").items() if key.startswith("cli.click.")}


@pytest.mark.parametrize("key", OURS)
def test_click_still_says_what_we_have_words_for(key: str) -> None:
    said = OURS[key].replace("\n", "\\n").replace("\t", "\\t")
    assert f'"{said}"' in CLICK.replace("!r}", "}")


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_no_help_mixes_languages(rpg: Run, command: str) -> None:
    shown = rpg(*command.split(), "--help", RPG_LANGUAGE="it")
    assert shown.stdout.startswith("Uso: rpg")
    assert "Mostra questo messaggio ed esce." in shown.stdout
    assert not [word for word in ("Usage", "Options", "Show this", "and exit") if word in shown.stdout]


@pytest.mark.parametrize(
    ("words", "english", "italian"),
    [
        (("new",), "Missing argument 'NAME'", "Manca l’argomento 'NAME'"),
        (("--language", "xx", "status"), "Invalid value for '--language'", "Valore non valido per '--language'"),
        (("about", "--nothing"), "No such option '--nothing'.", "L’opzione «--nothing» non esiste."),
        (("start", "--players", "0"), "0 is not in the range x>=1.", "0 è fuori dai limiti: x>=1."),
        (("about", "more"), "Got unexpected extra argument (more)", "C’è un argomento di troppo (more)"),
        (("new", "x", "--seed"), "requires an argument", "vuole un valore"),
    ],
)
def test_wrong_arguments_are_told_in_the_language_asked_for(
    rpg: Run, words: tuple[str, ...], english: str, italian: str
) -> None:
    for language, told, error in (("en", english, "Error: "), ("it", italian, "Errore: ")):
        done = rpg(*words, RPG_LANGUAGE=language)
        assert done.returncode == 2
        assert told in done.stderr.partition(error)[2]
