"""The dark, and the light of one lamp (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character.events import ConditionGained, ConditionLost
from rpg.game.expedition.ground import party

if TYPE_CHECKING:
    from rpg.game.expedition.going import Going


def fallen(going: Going, *, dark: bool) -> tuple[ConditionGained | ConditionLost, ...]:
    """What the dark does to people, and light: one lamp is enough for all."""
    condition, people = going.numbers.dark, party(going.outing)
    rules = going.rules.character
    lit = any(ability.has(rules, going.person(who), lambda effects: effects.light) for who in going.up)
    if dark and not lit:
        return tuple(ConditionGained(who=p.id, condition=condition) for p in people if condition not in p.conditions)
    return tuple(ConditionLost(who=p.id, condition=condition) for p in people if condition in p.conditions)
