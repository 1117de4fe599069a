"""Probes: small plays whose outcomes can be compared, by the kind of entity whose numbers they feel.

A probe is given rules and an entity (its full id) and yields outcomes one after another; a number is felt as soon as
one of them is not what it is by the rules that ship. The same dice fall in both.
"""

from __future__ import annotations

from functools import cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.rules.numbers import RULES, Leaf, changed, others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.campaign.rules import Rules

Probe: TypeAlias = "Callable[[Rules, str], Iterator[Any]]"
PROBES: dict[str, list[Probe]] = {}
_END = object()


def feels(*kinds: str) -> Callable[[Probe], Probe]:
    """Enter a probe for those kinds."""

    def enter(probe: Probe) -> Probe:
        for kind in kinds:
            PROBES.setdefault(kind, []).append(probe)
        return probe

    return enter


class _Known:
    """The outcomes of a probe by the shipped rules, as far as anybody has asked for them."""

    def __init__(self, probe: Probe, full: str) -> None:
        self._more = probe(RULES, full)
        self._known: list[Any] = []

    def __iter__(self) -> Iterator[Any]:
        for n in range(10**6):
            if n == len(self._known):
                self._known.append(next(self._more, _END))
            if self._known[n] is _END:
                return
            yield self._known[n]


@cache
def _known(probe: Probe, full: str) -> _Known:
    return _Known(probe, full)


def felt(leaf: Leaf, most: int) -> Probe | None:
    """The first probe that feels one of the first ``most`` other numbers in that place; None if none does."""
    numbers = islice(others(leaf), most)
    return next(filter(None, (_felt(leaf, changed(leaf, number)) for number in numbers)), None)


def _felt(leaf: Leaf, rules: Rules) -> Probe | None:
    for probe in PROBES[leaf.kind]:
        for was, now in zip_longest(_known(probe, leaf.full), probe(rules, leaf.full), fillvalue=_END):
            if was != now:
                return probe
    return None
