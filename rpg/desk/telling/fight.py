"""Fights, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.alert import units
from rpg.desk.telling.common import machine, name, tells, told
from rpg.game.encounter import events as encounter
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


_SHOWN = frozenset({"speaks", "emitter", "dispatch_on_touch", "rideable"})


@tells(encounter.FightBegan)
def _began(e: encounter.FightBegan, rules: Rules, _: World, now: World) -> list[Say]:
    counts: dict[str, int] = {}
    for _machine, adversary in e.machines:
        counts[adversary] = counts.get(adversary, 0) + 1
    return told("fight.began", units=units(tuple(counts.items()))) + _hurt(e, rules, now)


@tells(encounter.MachinesJoined)
def _more(e: encounter.MachinesJoined, rules: Rules, _: World, now: World) -> list[Say]:
    machines = Listed(tuple(machine(now, m) for m, _adversary in e.machines))
    return told("fight.more", machines=machines) + _hurt(e, rules, now)


def _hurt(e: encounter.FightBegan | encounter.MachinesJoined, rules: Rules, now: World) -> list[Say]:
    """What is left of each machine that comes damaged."""
    return [say for which, _boxes in e.hurt for say in machine_now(rules, now, which)]


@tells(encounter.ExchangeBegan)
def _exchange(_: encounter.ExchangeBegan, __: Rules, ___: World, now: World) -> list[Say]:
    fight = now.encounter.fight
    return told("fight.exchange", n=fight.exchange) if fight else []


@tells(encounter.MachineStruck)
def _struck(e: encounter.MachineStruck, rules: Rules, _: World, now: World) -> list[Say]:
    fight = now.encounter.fight
    struck = fight.machines.get(e.machine) if fight else None
    if struck is None:
        return []
    top = rules.encounter.adversaries[struck.adversary].integrity
    left = max(0, min(top, top - struck.damage))
    key = "repaired" if e.by < 0 else "struck"
    return told(key, machine=machine(now, e.machine), by=abs(e.by), left=left, top=top)


def machine_now(rules: Rules, world: World, which: str) -> list[Say]:
    """``exterminator-2 4/8``: what is left of a machine of the fight; nothing of one that is not in it."""
    found = world.encounter.fight.machines.get(which) if world.encounter.fight else None
    if found is None:
        return []
    top = rules.encounter.adversaries[found.adversary].integrity
    left = 0 if found.gone else max(0, min(top, top - found.damage))
    return told("machine.now", machine=machine(world, which), left=left, top=top)


@tells(encounter.MachineDestroyed)
def _destroyed(e: encounter.MachineDestroyed, _: Rules, before: World, __: World) -> list[Say]:
    fight = before.encounter.fight
    known = fight.machines.get(e.machine) if fight else None
    kind = Term(known.adversary) if known else e.machine
    return told("destroyed", machine=machine(before, e.machine), kind=kind)


@tells(encounter.GotAway)
def _away(e: encounter.GotAway, _: Rules, before: World, __: World) -> list[Say]:
    return told("away", who=name(before, e.who))


@tells(encounter.Forced)
def _forced(e: encounter.Forced, _: Rules, before: World, __: World) -> list[Say]:
    return told(f"forced.{e.how}", who=name(before, e.who)) if e.how else []


@tells(encounter.WardRaised)
def _ward(e: encounter.WardRaised, _: Rules, __: World, ___: World) -> list[Say]:
    return told("ward", n=e.exchanges, tier=e.below_tier) if e.exchanges > 0 else []


@tells(encounter.MachineSaw)
def _saw(e: encounter.MachineSaw, _: Rules, before: World, __: World) -> list[Say]:
    return told("fight.saw", machine=machine(before, e.machine))


@tells(encounter.ShotsHeard)
def _shots(_: encounter.ShotsHeard, __: Rules, ___: World, ____: World) -> list[Say]:
    return told("fight.shots")


@tells(encounter.BonusGiven)
def _bonus(e: encounter.BonusGiven, _: Rules, before: World, __: World) -> list[Say]:
    return told("bonus", who=name(before, e.who), by=e.by) if e.by > 0 else []


@tells(encounter.FightEnded)
def _ended(e: encounter.FightEnded, _: Rules, before: World, __: World) -> list[Say]:
    fight = before.encounter.fight
    return told(f"fight.ended.{e.outcome}", n=fight.exchange if fight else 0)


@tells(encounter.TraitShown)
def _shown(e: encounter.TraitShown, _: Rules, before: World, __: World) -> list[Say]:
    values = {"machine": machine(before, e.machine), "who": name(before, e.who)}
    return [Say(f"trait.shown.{e.trait}", values)] if e.trait in _SHOWN else []


@tells(encounter.MachineStoodDown)
def _stood_down(e: encounter.MachineStoodDown, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("trait.stood_down", {"machine": machine(before, e.machine)})]


@tells(encounter.Captured)
def _captured(e: encounter.Captured, _: Rules, before: World, __: World) -> list[Say]:
    return [Say("trait.captured", {"machine": machine(before, e.machine), "who": name(before, e.who)})]


@tells(encounter.MoveSeen)
def _move(e: encounter.MoveSeen, _: Rules, __: World, now: World) -> list[Say]:
    fight = now.encounter.fight
    if fight is None or e.machine not in fight.machines:
        return []
    text = Term(fight.machines[e.machine].adversary, f"moves.{e.move}.text")
    return [Say("trait.move", {"machine": machine(now, e.machine), "text": text})]
