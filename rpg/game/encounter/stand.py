"""What is neither a strike nor a flight: reload, rig, go still, wait, freeze (GAME.md 5).

Whoever is engaged meanwhile pays: harm *partial* for doing something else, harm *fail* for doing nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import GearLost, GearReadied
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.counter import rigged
from rpg.game.encounter.detect import sensed
from rpg.game.encounter.engage import held
from rpg.game.encounter.events import Forced, GotAway, MachinesEngaged, WardRaised
from rpg.game.encounter.price import pay, suffer, watching
from rpg.game.encounter.strike import damage
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.game.character.rules import Rig
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play


def reload(play: Play, act: Act) -> None:
    """Make an empty weapon ready again."""
    person = play.person(act.who)
    gear = act.gear if act.gear in person.empty else next(iter(person.empty), "")
    if gear:
        play.happen((GearReadied(who=act.who, gear=gear),))
    _distracted(play, act.who)


def rig(play: Play, act: Act) -> Refusal | None:
    """Set up an item: a ward for everybody, or a blast among the machines that engage one person. It is used up.

    Or try a countermeasure, which is rolled; or sever a hostile link, at the price of the item.
    """
    if act.counter:
        return rigged(play, act)
    link = severable(play, act)
    if link:
        play.happen((GearLost(who=act.who, gear=link), GotAway(who=act.who)))
        return None
    gear, what = riggable(play, act)
    if what is None:
        return None
    play.happen((GearLost(who=act.who, gear=gear),))
    if what.do == "ward":
        play.happen((WardRaised(exchanges=what.exchanges, below_tier=what.below_tier),))
        _stand_off(play)
    else:
        for machine in play.engaging(act.whom or act.who):
            damage(play, machine, what.damage, 0)
    if what.trigger:
        play.trigger(what.trigger)
    _distracted(play, act.who)
    return None


def _stand_off(play: Play) -> None:
    """Whoever only machines engage that the ward holds off is out of contact at once."""
    free = [who for who in play.fight.engaged if all(held(play.fight, play.adversary(m)) for m in play.engaging(who))]
    if free:
        play.happen((MachinesEngaged(pairs=tuple((w, m) for w, m in play.fight.engaged.items() if w not in free)),))
    for who in free:
        play.move(who, 1)


def severable(play: Play, act: Act) -> str:
    """The item that ends a hostile link, the named one or the first: "" unless all that is left there is of the net."""
    gear = play.rules.character.gear
    if any(play.adversary(m.id).trait("net_layer") is None for m in play.living()):
        return ""
    able = (item for item in play.person(act.who).gear if item in gear and gear[item].effects.sever_link)
    return next((item for item in able if act.gear in {"", item}), "")


def riggable(play: Play, act: Act) -> tuple[str, Rig | None]:
    """The item that an act sets up, the named one or the first that can be, and what it does."""
    gear = play.rules.character.gear
    for item in (act.gear,) if act.gear else play.person(act.who).gear:
        if item in gear and item in play.person(act.who).gear and gear[item].rig is not None:
            return item, gear[item].rig
    return "", None


def still(play: Play, act: Act) -> Refusal | None:
    """Go still: one roll for all who do, by the first of them; clean and nobody Tagged, all leave unseen."""
    if play.hidden:
        return None
    play.hidden = True
    blocks = [play.adversary(m.id) for m in play.living()]
    parts = (*sensed(play.rules, play.ground, blocks), *_eyes(play))
    tested = play.test(act, play.rules.encounter.procedure.sneak_skill, parts)
    if isinstance(tested, Refusal):
        return tested
    group = [who for who, stance in play.stances.items() if stance == "still" and play.acts(who)]
    for who in group:
        if check.is_clean(tested.degree):
            play.happen((GotAway(who=who),))
        else:
            pay(play, who, tested.degree)
    return None


def _eyes(play: Play) -> tuple[Part, ...]:
    """The dice that a pack takes: what one of them sees, all see, so long as there are two."""
    packs = {block.id: block.by_key["pack"].value for block in play.blocks if "pack" in block.by_key}
    seen = [packs[m.adversary] for m in play.living() if m.adversary in packs]
    return (Part("pack", -max(seen)),) if len(seen) > 1 and max(seen) else ()


def wait(play: Play, act: Act) -> None:
    """Do nothing."""
    _idle(play, act.who)


def freeze(play: Play, who: str) -> None:
    """Be frozen by panic for this exchange: no act, and the full harm if engaged."""
    play.happen((Forced(who=who, how=""),))
    _idle(play, who)


def _idle(play: Play, who: str) -> None:
    machine = watching(play, who)
    if machine is not None:
        suffer(play, who, machine, failed=True)


def _distracted(play: Play, who: str) -> None:
    machine = watching(play, who)
    if machine is not None:
        suffer(play, who, machine, failed=False)
