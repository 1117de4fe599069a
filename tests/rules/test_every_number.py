"""No number of the rules stands in Python: change any number of the core rules, and some outcome changes (GAME.md)."""

from __future__ import annotations

import pytest

from tests.rules.numbers import kinds, leaves
from tests.rules.probes import ALL
from tests.rules.probes.probing import felt
from tests.rules.unfelt import UNFELT

assert ALL


@pytest.mark.parametrize("kind", kinds())
def test_every_number_of_a_kind_is_felt_or_says_why_not(kind: str) -> None:
    silent = {leaf.pointer for leaf in leaves(kind) if felt(leaf) is None}
    assert silent == {pointer for pointer in UNFELT if pointer.partition(":")[2].startswith(f"{kind}/")}
