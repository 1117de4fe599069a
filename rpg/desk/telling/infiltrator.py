"""The masked agent, told: what is seen of it, and in the end who it was, with the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, tells
from rpg.dice.seal import mask_text, roll_commitment
from rpg.game.infiltrator import events as mask
from rpg.game.infiltrator import measures
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


@tells(mask.OccasionNoted)
def _occasion(e: mask.OccasionNoted, rules: Rules, _: World, __: World) -> list[Say]:
    own = rules.infiltrator
    what = Term(own.id, f"entry.occasions.{e.occasion}.text")
    return [Say("infiltrator.occasion", {"what": what, "n": min(e.chance, own.entry.die), "of": own.entry.die})]


@tells(mask.ConsentGiven)
def _consent(e: mask.ConsentGiven, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("infiltrator.consent", {"who": name(before, e.who)})]


@tells(mask.MaskSealed)
def _sealed(e: mask.MaskSealed, _: Rules, before: World, __: World) -> list[Say]:
    values: dict[str, Value] = {
        "n": e.seal,
        "suspects": Listed(tuple(name(before, who) for who in e.suspects)),
        "commitment": e.commitment,
    }
    return [Say(f"infiltrator.sealed.{'certain' if e.certain else 'perhaps'}", values)]


@tells(mask.TellShown)
def _tell(e: mask.TellShown, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("infiltrator.tell", {"who": name(before, e.who), "tell": Term(e.table, f"rows.{e.row}.text")})]


@tells(mask.CycleWatched)
def _watched(_: mask.CycleWatched, __: Rules, ___: World, now: World) -> list[Say]:
    case = now.infiltrator.case
    return [Say("infiltrator.watched", {"n": case.watched})] if case else []


@tells(mask.SuspectExamined)
def _examined(e: mask.SuspectExamined, _: Rules, before: World, __: World) -> list[Say]:
    if not e.verdict:
        return [Say("infiltrator.unread", {"who": name(before, e.who)})]
    values: dict[str, Value] = {"who": name(before, e.who), "verdict": Say(f"infiltrator.is.{e.verdict}")}
    return [Say("infiltrator.examined", values)]


@tells(mask.MaskTicked)
def _ticked(e: mask.MaskTicked, rules: Rules, _: World, now: World) -> list[Say]:
    case, own = now.infiltrator.case, rules.infiltrator
    if case is None:
        return []
    cause = Term(own.id, f"clock.causes.{e.cause}.text")
    return [Say("infiltrator.ticked", {"now": measures.filled(own, case), "size": own.clock.size, "cause": cause})]


@tells(mask.Accused)
def _accused(e: mask.Accused, _: Rules, before: World, __: World) -> list[Say]:
    key = "infiltrator.accused.right" if e.right else "infiltrator.accused.wrong"
    return [Say(key, {"who": name(before, e.who)})]


@tells(mask.MaskFell)
def _fell(e: mask.MaskFell, rules: Rules, _: World, __: World) -> list[Say]:
    own = rules.infiltrator
    says = [Say(f"infiltrator.fell.{e.how}" if e.who else "infiltrator.fell.nobody", {"who": e.name or e.who})]
    if e.who and e.how == "full":
        says.append(Say("infiltrator.full", {"ward": own.clock.ward, "level": own.clock.level}))
    if e.seal:
        text = mask_text(e.who, e.nonce)
        says.append(Say("desk.seal.proof", {"text": text, "commitment": roll_commitment(text)}))
    return says
