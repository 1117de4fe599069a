"""Values of options in words: those of every language are understood, help has those of the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from rpg.cli import choosing, texts
from rpg.cli.choosing import Choosing, meant, shown, word
from rpg.cli.root import rpg as rpg_group

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

NAMES = {"--paper", "--language", "--format", "--dialect", "--gender", "shell"}
"""Options whose values are names or letters, the same in every language."""
KINDS = ("plate", "log", "letter", "notice", "screen")


def options(command: click.Command, context: click.Context) -> Iterator[click.Parameter]:
    yield from command.get_params(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from options(inner, click.Context(inner, info_name=name, parent=context))


def test_no_option_has_words_of_one_language_alone() -> None:
    every = list(options(rpg_group, click.Context(rpg_group)))
    plain = {each.opts[0] for each in every if isinstance(each.type, click.Choice)}
    chosen = {each.opts[0] for each in every if isinstance(each.type, Choosing)}
    assert chosen >= {"--for", "--kind", "--backs", "--scale", "plays"}
    assert plain - chosen <= NAMES


@pytest.mark.parametrize("language", texts.languages())
def test_a_word_means_one_value_of_its_option_in_all_languages(language: str) -> None:
    heads = [key for key in texts.room(language, "cli") if key.startswith("cli.choice.")]
    assert len(heads) > 20
    for key in heads:
        _, _, what, value = key.split(".")
        values = [other.rpartition(".")[2] for other in heads if other.startswith(f"cli.choice.{what}.")]
        for said in texts.room(language, "cli")[key].split():
            assert meant(what, said, values) == value, said
            assert meant(what, said.upper(), values) == value, said
        assert meant(what, value, values) == value


def test_what_no_language_has_stays_what_it_is() -> None:
    assert meant("kind", "Poster", KINDS) == "Poster"
    assert meant("theme", "avviso", ("concrete", "ink")) == "avviso"


def test_words_are_those_of_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown("kind", KINDS) == "plate|log|letter|notice|screen"
    monkeypatch.setattr(choosing, "text", texts.room("it", "cli").__getitem__)
    assert shown("kind", KINDS) == "tavola|registro|lettera|avviso|schermo"
    assert word("for", "player") == "giocatori"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("print handout", "--kind [tavola|registro|lettera|avviso|schermo]"),
        ("print cards", "--kind [tutte|equipaggiamento|avversari|condizioni|talenti|…]"),
        ("print map", "--scale [tavola|quadretti]"),
        ("print kit", "--for [gm|giocatori]"),
        ("print screen", "--theme [cemento|inchiostro|…]"),
        ("simulate", "scontro|spedizione|villaggio"),
    ],
)
def test_help_has_the_words_of_its_language(rpg: Run, line: str, place: str) -> None:
    assert place in rpg(*line.split(), "--help", RPG_LANGUAGE="it").stdout
    assert place not in rpg(*line.split(), "--help").stdout


@pytest.mark.parametrize("kind", ["notice", "avviso", "AVVISO"])
def test_a_command_understands_both(rpg: Run, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "x.pdf"
    done = rpg("print", "handout", "--new", "It is shut.", "--kind", kind, "--theme", "inchiostro", "-o", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", "")


def test_a_word_of_neither_is_told_what_there_is(rpg: Run) -> None:
    done = rpg("print", "handout", "--new", "x y", "--kind", "poster", RPG_LANGUAGE="it")
    assert (done.returncode, "«avviso»" in done.stderr, "notice" in done.stderr) == (2, True, False)
    assert "condizioni" in rpg("print", "cards", "--kind", "x", RPG_LANGUAGE="it").stderr


def test_a_shell_is_offered_the_words_of_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    option = click.Option(["--kind"], type=Choosing("kind", KINDS))
    context = click.Context(click.Command("x"))
    assert [item.value for item in option.type.shell_complete(context, option, "l")] == ["log", "letter"]
    monkeypatch.setattr(choosing, "text", texts.room("it", "cli").__getitem__)
    assert [item.value for item in option.type.shell_complete(context, option, "L")] == ["lettera"]
