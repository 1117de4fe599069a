"""Acts that only some machines allow: climbing onto one, and reaching into one by Interface (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.events import GotAway, MachineStoodDown, TraitShown
from rpg.game.encounter.price import beyond_parts, pay
from rpg.game.encounter.strike import lose
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.game.check.events import Tested
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Trait

_LINKS = ("net_layer", "stand_down")


def rideable(play: Play, act: Act) -> tuple[str, Trait] | Refusal:
    """The machine that somebody climbs onto: the one the act names, or the first that carries people."""
    return _open(play, act, ("rideable",), "not_rideable")


def linkable(play: Play, act: Act) -> tuple[str, Trait] | Refusal:
    """The machine that somebody reaches into."""
    return _open(play, act, _LINKS, "not_linkable")


def _open(play: Play, act: Act, keys: tuple[str, ...], why: str) -> tuple[str, Trait] | Refusal:
    named = act.target
    if named and (named not in play.fight.machines or play.fight.machines[named].gone):
        return Refusal(Say("encounter.refused.no_machine", {"machine": named}))
    for machine in (named,) if named else tuple(m.id for m in play.living()):
        traits = play.adversary(machine).by_key
        for key in keys:
            if key in traits:
                return machine, traits[key]
    return Refusal(Say(f"encounter.refused.{why}", {"who": play.person(act.who).name}))


def reach(play: Play, act: Act) -> Refusal | None:
    """Do the act: ride, or link."""
    return _ride(play, act) if act.do == "ride" else _link(play, act)


def _ride(play: Play, act: Act) -> Refusal | None:
    """Climb onto a machine that is passing: at least partial, and it carries one out of the fight; a partial pays."""
    found = rideable(play, act)
    if isinstance(found, Refusal):
        return None
    machine, trait = found
    tested = _test(play, act, trait, Part(play.adversary(machine).id, -trait.value))
    if isinstance(tested, Refusal):
        return tested
    pay(play, act.who, tested.degree)
    if tested.degree != "fail" and play.acts(act.who):
        play.happen((TraitShown(machine=machine, trait=trait.key, who=act.who), GotAway(who=act.who)))
    return None


def _link(play: Play, act: Act) -> Refusal | None:
    """Reach into a machine against its Threat: of the net one takes boxes, an automaton is told to stand down."""
    found = linkable(play, act)
    if isinstance(found, Refusal):
        return None
    machine, trait = found
    block = play.adversary(machine)
    tested = _test(play, act, trait, Part(block.id, -block.threat))
    if isinstance(tested, Refusal):
        return tested
    pay(play, act.who, tested.degree)
    if tested.degree == "fail":
        return None
    if trait.key == "stand_down":
        play.happen((MachineStoodDown(machine=machine),))
    else:
        lose(play, machine, _boxes(play, trait, tested))
    return None


def _test(play: Play, act: Act, trait: Trait, against: Part) -> Tested | Refusal:
    """The roll of such an act, with what further machines in contact take."""
    return play.test(act, trait.skill, (against, *beyond_parts(play, play.engaging(act.who))))


def _boxes(play: Play, trait: Trait, tested: Tested) -> int:
    procedure = play.rules.encounter.procedure
    clean = procedure.clean_damage if check.is_clean(tested.degree) else 0
    return trait.value + clean + procedure.extra_damage * check.extra(tested, play.rules.check)  # noqa: S610 - dice
