from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from rpg.cli import texts
from rpg.cli.root import COMMANDS
from rpg.cli.texts import languages

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does_and_what_its_options_do(rpg: Run, command: str, language: str) -> None:
    shown = rpg(command, "--help", RPG_LANGUAGE=language)
    assert shown.returncode == 0, shown.stderr
    assert shown.stderr == ""
    usage, _, rest = shown.stdout.partition("\n\n")
    words = texts.messages(language)
    assert usage.startswith(f"{words['cli.click.usage']} rpg {command}")
    about, _, options = rest.partition(f"{words['cli.click.options']}:\n")
    assert about.strip()
    assert undocumented(options) == []


def undocumented(options: str) -> list[str]:
    """The options of a help page without a word about them, on their own line or on the one below."""
    entries = [entry for entry in re.split(r"\n(?=  -)", f"\n{options}") if entry.strip()]
    return [entry for entry in entries if not re.search(r"\S\s{2,}\S", entry.strip())]


def test_an_option_without_a_word_about_it_is_noticed() -> None:
    def option(name: str, **given: str) -> click.Command:
        return click.command(click.option(name, **given)(lambda: None))  # type: ignore[arg-type]  # any option

    for name in ("--x", "--with-a-very-long-name-indeed-longer-than-that"):
        for given, found in (({}, 1), ({"help": "Says why."}, 0), ({"metavar": "A|B"}, 1)):
            page = option(name, **given).get_help(click.Context(click.Command("x")))
            assert len(undocumented(page.partition("Options:\n")[2])) == found, page


def test_the_root_lists_every_command_with_a_summary(rpg: Run) -> None:
    shown = rpg("--help").stdout
    for command in COMMANDS:
        assert f"\n  {command} " in shown


def test_help_speaks_italian_when_asked(rpg: Run) -> None:
    assert "Elenca le campagne" in rpg("--language", "it", "--help").stdout
    assert "Elenca le campagne" in rpg("--help", LANG="it_IT.UTF-8").stdout
    assert "List the campaigns" in rpg("--help", LANG="fr_FR.UTF-8").stdout


def test_a_verb_of_the_desk_has_help_as_a_command_too(rpg: Run) -> None:
    shown = rpg("alert", "--help")
    assert shown.returncode == 0
    assert "alert +2" in shown.stdout


def test_about_says_it_is_unofficial_in_both_languages(rpg: Run) -> None:
    shown = rpg("about").stdout
    assert "unofficial" in shown
    assert "non ufficiale" in shown
