"""The end of an evening leaves a dated copy beside the campaign."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from rpg.cli import copies
from rpg.cli.app import opened
from rpg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NAME = "blame-2023-11-14-2213.db"


def test_an_evening_that_ends_leaves_a_copy_and_says_where(rpg: Run, blame: Path) -> None:
    done = rpg("end", TZ="UTC")
    assert done.stdout.splitlines()[-1] == f"a copy stands beside the campaign: backups/{NAME}"
    assert (
        rpg("--campaign", str(blame.parent / "backups" / NAME), "log").stdout
        == rpg("--campaign", "blame", "log").stdout
    )
    again = json.loads(rpg("--campaign", "blame", "--json", lines="begin\nend\n", TZ="UTC").stdout.splitlines()[-1])
    assert again["says"][-1].endswith(NAME)
    assert [file.name for file in (blame.parent / "backups").iterdir()] == [NAME]
    copied = rpg("--campaign", str(blame.parent / "backups" / NAME), "log", "--json")
    assert len(copied.stdout.splitlines()) == again["entry"]


def test_only_the_last_ten_copies_of_that_campaign_are_kept(blame: Path) -> None:
    with closing(Store.open(blame)) as store:
        for minute in range(12):
            copies.kept(store, f"2026-01-01T20:{minute:02}:30+01:00")
            (blame.parent / "backups" / f"blame-2-2026-01-01-20{minute:02}.db").touch()
    (blame.parent / "backups" / "blame-mine.db").touch()
    kept = copies.dated(blame)
    assert [file.name for file in kept] == [f"blame-2026-01-01-20{minute:02}.db" for minute in range(2, 12)]
    assert len(list((blame.parent / "backups").iterdir())) == 10 + 12 + 1


def test_an_evening_ends_without_a_copy_if_none_can_be_made(blame: Path) -> None:
    (blame.parent / "backups").write_text("in the way", encoding="utf-8")
    with opened() as app:
        played = app.play_line("end")
        assert played.result.status == "ok"
        assert played.result.says[-1].key == "cli.copy.failed"
        assert "the evening itself is recorded" in played.says[-1]
        assert not app.world.session_open
