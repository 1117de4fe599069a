"""``rpg demo`` and ``rpg start``: whole evenings, from nothing."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.entry import Fact
from rpg.campaign.events import Noted
from rpg.desk.result import Append
from rpg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PAPERS = ["map-gm.pdf", "map-player.pdf", "recap.md", "recap.pdf", "table.pdf", "zuru.pdf"]


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_demo_plays_its_script_and_leaves_its_papers(rpg: Run, tmp_path: Path, language: str) -> None:
    seen = []
    for seed in ("1", "2"):
        done = rpg("demo", "--into", seed, "--language", language, "--fights", "12", PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        seen.append(done.stdout)
    assert seen[0] == seen[1]
    assert seen[0].startswith("» ")
    assert "‹en›" not in seen[0]
    out = sorted(file.name for file in (tmp_path / "1").iterdir() if not file.name.startswith("."))
    assert out == ["food-run.db", *PAPERS]
    for name in PAPERS:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    logs = [rpg("--campaign", str(tmp_path / seed / "food-run.db"), "log", "--json").stdout for seed in ("1", "2")]
    assert logs[0] == logs[1]
    assert "encounter/fight_began" in logs[0]


def test_a_demo_that_was_played_on_is_kept(rpg: Run, tmp_path: Path) -> None:
    assert rpg("demo", "--into", "out", "--fights", "0").returncode == 0
    assert rpg("demo", "--into", "out", "--fights", "0").returncode == 0
    assert not (tmp_path / "out" / "food-run-1.db").exists()
    assert rpg("--campaign", "out/food-run.db", ".", "our own words").returncode == 0
    assert rpg("demo", "--into", "out", "--fights", "0").returncode == 0
    assert "our own words" in rpg("--campaign", "out/food-run-1.db", "log").stdout
    assert "our own words" not in rpg("--campaign", "out/food-run.db", "log").stdout


def test_a_demo_that_somebody_has_open_is_left_alone(rpg: Run, tmp_path: Path) -> None:
    assert rpg("demo", "--into", "out", "--fights", "0").returncode == 0
    path = tmp_path / "out" / "food-run.db"
    with closing(Store.open(path)) as console:
        deed = Append(facts=(Fact(Noted(text="acknowledged")),))
        console.perform(deed, line=". acknowledged", at="2026-01-01T20:00:00Z")
        refused = rpg("demo", "--into", "out", "--fights", "0")
        assert refused.returncode == 1
        assert refused.stderr.startswith("another program keeps this campaign busy")
        console.perform(deed, line=". and one more", at="2026-01-01T20:00:01Z")
    assert not path.with_name("food-run-1.db").exists()
    assert [entry["line"] for entry in _log(rpg, path)][-2:] == [". acknowledged", ". and one more"]
    assert rpg("demo", "--into", "out", "--fights", "0").returncode == 0
    assert [entry["line"] for entry in _log(rpg, path.with_name("food-run-1.db"))][-1] == ". and one more"


def _log(rpg: Run, path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in rpg("--campaign", str(path), "log", "--json").stdout.splitlines()]


def test_start_asks_three_questions(rpg: Run, home: Path) -> None:
    done = rpg("start", "--fights", "5", lines="it\n2\ncampagna\n")
    assert done.returncode == 0, done.stderr
    assert "giocatore 2" in done.stdout
    assert (home / "campaigns" / "in-cerca-di-cibo.db").is_file()
    assert (home / "campaigns" / "in-cerca-di-cibo-table.pdf").read_bytes().startswith(b"%PDF")
    data = json.loads(rpg("status", "--json").stdout)["data"]
    assert data["language"] == "it"
    assert len(data["people"]) == 5
    assert not data["session"]["open"]


def test_a_number_of_players_that_is_none_is_told_in_a_sentence(rpg: Run) -> None:
    done = rpg("start", "--language", "it", "--one-shot", "--fights", "0", lines="quattro\n2\n")
    assert done.returncode == 0, done.stderr
    assert "scrivi un numero da 1 a 5" in done.stdout + done.stderr
    assert "inizia In cerca di cibo" in rpg("log").stdout
    assert "nuova campagna: in-cerca-di-cibo" in rpg("log").stdout


@pytest.mark.parametrize("given", [("--players", "9"), tuple("--player X" for _ in range(6))])
def test_start_seats_no_more_players_than_the_story_has_people(rpg: Run, home: Path, given: tuple[str, ...]) -> None:
    words = " ".join(given).split()
    done = rpg("start", "--language", "en", "--one-shot", *words)
    n = 9 if "9" in words else 6
    assert done.returncode == 2
    assert done.stderr == f"{n} players are too many: this story has 5 characters\n"
    assert not list(home.glob("**/*.db"))


def test_start_takes_the_answers_as_options(rpg: Run, home: Path) -> None:
    done = rpg(
        "start",
        "--language",
        "en",
        "--players",
        "3",
        "--player",
        "Ada",
        "--one-shot",
        "--name",
        "friday",
        "--json",
        "--fights",
        "0",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["path"] == str(home / "campaigns" / "friday.db")
    assert json.loads(rpg("status", "--json").stdout)["data"]["session"]["open"]
    joined = json.loads(rpg("log", "--json").stdout.splitlines()[0])["facts"]
    assert [fact["person"].get("player", "") for fact in joined if "person" in fact] == [
        "Ada",
        "player 2",
        "player 3",
        "",
        "",
    ]
