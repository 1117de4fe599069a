"""Magnitude is time: what crossing a node takes of people, and of the village without them (GAME.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game import strata
from rpg.game.character import ability, rest
from rpg.game.character import decide as character
from rpg.game.character.events import ConditionGained, ConditionLost
from rpg.game.encounter.detect import best
from rpg.game.encounter.ground import active, tagged
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.strata.events import CrossingBroken, Travelled

if TYPE_CHECKING:
    from rpg.game.expedition.depth import Descent
    from rpg.game.strata.state import Node


def taken(descent: Descent) -> Refusal | None:
    """The time of the node that they are in.

    A force on its way is quicker than anything longer than beats: it stops them, and the crossing is still to be made.
    """
    node = descent.strata.node
    large = strata.magnitude_of(descent.own, node)
    if node is None or large is None or large.unit == "beat":
        descent.ticks(large.count if large else 0)
        return None
    force = descent.ground.safeguard.sector(descent.ground.sector).force
    if force is not None:
        descent.ticks(safeguard.remaining(force) + force.stopped)
        descent.happen((CrossingBroken(node=node.id),))
        return None
    time = descent.rules.check.time
    watches = large.count * {"watch": 1, "day": time.day_watches}.get(large.unit, 0)
    cycles = large.count * {"cycle": 1, "season": time.season_cycles}.get(large.unit, 0)
    _watches(descent, watches)
    _bled(descent, cycles * time.cycle_watches)
    descent.happen((Travelled(node=node.id, watches=watches, cycles=cycles, years=large.unit == "years"),))
    _tired(descent, node)
    return _fed(descent, cycles) if node.magnitude >= descent.own.forage.least else None


def _watches(descent: Descent, count: int) -> None:
    """Watches on the march: the network forgets, wounds bleed; nobody rests."""
    for n in range(count):
        name, found = descent.ground.sector, tagged(descent.rules, descent.ground)
        sector = descent.ground.safeguard.sector(name)
        label = f"watch:{n}"
        descent.happen(safeguard.watch(descent.rules.safeguard, descent.dice, name, sector, tagged=found, label=label))
        descent.happen(ability.renew(descent.ground.people, "watch"))
        _bled(descent, 1)


def _bled(descent: Descent, watches: int) -> None:
    """What so many watches take of whoever bleeds. What the network forgets in a cycle, the cycle's end says."""
    rules, core = descent.rules.character, descent.rules.check.core
    for person in active(descent.ground) if watches else ():
        descent.happen(rest.worn(rules, core, person, watches=watches))


def _tired(descent: Descent, node: Node) -> None:
    """A march through something that large exhausts."""
    march = descent.own.march
    if node.magnitude < march.least:
        return
    known = descent.rules.character.conditions
    if march.condition in known:
        tired = [p for p in active(descent.ground) if march.condition not in p.conditions]
        descent.happen(character.condition_gained(descent.rules.character, p, march.condition) for p in tired)


def _fed(descent: Descent, cycles: int) -> Refusal | None:
    """One roll a cycle stands for rations: it fails, and everybody is hungry."""
    forage = descent.own.forage
    for n in range(cycles):
        who = best(descent.rules, descent.ground, descent.up, forage.skill)
        if not who:
            return None
        rules, core = descent.rules.character, descent.rules.check.core
        own = character.parts(rules, core, descent.person(who), forage.skill)
        tested = descent.test(f"forage:{n}", who, own)
        if isinstance(tested, Refusal):
            return tested
        hungry = tested.degree == "fail"
        for person in active(descent.ground):
            has = forage.condition in person.conditions
            if hungry and not has:
                descent.happen((ConditionGained(who=person.id, condition=forage.condition),))
            if has and not hungry:
                descent.happen((ConditionLost(who=person.id, condition=forage.condition),))
    descent.heard()
    return None
