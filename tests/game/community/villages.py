"""Villages for the tests of this chapter: as they start, or with some numbers set; and dice by their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.community.evolve import evolve
from rpg.game.community.state import Community
from rpg.game.community.turning import Way, cycle
from tests.game.rules_for_tests import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.community.events import CommunityEvent
    from rpg.game.community.rules import CommunityRules

QUIET = (3, 4)
"""Dice of the event of a cycle that brings nothing."""


class Labelled:
    """Dice that fall as written for each label; 1 where nothing is."""

    def __init__(self, **faces: tuple[int, ...]) -> None:
        self.faces = {f"village:{label}": shown for label, shown in faces.items()}

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        shown = self.faces.get(label, (1,) * count)
        assert len(shown) == count
        assert all(1 <= face <= sides for face in shown)
        return shown


def village(**numbers: int) -> Community:
    """A village with these numbers (``population``, ``stores``, ``hunger``, ``cohesion``), the others as they start."""
    start = msgspec.structs.asdict(COMMUNITY.start)
    return Community(**{key: value - start[key] for key, value in numbers.items()})


def folded(start: Community, events: Iterable[CommunityEvent]) -> Community:
    """The village after these events."""
    for event in events:
        start = evolve(start, event)
    return start


def happened(
    start: Community, *, rules: CommunityRules = COMMUNITY, way: Way | None = None, **faces: tuple[int, ...]
) -> tuple[CommunityEvent, ...]:
    """What a cycle comes to: quiet, and without births, where no faces say otherwise."""
    return cycle(rules, start, Labelled(**{"event": QUIET, **faces}), way or Way())


def turned(
    start: Community, *, rules: CommunityRules = COMMUNITY, way: Way | None = None, **faces: tuple[int, ...]
) -> Community:
    """The village after a cycle."""
    return folded(start, happened(start, rules=rules, way=way, **faces))
