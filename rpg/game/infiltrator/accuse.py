"""The assembly accuses somebody, or the table asks to be told (GAME.md 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.infiltrator import events as e
from rpg.game.infiltrator.fall import Fallen, fallen, grounded, met, trusted, unmasked
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.infiltrator.hidden import Hidden
    from rpg.game.infiltrator.stage import Suspicion

Answer: TypeAlias = Fallen


def accuse(stage: Suspicion, hidden: Hidden, dice: Dice, who: str) -> tuple[Answer, ...] | Refusal:
    """Accuse a suspect, or somebody of the table, in the assembly, which is at home.

    Rightly, and the agent stands outside the ward; wrongly, and the village trusts each other less.
    Somebody whom the GM has masked without a seal, by the condition, is one as well.
    """
    wrong = _cannot(stage, who)
    if wrong is not None:
        return wrong
    case, person = stage.infiltrator.case, stage.ground.people.by_id.get(who)
    sealed = case is not None and who == hidden.who
    marked = person is not None and stage.own.accusation.condition in person.conditions
    if not sealed and not marked:
        return (e.Accused(who=who), *trusted(stage, stage.own.accusation.cohesion, "accused"))
    own = fallen(stage, hidden, "accused") if sealed else _without_seal(stage, who)
    events = (e.Accused(who=who, right=True), *own)
    fight = met(stage, grounded(stage.ground, events), dice, gap=stage.own.accusation.gap)
    return (*events, *fight)


def _cannot(stage: Suspicion, who: str) -> Refusal | None:
    """Why nobody is accused, or not they."""
    case, person = stage.infiltrator.case, stage.ground.people.by_id.get(who)
    if stage.ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    if stage.out:
        return Refusal(Say("infiltrator.refused.assembly"))
    if person is None and (case is None or who not in case.suspects):
        return Refusal(Say("infiltrator.refused.no_suspect", {"who": stage.name(who)}))
    if (case is not None and who in case.cleared) or stage.dead(who):
        return Refusal(Say("infiltrator.refused.cleared", {"who": stage.name(who)}))
    return None


def reveal(stage: Suspicion, hidden: Hidden) -> tuple[Answer, ...] | Refusal:
    """The table asks to be told: the secret and its proof; the case is over."""
    if stage.infiltrator.case is None:
        return Refusal(Say("infiltrator.refused.no_case"))
    return fallen(stage, hidden, "told")


def _without_seal(stage: Suspicion, who: str) -> tuple[Answer, ...]:
    return (e.MaskFell(who=who, name=stage.name(who), how="accused"), *unmasked(stage, who))
