"""A bug in a verb ends one line, not the evening."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.cli import home as homes
from rpg.cli import safely
from rpg.cli.app import opened
from rpg.cli.options import Settings
from rpg.cli.play import console
from rpg.desk.book import BOOK
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from tests.cli.conftest import Run


def _broken(line: Line, table: Table) -> Result:
    raise ZeroDivisionError(f"planted in {line.typed} at {table.entry}")


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = msgspec.structs.replace(BOOK.by_key["note"], run=_broken)
    monkeypatch.setitem(BOOK.by_key, "note", broken)


@pytest.mark.usefixtures("planted")
@pytest.mark.usefixtures("blame")
def test_the_console_goes_on_and_the_file_is_as_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("alert +1 one\n. boom\nalert +1 two\n"))
    assert console(Settings()) == 0
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert ". boom" in shown.err
    assert "Traceback" not in shown.err
    assert "two" in shown.out
    with opened() as app:
        assert [entry.line for entry in app.store.path(2)] == ["alert +1 one", "alert +1 two"]


@pytest.mark.usefixtures("planted")
@pytest.mark.usefixtures("blame")
def test_the_trace_is_in_the_log_of_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(". boom\n"))
    assert console(Settings(), strict=True) == 1
    assert "ZeroDivisionError: planted in . boom" in (homes.home() / "faults.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("blame")
def test_a_fault_while_writing_rolls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as app:
        head, broken = app.store.head(), app.store.perform

        def perform(*args: object, **kwargs: object) -> object:
            broken(*args, **kwargs)  # type: ignore[arg-type]  # whatever it takes
            raise OSError("the disk is full")

        monkeypatch.setattr(app.store, "perform", perform)
        with pytest.raises(OSError, match="full"):
            app.play_line("alert +1 lost")
    with opened() as app:
        assert app.store.head() == head
        assert app.play_line("alert +1 kept").result.status == "ok"


@pytest.mark.usefixtures("blame")
def test_a_line_that_cannot_be_told_is_not_recorded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened() as app:
        head = app.store.head()
        kept = {"cli.fault.line": "{line} broke; nothing was recorded: {path}"}
        with monkeypatch.context() as gap:
            gap.setattr(app, "voice", Voice(Catalogue("en", kept)))
            assert safely.run(app, "alert +1 lost").code == 1
        assert "nothing was recorded" in capsys.readouterr().err
        assert app.store.head() == head
        assert safely.run(app, "alert +1 kept").code == 0
        assert [entry.line for entry in app.store.path(1)] == ["alert +1 kept"]


def test_a_bug_outside_any_line_is_one_sentence_too(rpg: Run, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file where the folder should be", encoding="utf-8")
    done = rpg("new", "blame")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
