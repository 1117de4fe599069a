"""The dark of a node (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import ConditionGained, ConditionLost
from rpg.game.expedition.ground import party

if TYPE_CHECKING:
    from rpg.game.expedition.going import Going


def fallen(going: Going, *, dark: bool) -> tuple[ConditionGained | ConditionLost, ...]:
    """What the dark of a node does to people, and that it ends behind it; a lamp spares whoever carries it."""
    condition, people = going.numbers.dark, party(going.outing)
    if dark:
        return tuple(ConditionGained(who=p.id, condition=condition) for p in people if condition not in p.conditions)
    return tuple(ConditionLost(who=p.id, condition=condition) for p in people if condition in p.conditions)
