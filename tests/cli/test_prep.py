"""Scenes prepared in files beside the campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.cli.prep import scenes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("language", "new", "part"),
    [("en", ("scene", "new"), "# What is here"), ("it", ("scena", "nuova"), "# Che cosa c’è")],
)
def test_a_new_scene_is_filled_in_and_played(
    rpg: Run, blame: Path, language: str, new: tuple[str, str], part: str
) -> None:
    made = rpg(*new, "Broken stair", "--language", language)
    file = blame.parent / "prep" / "broken-stair.md"
    assert str(file) in made.stdout
    text = file.read_text(encoding="utf-8")
    assert part in text
    unfilled = rpg("go", "broken-stair", "--language", language)
    assert unfilled.returncode == 1
    assert "prep/broken-stair.md" in unfilled.stderr
    heading = text.index("\n", text.index("# ")) + 1
    file.write_text(text[:heading] + "The stair ends.\n" + text[heading:], encoding="utf-8")
    assert "The stair ends." in rpg("go", "broken-stair", "--language", language).stdout
    file.unlink()
    assert "The stair ends." in rpg("scene").stdout


def test_a_file_that_is_there_is_never_written_over(rpg: Run, blame: Path) -> None:
    assert rpg("scene", "new", "stair").returncode == 0
    file = blame.parent / "prep" / "stair.md"
    file.write_text("mine", encoding="utf-8")
    again = rpg("scene", "new", "stair")
    assert (again.returncode, file.read_text(encoding="utf-8")) == (1, "mine")
    assert "there is a file already" in again.stderr


def test_files_that_cannot_be_read_are_told(blame: Path) -> None:
    folder = blame.parent / "prep"
    folder.mkdir()
    (folder / "letters.md").write_bytes(b"one\n\xff\n")
    (folder / "large.md").write_bytes(b"x" * 70_000)
    (folder / "folder.md").mkdir()
    (folder / ".hidden.md").write_bytes(b"x")
    (folder / "notes.txt").write_bytes(b"x")
    found = {scene.slug: scene.fault.values["why"] for scene in scenes(blame) if scene.fault}
    assert sorted(found) == ["folder", "large", "letters"]
    assert [getattr(found[name], "key", "") for name in ("large", "letters")] == ["desk.prep.large", "desk.prep.fault"]
    assert getattr(found["letters"], "values", {})["line"] == 2


def test_without_a_folder_there_are_none(blame: Path) -> None:
    assert scenes(blame) == ()
