"""The same script and seed: the same bytes, in any process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SCRIPT = """begin Food run
go the lift shaft
clock starvation 6
tick starv
. Zuru promised the children food.
r 2d6+1 zuru looks down
!r 1d6 does anybody notice?
sneak zuru
alert seen_w3
fight exterminator x4
all flee
all flee
u
all strike
zuru -1
undo #-2
end fight
end
"""


def evening(rpg: Run, home: Path, seed: str) -> tuple[str, str]:
    env = {"RPG_HOME": str(home / seed), "PYTHONHASHSEED": seed}
    assert rpg("new", "blame", "--story", "food-run", "--seed", "seven", **env).returncode == 0
    played = rpg("play", "blame", lines=SCRIPT, **env)
    assert played.returncode == 0
    assert played.stderr == ""
    return rpg("log", "--json", "--all", **env).stdout, rpg("recap", **env).stdout


def test_log_and_recap_do_not_depend_on_the_process(rpg: Run, home: Path) -> None:
    first, second = evening(rpg, home, "1"), evening(rpg, home, "2")
    assert first == second
    assert len(first[0].splitlines()) > 15


@pytest.mark.usefixtures("home")
def test_another_seed_is_another_evening(rpg: Run) -> None:
    for seed in ("a", "b"):
        assert rpg("new", seed, "--seed", seed).returncode == 0
    rolls = {seed: rpg("--campaign", seed, "roll", "--log", "20d6").stdout for seed in ("a", "b")}
    assert rolls["a"] != rolls["b"]
    assert rpg("new", "c", RPG_SEED="a").returncode == 0
    assert rpg("--campaign", "c", "roll", "--log", "20d6").stdout == rolls["a"]
