"""Machines that lose boxes, or fall, because the GM says so; everything that a strike would bring comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter.finish import end, hear
from rpg.game.encounter.play import Play
from rpg.game.encounter.strike import fell, lose

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent


def struck(
    rules: FightRules, ground: Ground, dice: Dice, machine: str, by: int, *, armour: bool
) -> tuple[GroundEvent, ...]:
    """A machine loses ``by`` boxes, less its armour if that counts; negative, it gets back what it lost, no more.

    Nothing happens to a machine that is not in the fight or already destroyed. Of several machines of one line each is
    struck on the ground that the one before it left.
    """
    play = _play(rules, ground, dice, machine)
    if play is None:
        return ()
    lose(play, machine, max(0, by - play.adversary(machine).armour) if armour and by > 0 else by)
    return _done(play)


def destroyed(rules: FightRules, ground: Ground, dice: Dice, machine: str) -> tuple[GroundEvent, ...]:
    """A machine is destroyed, whatever it had left; nothing if it is not in the fight or already destroyed."""
    play = _play(rules, ground, dice, machine)
    if play is None:
        return ()
    fell(play, machine)
    return _done(play)


def _play(rules: FightRules, ground: Ground, dice: Dice, machine: str) -> Play | None:
    fight = ground.encounter.fight
    if fight is None or machine not in fight.machines or fight.machines[machine].gone:
        return None
    return Play(rules, ground, fight, dice)


def _done(play: Play) -> tuple[GroundEvent, ...]:
    """What the network heard, and the end of the fight if that was its last machine."""
    hear(play)
    if not play.living():
        end(play, "won")
    return tuple(play.events)
