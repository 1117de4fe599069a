from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    assert usage.startswith(f"Usage: rpg {command}")
    assert rest.split("Options:", maxsplit=1)[0].strip()
    bare = [line for line in rest.partition("Options:")[2].splitlines() if line.strip().startswith("--")]
    assert not [line for line in bare if "  " not in line.strip() and not line.strip().isupper() and len(line) < 20]


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
