from __future__ import annotations

import io
import json

import pytest

from rpg.cli import show, streams
from rpg.cli.app import Played
from rpg.desk.result import Result
from rpg.words import Say


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def played(status: str = "ok") -> Played:
    result = Result(says=(Say("desk.alert.line"), Say("desk.noted")), status=status)  # type: ignore[arg-type]  # from a list
    return Played("x", result, ("ALERT 3/6", "noted"), 4)


def test_colour_adds_nothing_to_the_words() -> None:
    plain = list(played().says)
    painted = show.painted(played())
    assert painted != plain
    assert [text.replace("\x1b[33m", "").replace("\x1b[1m", "").replace("\x1b[0m", "") for text in painted] == plain


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_when_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert streams.paints(Tty())
    assert not streams.paints(io.StringIO())
    monkeypatch.setenv(name, value)
    assert not streams.paints(Tty())


@pytest.mark.parametrize(("status", "code"), [("ok", 0), ("refused", 1), ("usage", 2)])
def test_refusals_are_said_on_stderr(capsys: pytest.CaptureFixture[str], status: str, code: int) -> None:
    assert show.answer(played(status)) == code
    shown = capsys.readouterr()
    assert (shown.err if code else shown.out) == "ALERT 3/6\nnoted\n"
    assert (shown.out if code else shown.err) == ""


def test_a_stream_that_lacks_our_signs_becomes_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    streams.steady(stream)
    stream.write("▓░ → ✓")
    assert stream.encoding == "utf-8"


def test_an_encoding_that_was_asked_for_is_kept_and_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    streams.steady(stream)
    stream.write("▓ é")
    assert stream.encoding == "cp1252"


def test_long_lines_break_between_words_and_hang_under_their_beginning() -> None:
    line = "  here: " + "a bridge of many words " * 6
    broken = show.wrapped(line.rstrip(), 40).splitlines()
    assert all(len(part) <= 40 for part in broken)
    assert " ".join(part.strip() for part in broken) == " ".join(line.split())
    assert broken[1].startswith("    ")
    assert show.wrapped(line, 0) == line


def test_what_a_terminal_shows_fits_it_and_a_file_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "30")
    lines = ["Previously:", "  session 3, The first bowl: scenes, people and what was left open"]
    assert max(map(len, show.fitted(lines, Terminal()).splitlines())) <= 30
    assert show.fitted(lines, io.StringIO()) == "\n".join(lines)


@pytest.mark.parametrize(
    "hidden", ["\x1b", "\x7f", "\x9b", "\xad", "\u200b", "\u202e", "\u2028", "\ufeff", "\U000e0041", "\ud800"]
)
def test_json_shows_every_sign_that_a_terminal_would_hide(hidden: str) -> None:
    shown = show.dump({"è": f"«{hidden}» 構"})
    assert shown.isprintable()
    assert "«\\u" in shown
    assert json.loads(shown) == {"è": f"«{hidden}» 構"}
