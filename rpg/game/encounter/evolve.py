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
        return Encounter()
    fight = encounter.fight
    fold = _FOLDS.get(type(event))
    return encounter if fight is None or fold is None else Encounter(fold(fight, event))


def _began(event: e.FightBegan) -> Fight:
    machines = {name: Machine(id=name, adversary=adversary) for name, adversary in event.machines}
    fighters = {who: Fighter(gap=gap) for who, gap in event.gaps}
    return Fight(sector=event.sector, machines=machines, fighters=fighters, force=event.force)


def _machines_joined(fight: Fight, event: e.MachinesJoined) -> Fight:
    more = {name: Machine(id=name, adversary=adversary) for name, adversary in event.machines}
    return replace(fight, machines={**fight.machines, **more}, force=fight.force or event.force)


def _exchange_began(fight: Fight, _: e.ExchangeBegan) -> Fight:
    return replace(fight, exchange=fight.exchange + 1, engaged={})


def _engaged(fight: Fight, event: e.MachinesEngaged) -> Fight:
    return replace(fight, engaged=dict(event.pairs))


def _shots(fight: Fight, _: e.ShotsHeard) -> Fight:
    return replace(fight, shots=True)


def _ward(fight: Fight, event: e.WardRaised) -> Fight:
    tier = event.below_tier if event.exchanges > 0 else fight.ward_tier
    return replace(fight, ward=fight.ward + event.exchanges, ward_tier=tier)


def _stance(fight: Fight, event: e.StanceTaken) -> Fight:
    return _fighter(fight, event.who, lambda f: replace(f, stance=event.stance))


def _gap(fight: Fight, event: e.GapChanged) -> Fight:
    return _fighter(fight, event.who, lambda f: replace(f, gap=f.gap + event.by))


def _away(fight: Fight, event: e.GotAway) -> Fight:
    return _fighter(fight, event.who, lambda f: replace(f, away=True))


def _forced(fight: Fight, event: e.Forced) -> Fight:
    return _fighter(fight, event.who, lambda f: replace(f, forced=event.how))


def _bonus(fight: Fight, event: e.BonusGiven) -> Fight:
    return _fighter(fight, event.who, lambda f: replace(f, bonus=f.bonus + event.by))


def _struck(fight: Fight, event: e.MachineStruck) -> Fight:
    return _machine(fight, event.machine, lambda m: replace(m, damage=m.damage + event.by))


def _saw(fight: Fight, event: e.MachineSaw) -> Fight:
    return _machine(fight, event.machine, lambda m: replace(m, saw=True))


def _slowed(fight: Fight, event: e.MachineSlowed) -> Fight:
    until = fight.exchange + event.exchanges
    return _machine(fight, event.machine, lambda m: replace(m, slow_pace=event.pace, slow_until=until))


def _destroyed(fight: Fight, event: e.MachineDestroyed) -> Fight:
    if event.machine not in fight.machines or fight.machines[event.machine].gone:
        return fight
    gone = _machine(fight, event.machine, lambda m: replace(m, gone=True))
    return replace(gone, destroyed=fight.destroyed + 1)


def _stood_down(fight: Fight, event: e.MachineStoodDown) -> Fight:
    return _machine(fight, event.machine, lambda m: replace(m, gone=True))


def _shown(fight: Fight, event: e.TraitShown) -> Fight:
    return _machine(
        fight, event.machine, lambda m: m if event.trait in m.shown else replace(m, shown=(*m.shown, event.trait))
    )


def _captured(fight: Fight, event: e.Captured) -> Fight:
    """Whoever is carried off is no part of the fight any more."""
    fighters = {who: fighter for who, fighter in fight.fighters.items() if who != event.who}
    engaged = {who: machines for who, machines in fight.engaged.items() if who != event.who}
    return replace(fight, fighters=fighters, engaged=engaged)


def _fighter(fight: Fight, who: str, change: Callable[[Fighter], Fighter]) -> Fight:
    fighter = fight.fighters.get(who)
    return fight if fighter is None else replace(fight, fighters={**fight.fighters, who: change(fighter)})


def _machine(fight: Fight, name: str, change: Callable[[Machine], Machine]) -> Fight:
    machine = fight.machines.get(name)
    return fight if machine is None else replace(fight, machines={**fight.machines, name: change(machine)})


_FOLDS: dict[type, Callable[[Fight, Any], Fight]] = {
    e.MachinesJoined: _machines_joined,
    e.ExchangeBegan: _exchange_began,
    e.StanceTaken: _stance,
    e.GapChanged: _gap,
    e.MachinesEngaged: _engaged,
    e.MachineStruck: _struck,
    e.MachineSaw: _saw,
    e.MachineSlowed: _slowed,
    e.MachineDestroyed: _destroyed,
    e.ShotsHeard: _shots,
    e.GotAway: _away,
    e.Forced: _forced,
    e.BonusGiven: _bonus,
    e.WardRaised: _ward,
    e.MachineStoodDown: _stood_down,
    e.TraitShown: _shown,
    e.Captured: _captured,
}
