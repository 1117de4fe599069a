"""The quest, told: what was found, the gene, the room and what was commanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, tells
from rpg.game.quest import events as quest
from rpg.game.quest import measures
from rpg.words import Say, Term, Written

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


@tells(quest.Discovered)
def _discovered(e: quest.Discovered, rules: Rules, _: World, now: World) -> list[Say]:
    phase = next((p for p in rules.quest.phases if p.key == e.phase), None)
    if phase is None:
        return []
    values: dict[str, Value] = {"phase": _of(rules, f"phases.{e.phase}.name"), "by": e.by, "size": phase.segments}
    filled = measures.filled(now.quest, phase)
    return [Say("quest.discovered" if e.by else "quest.nothing", {**values, "filled": filled})]


@tells(quest.PhaseEnded)
def _ended(e: quest.PhaseEnded, rules: Rules, _: World, now: World) -> list[Say]:
    if all(p.key != e.phase for p in rules.quest.phases):
        return []
    says = [Say("quest.ended", {"phase": _of(rules, f"phases.{e.phase}.name")})]
    after = measures.phase(rules.quest, now.quest)
    if after is None:
        return [*says, Say("quest.at_the_locks")]
    values: dict[str, Value] = {"phase": _of(rules, f"phases.{after.key}.name")}
    return [*says, Say("quest.next", {**values, "text": _of(rules, f"phases.{after.key}.text")})]


@tells(quest.CarrierFound)
def _carrier(e: quest.CarrierFound, rules: Rules, before: World, __: World) -> list[Say]:
    return [Say("quest.carrier", {"who": name(before, e.who), "quest": Term(rules.quest.id)})]


@tells(quest.GeneSynthesised)
def _synthetic(e: quest.GeneSynthesised, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("quest.synthetic_lost" if e.lost else "quest.synthetic")]


@tells(quest.GeneDestroyed)
def _destroyed(e: quest.GeneDestroyed, rules: Rules, before: World, __: World) -> list[Say]:
    return [Say("quest.destroyed", {"who": name(before, e.who), "quest": Term(rules.quest.id)})]


@tells(quest.RoomEntered)
def _entered(e: quest.RoomEntered, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say("quest.entered", {"points": e.points})]


@tells(quest.LockTried)
def _tried(e: quest.LockTried, rules: Rules, _: World, now: World) -> list[Say]:
    lock = next((k for k in rules.quest.room.locks if k.key == e.lock), None)
    if lock is None or now.quest.room is None:
        return []
    filled = measures.opened(now.quest, lock)
    values: dict[str, Value] = {"lock": _of(rules, f"room.locks.{e.lock}.name"), "filled": filled, "by": e.points}
    says = [Say("quest.tried", {**values, "size": lock.segments, "points": now.quest.room.points})]
    return [*says, Say("quest.opened", values)] if filled >= lock.segments else says


@tells(quest.SyntheticNoticed)
def _noticed(e: quest.SyntheticNoticed, _: Rules, __: World, now: World) -> list[Say]:
    return [Say("quest.noticed", {"by": e.points, "points": now.quest.room.points})] if now.quest.room else []


@tells(quest.AgentManifested)
def _agent(e: quest.AgentManifested, rules: Rules, _: World, __: World) -> list[Say]:
    agent = rules.quest.room.agent
    line = Say("line.agent", {"agent": Written(agent)})
    return [Say("quest.agent", {"agent": Term(agent), "n": e.actions, "line": line})]


@tells(quest.DoorHeld)
def _door(e: quest.DoorHeld, rules: Rules, _: World, __: World) -> list[Say]:
    return [Say("quest.door", {"wanderer": Term(rules.wanderer.id), "n": e.actions})]


@tells(quest.CutOff)
def _cut_off(e: quest.CutOff, rules: Rules, _: World, __: World) -> list[Say]:
    if all(p.key != e.phase for p in rules.quest.phases):
        return []
    return [Say("quest.cut_off", {"phase": _of(rules, f"phases.{e.phase}.name")})]


@tells(quest.Commanded)
def _commanded(e: quest.Commanded, rules: Rules, _: World, __: World) -> list[Say]:
    if all(order.key != e.order for order in rules.quest.orders.choices):
        return []
    at = f"orders.choices.{e.order}"
    values: dict[str, Value] = {"order": _of(rules, f"{at}.name"), "text": _of(rules, f"{at}.text")}
    return [Say("quest.obeyed" if e.done else "quest.refused_order", values)]


def _of(rules: Rules, path: str) -> Term:
    return Term(rules.quest.id, path)
