"""What a shell completes behind ``rpg``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rpg.cli.root import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HEAVY = ("jsonschema", "reportlab", "prompt_toolkit", "numpy", "pypdfium2")


def offered(rpg: Run, line: str, **env: str) -> list[str]:
    """What is offered for the last word of a line, as bash asks for it."""
    at = str(len(line.split(" ")) - 1)
    done = rpg(COMP_WORDS=line, COMP_CWORD=at, _RPG_COMPLETE="bash_complete", **env)
    assert done.stderr == ""
    return [row.partition(",")[2] for row in done.stdout.splitlines() if row]


@pytest.mark.usefixtures("blame")
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("rpg zu", ["zuru"]),
        ("rpg sha", ["share"]),
        ("rpg furt", ["furtività", "furtivo"]),
        ("rpg hit zu", ["zuru"]),
        ("rpg hit tae,zu", ["tae,zuru"]),
        ("rpg zuru +ta", ["+tagged"]),
        ("rpg alert seen", ["seen-w1", "seen-w2", "seen-w3"]),
        ("rpg share ", ["last", "board", "map"]),
        ("rpg do hit zu", ["zuru"]),
        ("rpg print sheet mi", ["minto"]),
        ("rpg --language it condi", ["condividi"]),
        ("rpg --campaign bl", ["blame"]),
        ("rpg hit --campaign bl", ["blame"]),
        ("rpg play ", ["blame"]),
        ("rpg completion z", ["zsh"]),
        ("rpg --lang", ["--language"]),
        ("rpg recap --th", ["--theme"]),
        ("rpg hit nobody-of-that-name", []),
        ("rpg no-such-command ", None),
    ],
)
def test_words_are_completed(rpg: Run, line: str, wanted: list[str] | None) -> None:
    found = offered(rpg, line)
    assert wanted is None or found == wanted


@pytest.mark.usefixtures("blame")
def test_the_first_word_is_a_command_a_verb_or_somebody(rpg: Run) -> None:
    found = offered(rpg, "rpg ")
    assert found[: len(COMMANDS)] == list(COMMANDS)
    assert len(found) == len(set(found))
    assert {"sneak", "veils", "zuru", "tae"} < set(found)
    assert "furtività" not in found
    italian = offered(rpg, "rpg --language it ")
    assert {"furtività", "veli", "zuru"} < set(italian)
    assert "sneak" not in italian


def test_without_a_campaign_there_are_commands_and_verbs(rpg: Run) -> None:
    assert offered(rpg, "rpg sne") == ["sneak"]
    assert offered(rpg, "rpg fur", RPG_LANGUAGE="it") == ["furtività", "furtivo"]
    assert offered(rpg, "rpg hit zu") == []
    assert offered(rpg, "rpg --campaign ") == []


def test_a_damaged_campaign_offers_nothing_and_says_nothing(rpg: Run, blame: Path) -> None:
    blame.write_bytes(b"no campaign")
    assert offered(rpg, "rpg hit zu") == []
    assert offered(rpg, "rpg sne") == ["sneak"]


@pytest.mark.usefixtures("blame")
def test_shells_that_show_hints_get_them_on_one_line(rpg: Run) -> None:
    done = rpg(COMP_WORDS="rpg sne", COMP_CWORD="1", _RPG_COMPLETE="zsh_complete")
    assert done.stdout.splitlines()[:2] == ["plain", "sneak"]
    assert len(done.stdout.splitlines()) == 3
    done = rpg(COMP_WORDS="rpg zu", COMP_CWORD="zu", _RPG_COMPLETE="fish_complete")
    assert done.stdout == "plain,zuru\tZuru\n"


@pytest.mark.usefixtures("blame")
@pytest.mark.parametrize("line", ["rpg ", "rpg hit zu", "rpg --campaign "])
def test_nothing_heavy_is_loaded_for_it(line: str) -> None:
    env = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_RPG_COMPLETE": "bash_complete"}
    told = f"lambda: print([name for name in {HEAVY} if name in sys.modules])"
    code = f"import sys, atexit, rpg.cli\natexit.register({told})\nrpg.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert len(done.stdout.splitlines()) > 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(rpg: Run, shell: str) -> None:
    done = rpg("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_RPG_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="this system has no bash")
@pytest.mark.usefixtures("blame")
def test_bash_itself_completes_with_it(rpg: Run, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "rpg"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rpg "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = rpg("completion", "bash").stdout
    asks = f'{script}\nCOMP_WORDS=(rpg hit zu); COMP_CWORD=2; _rpg_completion rpg; echo "got ${{COMPREPLY[*]}}"'
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", asks], env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines()[-1:] == ["got zuru"], done.stderr
