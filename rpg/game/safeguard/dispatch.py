"""What the network sends: which force, how many machines, and how long until it is here (GAME.md 4).

One force at a time: a higher level replaces what is on the way and keeps the shorter clock; while one of the same or a
higher level is on the way, or here, nothing is sent. Beside a living tower a clock is divided when it is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.tables import read_on
from rpg.game.safeguard.events import ForceArrived, ForceSent, ForceTicked, OmenSeen
from rpg.game.safeguard.measures import remaining

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.safeguard.rules import SafeguardRules, Swap, Unit
    from rpg.game.safeguard.state import Sector


def sent(  # noqa: PLR0913 -- one sector, one level, and what is different when a force comes again
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, level: int, *, label: str, again: bool = False
) -> tuple[ForceSent, ...]:
    """The force of a level, unless none is due; ``again`` multiplies its clock. Dice: ``label/dispatch:<level>/…``."""
    ladder = rules.ladder
    dispatch = ladder.levels[level].dispatch
    if dispatch is None or any(force.level >= level for force in (sector.force, sector.arrived) if force):
        return ()
    clock = dispatch.arrival_clock * (ladder.redispatch_clock if again else 1)
    if sector.tower:
        clock = _divided(clock, ladder.tower_divides_clock)
    if sector.force:
        clock = min(remaining(sector.force), clock)
    units, faces = _mustered(dispatch.units, dice, f"{label}/dispatch:{level}")
    if ladder.swaps:
        units = _swapped(units, dispatch.swaps)
    return (ForceSent(sector=name, level=level, units=units, clock=clock, faces=faces),)


def ticked(
    rules: SafeguardRules, dice: Dice, name: str, sector: Sector, *, label: str
) -> tuple[ForceTicked | ForceArrived | OmenSeen, ...]:
    """One beat of the force on the way: a stop is used up or the clock moves; on its way an omen, then arrival."""
    force = sector.force
    if force is None:
        return ()
    if force.stopped > 0:
        return (ForceTicked(sector=name, stopped=1),)
    tick = ForceTicked(sector=name, by=1)
    run = force.ticked + 1
    if run >= force.clock:
        return tick, ForceArrived(sector=name)
    sign = _divided(force.clock, rules.ladder.omen_divides_clock)
    return (tick, *omen(rules, dice, name, label=label)) if run == sign else (tick,)


def omen(rules: SafeguardRules, dice: Dice, name: str, *, label: str) -> tuple[OmenSeen, ...]:
    """A sign of the City, drawn as ``label/omen``; none if the rules have no table of them."""
    if rules.omens is None:
        return ()
    read = read_on(rules.omens, dice, f"{label}/omen")
    return (OmenSeen(sector=name, row=read.row, faces=read.faces),)


def _divided(clock: int, by: int) -> int:
    """A clock divided, rounded up."""
    return -(-clock // by)


def _mustered(units: tuple[Unit, ...], dice: Dice, label: str) -> tuple[tuple[tuple[str, int], ...], tuple[int, ...]]:
    """How many of each machine come, and the faces that say so."""
    rolls = [(unit.adversary, unit.count.roll(dice, f"{label}/{unit.adversary}")) for unit in units]
    count = tuple((adversary, outcome.total) for adversary, outcome in rolls if outcome.total > 0)
    return count, tuple(face for _, outcome in rolls for face in outcome.faces)


def _swapped(units: tuple[tuple[str, int], ...], swaps: tuple[Swap, ...]) -> tuple[tuple[str, int], ...]:
    """The same force with other machines in the place of some, as far as there are enough of them."""
    count = dict(units)
    for swap in swaps:
        if swap.adversary in count and count[swap.adversary] >= swap.take:
            count[swap.adversary] -= swap.take
            count[swap.instead] = count.get(swap.instead, 0) + swap.give
    return tuple((adversary, machines) for adversary, machines in count.items() if machines > 0)
