"""``rpg print rulebook``: with and without a campaign, for whom it is asked, with what packs bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.press.test_print import run, table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["table"]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


def test_without_a_campaign_it_is_the_games_own(nowhere: Path):
    done = run("--language", "it", "print", "rulebook", "--for", "player", "--fights", "0", "--paper", "letter")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip() == "rulebook-player.pdf"
    made = pypdf.PdfReader(nowhere / "rulebook-player.pdf")
    assert made.metadata is not None
    assert made.metadata.title == "Regolamento per chi gioca"
    assert float(made.pages[0].mediabox.width) == pytest.approx(612, abs=0.1)


def test_who_is_hurt_changes_no_book(table: Path):
    assert run("print", "rulebook", "--fights", "1", "-o", "one.pdf").exit_code == 0
    assert run("do", "hit tae 3").exit_code == 0
    assert run("print", "rulebook", "--fights", "1", "-o", "two.pdf").exit_code == 0
    assert (table / "one.pdf").read_bytes() == (table / "two.pdf").read_bytes()
    assert "fights a cell" in read(table / "one.pdf")


def test_what_a_pack_brings_stands_in_it(nowhere: Path):
    assert run("pack", "new", "dust").exit_code == 0
    item = {
        "kind": "gear", "id": "dust:gear/broom", "name": {"one": "very long broom", "other": "very long brooms"},
        "effect": "sweeps a whole stratum", "slots": 1, "source": "attic_9",
    }  # fmt: skip
    (nowhere / "dust" / "gear").mkdir(exist_ok=True)
    (nowhere / "dust" / "gear" / "broom.json").write_text(json.dumps(item), encoding="utf-8")
    made = run("new", "swept", "--pack", "dust", "--seed", "one")
    assert made.exit_code == 0, made.stderr
    assert run("print", "rulebook", "--fights", "0").exit_code == 0
    text = read(nowhere / "rulebook.pdf")
    assert "sweeps a whole stratum" in text
    assert "Very long broom" in text
