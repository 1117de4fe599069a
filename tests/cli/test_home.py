from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rpg.cli import home as homes
from rpg.cli.console import Lines
from rpg.cli.fault import Hint, Told, record
from rpg.cli.files import written
from rpg.store import Store

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def made(name: str) -> Path:
    path = homes.place(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_a_name_is_a_file_in_the_users_folder_and_a_path_is_itself(home: Path, tmp_path: Path) -> None:
    assert homes.place("blame") == home / "campaigns" / "blame.db"
    assert homes.place("La città 2") == home / "campaigns" / "La città 2.db"
    assert homes.place(str(tmp_path / "x.db")) == tmp_path / "x.db"
    assert homes.place("x.db") == Path("x.db")


@pytest.mark.usefixtures("home")
def test_the_campaign_is_the_one_asked_for_then_the_environments_then_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(Hint):
        homes.chosen("")
    one, two, three = made("one"), made("two"), made("three")
    homes.remember(three)
    assert homes.chosen("") == three.resolve()
    monkeypatch.setenv("RPG_CAMPAIGN", "two")
    assert homes.chosen("") == two
    assert homes.chosen("one") == one


@pytest.mark.usefixtures("home")
def test_a_last_campaign_that_is_gone_is_no_campaign() -> None:
    path = made("one")
    homes.remember(path)
    path.unlink()
    assert homes.last() is None
    with pytest.raises(Hint):
        homes.chosen("")


@pytest.mark.usefixtures("home")
def test_a_new_campaign_finds_a_free_name() -> None:
    assert homes.free("food-run") == "food-run"
    made("food-run")
    made("food-run-2")
    assert homes.free("food-run") == "food-run-3"


def test_without_rpg_home_it_is_the_systems_own_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RPG_HOME")
    assert homes.home() != home
    assert "megastructure-rpg" in str(homes.home())


@pytest.mark.usefixtures("blame")
def test_a_note_of_the_last_campaign_that_is_not_ours_is_no_campaign(rpg: Run, home: Path) -> None:
    (home / "last").write_bytes(b"\xff\xfe nonsense\0")
    assert "blame" in rpg("play", lines="\n").stdout
    assert rpg("new", "other").returncode == 0
    (home / "last").write_bytes(b"\xff\xfe nonsense\0")
    done = rpg("status")
    assert (done.returncode, done.stderr) == (2, "no campaign is in use. Try:  rpg play NAME   (blame, other)\n")
    assert rpg("--campaign", "blame", "status").returncode == 0


@pytest.mark.usefixtures("blame")
def test_a_copy_where_none_can_be_is_a_sentence(rpg: Run, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("in the way", encoding="utf-8")
    done = rpg("backup", "file.txt/x.db")
    assert done.returncode == 1
    assert done.stderr.startswith("file.txt/x.db cannot be written: ")


def test_a_paper_is_written_whole_or_not_at_all(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = home / "deep" / "paper.txt"
    written(paper, b"old")
    written(paper, b"new")
    assert paper.read_bytes() == b"new"
    assert [p.name for p in paper.parent.iterdir()] == ["paper.txt"]
    assert "paper.txt" in capsys.readouterr().err
    with pytest.raises(Told):
        written(paper / "inside", b"")
    assert paper.read_bytes() == b"new"


def test_a_fault_is_recorded_even_without_a_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    home.write_text("in the way", encoding="utf-8")
    file = home
    try:
        dict[str, int]()["planted"]
    except KeyError:
        file = record(home)
    assert file.parent == tmp_path
    assert "planted" in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("home")
def test_looking_at_a_campaign_does_not_make_it_the_one_in_use(rpg: Run) -> None:
    for name in ("first", "second"):
        assert rpg("new", name).returncode == 0
    for words in (["status"], ["log"], ["recap"], ["alert", "+1"]):
        assert rpg("--campaign", "first", *words).returncode == 0
    assert "second" in rpg("play", lines="\n").stdout
    assert rpg("play", "first", lines="\n").returncode == 0
    assert "first" in rpg("play", lines="\n").stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to the user by itself")
def test_what_holds_the_gms_secrets_is_the_users_alone(rpg: Run, home: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert rpg("new", "blame", "--story", "food-run").returncode == 0
        Lines(str(home / "history")).append_string("!. the old man lies")
        record(home)
        with contextlib.closing(Store.open(home / "campaigns" / "blame.db")) as store:
            store.set_meta("a", "b")
            store.backup(tmp_path / "copy.db")
            beside = {file.name: file.stat().st_mode & 0o777 for file in (home / "campaigns").iterdir()}
    finally:
        os.umask(before)
    assert beside == dict.fromkeys(("blame.db", "blame.db-wal", "blame.db-shm"), 0o600)
    files = (home / "history", home / "faults.log", tmp_path / "copy.db")
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600] * 3
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to the user by itself")
def test_a_home_that_a_fault_or_the_last_campaign_makes_is_the_users_alone(home: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        record(home)
        assert home.stat().st_mode & 0o777 == 0o700
        shutil.rmtree(home)
        homes.remember(tmp_path / "x.db")
    finally:
        os.umask(before)
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["a/b", "../x", "<b>x</b>", "a\\b", "/"])
def test_a_name_with_a_slash_is_none_unless_it_is_the_path_of_a_campaign(rpg: Run, home: Path, name: str) -> None:
    done = rpg("new", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert "ends in .db" in done.stderr
    assert not list(home.parent.rglob("*b>*")) + list(home.parent.rglob("x"))


def test_a_campaigns_file_of_any_name_is_still_opened_by_its_path(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.touch()
    assert homes.place(str(old)) == old


def test_a_name_that_nobody_would_read_is_not_told_back_whole(rpg: Run) -> None:
    done = rpg("new", "x" * 10_000)
    assert done.returncode == 2
    assert len(done.stderr) < 300
    assert "xxx…" in done.stderr
