"""Machines that follow the Tag: back after a flight, along into other sectors, keen in the dark (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.events import Part
from rpg.game.encounter.ground import tagged
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ForceGone, ForceSent, ForceTurnedBack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.encounter.rules import EncounterRules
    from rpg.game.safeguard.events import SafeguardEvent
    from rpg.game.safeguard.state import Sector

Units = tuple[tuple[str, int], ...]


def trackers(rules: EncounterRules, units: Iterable[tuple[str, int]]) -> Units:
    """Those of these machines that follow the Tag."""
    known = rules.adversaries
    return tuple((a, n) for a, n in units if a in known and "tracks_tag" in known[a].by_key and n > 0)


def again(rules: FightRules, ground: Ground, units: Iterable[tuple[str, int]]) -> tuple[ForceSent, ...]:
    """Those that follow the Tag are on the way again, so many beats off; nothing if nobody bears it."""
    hunters = trackers(rules.encounter, units)
    if not hunters or not tagged(rules, ground):
        return ()
    return (_sent(rules, ground.safeguard.sector(ground.sector), ground.sector, hunters),)


def followed(rules: FightRules, ground: Ground, to: str) -> tuple[SafeguardEvent, ...]:
    """The group goes to another sector: those that follow the Tag come with it, the rest of their force stays."""
    name = ground.sector
    if to == name or not tagged(rules, ground):
        return ()
    left = ground.safeguard.sector(name)
    coming = left.force.units if left.force else ()
    here = left.arrived.units if left.arrived else ()
    hunters = (*trackers(rules.encounter, coming), *trackers(rules.encounter, here))
    if not hunters:
        return ()
    events: list[SafeguardEvent] = []
    if left.arrived and trackers(rules.encounter, here) == here:
        events.append(ForceGone(sector=name, why="followed"))
    if left.force and trackers(rules.encounter, coming):
        rest = tuple(unit for unit in coming if unit not in trackers(rules.encounter, coming))
        clock = safeguard.remaining(left.force)
        events.append(
            ForceSent(sector=name, level=left.force.level, units=rest, clock=clock)
            if rest
            else ForceTurnedBack(sector=name)
        )
    return (*events, _sent(rules, ground.safeguard.sector(to), to, hunters))


def _sent(rules: FightRules, sector: Sector, name: str, hunters: Units) -> ForceSent:
    """They join whatever is on the way there; the shorter clock counts."""
    traits = (rules.encounter.adversaries[a].by_key["tracks_tag"] for a, _ in hunters)
    clock, level = min(trait.value for trait in traits), safeguard.level(rules.safeguard, sector)
    if sector.force is None:
        return ForceSent(sector=name, level=level, units=hunters, clock=clock)
    clock = min(clock, safeguard.remaining(sector.force))
    return ForceSent(sector=name, level=sector.force.level, units=(*sector.force.units, *hunters), clock=clock)


def harder_to_hide(rules: FightRules, ground: Ground) -> tuple[Part, ...]:
    """The dice that going dark costs while something hunts the group in its sector: the worst of them."""
    sector, fight = ground.safeguard.sector(ground.sector), ground.encounter.fight
    known = rules.encounter.adversaries
    near = {a for force in (sector.force, sector.arrived) if force for a, _ in force.units}
    near |= {m.adversary for m in fight.machines.values() if not m.gone} if fight else set()
    found = {a: known[a].by_key["go_dark"].value for a in near if a in known and "go_dark" in known[a].by_key}
    worst = max(sorted(found), key=found.__getitem__, default="")
    return (Part(worst, -found[worst]),) if worst else ()
