"""(encounter, event) -> encounter. No rules and no dice; what is not about the fight at hand changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.encounter import events as e
from rpg.game.encounter.state import Encounter, Fight, Fighter, Machine

if TYPE_CHECKING:
    from collections.abc import Callable


def evolve(encounter: Encounter, event: e.EncounterEvent) -> Encounter:
    """The encounter once that has happened; total, so a voided fight leaves its later events without effect."""
    if type(event) is e.FightBegan:
        return Encounter(_began(event))
    if type(event) is e.FightEnded:
        return Encounter(wreck=_wreck(encounter.fight, event))
    if type(event) is e.Salvaged:
        return replace(encounter, wreck=())
    fight = encounter.fight
    if fight is None:
        return encounter
    after = _after(fight, event, type(event))
    return encounter if after is fight else Encounter(after)


def evolve_in_place(encounter: Encounter, event: Any) -> Encounter:  # noqa: ANN401 - its kind says what it is
    """The same, for whoever owns the dictionaries of the fight: what happens to one machine or person changes them.

    The encounter that went in is what it was no longer; the one that comes out is often the very same.
    """
    fight, kind = encounter.fight, type(event)
    if fight is None:
        return evolve(encounter, event)
    if kind in _FIGHT:
        after = _FIGHT[kind](fight, event)
        return encounter if after is fight else Encounter(after)
    if kind in _MACHINES:
        machine = fight.machines.get(event.machine)
        if machine is not None:
            fight.machines[event.machine] = _MACHINES[kind](machine, event, fight)
        return encounter
    if kind in _FIGHTERS:
        fighter = fight.fighters.get(event.who)
        if fighter is not None:
            fight.fighters[event.who] = _FIGHTERS[kind](fighter, event, fight)
        return encounter
    return evolve(encounter, event)


def _after(fight: Fight, event: Any, kind: type) -> Fight:  # noqa: ANN401 - its kind says what it is
    if kind in _MACHINES:
        machine = fight.machines.get(event.machine)
        if machine is None:
            return fight
        return replace(fight, machines={**fight.machines, event.machine: _MACHINES[kind](machine, event, fight)})
    if kind in _FIGHTERS:
        fighter = fight.fighters.get(event.who)
        if fighter is None:
            return fight
        return replace(fight, fighters={**fight.fighters, event.who: _FIGHTERS[kind](fighter, event, fight)})
    return _FIGHT[kind](fight, event) if kind in _FIGHT else fight


def _wreck(fight: Fight | None, event: e.FightEnded) -> tuple[str, ...]:
    """What lies there once a fight is won."""
    if fight is None or event.outcome != "won":
        return ()
    return tuple(sorted({machine.adversary for machine in fight.machines.values() if machine.gone}))


def _began(event: e.FightBegan) -> Fight:
    fighters = {who: Fighter(gap=gap) for who, gap in event.gaps}
    return Fight(sector=event.sector, machines=_come(event), fighters=fighters, force=event.force)


def _machines_joined(fight: Fight, event: e.MachinesJoined) -> Fight:
    return replace(fight, machines={**fight.machines, **_come(event)}, force=fight.force or event.force)


def _come(event: e.FightBegan | e.MachinesJoined) -> dict[str, Machine]:
    """The machines that come, with the damage that they bring."""
    hurt = dict(event.hurt)
    return {
        name: Machine(id=name, adversary=adversary, damage=hurt.get(name, 0), sent=event.force)
        for name, adversary in event.machines
    }


def _exchange_began(fight: Fight, _: e.ExchangeBegan) -> Fight:
    return replace(fight, exchange=fight.exchange + 1, engaged={})


def _engaged(fight: Fight, event: e.MachinesEngaged) -> Fight:
    return replace(fight, engaged=dict(event.pairs))


def _shots(fight: Fight, _: e.ShotsHeard) -> Fight:
    return replace(fight, shots=True)


def _ward(fight: Fight, event: e.WardRaised) -> Fight:
    tier = event.below_tier if event.exchanges > 0 else fight.ward_tier
    return replace(fight, ward=fight.ward + event.exchanges, ward_tier=tier)


def _stance(fighter: Fighter, event: e.StanceTaken, _: Fight) -> Fighter:
    return replace(fighter, stance=event.stance)


def _gap(fighter: Fighter, event: e.GapChanged, _: Fight) -> Fighter:
    return replace(fighter, gap=fighter.gap + event.by)


def _away(fighter: Fighter, _: e.GotAway, __: Fight) -> Fighter:
    return replace(fighter, away=True)


def _forced(fighter: Fighter, event: e.Forced, _: Fight) -> Fighter:
    return replace(fighter, forced=event.how)


def _bonus(fighter: Fighter, event: e.BonusGiven, _: Fight) -> Fighter:
    return replace(fighter, bonus=fighter.bonus + event.by)


def _struck(machine: Machine, event: e.MachineStruck, _: Fight) -> Machine:
    return replace(machine, damage=machine.damage + event.by)


def _saw(machine: Machine, _: e.MachineSaw, __: Fight) -> Machine:
    return replace(machine, saw=True)


def _slowed(machine: Machine, event: e.MachineSlowed, fight: Fight) -> Machine:
    return replace(machine, slow_pace=event.pace, slow_until=fight.exchange + event.exchanges)


def _destroyed(fight: Fight, event: e.MachineDestroyed) -> Fight:
    if event.machine not in fight.machines or fight.machines[event.machine].gone:
        return fight
    gone = replace(fight.machines[event.machine], gone=True)
    return replace(fight, machines={**fight.machines, gone.id: gone}, destroyed=fight.destroyed + 1)


def _stood_down(machine: Machine, _: e.MachineStoodDown, __: Fight) -> Machine:
    return replace(machine, gone=True)


def _shown(machine: Machine, event: e.TraitShown, _: Fight) -> Machine:
    return machine if event.trait in machine.shown else replace(machine, shown=(*machine.shown, event.trait))


def _captured(fight: Fight, event: e.Captured) -> Fight:
    """Whoever is carried off is no part of the fight any more."""
    fighters = {who: fighter for who, fighter in fight.fighters.items() if who != event.who}
    engaged = {who: machines for who, machines in fight.engaged.items() if who != event.who}
    return replace(fight, fighters=fighters, engaged=engaged)


_FIGHTERS: dict[type, Callable[[Fighter, Any, Fight], Fighter]] = {
    e.StanceTaken: _stance,
    e.GapChanged: _gap,
    e.GotAway: _away,
    e.Forced: _forced,
    e.BonusGiven: _bonus,
}
"""What an event makes of the one it names, if they are known."""
_MACHINES: dict[type, Callable[[Machine, Any, Fight], Machine]] = {
    e.MachineStruck: _struck,
    e.MachineSaw: _saw,
    e.MachineSlowed: _slowed,
    e.MachineStoodDown: _stood_down,
    e.TraitShown: _shown,
}
"""What an event makes of the machine it names, if it is known."""
_FIGHT: dict[type, Callable[[Fight, Any], Fight]] = {
    e.MachinesJoined: _machines_joined,
    e.ExchangeBegan: _exchange_began,
    e.MachinesEngaged: _engaged,
    e.MachineDestroyed: _destroyed,
    e.ShotsHeard: _shots,
    e.WardRaised: _ward,
    e.Captured: _captured,
}
"""What an event makes of the fight as a whole."""
