"""What the harm of a machine does beside Vitality, or in its place: Strain, bleeding, exposure (GAME.md 3 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionGained
from rpg.game.safeguard.events import ContagionDue

if TYPE_CHECKING:
    from rpg.game.encounter.play import Play

_OTHERWISE = frozenset({"harm_is_strain", "interface_attack", "bleeds", "contagion"})


def take(play: Play, who: str, machine: str, by: int, *, failed: bool) -> None:
    """Somebody takes harm of a machine: less what their suit stops, and with whatever it leaves in them."""
    traits = play.adversary(machine).by_key
    if _OTHERWISE.isdisjoint(traits):
        play.harm(who, by)
    elif "harm_is_strain" in traits:
        play.strain(who, by, f"panic:{who}:{machine}")
    else:
        before = play.person(who).harm
        soaked = "interface_attack" not in traits
        play.happen(character.harm(play.rules.character, play.person(who), by, soak=soaked))
        if play.person(who).harm > before:
            _left(play, who, machine, failed=failed)


def _left(play: Play, who: str, machine: str, *, failed: bool) -> None:
    """What stays in somebody whom it has truly hurt."""
    traits = play.adversary(machine).by_key
    bleeds, contagion = traits.get("bleeds"), traits.get("contagion")
    if bleeds and failed and bleeds.condition and bleeds.condition not in play.person(who).conditions:
        play.happen((ConditionGained(who=who, condition=bleeds.condition),))
    if contagion:
        play.happen((ContagionDue(sector=play.fight.sector, who=who, severity=contagion.value),))
