"""``rpg simulate``: which cases there are, a table in both languages, JSON, policies of one's own, and mistakes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rpg import content

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

FEW = ("--runs", "20")


def policy(**changes: object) -> str:
    plain = {"kind": "policy", "id": "policy/mine", "name": "Mine", "text": "Run.", "fight": "run"}
    return json.dumps({**plain, **changes})


def test_without_a_name_it_says_which_cases_there_are(rpg: Run):
    fights, trips = rpg("simulate", "fight").stdout, rpg("simulate", "expedition", "--language", "it").stdout
    assert fights.splitlines()[0].startswith("run-after-near")
    assert "stand-far" in fights
    assert "prudente" in trips
    assert "stand-far" not in trips


def test_the_figures_stand_beside_the_printed_ones_and_those_by_the_book(rpg: Run):
    table = rpg("simulate", "expedition", "--case", "e", *FEW).stdout
    assert "20 runs, of which 20 count" in table
    assert table.splitlines()[2].split() == ["measured", "printed", "by", "the", "book"]
    assert "63.4 %" in table.replace("\u00a0", " ")
    assert "measured with core:expedition/standard work/heavy_counts = false" in table


def test_in_italian_with_a_decimal_comma(rpg: Run):
    table = rpg("simulate", "fight", "--case", "run-far", "--language", "it", *FEW).stdout
    assert "superstiti" in table
    assert "4,88" in table


def test_as_json_the_same_seed_gives_the_same_figures(rpg: Run):
    first, again = (rpg("simulate", "fight", "--case", "stand-near", "--json", *FEW).stdout for _ in "12")
    assert first == again
    found = json.loads(first)
    assert found["measured"]["runs"] == 20
    assert found["printed"]["all_dead"] == 64.2
    assert found["unpatched"] is None
    other = rpg("simulate", "fight", "--case", "stand-near", "--json", "--seed", "other", *FEW)
    assert json.loads(other.stdout)["measured"] != found["measured"]


def test_a_policy_of_ones_own_is_played(rpg: Run, tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(policy(), encoding="utf-8")
    found = json.loads(rpg("simulate", "fight", "--case", "stand-far", "--policy", f"{file}", "--json", *FEW).stdout)
    assert found["policy"] == "policy/mine"
    assert found["measured"]["survivors"] > 4


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("fight", "--case", "nope"), 2, "“nope” is no case; there are: run-after-near"),
        (("fight", "--case", "e"), 2, "rpg simulate expedition --case e"),
        (("brawl",), 2, "brawl"),
        (("fight", "--case", "stand-near", "--runs", "0"), 2, "runs"),
        (("fight", "--case", "stand-near", "--policy", "nowhere.json"), 2, "there are: careful, careless-run"),
    ],
)
def test_a_mistake_is_a_sentence(rpg: Run, words: tuple[str, ...], code: int, said: str):
    done = rpg("simulate", *words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr


def test_a_policy_is_also_named_and_then_the_printed_figures_of_another_say_nothing(rpg: Run):
    line = ("simulate", "fight", "--case", "stand-far", "--policy", "run", *FEW)
    found = json.loads(rpg(*line, "--json").stdout)
    assert (found["policy"], found["printed"]) == ("trials:policy/run", None)
    assert found["measured"]["survivors"] > 4
    table = rpg(*line).stdout
    assert table.splitlines()[2].split() == ["measured"]
    own = rpg("simulate", "fight", "--case", "stand-far", "--policy", "stand", *FEW).stdout
    assert own.splitlines()[2].split() == ["measured", "printed"]


def test_a_file_of_another_kind_is_no_policy_in_the_language_of_the_table(rpg: Run):
    file = content.folder("trials") / "case" / "e.json"
    line = ("simulate", "fight", "--case", "stand-near", "--policy", f"{file}", "--language", "it")
    done = rpg(*line)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].endswith("e.json non è una condotta: è di tipo case")


def test_heads_stand_over_their_figures(rpg: Run):
    head, first = rpg("simulate", "expedition", "--case", "e", "--language", "it", *FEW).stdout.splitlines()[2:4]
    assert len(head) == len(first)


def test_a_faulty_policy_is_told_with_its_line(rpg: Run, tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(policy(fight="flee"), encoding="utf-8")
    done = rpg("simulate", "fight", "--case", "stand-near", "--policy", f"{file}", *FEW)
    assert done.returncode == 1
    assert "mine.json:1: no policy" in done.stderr
    assert "flee" in done.stderr


def test_a_village_is_played_beside_the_printed_figures_and_may_be_named_as_a_policy(rpg: Run):
    assert rpg("simulate", "village").stdout.startswith("village-alone")
    table = rpg("simulate", "village", "--policy", "alone", "--seasons", "1", *FEW).stdout.replace("\u00a0", " ")
    assert "20 villages, 1 season (9 cycles) each" in table
    assert "expedition" not in table
    assert table.splitlines()[2].split() == ["played", "now", "the", "design"]
    assert "lost because it starved" in table
    assert "the village: “Quarrel” cohesion 0" in table
    assert "events/rows" not in table
    assert "play one: rpg simulate village --case" in rpg("simulate", "village").stdout
    assert "alive after season 1" in table
    assert "alive after season 2" not in table
    assert "46.0 %" in table
    assert "vivi dopo la stagione 1" in rpg("simulate", "village", "--case", "alone", "--language", "it", *FEW).stdout


def test_a_village_as_json_says_how_many_expeditions_were_played(rpg: Run):
    line = ("simulate", "village", "--policy", "larder", "--seasons", "1", "--runs", "2", "--json")
    found = json.loads(rpg(*line).stdout)
    assert found["case"] == "trials:case/village-larder"
    assert found["policy"] == "trials:policy/careful"
    assert 0 < found["measured"]["outings"] <= found["measured"]["journeys"] <= 18
    assert found["printed"]["alive"] == [96, 91, 90]
    assert rpg(*line).stdout == rpg(*line).stdout


def test_a_policy_that_is_neither_a_file_nor_a_village_is_refused_with_a_sentence(rpg: Run):
    fight = rpg("simulate", "fight", "--case", "run-far", "--policy", "nowhere.json")
    village = rpg("simulate", "village", "--policy", "nowhere")
    assert (fight.returncode, village.returncode) == (2, 2)
    assert "“nowhere.json” is neither a file nor a policy" in fight.stderr
    assert "no case" in village.stderr
