"""What the Wanderer does, and what brings him and keeps him (GAME.md 11, 14.5 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from rpg.game.encounter import decide as encounter
from rpg.game.encounter.acts import Act
from rpg.game.encounter.begin import begin, named
from rpg.game.encounter.course import Course
from rpg.game.encounter.events import MachinesJoined
from rpg.game.encounter.finish import end
from rpg.game.encounter.ground import GroundEvent
from rpg.game.encounter.play import Play
from rpg.game.refusal import Refusal
from rpg.game.wanderer import emitter
from rpg.game.wanderer import events as e
from rpg.game.wanderer.measures import (
    bearer,
    charge,
    fallen,
    proximity,
    reached,
    soaked,
    vitality,
    words_left,
)
from rpg.game.wanderer.stage import Deed, Stage
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rpg.dice import Dice
    from rpg.game.wanderer.rules import WandererRules
    from rpg.game.wanderer.state import Wanderer
    from rpg.words import Value

StageEvent: TypeAlias = GroundEvent | e.WandererEvent
"""Everything that can happen where he is."""


def exchange(stage: Stage, dice: Dice, acts: Sequence[Act]) -> tuple[StageEvent, ...] | Refusal:
    """Play a whole exchange of a fight that he may come into, or is in: then he acts first.

    Unless he has had his act he fires at the level that is his own choice, or the highest one that the charge allows;
    with none left he fells a machine. Whoever has fired his emitter for this exchange has had their act too.
    """
    deeds: list[Deed] = []

    def first(play: Play) -> Collection[str]:
        deeds.append(Deed(stage, play))
        _act(deeds[0], play)
        return [who for who, exchange in stage.wanderer.fired.items() if exchange == play.fight.exchange]

    play = encounter.played(stage.rules, stage.ground, dice, _owed(stage, acts), first)
    if isinstance(play, Refusal):
        return play
    _close(stage, deeds[0], play)
    return tuple(play.events)


def beam(stage: Stage, dice: Dice, level: int) -> tuple[StageEvent, ...] | Refusal:
    """He fires at a level; in a fight that is his act of the next exchange."""
    wrong = _absent(stage) or unready(stage, level)
    if wrong is not None:
        return wrong
    if bearer(stage.own, stage.ground):
        return Refusal(Say("wanderer.refused.bare", {"who": Term(stage.own.id), "gear": Term(stage.own.emitter.gear)}))
    deed = Deed(stage, course(stage, dice))
    emitter.fire(deed, level, exchange=coming(stage))
    return done(deed)


def unready(stage: Stage, level: int, who: str = "") -> Refusal | None:
    """Why the emitter cannot be fired at a level: there is none, the charge is too low, or their act is over."""
    most, left = len(stage.own.emitter.levels), charge(stage.own, stage.wanderer)
    if not 1 <= level <= most:
        return Refusal(Say("wanderer.refused.level", {"most": most}))
    cost = stage.own.emitter.levels[level - 1].charge
    if cost > left:
        return Refusal(Say("wanderer.refused.charge", {"level": level, "cost": cost, "left": left}))
    fight = stage.ground.encounter.fight
    if fight is not None and stage.wanderer.fired.get(who) == coming(stage):
        return Refusal(Say("wanderer.refused.acted"))
    return None


def course(stage: Stage, dice: Dice) -> Course:
    """The course of what happens there: that of a fight if one goes on."""
    fight = stage.ground.encounter.fight
    return Course(stage.rules, stage.ground, dice) if fight is None else Play(stage.rules, stage.ground, fight, dice)


def coming(stage: Stage) -> int:
    """The number of the exchange that comes next; 0 without a fight."""
    fight = stage.ground.encounter.fight
    return fight.exchange + 1 if fight else 0


def done(deed: Deed) -> tuple[StageEvent, ...]:
    """All that happened: the network hears it, and a fight without machines is over."""
    deed.course.heard()
    if deed.play is not None and not deed.play.alive:
        end(deed.play, "won")
    return tuple(deed.course.events)


def holds_back(stage: Stage) -> tuple[e.HeldBack, ...] | Refusal:
    """He does nothing in the next exchange."""
    if stage.ground.encounter.fight is None:
        return Refusal(Say("encounter.refused.no_fight"))
    return _absent(stage) or (e.HeldBack(exchange=coming(stage)),)


def comes(stage: Stage) -> tuple[e.Arrived, ...] | Refusal:
    """He is there because the GM says so."""
    if stage.wanderer.here:
        return Refusal(Say("wanderer.refused.here", {"who": Term(stage.own.id)}))
    return (e.Arrived(),)


def leaves(stage: Stage) -> tuple[StageEvent, ...] | Refusal:
    """The survivors have reached a threshold and he goes on, as far away as he can be."""
    return _absent(stage) or (e.WentOn(), *moved(stage.own, stage.wanderer, 0))


def moved(own: WandererRules, wanderer: Wanderer, to: int) -> tuple[e.ProximityChanged, ...]:
    """Proximity is ``to`` from now on, within what it can be; nothing if it was."""
    target = max(0, min(own.proximity.most, to))
    if target == proximity(own, wanderer):
        return ()
    return (e.ProximityChanged(by=target - own.proximity.start - wanderer.nearer),)


def hurt(stage: Stage, by: int) -> tuple[e.Hurt, ...] | Refusal:
    """Something harms him, less what he soaks."""
    taken = soaked(stage.own, stage.wanderer, by)
    return _absent(stage) or ((e.Hurt(by=taken),) if taken else ())


def speaks(stage: Stage, text: str) -> tuple[e.Spoke, ...] | Refusal:
    """He says something, if that many words are left to him in this scene."""
    words, left = len(text.split()), words_left(stage.own, stage.wanderer)
    if words > left:
        values: dict[str, Value] = {"who": Term(stage.own.id), "words": words, "left": left, "most": stage.own.words}
        return Refusal(Say("wanderer.refused.words", values))
    return _absent(stage) or (e.Spoke(text=text, words=words),)


def rested(own: WandererRules, wanderer: Wanderer, watches: int) -> tuple[e.Recharged | e.Hurt, ...]:
    """Watches of rest go by, wherever he is: the emitter gains charge, and what he regenerates makes him whole."""
    now = charge(own, wanderer)
    target = min(own.block.charge, now + own.block.recharges * watches)
    gained = (e.Recharged(by=wanderer.spent - own.block.charge + target),) if target > now else ()
    return (*gained, *((e.Hurt(by=-wanderer.harm),) if wanderer.harm > 0 and own.block.regenerates else ()))


def forgotten(wanderer: Wanderer) -> tuple[e.Forgotten, ...]:
    """A season turns: his interventions are counted anew; nothing if there were none."""
    return (e.Forgotten(),) if wanderer.interventions else ()


def hunted(stage: Stage, dice: Dice) -> tuple[StageEvent, ...] | Refusal:
    """What hunts him is there: in the fight at hand, or in one that it begins with whoever is with the group."""
    hunter = stage.wanderer.hunter
    if not hunter:
        return Refusal(Say("wanderer.refused.unhunted", {"who": Term(stage.own.id)}))
    fight, units = stage.ground.encounter.fight, ((hunter, 1),)
    if fight is not None:
        return (MachinesJoined(machines=named(units, fight.machines)), e.HunterCame())
    begun = begin(stage.rules, stage.ground, dice, units=units, gap=None)
    return begun if isinstance(begun, Refusal) else (*begun, e.HunterCame())


def _owed(stage: Stage, acts: Sequence[Act]) -> list[Act]:
    """The acts, with one for whoever has had theirs already: it only says that they stand there."""
    busy = {who for who, exchange in stage.wanderer.fired.items() if who and exchange == coming(stage)}
    there = [who for who in encounter.actors(stage.rules, stage.ground) if who in busy]
    return [*(act for act in acts if act.who not in busy), *(Act(who=who, do="wait") for who in there)]


def _act(deed: Deed, play: Play) -> None:
    """He acts, if he is there and able, and has not done so."""
    now = deed.wanderer
    if not now.here or not vitality(deed.own, now) or now.fired.get("") == play.fight.exchange or not play.alive:
        return
    level = 0 if bearer(deed.own, play.ground) else _affordable(deed.own, charge(deed.own, now))
    if level:
        emitter.fire(deed, level, exchange=play.fight.exchange)
    else:
        emitter.fell_by_hand(deed, play)


def _affordable(own: WandererRules, left: int) -> int:
    """The level that he fires by himself: the usual one, or the highest below it that the charge allows; 0: none."""
    usual = range(own.emitter.default, 0, -1)
    return next((level for level in usual if own.emitter.levels[level - 1].charge <= left), 0)


def _close(stage: Stage, deed: Deed, play: Play) -> None:
    """The end of an exchange, the last one too: he regenerates; or, once somebody has fallen, he may come."""
    if deed.wanderer.here:
        healed = min(max(0, deed.wanderer.harm), stage.own.block.regenerates)
        if healed:
            deed.happen(e.Hurt(by=-healed))
        return
    met = replace(play.ground, encounter=replace(play.ground.encounter, fight=play.fight))
    near = reached(Stage(rules=stage.rules, own=stage.own, ground=met, wanderer=deed.wanderer))
    if near <= 0 or not fallen(stage.rules, met):
        return
    face = play.dice.roll("wanderer", 1, stage.own.proximity.die)[0]
    deed.happen(e.Arrived(face=face) if face <= near else e.Awaited(face=face))


def _absent(stage: Stage) -> Refusal | None:
    return None if stage.wanderer.here else Refusal(Say("wanderer.refused.absent", {"who": Term(stage.own.id)}))
