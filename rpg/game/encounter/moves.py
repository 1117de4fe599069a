"""What a machine is seen to do: one move of one that acted, for the table to tell as it likes (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter.events import MachineSaw, MachinesEngaged, MoveSeen, TraitShown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground


def seen(rules: FightRules, ground: Ground, dice: Dice, events: Sequence[object]) -> tuple[MoveSeen, ...]:
    """One move after an exchange, whose events these are and after which the ground is so; none once a fight is over.

    Of the machines that engaged somebody, told the network or did something of their own; else of all that are there.
    """
    fight = ground.encounter.fight
    if fight is None:
        return ()
    acted = {m for e in events if isinstance(e, MachinesEngaged) for _, machines in e.pairs for m in machines}
    acted |= {event.machine for event in events if isinstance(event, MachineSaw | TraitShown)}
    known = rules.encounter.adversaries
    there = [m for m in fight.machines.values() if not m.gone and known[m.adversary].moves]
    able = [m for m in there if m.id in acted] or there
    if not able:
        return ()
    machine = able[dice.roll("move", 1, len(able))[0] - 1]
    moves = known[machine.adversary].moves
    return (MoveSeen(machine=machine.id, move=moves[dice.roll("move:which", 1, len(moves))[0] - 1].key),)
