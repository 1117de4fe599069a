"""A short evening on a generated map, as it is typed; afterwards nothing on the players' map was not seen."""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
import subprocess
import sys
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rpg.maps.ascii import numbers
from tests.evening.script import Step, steps
from tests.maps.making import made
from tests.press.test_map import everything

if TYPE_CHECKING:
    from pathlib import Path

SEEN = {1, 2, 6, 7, 8, 13, 16}


class Evening(NamedTuple):
    """Where it was played, and what did not come of it as the script says."""

    folder: Path
    missing: list[str]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    folder = tmp_path_factory.mktemp("evening")
    left = {key: value for key, value in os.environ.items() if not key.startswith(("RPG_", "LC_", "LANG"))}
    known = {**left, "RPG_HOME": str(folder / "home"), "LANG": "en_GB.UTF-8", "PYTHONPATH": os.pathsep.join(sys.path)}
    missing: list[str] = []
    for part in _parts(steps("map.txt")):
        words, lines = shlex.split(part[0].text)[1:], [step.text for step in part if step.kind == "line"]
        done = subprocess.run(
            [sys.executable, "-m", "rpg", *words], input="".join(f"{line}\n" for line in lines), cwd=folder,
            env=known, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        said = done.stdout
        for step in part:
            if step.kind == "said" and step.text not in said:
                missing.append(f"{step.number}: {step.text}")
            said = said[said.index(step.text) :] if step.kind == "said" and step.text in said else said
    return Evening(folder, missing)


def _parts(script: list[Step]) -> list[list[Step]]:
    """The steps of each command."""
    count = 0
    numbered = []
    for step in script:
        count += step.kind == "shell"
        numbered.append((count, step))
    return [[step for _, step in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]


def test_all_comes_as_the_script_says_in_its_order(evening: Evening) -> None:
    assert evening.missing == []


def unseen() -> list[str]:
    """Names and notes that nobody at the table has read."""
    map_ = made("5", 2)
    numbered = numbers(map_)
    known = {str(map_.name)} | {str(place.name) for place in map_.places if numbered[place.key] in SEEN}
    names = [str(place.name) for place in map_.places if numbered[place.key] not in SEEN]
    notes = [piece for place in map_.places for piece in re.findall(r"[^.;:]{18,}", str(place.gm))]
    return [text for text in [*names, *notes, "Seed", map_.id] if text not in known]


def test_the_search_would_find_what_was_not_seen(evening: Evening) -> None:
    told = (evening.folder / "five.json").read_text(encoding="utf-8")
    assert len(unseen()) > 20
    assert sum(text in told for text in unseen()) > 20


def test_no_file_for_the_players_holds_what_was_not_seen(evening: Evening) -> None:
    held = everything((evening.folder / "the-master-valve-seen.pdf").read_bytes())
    assert "The sweet crust" in held
    for file in (evening.folder / "out").iterdir():
        held += file.read_bytes().decode("latin-1")
    assert [text for text in unseen() if text in held] == []


def test_a_virtual_table_gets_no_wall_that_was_not_seen(evening: Evening) -> None:
    for index, stratum in enumerate(made("5", 2).strata):
        told = json.loads((evening.folder / "out" / f"the-master-valve-{stratum.depth}-seen.dd2vtt").read_bytes())
        ends = [(point["x"], point["y"]) for line in told["line_of_sight"] for point in line]
        whole = len(stratum.rows[0]) * len(stratum.rows)
        assert 0 < len(ends) < whole
        assert base64.b64decode(told["image"])[:4] == b"\x89PNG"
        assert index < 2
