"""Steps (e) and (f) of an exchange, and its end: the downed, the witnesses, the network, what passes (GAME.md 5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from rpg.game.character import decide as character
from rpg.game.character.events import Alarmed, ConditionGained, ConditionLost, Died
from rpg.game.encounter import hunt, passing, spoils
from rpg.game.encounter.events import FightEnded, MachineSaw, MachineStruck, Spared, WardRaised
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ForceLeft

if TYPE_CHECKING:
    from rpg.game.encounter.play import Play

Outcome = Literal["away", "won", "lost", "broken_off"]


def finish(play: Play, *, warded: bool) -> None:
    """Everything between the last act and the next exchange; ``warded``: a ward stood before it began."""
    takers = play.bearing("takes_captives")
    if takers:
        busy = _busy(play)
        passing.carry_off(play, _down(play), [m.id for m, _ in takers if m.id not in busy])
    if _finished(play) + _forsaken(play):
        play.trigger(play.rules.encounter.procedure.noises.body_left)
        _witnessed(play)
    _recovered(play)
    _watched(play)
    passing.act(play)
    hear(play)
    _passed(play, warded=warded)
    outcome = ended(play)
    if outcome:
        end(play, outcome)


def hear(play: Play) -> None:
    """The network hears what was loud or seen, unless it takes no notice of these machines and their prey."""
    if play.triggers:
        if passing.unheard(play):
            play.triggers = {}
        play.heard()


def ended(play: Play) -> Outcome | None:
    """How the fight is over, if it is: no machine left; nobody there who stands."""
    if not play.alive:
        return "won"
    if play.present:
        return None
    return "away" if any(f.away for f in play.fight.fighters.values()) else "lost"


def _finished(play: Play) -> int:
    """Free machines finish the downed, one each: those whose prey fell, got away to a distance, or that had none.

    Whoever lay there before the exchange began is reached in contact only: the machines close in on them too.
    """
    down = [who for who in _down(play) if who in play.stances or play.fighter(who).gap <= 0]
    if not down:
        return 0
    busy = _busy(play)
    free = [m.id for m, _ in play.bearing("finisher") if m.id not in busy]
    dead = _unspared(play, down)[: len(free)] if free else []
    play.happen([Died(who=who) for who in dead])
    return len(dead)


def _unspared(play: Play, down: list[str]) -> list[str]:
    """The downed who can be finished: some of them nothing touches in this exchange, if somebody sees to it."""
    for who in play.present if down else ():
        spared = play.use(who, lambda e: e.spare_downed)
        if spared:
            play.happen(Spared(who=each) for each in down[: spared.people])
            return down[spared.people :]
    return down


def _forsaken(play: Play) -> int:
    """When nobody is left who stands there, whatever finishes finishes all."""
    if play.present or "finisher" not in play.traits:
        return 0
    dead = _down(play)
    play.happen(Died(who=who) for who in dead)
    return len(dead)


def _busy(play: Play) -> set[str]:
    """The machines that engage somebody who still acts, in contact."""
    engaged = play.fight.engaged.items()
    return {m for who, machines in engaged if who in play.present and play.fighter(who).gap == 0 for m in machines}


def _down(play: Play) -> list[str]:
    """The downed who lie there; whoever is dragged clear of contact is out of reach while the other stands."""
    rules, there, person, fighters = play.rules.character, play.present, play.person, play.fight.fighters
    if len(there) == len(fighters):
        return []
    down = [w for w, f in fighters.items() if not f.away and w not in there and character.downed(rules, person(w))]
    if not play.dragged:
        return down
    return [w for w in down if not (w in play.dragged and play.fighter(w).gap > 0 and play.acts(play.dragged[w]))]


def _witnessed(play: Play) -> None:
    """Whoever stands there and sees a death gains Strain, once an exchange."""
    for who in play.present:
        play.strain(who, play.rules.check.core.strain.witness_death, f"panic:{who}:death")


def _recovered(play: Play) -> None:
    for machine, trait in play.bearing("regenerates"):
        mended = min(trait.value, machine.damage)
        if mended > 0:
            play.happen((MachineStruck(machine=machine.id, by=-mended),))


def _watched(play: Play) -> None:
    """A machine that still watches somebody tells the network, once in a fight."""
    if not play.present:
        return
    for machine, trait in play.bearing("spotter"):
        if trait.trigger and not machine.saw:
            play.happen((MachineSaw(machine=machine.id),))
            play.trigger(trait.trigger)


def _passed(play: Play, *, warded: bool) -> None:
    """An exchange of the wards and conditions that last so many has gone by."""
    if warded and play.fight.ward > 0:
        play.happen((WardRaised(exchanges=-1),))
    for who in play.fight.fighters:
        for condition, left in play.person(who).conditions.items():
            if left > 0:
                _fades(play, who, condition, left - 1)


def _fades(play: Play, who: str, condition: str, left: int) -> None:
    """A condition lasts so many exchanges more."""
    if left:
        play.happen((ConditionGained(who=who, condition=condition, exchanges=left),))
    else:
        play.happen((ConditionLost(who=who, condition=condition),))


def broken_off(play: Play) -> None:
    """The GM ends the fight as it is: of the force that was sent as much stays here as it left standing."""
    standing = [machine for machine in play.living() if machine.sent]
    if not play.fight.force or not standing:
        end(play, "broken_off")
        return
    counts = Counter(machine.adversary for machine in standing)
    hurt = tuple((machine.adversary, machine.damage) for machine in standing if machine.damage > 0)
    left = ForceLeft(sector=play.fight.sector, units=tuple(counts.items()), hurt=hurt)
    _over(play, "broken_off")
    play.happen((left,))


def end(play: Play, outcome: Outcome) -> None:
    """The fight is over; a force that was sent is destroyed, or has lost them."""
    sent, name = play.fight.force, play.fight.sector
    if outcome == "won":
        spoils.gathered(play)
    left = Counter(machine.adversary for machine in play.living())
    _over(play, outcome)
    if sent:
        sector = play.ground.safeguard.sector(name)
        why = "lost" if outcome in {"away", "lost"} else "destroyed"
        play.happen(safeguard.force_gone(play.rules.safeguard, play.dice, name, sector, why, label="force"))
    if outcome == "away":
        play.happen(hunt.again(play.rules, play.ground, left.items()))


def _over(play: Play, outcome: Outcome) -> None:
    """Nobody fights any more, and an alarm that somebody set off weighs on nobody."""
    play.happen((FightEnded(outcome=outcome),))
    play.happen(Alarmed(who=p.id, over=True) for p in play.ground.people.by_id.values() if p.alarmed)
