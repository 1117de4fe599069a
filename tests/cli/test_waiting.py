"""A line that waits for dice waits until the campaign has changed, and not a moment less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.cli.app import App, opened
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def app(blame: Path) -> Iterator[App]:
    with opened(str(blame)) as opened_app:
        opened_app.play_line("dice table")
        assert opened_app.play_line("test tae climb").result.waiting
        yield opened_app


@pytest.mark.parametrize("line", ["share board", "scene new a well", "q", "now", "adesso", "=6", "s"])
def test_what_changes_nothing_ends_no_wait(app: App, line: str) -> None:
    app.play_line(line)
    assert app.play_line("=631").entry
    assert app.store.path(1)[0].line == "test tae climb =631"


@pytest.mark.parametrize("line", ["=631", ". the wall is wet", "u"])
def test_a_line_that_was_not_recorded_ends_no_wait(app: App, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    head = app.store.head()
    with monkeypatch.context() as broken:
        broken.setattr(app, "voice", Voice(Catalogue("en", {})))
        with pytest.raises(LookupError):
            app.play_line(line)
    assert app.store.head() == head
    assert app.play_line("=631").entry


@pytest.mark.parametrize("line", ["=631", ". the wall is wet", "u", "restore #1"])
def test_a_change_ends_it(app: App, line: str) -> None:
    app.play_line(line)
    assert app.play_line("=631").result.status == "refused"
