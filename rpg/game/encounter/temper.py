"""Who lets people be: machines that nobody struck, and machines that guard a place and follow nobody (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Adversary
    from rpg.game.encounter.state import Fight

_GUARDS = frozenset({"guards_source", "guards_megastructure"})


def calm(fight: Fight, block: Adversary) -> bool:
    """Whether machines of that kind take no notice of people: they are indifferent, and none of them was struck."""
    if "indifferent" not in block.by_key:
        return False
    return not any(m.damage > 0 or m.gone for m in fight.machines.values() if m.adversary == block.id)


def stays(block: Adversary, gap: int) -> bool:
    """Whether a machine lets somebody at that gap go: it guards its place, and they are beyond its reach."""
    return gap > block.reach and not _GUARDS.isdisjoint(block.by_key)


def follows(play: Play, block: Adversary, who: str) -> bool:
    """Whether machines of that kind would pursue somebody at all."""
    return not (stays(block, play.fighter(who).gap) or calm(play.fight, block))


def hindering(play: Play, who: str) -> list[str]:
    """The machines that stand free and would pursue somebody."""
    machines = play.fight.machines
    return [m for m in play.free if not machines[m].gone and follows(play, play.adversary(m), who)]
