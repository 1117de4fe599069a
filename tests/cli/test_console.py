"""The console on a terminal, as a GM's fingers meet it."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is a Unix thing", allow_module_level=True)

from rpg.cli.console import Lines
from tests.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def console(blame: Path) -> Iterator[Terminal]:
    with contextlib.closing(Terminal("--campaign", str(blame))) as terminal:
        terminal.prompt()
        yield terminal


@pytest.mark.usefixtures("blame")
def test_it_greets_and_its_toolbar_begins_with_the_alert() -> None:
    with contextlib.closing(Terminal()) as terminal:
        assert "resumed session 1" in terminal.until("last: begin Food run")
        terminal.until("»")
        terminal.until("ALERT 0/6")
        terminal.prompt()
        terminal.type("\x04")
        assert terminal.leave() == 0


def test_a_line_is_answered_and_the_toolbar_follows(console: Terminal) -> None:
    console.type("alert +3 the lamp\r")
    console.until("the lamp")
    console.until("ALERT 1/6 ▓░░░░░ 3p")
    console.prompt()
    console.type("q\r")
    assert console.leave() == 0


def test_ctrl_c_clears_the_line_and_ctrl_d_leaves(console: Terminal, rpg: Run) -> None:
    console.type(". never to be said")
    console.until("said")
    console.type("\x03")
    console.prompt()
    console.type(". this instead\r")
    console.until("noted")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    assert [line for line in rpg("log").stdout.splitlines() if "never" in line] == []
    assert "this instead" in rpg("log").stdout


@pytest.mark.parametrize("key", ["\t", "\x1b[C"])
def test_a_wrong_verb_is_offered_corrected_and_a_key_takes_it(console: Terminal, rpg: Run, key: str) -> None:
    console.type("hti zuru 2\r")
    console.until("hit zuru 2")
    console.until("takes the dim line")
    console.until("»")
    console.until("hit zuru 2")
    console.prompt()
    console.type(f"{key}\r")
    console.until("Zuru")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    assert rpg("log").stdout.splitlines()[-1].endswith("hit zuru 2")


@pytest.mark.parametrize(("typed", "said"), [("alert +1 a lamp", "a lamp"), ("", "no scene")])
def test_what_is_typed_replaces_the_offered_line(console: Terminal, rpg: Run, typed: str, said: str) -> None:
    console.type("hti zuru 2\r")
    console.until("hit zuru 2")
    console.until("hit zuru 2")
    console.prompt()
    console.type(f"{typed}\r")
    console.until(said)
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    log = rpg("log").stdout
    assert typed in log
    assert "hit zuru 2" not in log


def test_with_dice_on_the_table_the_next_line_begins_with_the_sign_for_them(console: Terminal, rpg: Run) -> None:
    console.type("dice table\r")
    console.until("roll at the table")
    console.prompt()
    console.type("test tae climb 1\r")
    console.until("roll 2d6: Tae")
    console.until("» =")
    console.prompt()
    console.type("61\r")
    console.until("(table)")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    assert rpg("log").stdout.splitlines()[-1].endswith("test tae climb 1 =61")


def test_ctrl_c_drops_the_offered_line(console: Terminal, rpg: Run) -> None:
    console.type("hti zuru 2\r")
    console.until("hit zuru 2")
    console.until("hit zuru 2")
    console.prompt()
    console.type("\x03")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    assert "hit" not in rpg("log").stdout


def test_a_note_without_words_is_written_in_the_editor(rpg: Run, blame: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "Two lines.\\n\\nAnd a third." >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    with contextlib.closing(Terminal("--campaign", str(blame), EDITOR=str(editor), VISUAL="")) as console:
        console.prompt()
        console.type("note\r")
        console.until("noted")
        console.prompt()
        console.type("\x04")
        assert console.leave() == 0
    assert "- note: Two lines.\n\n  And a third." in rpg("recap").stdout


@pytest.mark.parametrize(("editor", "said"), [("true", "»"), ("no-such-editor", "no editor could be opened")])
def test_an_editor_that_writes_nothing_notes_nothing(rpg: Run, blame: Path, editor: str, said: str) -> None:
    before = json.loads(rpg("status", "--json").stdout)["data"]["entry"]
    with contextlib.closing(Terminal("--campaign", str(blame), EDITOR=editor, VISUAL="")) as console:
        console.prompt()
        console.type(".\r")
        console.until(said)
        console.prompt()
        console.type("\x04")
        assert console.leave() == 0
    assert json.loads(rpg("status", "--json").stdout)["data"]["entry"] == before


def test_empty_enter_is_a_glance(console: Terminal) -> None:
    console.type("clock starvation 6\r")
    console.until("starvation 0/6")
    console.prompt()
    console.type("\r")
    console.until("no scene")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0


def test_tab_completes_a_verb(console: Terminal, rpg: Run) -> None:
    console.type("ale\t")
    console.until("alert")
    console.type(" +1 by tab\r")
    console.until("by tab")
    console.prompt()
    console.type("\x04")
    assert console.leave() == 0
    assert rpg("log").stdout.splitlines()[-1].endswith("alert +1 by tab")


@pytest.mark.usefixtures("blame")
def test_a_dumb_terminal_gets_a_plain_loop() -> None:
    with contextlib.closing(Terminal(TERM="dumb")) as terminal:
        terminal.until("»")
        terminal.type("alert +1 dumb\r")
        terminal.until("ALERT")
        terminal.until("»")
        terminal.type("\x04")
        assert terminal.leave() == 0


@pytest.mark.usefixtures("blame")
def test_the_level_is_readable_without_colour() -> None:
    with contextlib.closing(Terminal(NO_COLOR="1")) as terminal:
        terminal.until("ALERT 0/6 ░░░░░░")
        terminal.prompt()
        terminal.type("\x04")
        assert terminal.leave() == 0


def test_the_history_of_lines_keeps_no_reason_for_a_cut(tmp_path: Path) -> None:
    history = Lines(str(tmp_path / "history"))
    for line in ("sneak zuru", "x spiders", "X-card spiders", "!taglio ragni", "tagl Oru piange", "xylophone"):
        history.append_string(line)
    kept = (tmp_path / "history").read_text(encoding="utf-8")
    assert [line for line in kept.splitlines() if line.startswith("+")] == [
        "+sneak zuru",
        "+x",
        "+x",
        "+x",
        "+x",
        "+xylophone",
    ]
    assert not any("spiders" in line or "Oru" in line for line in history.get_strings())


def test_a_second_pane_follows_the_table_until_ctrl_c(blame: Path, rpg: Run) -> None:
    with contextlib.closing(Terminal("watch", "--public", "--campaign", str(blame))) as pane:
        pane.until("ALERT 0/6")
        assert rpg("alert", "+4", "a lamp").returncode == 0
        pane.until("ALERT 2/6")
        pane.process.send_signal(signal.SIGINT)
        assert pane.leave() == 0
        assert "Traceback" not in pane.seen
