"""``rpg map`` as it is typed: the desk's line by default; new, show, check, explain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SMALL = ("map", "new", "--seed", "5", "--strata", "2", "--size", "48x36", "-o", "five.json")


@pytest.fixture
def five(rpg: Run, home: Path) -> Path:
    assert rpg(*SMALL).returncode == 0
    return home.parent / "five.json"


def test_a_map_is_made_and_said_to_be(rpg: Run, home: Path) -> None:
    done = rpg(*SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    path, told = done.stdout.splitlines()
    assert path == "five.json"
    assert "2 strata" in told
    assert "Seed: 5" in told
    first = (home.parent / "five.json").read_bytes()
    rpg(*SMALL)
    assert (home.parent / "five.json").read_bytes() == first


def test_without_a_seed_there_is_a_new_one_that_is_told(rpg: Run, home: Path) -> None:
    told, other = (json.loads(rpg("map", "new", "--strata", "1", "--json").stdout) for _ in range(2))
    assert json.loads((home.parent / told["path"]).read_bytes())["kind"] == "map"
    assert told["seed"] != other["seed"]
    assert len(told["seed"]) == 16  # of four bits each: too many to try


def test_a_file_is_called_as_its_map_and_never_as_its_seed(rpg: Run, home: Path) -> None:
    """Papers for players are called as the file is, and from the seed they could make the map with its secrets."""
    told = json.loads(rpg("map", "new", "--seed", "alpha", "--strata", "1", "--json").stdout)
    assert "alpha" not in told["path"]
    made = json.loads((home.parent / told["path"]).read_bytes())
    assert told["path"].startswith(made["name"].split()[0].lower())
    other = json.loads(rpg("map", "new", "--seed", "alpha", "--strata", "2", "--json").stdout)
    assert other["path"] != told["path"]


def test_in_italian_its_names_are_italian(rpg: Run, home: Path, five: Path) -> None:
    english = json.loads(five.read_bytes())
    rpg("--language", "it", *SMALL[:-1], "cinque.json")
    italian = json.loads((home.parent / "cinque.json").read_bytes())
    assert [s["rows"] for s in english["strata"]] == [s["rows"] for s in italian["strata"]]
    assert english["name"] != italian["name"]
    assert english["source"] != italian["source"]


def test_it_is_shown_by_stratum_with_its_key(rpg: Run, five: Path) -> None:
    made = json.loads(five.read_bytes())
    both, lower = rpg("map", "show", "five.json").stdout, rpg("map", "show", "five.json", "--stratum", "1").stdout
    assert lower in both
    assert made["strata"][1]["name"] in lower
    assert made["strata"][0]["name"] not in lower
    assert all(place["name"] in both for place in made["places"])
    wrong = rpg("map", "show", "five.json", "--stratum", "7")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Strata: 00, −01." in wrong.stderr
    assert {rpg("map", "show", "five.json", "--stratum", n).stdout for n in ("-1", "−01")} == {lower}


def test_the_players_are_not_shown_what_is_hidden(rpg: Run, five: Path) -> None:
    made = json.loads(five.read_bytes())
    made["places"][0]["hidden"] = True
    five.write_text(json.dumps(made))
    assert made["places"][0]["name"] in rpg("map", "show", "five.json").stdout
    assert made["places"][0]["name"] not in rpg("map", "show", "five.json", "--for", "player").stdout


def test_a_map_of_the_packs_is_shown_by_its_name(rpg: Run) -> None:
    assert "The lintel" in rpg("map", "show", "food-run").stdout
    italian = rpg("--language", "it", "map", "show", "food-run").stdout
    assert "L’architrave" in italian
    assert "‹en›" not in italian


def test_a_sound_map_is_proved_and_a_broken_one_told_with_its_place(rpg: Run, five: Path) -> None:
    assert "proved" in (done := rpg("map", "check", "five.json")).stdout
    assert done.returncode == 0
    made = json.loads(five.read_bytes())
    seal = next(f for f in made["features"] if f["symbol"] == "sealed")
    seal["opened_by"] = "nobody"
    five.write_text(json.dumps(made, indent=1))
    done = rpg("map", "check", "five.json")
    line = next(n for n, text in enumerate(five.read_text().splitlines(), 1) if f'"key": "{seal["key"]}"' in text)
    assert done.returncode == 1
    assert f"five.json:{line}:" in done.stdout
    assert "nobody" in done.stdout
    for command in (("map", "show"), ("map", "explain"), ("print", "map")):
        refused = rpg(*command, "five.json")
        assert refused.returncode == 1
        assert f"five.json:{line}:" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_folder_is_no_map_and_a_campaign_that_is_not_there_is_none_of_its_business(rpg: Run, five: Path) -> None:
    folder = rpg("map", "check", str(five.parent))
    assert (folder.returncode, folder.stdout) == (2, "")
    assert "is a directory" in folder.stderr
    check, new = ("map", "check", "five.json"), ("map", "new", "--strata", "1", "-o", "six.json")
    for words, campaign in ((check, "nope"), (new, "nope"), (check, "no:pe")):
        done = rpg(*words, RPG_CAMPAIGN=campaign)
        assert (done.returncode, done.stderr) == (0, "")
    assert rpg("map", "show", "food-run", RPG_CAMPAIGN="nope").returncode == 2
    refused = rpg("--campaign", "nope", *check)
    assert (refused.returncode, "nope" in refused.stderr) == (2, True)


def test_a_map_by_hand_is_checked_too(rpg: Run, home: Path) -> None:
    rows = ["#####", "#.#.#", "#####"]
    (home.parent / "hand.json").write_text(json.dumps({
        "kind": "map", "id": "map/hand", "name": "Hand", "metres": 2.0, "places": [], "features": [],
        "strata": [{"key": "one", "name": "One", "depth": 0, "rows": rows}],
    }))  # fmt: skip
    done = rpg("map", "check", "hand.json")
    assert done.returncode == 1
    assert "one cell that nobody can reach" in done.stdout


def test_it_is_explained(rpg: Run, five: Path) -> None:
    made = json.loads(five.read_bytes())
    told = rpg("map", "explain", "five.json").stdout
    seals = [f for f in made["features"] if f["symbol"] == "sealed"]
    assert all(f"Seal {order}:" in told for order in range(1, len(seals) + 1))
    figures = json.loads(rpg("map", "explain", "five.json", "--json").stdout)
    assert (figures["strata"], figures["places"]) == (2, len(made["places"]))
    assert figures["ways"] == len(made["links"])
    assert {seal["door"] for seal in figures["seals"]} == {seal["key"] for seal in seals}
    assert len(figures["routes"]) == 2


def test_it_is_printed_for_both(rpg: Run, home: Path, five: Path) -> None:
    for audience in ("player", "gm"):
        done = rpg("print", "map", "five.json", "--for", audience)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"five-{audience}.pdf\n", "")
        assert (home.parent / f"five-{audience}.pdf").read_bytes().startswith(b"%PDF-")
    assert five.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--size", "big"), "60x40"),
        (("--size", "20x20"), "36x28"),
        (("--strata", "40"), "12"),
        (("--strata", "0"), "12"),
        (("--depth", "901"), "900"),
        (("--depth", "99999999999999999999999"), "900"),
        (("--seed", "\udcff"), "200"),
        (("--seed", "long" * 51), "200"),
    ],
)
def test_what_cannot_be_made_is_a_sentence(rpg: Run, words: tuple[str, str], said: str) -> None:
    done = rpg("map", "new", *words)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_map(rpg: Run, home: Path) -> None:
    (home.parent / "rope.json").write_text('{"kind": "gear"')
    assert rpg("map", "show", "rope.json").returncode == 1
    assert rpg("map", "show", "none.json").returncode == 1
    assert rpg("map", "show", "nowhere").returncode == 2


@pytest.mark.usefixtures("blame")
def test_the_line_of_the_desk_still_draws_the_depths(rpg: Run) -> None:
    assert rpg("deeper").returncode == 0
    by_line = [rpg("do", *words) for words in (("map",), ("map", "0"))]
    by_name = [rpg(*words) for words in (("map",), ("map", "0"))]
    for one, other in zip(by_line, by_name, strict=True):
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)
    assert "depth 0" in by_name[1].stdout


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name(rpg: Run) -> None:
    done = rpg("map", "shwo")
    assert done.returncode == 2
    assert "rpg map show" in done.stderr


def test_a_map_that_was_changed_is_not_written_over(rpg: Run, five: Path) -> None:
    assert rpg(*SMALL).returncode == 0  # the same again changes nothing
    mine = five.read_text(encoding="utf-8").replace('"metres": ', '"metres":  ')
    five.write_text(mine, encoding="utf-8")
    done = rpg(*SMALL)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("five.json is there already")
    assert five.read_text(encoding="utf-8") == mine


def test_a_map_of_the_packs_is_checked_by_its_name(rpg: Run, five: Path) -> None:
    done = rpg("map", "check", "food-run", five.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["food-run", "five.json"]
    assert "food-run" in (wrong := rpg("map", "check", "nowhere")).stderr
    assert wrong.returncode == 2


def test_the_checker_calls_a_stratum_as_the_plate_does(rpg: Run, home: Path) -> None:
    rows = ["#####", "#.#.#", "#####"]
    (home.parent / "hand.json").write_text(json.dumps({
        "kind": "map", "id": "map/hand", "name": "Hand", "metres": 2.0, "places": [], "features": [],
        "strata": [{"key": "one", "name": "One", "depth": 14, "rows": rows}],
    }))  # fmt: skip
    assert "Stratum −14, row 2" in rpg("map", "check", "hand.json").stdout


def test_a_map_without_links_is_told_by_its_neighbours_and_catwalks(rpg: Run) -> None:
    told = rpg("map", "explain", "food-run").stdout
    assert "No ways are drawn on this map" in told
    assert " catwalks cross a void" in told
    assert json.loads(rpg("map", "explain", "food-run", "--json").stdout)["spans"] > 1


@pytest.mark.parametrize(("size", "told"), [("60x40", ""), ("100x100", "1.2 mm")])
def test_a_map_too_large_for_a_plate_says_how_it_is_printed(rpg: Run, home: Path, size: str, told: str) -> None:
    home.parent.mkdir(exist_ok=True)
    made = rpg("map", "new", "--seed", "5", "--strata", "1", "--size", size, "-o", "big.json")
    assert made.returncode == 0
    assert bool(made.stderr) is bool(told)
    assert told in made.stderr
    assert ("rpg print map big.json --scale table" in made.stderr) is bool(told)
    if told:
        assert rpg("print", "map", "big.json").stderr == made.stderr
        assert (
            rpg(
                "map", "new", "--seed", "5", "--strata", "1", "--size", size, "-o", "b.json", "--language", "it"
            ).stderr.count("1,2 mm")
            == 1
        )
