"""The console and doctor say when a campaign lies in a folder that other machines write to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(("language", "said"), [("en", "on several machines ("), ("it", "su più macchine (")])
def test_a_synced_folder_is_named(rpg: Run, home: Path, language: str, said: str) -> None:
    path = home.parent / "Dropbox" / "a.db"
    path.parent.mkdir()
    assert rpg("new", str(path), "--language", language).returncode == 0
    environment = {"RPG_LANGUAGE": language}
    assert said in rpg("--campaign", str(path), lines="", **environment).stdout
    done = rpg("doctor", "--campaign", str(path), **environment)
    assert (done.returncode, said in done.stdout) == (0, True)
    assert said in json.loads(rpg("doctor", "--campaign", str(path), "--json", **environment).stdout)["risks"][0]


@pytest.mark.usefixtures("blame")
def test_no_other_folder_is(rpg: Run) -> None:
    assert "machine" not in rpg(lines="").stdout + rpg("doctor").stdout
    assert json.loads(rpg("doctor", "--json").stdout)["risks"] == []
