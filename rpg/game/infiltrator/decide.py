"""Occasions, the seal, tells, examinations and the clock of a mask (GAME.md 12 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from rpg.game.check.events import Part, Tested
from rpg.game.check.tables import read_table
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.infiltrator import events as e
from rpg.game.infiltrator.fall import Fallen, full, trusted
from rpg.game.infiltrator.measures import filled, right_on
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice import Dice
    from rpg.game.infiltrator.hidden import Hidden
    from rpg.game.infiltrator.rules import InfiltratorRules
    from rpg.game.infiltrator.stage import Suspicion
    from rpg.game.infiltrator.state import Case, Infiltrator, Said, Verdict

_PLAIN = Roll()
SuspicionEvent: TypeAlias = Fallen
"""Everything that can happen where somebody may be masked."""
_OTHER: dict[Verdict, Verdict] = {"agent": "innocent", "innocent": "agent"}


def occasion(rules: InfiltratorRules, key: str, interventions: int) -> tuple[e.OccasionNoted, ...]:
    """A mask may have entered; what the Wanderer did this season makes it likelier. KeyError: no such occasion."""
    if key not in {one.key for one in rules.entry.occasions}:
        raise KeyError(key)
    more = interventions // rules.entry.interventions if rules.entry.interventions else 0
    return (e.OccasionNoted(occasion=key, chance=rules.entry.chance + max(0, more)),)


def consent(infiltrator: Infiltrator, who: str) -> tuple[e.ConsentGiven, ...]:
    """Whoever plays somebody agrees; nothing if they have."""
    return () if who in infiltrator.consents else (e.ConsentGiven(who=who),)


def seal(
    stage: Suspicion, *, suspects: Sequence[str], number: int, commitment: str, certain: bool = False
) -> tuple[e.MaskSealed, ...] | Refusal:
    """The secret is sealed among these suspects; a player's character only by that player's consent."""
    now, own = stage.infiltrator, stage.own
    if now.case is not None:
        return Refusal(Say("infiltrator.refused.open", {"n": now.case.seal}))
    if not own.suspects.least <= len(suspects) <= own.suspects.most:
        values = {"n": len(suspects), "least": own.suspects.least, "most": own.suspects.most}
        return Refusal(Say("infiltrator.refused.suspects", {**values}))
    if not certain and not now.occasions:
        return Refusal(Say("infiltrator.refused.no_occasion"))
    unasked = tuple(stage.name(who) for who in suspects if _played(stage, who) and who not in now.consents)
    if unasked:
        return Refusal(Say("infiltrator.refused.consent", {"who": Listed(unasked), "one": unasked[0]}))
    chances = () if certain else now.occasions
    sealed = e.MaskSealed(
        seal=number, commitment=commitment, suspects=tuple(suspects), chances=chances, certain=certain
    )
    return (sealed,)


def anew(case: Case, *, number: int, commitment: str) -> tuple[e.MaskSealed, ...]:
    """A secret that was told is sealed anew among those who are not cleared; tells and readings were of the old one."""
    return (
        e.MaskSealed(
            seal=number,
            commitment=commitment,
            suspects=left(case),
            chances=case.chances,
            certain=case.certain,
            ticked=case.ticked,
        ),
    )


def left(case: Case) -> tuple[str, ...]:
    """The suspects who were not accused wrongly; everybody, if all were."""
    return tuple(who for who in case.suspects if who not in case.cleared) or case.suspects


def _played(stage: Suspicion, who: str) -> bool:
    person = stage.ground.people.by_id.get(who)
    return person is not None and bool(person.player)


def cycle(stage: Suspicion, hidden: Hidden, dice: Dice) -> tuple[SuspicionEvent, ...]:
    """A cycle goes by: who shows a tell, and the clock; nothing without a case. The dead show nothing any more."""
    case = stage.infiltrator.case
    if case is None:
        return ()
    dead = tuple(who for who in case.suspects if stage.dead(who))
    watched = [who for who in case.suspects if who not in case.cleared and who not in dead]
    shown = [tell for who in watched for tell in _tell(stage, hidden, who)]
    return (*shown, e.CycleWatched(dead=dead), *ticked(stage, hidden, dice, "cycle"))


def _tell(stage: Suspicion, hidden: Hidden, who: str) -> tuple[e.TellShown, ...]:
    """The tell that a suspect shows, if they do; which one says nothing of who they are."""
    rules = stage.own.tells
    face = hidden.dice.roll(f"tell:{who}", 1, rules.die)[0]
    read = read_table(stage.rules.check, hidden.dice, rules.table, f"tell:{who}:row")
    if face > (rules.masked if who == hidden.who else rules.innocent):
        return ()
    return (e.TellShown(who=who, table=read.table, row=read.row),)


def ticked(stage: Suspicion, hidden: Hidden, dice: Dice, cause: str, times: int = 1) -> tuple[SuspicionEvent, ...]:
    """Something moves the clock; when it is full the mask falls. Nothing without a case, or for an unknown cause."""
    case = stage.infiltrator.case
    by = next((one.by for one in stage.own.clock.causes if one.key == cause), 0) * max(0, times)
    if case is None or not by:
        return ()
    tick = e.MaskTicked(cause=cause, by=by)
    if filled(stage.own, _moved(case, by)) < stage.own.clock.size:
        return (tick,)
    return (tick, *full(stage, hidden, dice))


def _moved(case: Case, by: int) -> Case:
    return replace(case, ticked=case.ticked + by)


def examine(
    stage: Suspicion, hidden: Hidden, dice: Dice, *, who: str, by: str, how: Roll = _PLAIN
) -> tuple[SuspicionEvent, ...] | Refusal:
    """Somebody examines a suspect, once a cycle: what it says is as true as the degree makes it."""
    case = stage.infiltrator.case
    wrong = _cannot(stage, case, who, by)
    if wrong is not None or case is None:
        return wrong or Refusal(Say("infiltrator.refused.no_case"))
    test = stage.own.examination
    parts = (Part("difficulty", -test.difficulty),) if test.difficulty else ()
    events = ordeal(
        stage.rules, stage.ground, dice, who=by, skill=test.skill, parts=parts, how=how, label=f"examine:{by}"
    )
    if isinstance(events, Refusal):
        return events
    degree = next(event.degree for event in events if isinstance(event, Tested))
    verdict = _verdict(stage, hidden, who, degree)
    talk = () if verdict else trusted(stage, stage.own.examination.cohesion, "examined")
    return (*events, e.SuspectExamined(who=who, by=by, degree=degree, verdict=verdict), *talk)


def _cannot(stage: Suspicion, case: Case | None, who: str, by: str) -> Refusal | None:
    if case is None:
        return Refusal(Say("infiltrator.refused.no_case"))
    if case.examined:
        return Refusal(Say("infiltrator.refused.examined"))
    if who not in case.suspects:
        return Refusal(Say("infiltrator.refused.no_suspect", {"who": stage.name(who)}))
    if who in case.cleared:
        return Refusal(Say("infiltrator.refused.cleared", {"who": stage.name(who)}))
    if stage.dead(who):
        return Refusal(Say("infiltrator.refused.dead", {"who": stage.name(who)}))
    return Refusal(Say("infiltrator.refused.self")) if who == by else None


def _verdict(stage: Suspicion, hidden: Hidden, who: str, degree: str) -> Said:
    """What the examination says: the truth, or its opposite; "" if that degree says nothing."""
    test = stage.own.examination
    face = hidden.dice.roll("reading", 1, test.die)[0]
    right = right_on(stage.own, degree)
    if not right:
        return ""
    true: Verdict = "agent" if who == hidden.who else "innocent"
    return true if face <= right else _OTHER[true]
