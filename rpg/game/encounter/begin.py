"""How machines and people meet: the lookout's roll sets the gap, the machines get their names (GAME.md 5, step 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.character import ability
from rpg.game.encounter.detect import lookout
from rpg.game.encounter.events import FightBegan, MachinesJoined
from rpg.game.encounter.ground import active, up
from rpg.game.encounter.meeting import masked, unmet
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.state import Fight

Units: TypeAlias = tuple[tuple[str, int], ...]
Machines: TypeAlias = tuple[tuple[str, str], ...]
_AT_ONCE = 12


def begin(  # noqa: PLR0913 - who, against whom, how near and why: all named by keyword
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    *,
    units: Units,
    people: Sequence[str] = (),
    gap: int | None,
    force: bool = False,
) -> tuple[GroundEvent, ...] | Refusal:
    """Begin a fight between units (adversary id, count) and people, at a gap, or at what the best lookout's roll says.

    Without ``people`` it is everybody there who lives; the downed lie among them. ``force``: the machines are the force
    that arrived in the sector. A tower among the machines stands beside the group from then on.
    """
    people = people or tuple(person.id for person in active(ground))
    wrong = _wrong(rules, ground, units, people) or unmet(rules.encounter, units, force=force)
    if wrong is not None:
        return wrong
    known = ground.people.by_id
    standing = tuple(who for who in people if up(rules, known[who]))
    if gap is None and masked(rules.encounter, units):
        gap = rules.encounter.procedure.start_gap.ambush
    seen = lookout(rules, ground, dice, people=standing, force=force) if gap is None else ((), gap)
    if isinstance(seen, Refusal):
        return seen
    events, start = seen
    start = max(0, min(rules.encounter.procedure.away_gap - 1, start))
    machines, gaps = named(units, ()), tuple((who, start) for who in people)
    first, more = machines[:_AT_ONCE], machines[_AT_ONCE:]
    arrived = ground.safeguard.sector(ground.sector).arrived if force else None
    hurt = _hurt(machines, arrived.hurt if arrived else ())
    own = tuple((name, hurt[name]) for name, _ in first if name in hurt)
    began = FightBegan(sector=ground.sector, machines=first, gaps=gaps, force=force, hurt=own)
    fresh = ability.renew(ground.people, "encounter")
    return (*fresh, *events, began, *_joined(more, hurt, force=force), *_tower(rules, ground, units))


def arriving(ground: Ground) -> tuple[MachinesJoined, ...]:
    """The force that has just arrived in the sector comes into the fight."""
    fight, arrived = ground.encounter.fight, ground.safeguard.sector(ground.sector).arrived
    if fight is None or arrived is None or fight.sector != ground.sector:
        return ()
    machines = named(arrived.units, fight.machines)
    return _joined(machines, _hurt(machines, arrived.hurt), force=True)


def _hurt(machines: Machines, damage: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The boxes that each machine of a force comes without: the first of each kind are the damaged ones."""
    left = list(damage)
    hurt: dict[str, int] = {}
    for name, adversary in machines:
        boxes = next((pair for pair in left if pair[0] == adversary), None)
        if boxes is not None:
            left.remove(boxes)
            hurt[name] = boxes[1]
    return hurt


def _joined(machines: Machines, hurt: dict[str, int], *, force: bool) -> tuple[MachinesJoined, ...]:
    """Machines that come, so many in one event that it stays short."""
    parts = [machines[i : i + _AT_ONCE] for i in range(0, len(machines), _AT_ONCE)]
    boxes = [tuple((name, hurt[name]) for name, _ in part if name in hurt) for part in parts]
    return tuple(MachinesJoined(machines=m, force=force, hurt=h) for m, h in zip(parts, boxes, strict=True))


def named(units: Units, taken: Iterable[str]) -> Machines:
    """Names for machines, ``exterminator-2``, after those already taken, each with its adversary."""
    known = set(taken)
    machines: list[tuple[str, str]] = []
    for adversary, count in units:
        slug = adversary.rpartition("/")[2]
        number = 0
        for _ in range(count):
            number += 1
            while f"{slug}-{number}" in known:
                number += 1
            known.add(f"{slug}-{number}")
            machines.append((f"{slug}-{number}", adversary))
    return tuple(machines)


def _wrong(rules: FightRules, ground: Ground, units: Units, people: Sequence[str]) -> Refusal | None:
    fight: Fight | None = ground.encounter.fight
    if fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    if not people:
        return Refusal(Say("encounter.refused.no_people"))
    known = ground.people.by_id
    for who in people:
        if who not in known or known[who].dead or known[who].away:
            return Refusal(Say("encounter.refused.cannot_act", {"who": known[who].name if who in known else who}))
    if not any(up(rules, known[who]) for who in people):
        return Refusal(Say("encounter.refused.no_people"))
    return _unknown(rules, units)


def _unknown(rules: FightRules, units: Units) -> Refusal | None:
    for adversary, _ in units:
        if adversary not in rules.encounter.adversaries:
            return Refusal(Say("encounter.refused.no_adversary", {"adversary": adversary}))
    return None if sum(count for _, count in units) > 0 else Refusal(Say("encounter.refused.no_machines"))


def _tower(rules: FightRules, ground: Ground, units: Units) -> tuple[TowerSet, ...]:
    """A tower among them stands beside the group from now on."""
    adversaries = rules.encounter.adversaries
    towers = any(count > 0 and adversaries[a].trait("halves_arrival") for a, count in units)
    known = ground.safeguard.sector(ground.sector).tower
    return (TowerSet(sector=ground.sector, beside=True),) if towers and not known else ()
