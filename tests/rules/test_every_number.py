"""No number of the rules stands in Python: change any number of the core rules, and some outcome changes (GAME.md)."""

from __future__ import annotations

import pytest

from tests.rules.numbers import RULES, entities, entity, kinds, leaves, ruled
from tests.rules.probes import ALL
from tests.rules.probes.probing import felt
from tests.rules.unfelt import UNFELT

assert ALL
_NUMBERS = 5
"""How many other numbers are tried in the place of one before it counts as not felt."""


def silent(kind: str, most: dict[str, int]) -> set[str]:
    """The numbers of a kind that nothing feels, by their pointers; ``most``: how many others are tried, if not all."""
    return {leaf.pointer for leaf in leaves(kind) if felt(leaf, most.get(leaf.pointer, _NUMBERS)) is None}


def unfelt(kind: str) -> dict[str, str]:
    return {pointer: why for pointer, why in UNFELT.items() if pointer.partition(":")[2].startswith(f"{kind}/")}


@pytest.mark.parametrize("kind", kinds())
def test_every_number_of_a_kind_is_felt_or_says_why_not(kind: str) -> None:
    assert silent(kind, dict.fromkeys(UNFELT, 1)) == unfelt(kind).keys()


@pytest.mark.full
@pytest.mark.parametrize("kind", kinds())
def test_what_is_not_felt_is_not_felt_at_any_other_number(kind: str) -> None:
    assert silent(kind, {}) == unfelt(kind).keys()


def test_every_number_is_walked_and_every_reason_is_told_of_one() -> None:
    pointers = [leaf.pointer for kind in kinds() for leaf in leaves(kind)]
    assert len(pointers) == len(set(pointers)) > 1000
    assert UNFELT.keys() <= set(pointers)


@pytest.mark.parametrize("kind", kinds())
def test_the_rules_with_no_number_changed_are_the_rules_that_ship(kind: str) -> None:
    for slug, written in entities(kind).items():
        assert ruled(kind, slug, entity(kind, written)) == RULES


def test_a_number_that_only_stands_there_is_not_felt() -> None:
    leaf = next(leaf for leaf in leaves("adversary") if leaf.pointer.endswith("drift-eye#/reach"))
    assert felt(leaf, _NUMBERS) is None
    heard = next(leaf for leaf in leaves("adversary") if leaf.pointer.endswith("drift-eye#/sense"))
    assert felt(heard, 1) is not None
