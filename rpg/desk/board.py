"""The board of a fight: machines, arrival, people by gap with who engages them, the downed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.alert import units
from rpg.desk.telling import name
from rpg.game.character import decide as character
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.encounter.state import Fight
    from rpg.words import Value


def board(rules: Rules, world: World) -> tuple[Say, ...]:
    """``exterminators x3 · arrival 1 · gap 0 Oru ←1,2,3 · gap 2 Tae, Tae · down Minto``; empty without a fight."""
    fight = world.encounter.fight
    if fight is None:
        return ()
    clauses: list[Value] = [Say("desk.board.machines", {"units": _machines(fight)})]
    force = world.safeguard.sector(fight.sector).force
    if force is not None:
        clauses.append(Say("desk.board.arrival", {"beats": max(0, force.clock - force.ticked)}))
    up = [who for who, f in fight.fighters.items() if not f.away and _up(rules, world, who)]
    for gap in sorted({fight.fighters[who].gap for who in up}):
        there = tuple(_person(world, fight, who) for who in up if fight.fighters[who].gap == gap)
        clauses.append(Say("desk.board.gap", {"gap": gap, "people": Listed(there)}))
    down = tuple(name(world, who) for who in _down(rules, world, fight))
    for key, those in (("down", down), ("away", _away(rules, world, fight))):
        if those:
            clauses.append(Say(f"desk.board.{key}", {"people": Listed(those)}))
    return (Say("desk.board", {"clauses": Listed(tuple(clauses), " · ")}),)


def _machines(fight: Fight) -> Listed:
    counts: dict[str, int] = {}
    for machine in fight.machines.values():
        if not machine.gone:
            counts[machine.adversary] = counts.get(machine.adversary, 0) + 1
    return units(tuple(counts.items()))


def _up(rules: Rules, world: World, who: str) -> bool:
    person = world.people.by_id.get(who)
    return person is not None and character.standing(rules.character, person)


def _down(rules: Rules, world: World, fight: Fight) -> list[str]:
    people = world.people.by_id
    return [
        w
        for w, fighter in fight.fighters.items()
        if w in people and not (fighter.away or people[w].dead) and character.downed(rules.character, people[w])
    ]


def _away(rules: Rules, world: World, fight: Fight) -> tuple[Value, ...]:
    """Those who got away; of the downed among them it is said."""
    away = [who for who, fighter in fight.fighters.items() if fighter.away]
    lying = {p.id for p in world.people.by_id.values() if character.downed(rules.character, p)}
    return tuple(
        Say("desk.board.away_down", {"who": name(world, who)}) if who in lying else name(world, who) for who in away
    )


def _person(world: World, fight: Fight, who: str) -> Value:
    machines = fight.engaged.get(who, ())
    standing = [m for m in machines if m in fight.machines and not fight.machines[m].gone]
    if not standing or fight.fighters[who].gap:
        return name(world, who)
    numbers = ",".join(m.rpartition("-")[2] for m in standing)
    return Say("desk.board.engaged", {"who": name(world, who), "machines": numbers})
