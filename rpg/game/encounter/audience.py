"""Speaking with what does not fight: one roll, and a clock that it fills (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.events import Part, Tested
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

_PLAIN = Roll()


def audience(
    rules: FightRules, ground: Ground, dice: Dice, *, who: str, adversary: str, how: Roll = _PLAIN
) -> tuple[tuple[GroundEvent, ...], int] | Refusal:
    """Somebody speaks with an adversary (full id), against its Threat: what happened, and the segments filled."""
    block = rules.encounter.adversaries.get(adversary)
    trait = block.trait("audience") if block else None
    if block is None or trait is None or trait.ticks is None:
        return Refusal(Say("encounter.refused.no_audience", {"adversary": Term(adversary)}))
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    against = (Part(adversary, -block.threat),)
    label = f"audience:{who}"
    events = ordeal(rules, ground, dice, who=who, skill=trait.skill, parts=against, how=how, label=label)
    if isinstance(events, Refusal):
        return events
    degree = next(event.degree for event in events if isinstance(event, Tested))
    return events, int(getattr(trait.ticks, degree))
