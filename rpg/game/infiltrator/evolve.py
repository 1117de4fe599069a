"""(infiltrator, event) -> infiltrator. No rules and no dice; without a case, what concerns one changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from rpg.game.infiltrator import events as e
from rpg.game.infiltrator.state import Case, Read

if TYPE_CHECKING:
    from rpg.game.infiltrator.state import Infiltrator


def evolve(infiltrator: Infiltrator, event: e.InfiltratorEvent) -> Infiltrator:
    """What is known once that has happened."""
    match event:
        case e.OccasionNoted():
            return replace(infiltrator, occasions=(*infiltrator.occasions, event.chance))
        case e.ConsentGiven():
            return replace(infiltrator, consents=tuple(dict.fromkeys((*infiltrator.consents, event.who))))
        case e.MaskSealed():
            return replace(infiltrator, occasions=(), case=_sealed(event))
        case e.MaskFell() if infiltrator.case is None or infiltrator.case.seal != event.seal:
            return infiltrator
        case e.MaskFell():
            return replace(infiltrator, case=None, consents=())
        case _:
            case = infiltrator.case
            return infiltrator if case is None else replace(infiltrator, case=_case(case, event))


def _sealed(event: e.MaskSealed) -> Case:
    return Case(
        seal=event.seal,
        commitment=event.commitment,
        suspects=event.suspects,
        chances=event.chances,
        certain=event.certain,
        ticked=event.ticked,
    )


def _case(case: Case, event: e.TellShown | e.CycleWatched | e.SuspectExamined | e.MaskTicked | e.Accused) -> Case:
    match event:
        case e.TellShown(who=who):
            return (
                replace(case, tells={**case.tells, who: case.tells.get(who, 0) + 1}) if who in case.suspects else case
            )
        case e.CycleWatched(dead=dead):
            unseen = {who: case.unseen.get(who, 0) + (who in dead) for who in (*case.unseen, *dead)}
            return replace(case, watched=case.watched + 1, examined=False, unseen=unseen)
        case e.SuspectExamined():
            read = (Read(who=event.who, degree=event.degree, verdict=event.verdict),) if event.verdict else ()
            return replace(case, examined=True, readings=(*case.readings, *read))
        case e.MaskTicked():
            return replace(case, ticked=case.ticked + event.by)
        case e.Accused(who=who, right=right):
            known = who in case.suspects and not right
            return replace(case, cleared=tuple(dict.fromkeys((*case.cleared, who)))) if known else case
        case _:
            assert_never(event)
