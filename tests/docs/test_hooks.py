"""The hook and the build service's snippet run the commands that they promise, and notice a fault."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rpg import content
from rpg.rulebook.schema import Schemas
from tests.rulebook.packs import HOOK, pack

ROOT = Path(__file__).parents[2]
HOMEBREW = (ROOT / "docs" / "homebrew.md").read_text("utf-8")


def hooks() -> dict[str, list[str]]:
    """The commands of the hooks by id, from the small part of YAML that the file uses."""
    found: dict[str, list[str]] = {}
    for block in (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").split("\n- ")[1:]:
        fields = dict(line.strip().split(": ", 1) for line in block.splitlines() if ": " in line)
        args = re.findall(r"[^\s\[\],\"]+", fields["args"])
        found[fields["id"]] = [*fields["entry"].split(), *args]
        assert re.search(fields["files"], "gear/hook.json")
    return found


def ran(words: list[str], folder: Path) -> int:
    assert words[0] == "rpg"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RPG_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "rpg", *words[1:]]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True).returncode


def snippet() -> list[str]:
    """The command that checks packs in the workflow of the homebrew guide."""
    (line,) = re.findall(r"- run: (rpg .*)", HOMEBREW)
    return str(line).split()


@pytest.mark.parametrize("words", [hooks()["rpg-validate"], snippet()], ids=["hook", "workflow"])
def test_it_passes_sound_packs_and_stops_broken_ones(tmp_path: Path, words: list[str]) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    assert ran(words, tmp_path) == ran(words, folder) == 0
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    assert ran(words, tmp_path) == ran(words, folder) == 1


def test_the_hook_for_translations_is_a_gate(tmp_path: Path) -> None:
    words = hooks()["rpg-translate"]
    assert ran(words, content.folder("rules") / "core") == 0
    assert ran(words, pack(tmp_path, {"gear/hook.json": HOOK})) == 1


def test_the_editor_is_given_schemas_that_there_are() -> None:
    (block,) = re.findall(r"```json \.vscode/settings\.json\n(.*?)```", HOMEBREW, re.DOTALL)
    for row in json.loads(block)["json.schemas"]:
        assert Schemas()[row["url"].removeprefix("./.schemas/").removesuffix(".schema.json")]
