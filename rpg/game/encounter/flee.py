"""Fleeing, engaged or at a distance, and dragging one of the downed along (GAME.md 5 and 18).

Engaged: the highest Speed there, and one more for each further machine; a fail costs harm, a partial the whole load, or
harm if there is none. At a distance one die less if the free machines outnumber those who flee; if none is free nobody
rolls. A gap of ``away_gap`` is away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import LoadChanged
from rpg.game.check.events import Part
from rpg.game.encounter.events import GotAway
from rpg.game.encounter.price import beyond_parts, pay, shrugged, suffer, threatening
from rpg.game.encounter.temper import follows, hindering
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play

_RUNNING = frozenset({"flee", "drag"})


def flee(play: Play, act: Act) -> Refusal | None:
    """Run, with somebody in tow or not."""
    if act.drop:
        _lose(play, act.who, play.person(act.who).load)
    engaged = bool(play.engaging(act.who))
    if not engaged and not hindering(play, act.who):
        _run(play, act, play.rules.encounter.procedure.flight.unhindered)
        return None
    parts = (*_speed(play, act.who), *_others(play, act))
    tested = play.test(act, play.rules.encounter.procedure.evade_skill, parts)
    if isinstance(tested, Refusal):
        return tested
    _ran(play, act, tested.degree, engaged=engaged)
    return None


def _speed(play: Play, who: str) -> tuple[Part, ...]:
    """The dice that pursuers take."""
    fastest = max((b for b in play.blocks if follows(play, b, who)), key=lambda a: a.speed)
    engaging = play.engaging(who)
    if engaging:
        return (Part(fastest.id, -fastest.speed), *beyond_parts(play, engaging))
    procedure = play.rules.encounter.procedure
    free = len(hindering(play, who))
    fleeing = sum(stance in _RUNNING for stance in play.stances.values())
    outnumbered = (Part("outnumbered", -procedure.outnumbered),) if free > fleeing else ()
    far = (Part("far", procedure.far_bonus),) if play.fighter(who).gap >= procedure.far_gap else ()
    return (Part(fastest.id, -fastest.speed), *outnumbered, *far)


def _others(play: Play, act: Act) -> tuple[Part, ...]:
    """The dice that somebody who holds gives, and that a body takes."""
    procedure = play.rules.encounter.procedure
    holders = (w for w, stance in play.stances.items() if stance == "hold" and w != act.who and play.acts(w))
    dice = max((_held(play, who) for who in holders if play.fighter(who).gap == 0), default=0)
    given = (Part("hold", dice),) if dice else ()
    used_to = play.has(act.who, lambda e: e.drag_dice) if act.do == "drag" else None
    price = max(0, procedure.drag - (used_to.by if used_to else 0))
    given = (*given, Part("drag", -price)) if act.do == "drag" and price else given
    return (*given, *_clinging(play)) if act.do == "drag" else given


def _clinging(play: Play) -> tuple[Part, ...]:
    """The dice that it costs to drag somebody from machines that do not let go of their prey."""
    held = max((b.by_key["relentless"].value for b in play.blocks if "relentless" in b.by_key), default=0)
    return (Part("relentless", -held),) if held else ()


def _held(play: Play, who: str) -> int:
    """The dice that somebody who holds gives to those who flee."""
    better = play.has(who, lambda e: e.pin)
    return max(better.bonus if better else 0, play.rules.encounter.procedure.hold_bonus)


def _ran(play: Play, act: Act, degree: str, *, engaged: bool) -> None:
    flight = play.rules.encounter.procedure.flight
    match degree:
        case "fail" if play.use(act.who, lambda e: e.slip_away):
            play.happen((GotAway(who=act.who),))
        case "fail":
            pay(play, act.who, degree)
            if not engaged:
                _run(play, act, flight.fail)
        case "partial":
            machine = threatening(play, act.who)
            _run(play, act, flight.partial)
            _price(play, act.who, machine, engaged=engaged)
        case "surge":
            _run(play, act, flight.surge)
        case _:
            _run(play, act, flight.full)


def _price(play: Play, who: str, machine: str | None, *, engaged: bool) -> None:
    """What a partial costs: engaged the whole load, or harm; at a distance some of it, or noise."""
    flight, load = play.rules.encounter.procedure.flight, play.person(who).load
    if load > 0:
        _lose(play, who, load if engaged else min(load, flight.load_lost))
    elif not engaged:
        play.noise(flight.noises)
    elif machine is not None and not shrugged(play, who, "partial"):
        suffer(play, who, machine, failed=False)


def _run(play: Play, act: Act, by: int) -> None:
    """Change the gap of somebody, and of whoever they drag."""
    play.move(act.who, by)
    if act.do == "drag":
        play.move(act.whom, by)


def _lose(play: Play, who: str, units: int) -> None:
    if units > 0:
        play.happen((LoadChanged(who=who, by=-units),))
