"""The Wanderer, told. How near he is only the GM is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import machine, name, tells
from rpg.game.wanderer import events as wanderer
from rpg.game.wanderer import measures
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


def _told(key: str, rules: Rules, **values: Value) -> list[Say]:
    """One sentence about him, by the name that the packs give him."""
    return [Say(f"wanderer.{key}", {"wanderer": Term(rules.wanderer.id), **values})]


@tells(wanderer.ProximityChanged)
def _proximity(_: wanderer.ProximityChanged, rules: Rules, __: World, now: World) -> list[Say]:
    near = measures.proximity(rules.wanderer, now.wanderer)
    return _told("proximity", rules, now=near, most=rules.wanderer.proximity.most)


@tells(wanderer.Awaited)
def _awaited(e: wanderer.Awaited, rules: Rules, _: World, __: World) -> list[Say]:
    return _told("awaited", rules, face=e.face)


@tells(wanderer.Arrived)
def _arrived(_: wanderer.Arrived, rules: Rules, __: World, ___: World) -> list[Say]:
    return _told("arrived", rules)


@tells(wanderer.WentOn)
def _went_on(_: wanderer.WentOn, rules: Rules, __: World, ___: World) -> list[Say]:
    return _told("went_on", rules)


@tells(wanderer.HeldBack)
def _held_back(_: wanderer.HeldBack, rules: Rules, __: World, ___: World) -> list[Say]:
    return _told("held_back", rules)


@tells(wanderer.BeamFired)
def _fired(e: wanderer.BeamFired, rules: Rules, before: World, now: World) -> list[Say]:
    levels = rules.wanderer.emitter.levels
    if not 0 < e.level <= len(levels):
        return []
    rung = levels[e.level - 1]
    values: dict[str, Value] = {
        "level": e.level,
        "line": Term(rules.wanderer.id, f"emitter.levels.{rung.key}.line"),
        "left": measures.charge(rules.wanderer, now.wanderer),
        "most": rules.wanderer.block.charge,
        "who": name(before, e.who) if e.who else Term(rules.wanderer.id),
    }
    more = [*(_told("missed", rules) if e.missed else ()), *(_told("shell", rules) if rung.pierces_shell else ())]
    return [*_told("fired", rules, **values), *more]


@tells(wanderer.CollapseRolled)
def _collapse(e: wanderer.CollapseRolled, rules: Rules, _: World, __: World) -> list[Say]:
    return _told("collapsed" if e.collapsed else "stands", rules, face=e.face)


@tells(wanderer.Felled)
def _felled(e: wanderer.Felled, rules: Rules, before: World, __: World) -> list[Say]:
    return _told("felled", rules, machine=machine(before, e.machine))


@tells(wanderer.Hurt)
def _hurt(e: wanderer.Hurt, rules: Rules, _: World, now: World) -> list[Say]:
    if not now.wanderer.here:
        return []
    left, most = measures.vitality(rules.wanderer, now.wanderer), rules.wanderer.block.vitality
    return _told("healed" if e.by < 0 else "hurt", rules, by=abs(e.by), now=left, most=most)


@tells(wanderer.Recharged)
def _recharged(_: wanderer.Recharged, rules: Rules, __: World, now: World) -> list[Say]:
    if not now.wanderer.here:
        return []
    left = measures.charge(rules.wanderer, now.wanderer)
    return _told("recharged", rules, now=left, most=rules.wanderer.block.charge)


@tells(wanderer.Intervened)
def _intervened(_: wanderer.Intervened, rules: Rules, __: World, now: World) -> list[Say]:
    return _told("intervened", rules, n=now.wanderer.interventions, most=rules.wanderer.wake.interventions)


@tells(wanderer.WakeRaised)
def _wake(e: wanderer.WakeRaised, rules: Rules, _: World, now: World) -> list[Say]:
    saved = Listed(tuple(name(now, who) for who in now.wanderer.saved)) if now.wanderer.saved else Say("desk.nothing")
    return _told("wake", rules, hunter=Term(e.hunter), saved=saved)


@tells(wanderer.HunterCame)
def _hunter(_: wanderer.HunterCame, rules: Rules, before: World, __: World) -> list[Say]:
    return _told("hunter_came", rules, hunter=Term(before.wanderer.hunter)) if before.wanderer.hunter else []


@tells(wanderer.Spoke)
def _spoke(e: wanderer.Spoke, rules: Rules, _: World, __: World) -> list[Say]:
    return _told("spoke", rules, text=e.text)


@tells(wanderer.LockOpened)
def _opened(e: wanderer.LockOpened, rules: Rules, before: World, __: World) -> list[Say]:
    return _told("opened", rules, who=name(before, e.who), gear=Term(rules.wanderer.emitter.gear))
