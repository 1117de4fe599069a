"""Items made whole again (GAME.md 2, Patchwork): an empty weapon is ready, a lost or used-up thing is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.character.ability import has, spend
from rpg.game.character.events import AbilityUsed, GearGained, GearReadied
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import People
    from rpg.game.effects import Effects
    from rpg.game.effects.restore_item import RestoreItem

Restored: TypeAlias = AbilityUsed | GearGained | GearReadied


def restored(
    rules: CharacterRules, people: People, *, who: str, whose: str, gear: str = ""
) -> tuple[Restored, ...] | Refusal:
    """Somebody restores an item of ``whose``, the named one or the first ones that are empty or lost."""
    able = has(rules, people.by_id[who], _restores, people.by_id[who].abilities)
    if able is None:
        return Refusal(Say("character.refused.restores_nothing", {"who": people.by_id[who].name}))
    owner = people.by_id[whose]
    broken = [*owner.empty, *owner.lost]
    if gear and gear not in broken:
        return Refusal(Say("character.refused.is_whole", {"who": owner.name, "gear": Term(gear)}))
    chosen = [gear] if gear else broken[: able[0].items]
    if not chosen:
        return Refusal(Say("character.refused.all_whole", {"who": owner.name}))
    mended = (
        GearReadied(who=whose, gear=item) if item in owner.empty else GearGained(who=whose, gear=item)
        for item in chosen
    )
    return (*spend(rules, people.by_id[who], able[1], _restores), *mended)


def _restores(effects: Effects) -> RestoreItem | None:
    return effects.restore_item
