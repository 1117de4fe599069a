"""A fight, from its beginning to its end, an exchange at a time (GAME.md 5, 14.5 and 18).

Every exchange is a beat of the sector: (a) the alert and the arrival clock move, (b) the machines close in, (c) they
engage, (d) everybody acts in the order asked for, (e) the downed are finished, (f) the network hears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter import flee, reaching, stand, strike
from rpg.game.encounter.acts import Act
from rpg.game.encounter.begin import arriving, begin
from rpg.game.encounter.engage import close, engage, settle
from rpg.game.encounter.events import ExchangeBegan, StanceTaken
from rpg.game.encounter.fiat import destroyed, struck
from rpg.game.encounter.finish import broken_off, finish
from rpg.game.encounter.ground import present, tagged
from rpg.game.encounter.ordeal import ordeal
from rpg.game.encounter.play import Play
from rpg.game.encounter.refuse import refusal, roster
from rpg.game.encounter.weapons import wield
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ForceArrived
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

__all__ = ["actors", "begin", "break_off", "destroyed", "exchange", "ordeal", "play_on", "played", "struck"]


_STRIKES = frozenset({"strike", "hold"})


def actors(rules: FightRules, ground: Ground, there: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Everybody who owes an act in the next exchange: who stands there and is not frozen.

    ``there`` is everybody who stands there, for whoever knows it already.
    """
    fight = ground.encounter.fight
    if fight is None:
        return ()
    standing = present(rules, ground) if there is None else there
    return tuple([w for w in standing if fight.fighters[w].forced != "freeze"])


def exchange(rules: FightRules, ground: Ground, dice: Dice, acts: Sequence[Act]) -> tuple[GroundEvent, ...] | Refusal:
    """Play a whole exchange: an act for everybody who can act, done in this order.

    Returns:
        All that happened; or a refusal that names who has no act, or says why an act cannot be.
    """
    play = played(rules, ground, dice, acts)
    return play if isinstance(play, Refusal) else tuple(play.events)


def played(
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    acts: Sequence[Act],
    first: Callable[[Play], Collection[str]] | None = None,
) -> Play | Refusal:
    """The same, for who goes on from where it ends: its ``ground`` is what all its events make of the one before.

    ``first`` does what happens before anybody acts, and says who has had their act already.
    """
    if ground.encounter.fight is None:
        return Refusal(Say("encounter.refused.no_fight"))
    play = Play(rules, ground, ground.encounter.fight, dice)
    return play_on(play, acts, first) or play


def play_on(play: Play, acts: Sequence[Act], first: Callable[[Play], Collection[str]] | None = None) -> Refusal | None:
    """The same, in a fight that has been set up, or of which another exchange begins (:meth:`Play.again`)."""
    wrong = roster(play, acts)
    if wrong is not None:
        return wrong
    warded = play.fight.ward > 0
    driven = {who: how for who in play.present if (how := play.fighter(who).forced)}
    frozen = [who for who, how in driven.items() if how == "freeze"]
    due = [_forced(act, driven.get(act.who, "")) for act in acts if act.who not in frozen] if driven else acts
    _open(play, due)
    close(play)
    engage(play)
    wrong = _refused(play, due)
    done = first(play) if first is not None and wrong is None else ()
    wrong = wrong or _act(play, [act for act in due if act.who not in done], frozen)
    if wrong is not None:
        return wrong
    finish(play, warded=warded)
    return None


def break_off(rules: FightRules, ground: Ground, dice: Dice) -> tuple[GroundEvent, ...] | Refusal:
    """The GM ends the fight as it is; the force that was sent stays here with what is left of it, if anything is."""
    if ground.encounter.fight is None:
        return Refusal(Say("encounter.refused.no_fight"))
    play = Play(rules, ground, ground.encounter.fight, dice)
    broken_off(play)
    return tuple(play.events)


def _open(play: Play, acts: Sequence[Act]) -> None:
    """The exchange begins, the stances are taken, and a beat passes in the sector."""
    play.happen((ExchangeBegan(),))
    settle(play)
    for act in acts:
        play.stances[act.who] = act.do
        if act.do == "drag":
            play.dragged.setdefault(act.whom, act.who)
        if play.fighter(act.who).stance != act.do:
            play.happen((StanceTaken(who=act.who, stance=act.do),))
    name, found = play.fight.sector, tagged(play.rules, play.ground)
    sector = play.ground.safeguard.sector(name)
    beat = safeguard.beat(play.rules.safeguard, play.dice, name, sector, tagged=found, label="beat")
    play.happen(beat)
    if found and any(isinstance(event, ForceArrived) for event in beat):
        play.happen(arriving(play.ground))


def _forced(act: Act, forced: str) -> Act:
    """The act that a panic puts in the place of the one asked for; the dice told for it stay, and so does a push."""
    if forced == "flee" and act.do != "flee":
        return Act(who=act.who, do="flee", push=act.push, told=act.told, told_again=act.told_again)
    if forced == "strike" and act.do not in {"strike", "reload"}:
        return Act(who=act.who, do="strike", push=act.push, told=act.told, told_again=act.told_again)
    return act


def _refused(play: Play, acts: Sequence[Act]) -> Refusal | None:
    """Why the first act that cannot be cannot."""
    for act in acts:
        wrong = refusal(play, act)
        if wrong is not None:
            return wrong
    return None


def _act(play: Play, acts: Sequence[Act], frozen: Sequence[str]) -> Refusal | None:
    """Step (d): the frozen first, who do nothing; then everybody who can still act, until no machine is left."""
    for who in frozen:
        stand.freeze(play, who)
    for act in acts:
        if play.alive and act.who in play.present:
            wrong = _do(play, act)
            if wrong is not None:
                return wrong
    return None


def _do(play: Play, act: Act) -> Refusal | None:
    if act.do in _STRIKES and (play.fighter(act.who).forced != "strike" or _armed(play, act)):
        return strike.strike(play, act)
    match act.do:
        case "flee" | "drag":
            return flee.flee(play, act)
        case "still":
            return stand.still(play, act)
        case "ride" | "link":
            return reaching.reach(play, act)
        case "rig":
            return stand.rig(play, act)
        case "wait":
            stand.wait(play, act)
        case _:
            stand.reload(play, act)
    return None


def _armed(play: Play, act: Act) -> bool:
    """Whether there is something to strike with; whoever panics into striking with an empty weapon reloads it."""
    return not isinstance(wield(play, act), Refusal)
