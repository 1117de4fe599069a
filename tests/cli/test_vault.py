"""``rpg export --vault``: notes are brought up to date, and what the user wrote stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rpg.cli.fault import Told
from rpg.cli.vault import INDEX, keep

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LINES = "go a stair\n. Tae hums\n! . the old man lies\n! thread the traitor\nthread who hums\n"


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.usefixtures("blame")
def test_the_next_export_is_the_same(rpg: Run, tmp_path: Path) -> None:
    assert rpg(lines=LINES).returncode == 0
    done = rpg("export", "--vault", "v")
    assert (done.returncode, done.stdout) == (0, "v: 9 notes written, 0 as before, 0 taken away\n")
    first = files(tmp_path / "v")
    assert "people/Tae.md" in first
    assert rpg("export", "--vault", "v", PYTHONHASHSEED="9").stdout == "v: 0 notes written, 9 as before, 0 taken away\n"
    assert files(tmp_path / "v") == first
    assert b"the old man lies" not in b"".join(first.values())


@pytest.mark.usefixtures("blame")
def test_what_somebody_changed_stays_and_is_named(rpg: Run, tmp_path: Path) -> None:
    assert rpg(lines=LINES).returncode == 0
    assert rpg("export", "--vault", "v").returncode == 0
    tae, oru, mine = (tmp_path / "v" / name for name in ("people/Tae.md", "people/Oru.md", "people/Minto.md"))
    tae.write_text(tae.read_text(encoding="utf-8") + "\nmy own words\n", encoding="utf-8")
    oru.unlink()
    assert rpg("tae", "-1").returncode == 0
    (tmp_path / "v" / "places" / "b stair.md").write_text("mine before it was yours", encoding="utf-8")
    assert rpg("go", "b", "stair").returncode == 0
    done = rpg("export", "--vault", "v")
    assert done.returncode == 0
    assert sorted(done.stderr.splitlines()) == [
        f"{name} was changed by hand and stays as it is; move it away, and the next export writes it anew"
        for name in ("v/people/Tae.md", "v/places/b stair.md")
    ]
    assert "my own words" in tae.read_text(encoding="utf-8")
    assert oru.is_file()
    assert "mine before" in (tmp_path / "v" / "places" / "b stair.md").read_text(encoding="utf-8")
    assert json.loads(rpg("export", "--vault", "v", "--json").stdout)["left"] == ["people/Tae.md", "places/b stair.md"]
    tae.unlink()
    assert rpg("export", "--vault", "v").returncode == 0
    assert "vitality 4/5" in tae.read_text(encoding="utf-8")
    assert mine.is_file()


@pytest.mark.usefixtures("blame")
def test_what_was_for_the_gm_goes_when_players_get_it(rpg: Run, tmp_path: Path) -> None:
    assert rpg(lines=LINES).returncode == 0
    assert rpg("export", "--vault", "v", "--gm").stdout.startswith("v: 10 notes written")
    assert b"the old man lies" in b"".join(files(tmp_path / "v").values())
    assert rpg("export", "--vault", "v").stdout.endswith("1 taken away\n")
    whole = b"".join(files(tmp_path / "v").values())
    assert b"the old man lies" not in whole
    assert b"traitor" not in whole


@pytest.mark.usefixtures("blame")
def test_a_folder_of_another_campaign_is_left_alone(rpg: Run, tmp_path: Path) -> None:
    assert rpg("export", "--vault", "v").returncode == 0
    before = files(tmp_path / "v")
    assert rpg("new", "other").returncode == 0
    done = rpg("export", "--vault", "v", "--campaign", "other")
    assert (done.returncode, done.stderr) == (1, "v holds the notes of another campaign; choose another folder\n")
    assert files(tmp_path / "v") == before


@pytest.mark.usefixtures("blame")
@pytest.mark.parametrize(
    ("words", "says"),
    [(("--vault", "v", "-o", "f"), "either --vault, or --report, or --jsonl and -o"), (("--gm",), "--vault")],
)
def test_options_that_contradict_one_another(rpg: Run, words: tuple[str, ...], says: str) -> None:
    done = rpg("export", *words)
    assert done.returncode == 2
    assert says in done.stderr


def test_an_index_that_lies_takes_nothing_away_outside(tmp_path: Path) -> None:
    folder, outside = tmp_path / "v", tmp_path / "outside.md"
    folder.mkdir()
    outside.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    lie = {"campaign": "x", "notes": {"../outside.md": empty, str(outside): empty, ".": empty}}
    (folder / INDEX).write_text(json.dumps(lie), encoding="utf-8")
    kept = keep(folder, {"a.md": "a\n"}, "x")
    assert kept.removed == []
    assert outside.is_file()
    (folder / INDEX).write_text("no index at all", encoding="utf-8")
    assert keep(folder, {"a.md": "b\n"}, "x").left == ["a.md"]


def test_a_place_that_takes_no_files_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "v").write_bytes(b"in the way")
    with pytest.raises(Told):
        keep(tmp_path / "v", {"people/a.md": "a\n"}, "x")
