"""What click says by itself is said in the language asked for as well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from rpg.cli import texts
from rpg.cli.root import COMMANDS
from rpg.cli.root import rpg as rpg_group

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
        (("new",), "Missing argument 'NAME'", "Manca l’argomento «NOME»"),
        (("--language", "xx", "status"), "Invalid value for '--language'", "Valore non valido per «--language»"),
        (("start", "--players", "x"), "'x' is not a valid integer range.", "«--players»: «x» non è un numero intero."),
        (("about", "--nothing"), "No such option '--nothing'.", "L’opzione «--nothing» non esiste."),
        (("start", "--players", "0"), "0 is not in the range x>=1.", "0 è fuori dai limiti: x>=1."),
        (("about", "more"), "Got unexpected extra argument (more)", "C’è un argomento di troppo (more)"),
        (("new", "x", "--seed"), "requires an argument", "vuole un valore"),
        (("map", "edit", "x", "--label", "C7"), "'--label' requires 2 arguments", "«--label» vuole 2 valori."),
        (("import", "gone.jsonl"), "File 'gone.jsonl' does not exist.", "File «gone.jsonl» non esiste."),
        (("about", "--languag", "it"), "Did you mean '--language'?", "Forse volevi dire «--language»?"),
        (("watch", "--language", "d'oc"), "is not one of 'en', 'it'.", "«d'oc» non è tra questi: «en», «it»."),
    ],
)
def test_wrong_arguments_are_told_in_the_language_asked_for(
    rpg: Run, words: tuple[str, ...], english: str, italian: str
) -> None:
    for language, told, error in (("en", english, "Error: "), ("it", italian, "Errore: ")):
        done = rpg(*words, RPG_LANGUAGE=language)
        assert done.returncode == 2
        assert told in done.stderr.partition(error)[2]


WORD = re.compile("[A-Z]{2,}")


def places(command: click.Command, context: click.Context) -> set[str]:
    """Every word that stands for a value in the usage of a command, its options and those of its commands."""
    made = (parameter.make_metavar(context) for parameter in command.get_params(context) if not _flag(parameter))
    found = set(WORD.findall(" ".join((*command.collect_usage_pieces(context), *made))))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            found |= places(inner, click.Context(inner, info_name=name, parent=context))
    return found


def _flag(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.is_flag


@pytest.mark.parametrize("language", texts.languages())
def test_every_place_of_a_value_has_a_word_in_the_catalogue(language: str) -> None:
    words = {word for word in texts.messages(language) if word.startswith("cli.metavar.")}
    assert {f"cli.metavar.{word.lower()}" for word in places(rpg_group, click.Context(rpg_group))} == words


@pytest.mark.parametrize("command", [*COMMANDS, "", "rules translate", "rules search", "pack add", "print map"])
def test_places_of_values_are_named_in_italian(rpg: Run, command: str) -> None:
    shown = rpg(*command.split(), "--help", RPG_LANGUAGE="it").stdout
    italian = {word for key, word in texts.messages("it").items() if key.startswith("cli.metavar.")}
    english = {word for key, word in texts.messages("en").items() if key.startswith("cli.metavar.")} - italian
    assert "[OPZIONI]" in shown
    assert english.isdisjoint(WORD.findall(shown))


def test_they_stay_english_in_english_and_are_named_alike_in_a_fault(rpg: Run) -> None:
    assert "--campaign NAME|PATH" in rpg("status", "--help").stdout
    assert "--campaign NOME|PERCORSO" in rpg("status", "--help", RPG_LANGUAGE="it").stdout
    assert "SCHEDA.pdf" in rpg("character", "import", "--help", RPG_LANGUAGE="it").stdout
    assert "«NOME»" in rpg("new", RPG_LANGUAGE="it").stderr
