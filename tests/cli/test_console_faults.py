"""What breaks around a line (the bar, completion, the editor, the history, the telling) ends no console."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is a Unix thing", allow_module_level=True)

from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from rpg.cli import console, greeting, home, plain, safely, show
from rpg.cli.app import App, opened
from rpg.cli.shielded import Shield
from tests.cli.terminal import Terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("blame")


def _planted(*_: object, **__: object) -> str:
    raise ZeroDivisionError("planted")


def faults() -> str:
    return (home.home() / "faults.log").read_text(encoding="utf-8")


def typed(keys: str, code: int = 0) -> None:
    """A console in this process, with those keys typed; its exit code."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()), opened() as app:
        pipe.send_text(keys)
        assert console.typed(app) == code


def last() -> str:
    with opened() as app:
        return app.store.path(1)[0].line


def test_a_toolbar_that_breaks_leaves_the_line_that_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(greeting, "bar", _planted)
    typed(". kept all the same\r\x04")
    assert last() == ". kept all the same"
    assert faults().count("ZeroDivisionError: planted") == 1


def test_a_completer_that_breaks_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as app:
        names = console.Names(app, Shield())
        assert list(names.get_completions(Document("hit t"), CompleteEvent()))
        monkeypatch.setattr(console, "complete", _planted)
        assert list(names.get_completions(Document("hit t"), CompleteEvent())) == []
    assert "ZeroDivisionError: planted" in faults()


def test_what_breaks_behind_the_prompt_is_recorded_and_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def bar(_: App) -> str:
        asyncio.get_running_loop().call_soon(_planted)
        return "bar"

    monkeypatch.setattr(greeting, "bar", bar)
    printed = io.StringIO()
    monkeypatch.setattr("sys.stdout", printed)
    typed(". kept\r\x04")
    assert "Unhandled exception" not in printed.getvalue()
    assert last() == ". kept"
    assert "ZeroDivisionError: planted" in faults()


def test_a_note_in_another_encoding_is_kept(blame: Path, tmp_path: Path, rpg: Run) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "perch\\351 no" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    with contextlib.closing(Terminal("--campaign", str(blame), EDITOR=str(editor), VISUAL="")) as terminal:
        terminal.prompt()
        terminal.type("note\r")
        terminal.until("noted")
        terminal.prompt()
        terminal.type("\x04")
        assert terminal.leave() == 0
    assert "perch\N{REPLACEMENT CHARACTER} no" in rpg("recap").stdout


def test_an_editor_that_breaks_ends_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.edit", _planted)
    typed("note\r. the next line\r\x04", code=1)
    assert last() == ". the next line"


@pytest.mark.parametrize("there", ["a folder", "nothing can be written"])
def test_a_history_that_cannot_be_kept_is_done_without(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if there == "a folder":
        (home.home() / "history").mkdir()
    else:
        monkeypatch.setattr("pathlib.Path.mkdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError("planted")))
        (home.home() / "history").write_text("")
        (home.home() / "history").chmod(0)
    typed(". kept\r\x04")
    assert last() == ". kept"


def test_ctrl_c_during_a_line_ends_only_that_line_of_a_console_without_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed_lines = iter([". slow", ". after it"])

    def asked(_: str) -> str:
        line = next(typed_lines, None)
        if line is None:
            raise EOFError
        return line

    monkeypatch.setattr("builtins.input", asked)
    with opened() as app:
        play = app.play_line

        def slow(line: str) -> object:
            if line == ". slow":
                raise KeyboardInterrupt
            return play(line)

        monkeypatch.setattr(app, "play_line", slow)
        assert plain.asked(app, as_json=False) == 1
    assert "stopped" in capsys.readouterr().err
    assert last() == ". after it"


def test_ctrl_c_ends_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: str) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", io.StringIO(". one\n. two\n"))
    with opened() as app:
        monkeypatch.setattr(app, "play_line", stopped)
        with pytest.raises(KeyboardInterrupt):
            plain.piped(app, as_json=False)


def test_an_answer_that_cannot_be_shown_is_said_to_be_recorded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(show, "answer", _planted)
    with opened() as app:
        assert safely.run(app, ". kept").code == 1
        told = capsys.readouterr().err
        assert f". kept” is recorded as #{app.store.head()}," in told
        assert safely.run(app, "log").code == 1
        assert "recorded" not in capsys.readouterr().err
    assert last() == ". kept"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a full disk to write to is a Linux thing")
def test_a_full_disk_behind_standard_output_does_not_say_that_the_line_is_lost(rpg: Run, blame: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rpg", ".", "lastnote"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=120, env=dict(os.environ),
        )  # fmt: skip
    assert done.returncode == 1
    assert "is recorded as #3" in done.stderr
    assert done.stderr.count("\n") == 1
    assert last() == ". lastnote"
    assert blame.exists()
    assert rpg("log").returncode == 0
