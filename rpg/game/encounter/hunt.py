"""Machines that follow the Tag come again after a flight (GAME.md 3); that they cross sectors is in ``homeward``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter.ground import tagged
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ForceSent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.encounter.rules import EncounterRules

_TRACKS = "tracks_tag"


def hunters(rules: EncounterRules, units: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Of these machines (adversary id, count), those that follow the Tag; the rules know what they are."""
    known = rules.adversaries
    return tuple((a, count) for a, count in units if count > 0 and a in known and known[a].trait(_TRACKS))


def again(rules: FightRules, ground: Ground, units: Iterable[tuple[str, int]]) -> tuple[ForceSent, ...]:
    """Of these machines, those that follow the Tag are on the way again, so many beats off; none if nobody bears it.

    They join whatever is on the way already, and the shorter clock counts.
    """
    known, name = rules.encounter.adversaries, ground.sector
    found = hunters(rules.encounter, units)
    if not found or not tagged(rules, ground):
        return ()
    clock = max(1, min(known[a].by_key[_TRACKS].value for a, _ in found))
    sector = ground.safeguard.sector(name)
    force, level = sector.force, safeguard.level(rules.safeguard, sector)
    if force is None:
        return (ForceSent(sector=name, level=level, units=found, clock=clock),)
    clock = min(clock, safeguard.remaining(force))
    return (ForceSent(sector=name, level=force.level, units=(*force.units, *found), clock=clock),)
