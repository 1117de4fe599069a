"""A map out of a file that a campaign is played on: what is told of it on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.usefixtures("blame")
def test_whoever_changes_a_map_that_is_played_on_is_told_that_the_table_has_the_old_one(rpg: Run) -> None:
    for seed, name in (("x1", "own.json"), ("x2", "other.json")):
        assert rpg("map", "new", "--seed", seed, "--strata", "2", "--size", "44x30", "-o", name).returncode == 0
    rpg(lines="chart own.json\nat 1\n")
    told = rpg("map", "edit", "own.json", "--watch", "2", "3")
    assert told.stdout.splitlines()[-1].endswith("type at the desk: chart own.json"), told.stdout
    assert "chart" not in rpg("map", "edit", "other.json", "--watch", "2", "3").stdout
    unseen = rpg("print", "map", "--seen", "--stratum", "-1")
    assert (unseen.returncode, unseen.stderr.strip()) == (2, "Nothing of stratum −01 has been seen. Seen: 00.")


def test_the_help_of_a_new_map_says_how_large_it_may_be(rpg: Run) -> None:
    from rpg.maps.generate.request import LEAST, MOST  # noqa: PLC0415 - only this test reads it

    told = " ".join(rpg("map", "new", "--help").stdout.split())
    assert "{}x{} to {}x{}".format(*LEAST, *MOST) in told
