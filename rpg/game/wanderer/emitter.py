"""A beam: what it destroys, what the City hears of it, and what it does to whoever fires it (GAME.md 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter.ground import present
from rpg.game.encounter.strike import fell
from rpg.game.safeguard import decide as safeguard
from rpg.game.wanderer import events as e
from rpg.game.wanderer.measures import soaked

if TYPE_CHECKING:
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.state import Machine
    from rpg.game.wanderer.rules import Rung
    from rpg.game.wanderer.stage import Deed


def fire(deed: Deed, level: int, *, exchange: int, who: str = "", missed: bool = False) -> None:
    """A beam at a level that the charge allows, with everything that follows from it."""
    rung, nearer = deed.own.emitter.levels[level - 1], deed.own.proximity.beam
    deed.happen(e.BeamFired(level=level, charge=rung.charge, nearer=nearer, who=who, exchange=exchange, missed=missed))
    if not who:
        intervene(deed)
    if deed.play is not None and not missed:
        _sweep(deed.play, rung.units)
    _heard(deed, rung)
    _recoil(deed, rung, who)
    _collapse(deed, rung)


def fell_by_hand(deed: Deed, play: Play) -> None:
    """The emitter is empty: he fells the weakest machine that hands can reach, or as many as the rules say."""
    for _ in range(deed.own.block.fells):
        within = [m for m in play.living() if _in_hand(deed, play, m)]
        if not within:
            return
        weakest = min(within, key=lambda m: play.adversary(m.id).integrity - m.damage)
        deed.happen(e.Felled(machine=weakest.id, exchange=play.fight.exchange))
        intervene(deed)
        fell(play, weakest.id)


def intervene(deed: Deed) -> None:
    """The first time that he changes a fight is an intervention; so many in a season bring a hunter on his trail."""
    if deed.wanderer.acted:
        return
    course = deed.course
    deed.happen(e.Intervened(saved=present(course.rules, course.ground)))
    wake = deed.own.wake
    if deed.wanderer.interventions == wake.interventions:
        deed.happen(e.WakeRaised(hunter=wake.hunter))


def _in_hand(deed: Deed, play: Play, machine: Machine) -> bool:
    block = play.adversary(machine.id)
    return block.tier < deed.own.block.threat_from_tier and not block.trait("no_strike")


def _sweep(play: Play, units: int | None) -> None:
    """Destroy machines by their units, weakest first; one with more units than are left stays as it is.

    What has no units is nowhere that a beam could reach.
    """
    blocks = {m.id: play.adversary(m.id) for m in play.living()}
    ordered = sorted(play.living(), key=lambda m: (blocks[m.id].beam_units, blocks[m.id].integrity - m.damage))
    left = sum(block.beam_units for block in blocks.values()) if units is None else units
    for machine in ordered:
        needed = blocks[machine.id].beam_units
        if needed > left:
            return
        if needed:
            left -= needed
            fell(play, machine.id)


def _heard(deed: Deed, rung: Rung) -> None:
    course, trigger = deed.course, deed.own.emitter.trigger
    rules, name = course.rules.safeguard, course.ground.sector
    sector = course.ground.safeguard.sector(name)
    course.happen(safeguard.trigger(rules, course.dice, name, sector, trigger, label="alert:beam", extra=rung.alert))


def _recoil(deed: Deed, rung: Rung, who: str) -> None:
    if who:
        deed.course.harm(who, rung.recoil + deed.own.emitter.lock.recoil)
    elif taken := soaked(deed.own, deed.wanderer, rung.recoil):
        deed.happen(e.Hurt(by=taken))


def _collapse(deed: Deed, rung: Rung) -> None:
    """A beam that may bring the node down is rolled for; what that does is the table's to tell."""
    if rung.collapse > 0:
        face = deed.course.dice.roll("collapse", 1, deed.own.emitter.die)[0]
        deed.happen(e.CollapseRolled(face=face, collapsed=face <= rung.collapse))
