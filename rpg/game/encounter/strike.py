"""Striking, engaged or at a distance, and holding, which is a strike that keeps machines busy (GAME.md 5).

Engaged: the Threat of the first machine and one more for each further one; a fail costs harm *fail* and empties the
weapon, a partial hits and costs harm *partial*. At a distance Threat counts less and only what reaches that far harms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import GearEmptied
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.events import Forced, MachineDestroyed, MachineSlowed, MachineStruck, ShotsHeard
from rpg.game.encounter.price import engaged_parts, pay
from rpg.game.encounter.spoils import fallen
from rpg.game.encounter.weapons import aim, wield
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet

if TYPE_CHECKING:
    from rpg.game.character.rules import Weapon
    from rpg.game.check.events import Tested
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play

_UNHARMED = frozenset({"no_strike", "net_layer"})


def strike(play: Play, act: Act) -> Refusal | None:
    """Strike the target of the act, or the one the rules choose; nothing happens if none is left to strike."""
    gear = wield(play, act)
    if isinstance(gear, Refusal):
        return None
    target = aim(play, act, gear)
    if isinstance(target, Refusal):
        return None
    weapon = play.rules.character.gear[gear].weapon
    if weapon is None:
        return None
    tested = play.test(act, weapon.skill, _difficulty(play, act.who, target), gear)
    if isinstance(tested, Refusal):
        return tested
    _fired(play, act.who, gear, weapon, tested)
    pay(play, act.who, tested.degree)
    if tested.degree != "fail":
        _hit(play, act.who, target, weapon, tested)
    return None


def _difficulty(play: Play, who: str, target: str) -> tuple[Part, ...]:
    engaging = play.engaging(who)
    if engaging:
        return engaged_parts(play, engaging)
    machine = play.adversary(target)
    return (Part(machine.id, -max(0, machine.threat - play.rules.encounter.procedure.threat_at_range)),)


def _fired(play: Play, who: str, gear: str, weapon: Weapon, tested: Tested) -> None:
    """What striking does to the weapon, and who hears it: shots are heard once a fight."""
    if weapon.loud and not play.fight.shots:
        play.happen((ShotsHeard(),))
        play.trigger(play.rules.encounter.procedure.noises.shots)
    spent = weapon.one_shot or (tested.degree == "fail" and weapon.empties)
    if not spent or gear not in play.person(who).gear:
        return
    if weapon.one_shot or not play.use(who, lambda e: e.keep_loaded):
        play.happen((GearEmptied(who=who, gear=gear),))


def _hit(play: Play, who: str, target: str, weapon: Weapon, tested: Tested) -> None:
    procedure = play.rules.encounter.procedure
    clean = more = 0
    if tested.degree in check.CLEAN:
        clean = procedure.clean_damage
        more = procedure.extra_damage * check.extra(tested, play.rules.check)  # noqa: S610 - dice, not a query
    fixed = play.fighter(who).forced == "strike"
    damage(play, target, weapon.damage + clean + more, weapon.pierce)
    slowable = clean and not (play.fight.machines[target].gone or "heavy_body" in play.adversary(target).by_key)
    slowed = play.use(who, lambda e: e.slow) if slowable else None
    if slowed:
        play.happen((MachineSlowed(machine=target, pace=slowed.pace, exchanges=slowed.exchanges),))
    if fixed and play.fight.machines[target].gone:
        play.happen((Forced(who=who, how=""),))


def damage(play: Play, target: str, boxes: int, pierce: int) -> None:
    """Take boxes of a machine that can be struck, less its armour."""
    machine = play.adversary(target)
    if _UNHARMED.isdisjoint(machine.by_key):
        lose(play, target, max(0, boxes - max(0, machine.armour - pierce)))


def lose(play: Play, target: str, boxes: int) -> None:
    """Take boxes of a machine, or give back (negative) what it lost; at the end of its Integrity it is destroyed."""
    machine, block = play.fight.machines[target], play.adversary(target)
    change = boxes if machine.damage >= 0 <= boxes else max(0, max(0, machine.damage) + boxes) - machine.damage
    if boxes and change:
        play.happen((MachineStruck(machine=target, by=change),))
        if block.faction == "builder" and machine.damage <= 0 < change:
            play.trigger(play.rules.encounter.procedure.noises.builder_damaged)
    if play.fight.machines[target].damage >= block.integrity:
        fell(play, target)


def fell(play: Play, target: str) -> None:
    """A machine is gone; the network misses its own, a fallen tower lets clocks run as they are."""
    machine = play.adversary(target)
    play.happen((MachineDestroyed(machine=target),))
    for trait in machine.traits:
        if trait.key in {"noise_on_kill", "halves_arrival"} and trait.trigger:
            play.trigger(trait.trigger)
    if machine.trait("halves_arrival"):
        play.happen((TowerSet(sector=play.fight.sector, beside=False),))
    if machine.faction == "safeguard":
        noises = play.rules.encounter.procedure.noises
        machines = play.fight.machines.values()
        gone = len([m for m in machines if m.gone and play.adversary(m.id).faction == "safeguard"])
        if (gone - 1) % noises.machine_destroyed_every == 0:
            play.trigger(noises.machine_destroyed)
    fallen(play, target)
