"""Every condition and every scar does what it says: its scenario goes another way without it."""

from __future__ import annotations

import pytest

from tests.game.character import weights
from tests.game.infiltrator import cases
from tests.game.rules_for_tests import CHARACTER
from tests.game.with_and_without import SCENARIOS

EXPECTED = {
    "condition/hungry": (
        dict.fromkeys(("climb", "haul", "fight", "sneak", "shoot", "evade"), 1),
        {},
    ),
    "condition/starving": (
        (dict.fromkeys((key.rpartition("/")[2] for key in CHARACTER.skills), 1), [2]),
        ({}, []),
    ),
    "condition/exhausted": (False, True),
    "condition/bleeding": ([3], []),
    "condition/maimed": ((3, 4, 5, 8), (4, 4, 6, 10)),
    "condition/shaken": ({"scan": 1, "interface": 1}, {}),
    "condition/heavy": ({"sneak": 1, "evade": 1, "climb": 1}, {}),
    "condition/downed": (False, True),
    "condition/in-the-dark": (
        {key.rpartition("/")[2]: 1 for key in CHARACTER.skills if not key.endswith("/scan")},
        {},
    ),
    "condition/tagged": ([1], []),
    "scar/crushed-hand": ({"shoot": 1}, {}),
    "scar/torn-leg": ({"evade": 1}, {}),
    "scar/deaf-ear": ({"scan": 1}, {}),
    "scar/bad-lungs": ({"climb": 1}, {}),
    "condition/contaminated": (({"interface": -1}, 2), ({}, 0)),
    "scar/port-wound": (({"interface": -1}, 2), ({}, 1)),
    "scar/night-terror": ([1, 0], [0, 0]),
}
MINE = {what: play for what, play in SCENARIOS.items() if play.__module__ == weights.__name__}


@pytest.mark.parametrize("what", EXPECTED)
def test_it_weighs_what_it_says_and_nothing_without(what):
    play = MINE[what]
    assert (play(True), play(False)) == EXPECTED[what]  # noqa: FBT003 - with it, and without


def shipped() -> set[str]:
    scars = CHARACTER.scars
    assert scars is not None
    return {key.partition(":")[2] for key in CHARACTER.conditions} | {f"scar/{row.key}" for row in scars.rows}


def test_each_has_a_scenario():
    assert SCENARIOS["condition/masked"] is cases.a_mask_that_the_gm_gave
    assert shipped() <= SCENARIOS.keys()


def test_nothing_is_shown_that_is_not_there():
    assert MINE.keys() == EXPECTED.keys()
    assert MINE.keys() <= shipped()
