from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

EVENING = """go a narrow stair
. Zuru promised the children food.
! . the old man lies
clock starvation 6
tick starv
alert +5 the eye saw a lamp
go the bridge
fight exterminator x9
all strike
end fight
zuru -9
alert +1 taken back
u
. voided later
undo #-1
end
"""


@pytest.mark.usefixtures("blame")
def test_the_evening_in_order_without_secrets(rpg: Run) -> None:
    done = rpg(lines=EVENING)
    assert done.stderr == ""
    told = rpg("recap").stdout
    wanted = [
        "# blame", "## Session 1: Food run", "### a narrow stair", "Zuru promised the children food.",
        "starvation 1/6", "the eye saw a lamp", "### the bridge", "**", "exchange 1", "Where things stand", "ALERT",
    ]  # fmt: skip
    at = 0
    for text in wanted:
        assert text in told[at:], (text, told)
        at = told.index(text, at) + len(text)
    for text in ("the old man lies", "taken back", "voided later"):
        assert text not in told
    assert "the old man lies" in rpg("recap", "--gm").stdout


@pytest.mark.usefixtures("blame")
def test_a_session_can_be_chosen_written_and_asked_for_in_json(rpg: Run, tmp_path: Path) -> None:
    rpg(lines="go first place\nend\nbegin Second\ngo second place\n")
    assert "second place" in rpg("recap").stdout
    assert "second place" not in rpg("recap", "1").stdout
    assert rpg("recap", "3").returncode == 1
    done = rpg("recap", "1", "-o", "r.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == rpg("recap", "1").stdout
    assert json.loads(rpg("recap", "--json").stdout)["session"] == 2


def test_it_speaks_the_campaigns_language(rpg: Run) -> None:
    assert rpg("new", "blame", "--story", "food-run", "--language", "it").returncode == 0
    assert rpg(lines="inizia Cibo\nallerta +1 il lume\n").stderr == ""
    told = rpg("recap").stdout
    assert "Sessione 1: Cibo" in told
    assert "Come stanno le cose" in told
    assert "‹en›" not in told
