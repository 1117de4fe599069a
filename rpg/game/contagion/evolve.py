"""(contagion, event) -> contagion. No rules and no dice; an exposure that is due is heard of from the Safeguard."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from rpg.game.contagion import events as e
from rpg.game.safeguard.events import ContagionDue

if TYPE_CHECKING:
    from rpg.game.contagion.state import Contagion


def evolve(contagion: Contagion, event: e.ContagionEvent | ContagionDue) -> Contagion:
    """What waits once that has happened."""
    match event:
        case ContagionDue(who=who, severity=severity):
            return replace(contagion, due=(*contagion.due, (who, severity)))
        case e.ExposureMet(who=who, severity=severity):
            return replace(contagion, due=_without(contagion.due, (who, severity)))
        case e.Drifted(who=who):
            return replace(contagion, drifted=tuple(dict.fromkeys((*contagion.drifted, who))))
        case e.CyclePassed():
            return replace(contagion, drifted=())
        case e.Ended(who=who, ending=ending):
            return replace(contagion, ended={**contagion.ended, who: ending})
        case _:
            assert_never(event)


def _without(due: tuple[tuple[str, int], ...], met: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    """What waits less the oldest like that; all of it if there is none."""
    at = due.index(met) if met in due else len(due)
    return due[:at] + due[at + 1 :]
