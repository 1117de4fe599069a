"""Commands around a campaign answer in its language, unless another is asked for."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rpg import cli

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def serata(rpg: Run, home: Path) -> Path:
    made = rpg("new", "serata", "--story", "food-run", "--language", "it")
    assert made.returncode == 0, made.stderr
    return home / "campaigns" / "serata.db"


@pytest.mark.usefixtures("serata")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("doctor",), "ok: 1 riga, sana"),
        (("backup",), "scritto "),
        (("campaigns",), "usata per ultima"),
        (("export", "-o", "out.jsonl"), "scritto "),
        (("diff", "serata", "serata"), "identiche"),
        (("rules", "list", "condition"), "Marcatura"),
        (("rules", "search", "torre"), "torre di vedetta"),
        (("rules", "search", "no-such-thing"), "nessun"),
        (("rules", "why", "no-such-thing"), "non esiste"),
        (("rules", "why", "sterminatore"), "core:adversary/exterminator\n"),
        (("rules", "show", "Custodi del silo"), '"core:adversary/silo-keeper"'),
        (("pack", "list"), "fornito"),
        (("character", "list"), "Spallone\n"),
        (("character", "party"), "Fiociniera"),
        (("character", "new", "--archetype", "spallone", "--name", "Elia"), "Elia · Spallone"),
        (("simulate", "fight"), "Tre resistono"),
    ],
)
def test_the_answer_is_in_the_language_of_the_campaign(rpg: Run, words: tuple[str, ...], said: str) -> None:
    done = rpg(*words, LANG="")
    assert said in done.stdout + done.stderr


@pytest.mark.usefixtures("serata")
def test_another_language_is_spoken_when_asked_for(rpg: Run) -> None:
    assert rpg("doctor", "--language", "en").stdout.startswith("ok: ")
    assert "Tagged" in rpg("rules", "list", "condition", "--language", "en").stdout
    assert "identical" in rpg("diff", "serata", "serata", RPG_LANGUAGE="en").stdout


@pytest.mark.usefixtures("home")
def test_without_a_campaign_the_system_decides(rpg: Run) -> None:
    assert "Tagged" in rpg("rules", "list", "condition").stdout
    assert "Marcatura" in rpg("rules", "list", "condition", LANG="it_IT.UTF-8").stdout


@pytest.mark.usefixtures("serata")
def test_a_scene_that_is_there_already_is_said_in_italian(rpg: Run) -> None:
    assert rpg("scena", "nuova", "La", "porta").returncode == 0
    again = rpg("scena", "nuova", "La", "porta")
    assert again.returncode == 1
    assert again.stderr.startswith("il file c’è già: prep/la-porta.md")


def test_a_damaged_campaign_is_told_of_in_the_systems_language(rpg: Run, serata: Path) -> None:
    serata.write_bytes(b"no campaign at all")
    assert "Traceback" not in (told := rpg("doctor", LANG="it_IT.UTF-8").stderr)
    assert "non è" in told


def test_a_slip_is_mended_in_the_language_asked_for(rpg: Run) -> None:
    assert "rpg traversa" not in rpg("traversaa").stderr
    assert "rpg traversa" in rpg("--language", "it", "traversaa").stderr
    assert "rpg across" in rpg("accross").stderr


OF_THE_FRAME = {
    "cli.commands",
    "cli.lines",
    "cli.lines.text",
    "cli.help.do",
    "cli.odds.number",
    "cli.print.fights",
    "cli.bug",
}
"""What is said in the system's language on purpose: help, wrong words, and what is asked before there is a campaign."""


def test_no_command_answers_in_the_language_of_the_system() -> None:
    found = set[str]()
    for file in Path(cli.__file__).parent.glob("*.py"):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                found |= {key for statement in function.body for key in said(statement)}
    assert found == OF_THE_FRAME


def said(statement: ast.AST) -> set[str]:
    """The keys of what a statement takes from the words that are needed before any campaign is open, but for help."""
    if isinstance(statement, ast.keyword) and statement.arg == "help":
        return set()
    found = set[str]().union(*(said(inner) for inner in ast.iter_child_nodes(statement)))
    if isinstance(statement, ast.Call) and isinstance(statement.func, ast.Name) and statement.func.id == "text":
        found |= {str(key.value) for key in statement.args if isinstance(key, ast.Constant)}
    return found
