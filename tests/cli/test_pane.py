"""``rpg watch``: the glance on a second pane, and nothing on it that players may not know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from rpg.cli import streams
from rpg.cli.app import App, opened
from rpg.cli.pane import shown, watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

Capture: TypeAlias = pytest.CaptureFixture[str]
CLEAR = "\x1b[2J\x1b[H"
SECRETS = (
    "! clock doom 4\n! alert +3 the mask slips\n! go the hidden room\n. the old man lies\n! . he lies again\n! tae -2\n"
)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def app(blame: Path) -> Iterator[App]:
    with opened(str(blame)) as opened_app:
        yield opened_app


def looks(app: App, *lines: str) -> object:
    """A pause in which somebody types the next line; after the last one, Ctrl-C."""
    waiting = iter(lines)

    def pause(seconds: float) -> None:
        assert seconds <= 0.3
        line = next(waiting, None)
        if line is None:
            raise KeyboardInterrupt
        if line:
            app.play_line(line)

    return pause


def test_it_draws_anew_when_something_happened_and_only_then(app: App, capsys: Capture) -> None:
    watched(app, public=False, pause=looks(app, "", "alert +2 a lamp", "", "s", "u"))  # type: ignore[arg-type]  # it pauses
    first, *frames = capsys.readouterr().out.split(CLEAR)
    assert first == ""
    assert [frame.split(" ")[1] for frame in frames] == ["0/6", "1/6", "0/6"]


def test_another_process_moves_it(app: App, capsys: Capture, rpg: Run) -> None:
    looked = 0

    def pause(_: float) -> None:
        nonlocal looked
        looked += 1
        if looked == 1:
            assert rpg("alert", "+4", "lamp").returncode == 0
        if looked == 3:
            raise KeyboardInterrupt

    watched(app, public=True, pause=pause)
    frames = capsys.readouterr().out.split(CLEAR)[1:]
    assert [frame.split(" ")[1] for frame in frames] == ["0/6", "2/6"]


def test_a_plain_terminal_is_not_cleared(app: App, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    watched(app, public=False, pause=looks(app, "alert +2"))  # type: ignore[arg-type]  # it pauses
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.count("ALERT") == 2


@pytest.mark.parametrize(("language", "said"), [("en", "paused"), ("it", "in pausa")])
def test_a_plain_terminal_is_scrolled_when_somebody_asks_to_stop(
    blame: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("LINES", "40")
    with opened(str(blame), language) as app:
        watched(app, public=True, pause=looks(app, "go the stair", "x spiders"))  # type: ignore[arg-type]  # it pauses
    out = capsys.readouterr().out
    assert out.endswith("\n" * 40 + said + "\n")
    assert "the stair" in out


def test_what_only_the_gm_sees_does_not_wake_the_pane(app: App) -> None:
    for line in ("go the stair", "x", "!. only the GM thinks", "! tae -1"):
        app.play_line(line)
        assert bool(shown(app, public=True).says) is (line == "go the stair")
    app.play_line("tae -1")
    assert any("the stair" in say for say in shown(app, public=True).says)


@pytest.mark.usefixtures("blame")
def test_a_pipe_gets_it_once(rpg: Run) -> None:
    done = rpg("watch")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ALERT 0/6")
    assert "\x1b" not in done.stdout
    assert json.loads(rpg("watch", "--json").stdout)["says"] == done.stdout.splitlines()


def test_the_players_see_no_secret_no_note_and_no_hidden_clock(app: App) -> None:
    for line in ("go the stair", "clock hunger 6", "fight exterminator x2", *SECRETS.splitlines()):
        app.play_line(line)
    public, whole = ("\n".join(shown(app, public=public).says) for public in (True, False))
    for secret in ("doom", "mask", "hidden room", "old man", "lies"):
        assert secret not in public
    assert "doom 0/4" in whole
    assert "ALERT 0/6" in public
    assert "ALERT 1/6" in whole
    for told in ("the stair", "hunger 0/6", "2 exterminators", "Tae · vitality 5/5"):
        assert told in public


def test_when_somebody_asks_to_stop_players_see_nothing_until_the_next_line(app: App, capsys: Capture) -> None:
    watched(app, public=True, pause=looks(app, "go the stair", "x spiders", "s", ". on we go"))  # type: ignore[arg-type]  # it pauses
    frames = capsys.readouterr().out.split(CLEAR)[1:]
    assert ["the stair" in frame for frame in frames] == [False, True, False, True]
    assert frames[2] == "\x1b[3J"  # nor does who scrolls back
    app.play_line("x")
    assert shown(app, public=False).says[0].startswith("ALERT")
    assert "spiders" not in "".join(entry.line for entry in app.store.entries())


def test_the_players_see_the_map_as_far_as_they_know_it_while_they_are_on_it(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.play_line("chart food-run")
    assert not any("#####" in say for say in shown(app, public=True).says)
    for line in ("at 5", "! seen 7"):
        app.play_line(line)
    monkeypatch.setenv("COLUMNS", "30")
    says = shown(app, public=True).says
    cells = [say for say in says if "::" in say or "##" in say]
    assert any("<5>" in say for say in says)
    assert cells
    assert max(map(len, cells)) <= 30
    assert says[-1].endswith("you are here")
    assert not any(say.startswith("  7 ") and "(" in say for say in says)
    assert not any("##" in say for say in shown(app, public=False).says)


@pytest.mark.parametrize(("told", "columns"), [("30", 30), ("0", 80), ("x", 80), ("", 80), ("9" * 6000, 80)])
def test_a_terminal_is_as_wide_as_it_says_or_80_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, told: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert streams.columns() == columns
    assert capsys.readouterr().out == ""
