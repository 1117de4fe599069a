"""What machines do by themselves as an exchange ends: carry off, fire, speak, trace, raise the alarm (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import Left
from rpg.game.encounter.events import Captured, TraitShown
from rpg.game.encounter.toll import take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Trait
    from rpg.game.encounter.state import Machine

_OWN = frozenset({"speaks", "trace", "dispatch_on_touch", "emitter"})


def carry_off(play: Play, down: Sequence[str], takers: Sequence[str]) -> None:
    """Free machines that take captives carry the downed away, one each; when nobody stands there any more, all."""
    each = takers if play.present else list(takers[:1]) * len(down)
    for machine, who in zip(each, down, strict=False):
        play.happen((Captured(who=who, machine=machine), Left(who=who, away=True)))


def act(play: Play) -> None:
    """Every machine that is still there does what it does by itself, in the order in which they came."""
    if _OWN.isdisjoint(play.traits):
        return
    for machine in play.living():
        for trait in play.adversary(machine.id).traits:
            if trait.key in _OWN:
                _do(play, play.fight.machines[machine.id], trait)


def _do(play: Play, machine: Machine, trait: Trait) -> None:
    match trait.key:
        case "speaks" if trait.key not in machine.shown:
            play.happen((TraitShown(machine=machine.id, trait=trait.key),))
            for who in play.present:
                play.strain(who, trait.value, f"panic:{who}:{machine.id}")
        case "trace":
            play.trigger(trait.trigger, trait.value)
        case "dispatch_on_touch" if trait.key not in machine.shown and _touched(play, machine):
            play.happen((TraitShown(machine=machine.id, trait=trait.key),))
            play.trigger(trait.trigger)
        case "emitter":
            _fire(play, machine, trait)
        case _:
            pass


def _touched(play: Play, machine: Machine) -> bool:
    return machine.damage > 0 or any(machine.id in machines for machines in play.fight.engaged.values())


def _fire(play: Play, machine: Machine, trait: Trait) -> None:
    """Every so many exchanges it fires at one person who stands there, at whatever gap: the harm of a fail."""
    there = play.present
    if not there or trait.value <= 0 or play.fight.exchange % trait.value:
        return
    who = there[play.dice.roll(f"emitter:{machine.id}", 1, len(there))[0] - 1]
    play.happen((TraitShown(machine=machine.id, trait=trait.key, who=who),))
    take(play, who, machine.id, play.adversary(machine.id).harm.fail, failed=True)


def unheard(play: Play) -> bool:
    """Whether the network hears nothing of this fight: every machine that ever was in it keeps out of its sight."""
    return all("no_alert" in play.adversary(machine).by_key for machine in play.fight.machines)
