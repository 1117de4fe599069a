"""What falls out of a machine: another machine, something to eat, the memory of who it was (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import burden
from rpg.game.character.events import LoadChanged
from rpg.game.encounter.begin import named
from rpg.game.encounter.events import MachineDestroyed, MachinesJoined

if TYPE_CHECKING:
    from rpg.game.encounter.play import Play


def fallen(play: Play, machine: str) -> None:
    """What comes of it, now that a machine has been destroyed."""
    traits = play.adversary(machine).by_key
    becomes, someone = traits.get("becomes"), traits.get("was_someone")
    if becomes and becomes.adversary in play.rules.encounter.adversaries:
        more = named(((becomes.adversary, 1),), play.fight.machines)
        play.happen((MachinesJoined(machines=more, force=play.fight.machines[machine].sent),))
    if someone and _first(play):
        for who in play.present:
            play.strain(who, someone.value, f"panic:{who}:{machine}")


def _first(play: Play) -> bool:
    """Whether this is the first of its kind to fall here and now: one's nerves are tried once an exchange."""
    fell = [e for e in play.events if type(e) is MachineDestroyed]
    return sum("was_someone" in play.adversary(e.machine).by_key for e in fell) == 1


def gathered(play: Play) -> None:
    """What can be eaten of the machines destroyed is taken up by those who stand there, whoever has most room first."""
    traits = (play.adversary(m.id).by_key.get("edible") for m in play.fight.machines.values() if m.gone)
    units = sum(trait.value for trait in traits if trait)
    if units <= 0:
        return
    taken = burden.shared(play.rules.character, [play.person(who) for who in play.present], units, heavy=True)
    play.happen(LoadChanged(who=who, by=by) for who, by in taken.items())
