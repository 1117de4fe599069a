"""How a mask falls: outside the ward, inside it, or because it is told (GAME.md 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.character.events import ConditionGained, Left
from rpg.game.community import measures
from rpg.game.community.events import CohesionChanged
from rpg.game.encounter.begin import begin
from rpg.game.encounter.ground import GroundEvent
from rpg.game.encounter.ground import after as on_ground
from rpg.game.infiltrator import events as e
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import WardWorn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.encounter.ground import Ground
    from rpg.game.infiltrator.hidden import Hidden
    from rpg.game.infiltrator.stage import Suspicion

Fallen: TypeAlias = GroundEvent | CohesionChanged | e.InfiltratorEvent


def full(stage: Suspicion, hidden: Hidden, dice: Dice) -> tuple[Fallen, ...]:
    """The clock is full: the ward opens from inside, the City hears it, and the agent stands among whoever is at home.

    If nobody was masked, that is all that comes out.
    """
    fell = fallen(stage, hidden, "full")
    if not hidden.who:
        return fell
    ground = grounded(stage.ground, fell)
    opened = (*_ward(stage), *_alert(stage, dice))
    ground = grounded(ground, opened)
    return (*fell, *opened, *(() if stage.out else met(stage, ground, dice, gap=None)))


def fallen(stage: Suspicion, hidden: Hidden, how: Literal["accused", "full", "told"]) -> tuple[Fallen, ...]:
    """It comes out who was masked, with the proof of the seal; somebody of the table is theirs no longer."""
    case = stage.infiltrator.case
    name = stage.name(hidden.who) if hidden.who else ""
    fell = e.MaskFell(who=hidden.who, name=name, seal=case.seal if case else 0, nonce=hidden.nonce, how=how)
    return (fell, *(unmasked(stage, hidden.who) if hidden.who else ()))


def unmasked(stage: Suspicion, who: str) -> tuple[GroundEvent, ...]:
    """Somebody of the table is seen for what they are, and is with the group no more."""
    person = stage.ground.people.by_id.get(who)
    if person is None:
        return ()
    condition = stage.own.accusation.condition
    known = () if condition in person.conditions else (ConditionGained(who=who, condition=condition),)
    return (*known, *(() if person.away else (Left(who=who, away=True),)))


def met(stage: Suspicion, ground: Ground, dice: Dice, *, gap: int | None) -> tuple[GroundEvent, ...]:
    """The fight with the agent; nothing where nobody stands who could fight, or one goes on already."""
    units = ((stage.own.accusation.agent, 1),)
    begun = begin(stage.rules, ground, dice, units=units, gap=gap)
    return () if isinstance(begun, Refusal) else begun


def grounded(ground: Ground, events: Iterable[object]) -> Ground:
    """The ground after these events."""
    for event in events:
        ground = on_ground(ground, event)
    return ground


def _ward(stage: Suspicion) -> tuple[WardWorn, ...]:
    by = measures.level(stage.homes, stage.village, "ward") - stage.own.clock.ward
    return (WardWorn(sector=stage.sector, by=by),) if by > 0 else ()


def trusted(stage: Suspicion, by: int, why: str) -> tuple[CohesionChanged, ...]:
    """Cohesion moves as far as it can; nothing if it does not, or the village is lost."""
    change = measures.cohesion_moved(stage.homes, stage.village, by)
    return () if stage.village.lost or not change else (CohesionChanged(by=change, why=why),)


def _alert(stage: Suspicion, dice: Dice) -> tuple[GroundEvent, ...]:
    """The alert rises to the level of a full clock, if it is not higher."""
    rules, name = stage.rules.safeguard, stage.sector
    sector = stage.ground.safeguard.sector(name)
    top = len(rules.ladder.levels) - 1
    by = rules.ladder.levels[min(top, stage.own.clock.level)].points - safeguard.points(rules, sector)
    if by <= 0:
        return ()
    return safeguard.raise_by(rules, dice, name, sector, by, stage.own.id, label="mask")
