"""Sessions, scenes, clocks and time, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign import events as campaign
from rpg.desk.telling.common import TELLERS, clock_line, clock_time, name, tells, told, whoever
from rpg.desk.titles import scene_title
from rpg.dice.seal import roll_commitment, roll_text
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


@tells(campaign.Begun)
def _begun(e: campaign.Begun, _: Rules, __: World, ___: World) -> list[Say]:
    return told("begun", name=e.name)


@tells(campaign.SessionBegun)
def _session(e: campaign.SessionBegun, _: Rules, __: World, now: World) -> list[Say]:
    key = "session.begun" if e.title else "session.begun_bare"
    return told(key, n=now.sessions, title=e.title) + sealing(e)


@tells(campaign.SessionEnded)
def _session_ended(e: campaign.SessionEnded, _: Rules, before: World, __: World) -> list[Say]:
    return told("session.ended", n=before.sessions) + sealing(e)


def sealing(event: Event) -> list[Say]:
    """What an event publishes about an evening's dice: their seal when it begins, their seed when it ends."""
    match event:
        case campaign.SessionBegun(commitment=commitment) if commitment:
            return told("session.sealed", commitment=commitment)
        case campaign.SessionEnded(seed=seed) if seed:
            return told("session.seed", seed=seed)
        case _:
            return []


@tells(campaign.RollSealed)
def _roll_sealed(e: campaign.RollSealed, _: Rules, __: World, ___: World) -> list[Say]:
    return told("seal", n=e.seal, text=e.text, commitment=e.commitment, why=why_of(e.why))


@tells(campaign.RollUnsealed)
def _roll_unsealed(e: campaign.RollUnsealed, rules: Rules, before: World, now: World) -> list[Say]:
    text = roll_text(e.roll.read or e.roll.text, e.roll.total, e.roll.faces, e.nonce)
    proof = told("seal.proof", text=text, commitment=roll_commitment(text))
    return [*told("seal.opened", n=e.seal), *TELLERS[type(e.roll)](e.roll, rules, before, now), *proof]


def why_of(why: str) -> Say:
    """Why dice were rolled, as it stands behind them."""
    return Say("desk.roll.why", {"why": why}) if why else Say("desk.nothing")


@tells(campaign.SceneSet)
def _scene(e: campaign.SceneSet, rules: Rules, _: World, now: World) -> list[Say]:
    return told("scene", title=scene_title(rules, now, e.title, e.scene))


@tells(campaign.Noted)
def _noted(_: campaign.Noted, __: Rules, ___: World, ____: World) -> list[Say]:
    return told("noted")


@tells(campaign.ClockMade, campaign.ClockTicked, campaign.ClockRevealed, campaign.ClockConcealed)
def _clock(
    e: campaign.ClockMade | campaign.ClockTicked | campaign.ClockRevealed | campaign.ClockConcealed,
    _: Rules, __: World, now: World,
) -> list[Say]:  # fmt: skip
    clock = now.clocks.get(e.clock)
    if clock is None:
        return []
    says = [clock_line(e.clock, clock)]
    return says + (told("clock_full", clock=e.clock) if clock.filled == clock.size and clock.size else [])


@tells(campaign.ClockDropped)
def _clock_gone(e: campaign.ClockDropped, _: Rules, __: World, ___: World) -> list[Say]:
    return told("clock_gone", clock=e.clock)


@tells(campaign.GroupSet)
def _group(e: campaign.GroupSet, _: Rules, before: World, __: World) -> list[Say]:
    if not e.people:
        return told("group_gone", group=e.group)
    return told("group", group=e.group, people=Listed(tuple(name(before, who) for who in e.people)))


@tells(campaign.MacroSet)
def _macro(e: campaign.MacroSet, _: Rules, __: World, ___: World) -> list[Say]:
    return told("macro", macro=e.macro, text=e.text) if e.text else told("macro_gone", macro=e.macro)


@tells(campaign.DiceMoved)
def _dice(e: campaign.DiceMoved, _: Rules, __: World, ___: World) -> list[Say]:
    return told("dice.table" if e.real else "dice.program")


@tells(campaign.OddsShown)
def _odds(e: campaign.OddsShown, _: Rules, __: World, ___: World) -> list[Say]:
    return told(f"odds.told.{e.how}")


@tells(campaign.ThreadOpened)
def _thread(e: campaign.ThreadOpened, _: Rules, __: World, now: World) -> list[Say]:
    return told("thread.opened", n=list(now.threads).index(e.thread) + 1, text=e.text)


@tells(campaign.ThreadClosed)
def _closed(e: campaign.ThreadClosed, _: Rules, before: World, __: World) -> list[Say]:
    text = before.threads.get(e.thread)
    return told("thread.closed", text=text) if text is not None else []


@tells(campaign.Ruled)
def _ruled(e: campaign.Ruled, _: Rules, __: World, ___: World) -> list[Say]:
    return told("ruled", text=e.text)


@tells(campaign.TurnsSet, campaign.TurnPassed)
def _turns(_: campaign.TurnsSet | campaign.TurnPassed, __: Rules, before: World, now: World) -> list[Say]:
    if now.turns.order:
        return turn_order(now)
    return told("turns.over", n=before.turns.round) if before.turns.order else []


@tells(campaign.BoundaryDrawn)
def _drawn(e: campaign.BoundaryDrawn, _: Rules, __: World, ___: World) -> list[Say]:
    return told(f"boundary.{e.kind}", text=e.text)


@tells(campaign.BoundaryLifted)
def _lifted(e: campaign.BoundaryLifted, _: Rules, before: World, __: World) -> list[Say]:
    boundary = before.boundaries.get(e.boundary)
    return told("boundary.lifted", text=boundary.text) if boundary is not None else []


@tells(campaign.Cut)
def _cut(_: campaign.Cut, __: Rules, ___: World, ____: World) -> list[Say]:
    return told("cut")


def boundaries(world: World) -> list[Say]:
    """Every line, and every veil, that the table keeps; nothing where it keeps none."""
    says: list[Say] = []
    for kind in ("line", "veil"):
        texts = tuple(b.text for b in world.boundaries.values() if b.kind == kind)
        says += told(f"boundary.{kind}s", texts=Listed(texts, " · ")) if texts else []
    return says


@tells(campaign.TimePassed)
def _time(e: campaign.TimePassed, _: Rules, __: World, now: World) -> list[Say]:
    return told("time.passed", hours=e.minutes // 60, minutes=e.minutes % 60, total=clock_time(now.minutes))


def turn_order(world: World) -> list[Say]:
    """``round 2 ▶ Oru 14 · Tae 9``; nothing without a turn order."""
    turns = world.turns
    if not turns.order:
        return []
    whose = tuple(
        say
        for who, n in turns.order
        for say in told("turns.acting" if who == turns.acting else "turns.turn", who=whoever(world, who), n=n)
    )
    return told("turns", round=turns.round, order=Listed(whose, " · "))
