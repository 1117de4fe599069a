"""One teller for each kind of event: the sentences it is worth, from the world before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from rpg.campaign import events as campaign
from rpg.desk.alert import units
from rpg.game.character import decide as character
from rpg.game.character import events as people
from rpg.game.check import events as check
from rpg.game.encounter import events as encounter
from rpg.game.safeguard import events as safeguard
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person
    from rpg.words import Value

Teller: TypeAlias = "Callable[[Any, Rules, World, World], list[Say]]"
TELLERS: dict[type, Teller] = {}
SILENT = frozenset(
    {
        check.TableRead,  # what the row does is told
        encounter.StanceTaken,  # so is the act
        encounter.GapChanged,  # the board shows it
        encounter.MachinesEngaged,  # and this
        campaign.Voided,  # undo says what it dropped
    }
)
"""Events that others tell of."""


def _tells(*kinds: type) -> Callable[[Teller], Teller]:
    def register(teller: Teller) -> Teller:
        TELLERS.update(dict.fromkeys(kinds, teller))
        return teller

    return register


def name(world: World, who: str) -> str:
    """A person's name, as the table says it; the id of somebody unknown."""
    person = world.people.by_id.get(who)
    return person.name if person else who


def _say(key: str, **values: Value) -> list[Say]:
    return [Say(f"desk.{key}", values)]


def machine(world: World, which: str) -> Value:
    """A machine as the table says it: ``exterminator-2``, ``sterminatore-2``; its id if it is not in the fight."""
    fight = world.encounter.fight
    if fight is None or which not in fight.machines:
        return which
    number = which.rpartition("-")[2]
    return Say("desk.machine", {"name": Term(fight.machines[which].adversary), "n": number})


def pips(faces: tuple[int, ...]) -> str:
    """Faces as they lie on the table, highest first."""
    return " ".join(str(f) for f in sorted(faces, reverse=True))


def part(p: check.Part) -> Say:
    """One reason for dice: ``Reflex +3``."""
    what: Value = Term(p.what) if "/" in p.what else Say(f"part.{p.what}")
    return Say("desk.part", {"what": what, "dice": p.dice})


def degree(rules: Rules, key: str) -> Term:
    """The word for a degree of the core ladder."""
    return Term(rules.check.core.ladder, f"names.{key}")


@_tells(check.Tested)
def _tested(e: check.Tested, rules: Rules, before: World, _: World) -> list[Say]:
    values: dict[str, Value] = {
        "who": name(before, e.who),
        "what": Say(f"test.{e.label.partition(':')[0]}"),
        "pool": e.pool,
        "parts": Listed(tuple(part(p) for p in e.parts if p.dice), " "),
        "faces": pips(e.faces) or "–",
        "again": pips(e.again),
        "degree": degree(rules, e.degree),
        "low": Say("desk.test.lowest") if e.pool < 1 else Say("desk.nothing"),
    }
    told = Say("desk.told") if e.told else Say("desk.nothing")
    return [Say("desk.test.pushed" if e.again else "desk.test", {**values, "told": told})]


@_tells(check.Rolled)
def _rolled(e: check.Rolled, rules: Rules, before: World, __: World) -> list[Say]:
    result: Value = Say("desk.roll.degree", {"degree": degree(rules, e.degree)}) if e.degree else e.total
    who, _space, rest = e.why.partition(" ")
    person = before.people.by_id.get(who.casefold())
    values: dict[str, Value] = {"text": e.text, "result": result, "faces": pips(e.faces) or "–"}
    values["who"] = Say("desk.roll.who", {"who": person.name}) if person else Say("desk.nothing")
    why = rest if person else e.why
    values["why"] = Say("desk.roll.why", {"why": why}) if why else Say("desk.nothing")
    values["told"] = Say("desk.told") if e.told else Say("desk.nothing")
    return [Say("desk.roll", values)]


@_tells(people.Joined)
def _joined(e: people.Joined, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("joined", who=e.person.name, archetype=Term(e.person.archetype))


@_tells(people.Left)
def _left(e: people.Left, _: Rules, before: World, __: World) -> list[Say]:
    return _say("left" if e.away else "back", who=name(before, e.who))


def vitals(rules: Rules, person: Person) -> Say:
    """``vitality 3/5``."""
    now, top = character.vitality(rules.character, person), character.vitality_max(rules.character, person)
    return Say("desk.vitals", {"now": now, "top": top})


@_tells(people.Harmed)
def _harmed(e: people.Harmed, rules: Rules, before: World, now: World) -> list[Say]:
    person, was = now.people.by_id.get(e.who), before.people.by_id.get(e.who)
    if person is None or was is None:
        return []
    key = "healed" if e.by < 0 else "harmed"
    says = _say(key, who=person.name, by=abs(e.by), vitals=vitals(rules, person))
    if character.downed(rules.character, person) and not character.downed(rules.character, was):
        says += _say("downed", who=person.name)
    return says


@_tells(people.Strained)
def _strained(e: people.Strained, rules: Rules, before: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    if person is None:
        return []
    strain = character.strain(rules.check.core, person)
    return _say("strained", who=name(before, e.who), by=e.by, now=strain, top=rules.check.core.strain.max)


@_tells(people.LoadChanged)
def _load(e: people.LoadChanged, _: Rules, __: World, now: World) -> list[Say]:
    person = now.people.by_id.get(e.who)
    key = "load_up" if e.by > 0 else "load_dropped"
    return _say(key, who=person.name, by=abs(e.by), now=max(0, person.load)) if person else []


@_tells(people.ConditionGained)
def _condition(e: people.ConditionGained, _: Rules, before: World, __: World) -> list[Say]:
    key = "condition_for" if e.exchanges else "condition"
    return _say(key, who=name(before, e.who), condition=Term(e.condition), n=e.exchanges)


@_tells(people.ConditionLost)
def _condition_lost(e: people.ConditionLost, _: Rules, before: World, __: World) -> list[Say]:
    return _say("condition_lost", who=name(before, e.who), condition=Term(e.condition))


@_tells(people.GearGained, people.GearLost, people.GearEmptied, people.GearReadied)
def _gear(
    e: people.GearGained | people.GearLost | people.GearEmptied | people.GearReadied, _: Rules, before: World, __: World
) -> list[Say]:
    key = type(e).__name__.removeprefix("Gear").casefold()
    return _say(f"gear_{key}", who=name(before, e.who), gear=Term(e.gear))


@_tells(people.Scarred)
def _scarred(e: people.Scarred, rules: Rules, before: World, __: World) -> list[Say]:
    text = Term(rules.character.person.scars, f"rows.{e.scar}.text")
    return _say("scarred", who=name(before, e.who), text=text)


@_tells(people.Panicked)
def _panicked(e: people.Panicked, rules: Rules, before: World, __: World) -> list[Say]:
    return _say("panicked", who=name(before, e.who), text=Term(rules.check.core.panic, f"rows.{e.row}.text"))


@_tells(people.Died)
def _died(e: people.Died, _: Rules, before: World, __: World) -> list[Say]:
    return _say("died", who=name(before, e.who))


@_tells(safeguard.AlertRaised, safeguard.AlertLowered)
def _alert(e: safeguard.AlertRaised | safeguard.AlertLowered, _: Rules, __: World, ___: World) -> list[Say]:
    by = e.by if isinstance(e, safeguard.AlertRaised) else -e.by
    return _say("alert.moved", by=by, why=reason(e))


def reason(e: safeguard.AlertRaised | safeguard.AlertLowered) -> Value:
    """Why the alert moved: a trigger's name, the passing of time, or the GM's own words."""
    if isinstance(e, safeguard.AlertRaised) and e.trigger:
        return Say("desk.alert.told", {"trigger": Term(e.trigger), "why": e.why}) if e.why else Term(e.trigger)
    if e.why in {"watch", "cycle"}:
        return Say(f"desk.time.{e.why}")
    return e.why or Say("desk.alert.fiat")


@_tells(safeguard.ForceSent)
def _sent(e: safeguard.ForceSent, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("force.sent", units=units(e.units), clock=e.clock)


@_tells(safeguard.ForceTicked)
def _ticked(e: safeguard.ForceTicked, _: Rules, __: World, now: World) -> list[Say]:
    force = now.safeguard.sector(e.sector).force
    if force is None or not e.by:
        return []
    return _say("force.ticked", left=max(0, force.clock - force.ticked), clock=force.clock)


@_tells(safeguard.ForceArrived)
def _arrived(e: safeguard.ForceArrived, _: Rules, before: World, __: World) -> list[Say]:
    force = before.safeguard.sector(e.sector).force
    return _say("force.arrived", units=units(force.units)) if force else []


@_tells(safeguard.ForceGone)
def _gone(e: safeguard.ForceGone, _: Rules, __: World, ___: World) -> list[Say]:
    return _say(f"force.gone.{e.why}")


@_tells(safeguard.OmenSeen)
def _omen(e: safeguard.OmenSeen, rules: Rules, __: World, ___: World) -> list[Say]:
    return _say("omen", text=Term(rules.safeguard.ladder.omens, f"rows.{e.row}.text"))


@_tells(safeguard.TowerSet)
def _tower(e: safeguard.TowerSet, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("tower.beside" if e.beside else "tower.none")


@_tells(safeguard.SeasonTurned)
def _season(_: safeguard.SeasonTurned, __: Rules, ___: World, ____: World) -> list[Say]:
    return _say("season")


@_tells(encounter.FightBegan)
def _began(e: encounter.FightBegan, _: Rules, __: World, ___: World) -> list[Say]:
    counts: dict[str, int] = {}
    for _machine, adversary in e.machines:
        counts[adversary] = counts.get(adversary, 0) + 1
    return _say("fight.began", units=units(tuple(counts.items())))


@_tells(encounter.MachinesJoined)
def _more(e: encounter.MachinesJoined, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("fight.more", machines=Listed(tuple(m for m, _adversary in e.machines)))


@_tells(encounter.ExchangeBegan)
def _exchange(_: encounter.ExchangeBegan, __: Rules, ___: World, now: World) -> list[Say]:
    fight = now.encounter.fight
    return _say("fight.exchange", n=fight.exchange) if fight else []


@_tells(encounter.MachineStruck)
def _struck(e: encounter.MachineStruck, rules: Rules, _: World, now: World) -> list[Say]:
    fight = now.encounter.fight
    struck = fight.machines.get(e.machine) if fight else None
    if struck is None:
        return []
    top = rules.encounter.adversaries[struck.adversary].integrity
    left = max(0, min(top, top - struck.damage))
    return _say("struck", machine=machine(now, e.machine), by=e.by, left=left, top=top)


@_tells(encounter.MachineDestroyed)
def _destroyed(e: encounter.MachineDestroyed, _: Rules, before: World, __: World) -> list[Say]:
    return _say("destroyed", machine=machine(before, e.machine))


@_tells(encounter.GotAway)
def _away(e: encounter.GotAway, _: Rules, before: World, __: World) -> list[Say]:
    return _say("away", who=name(before, e.who))


@_tells(encounter.Forced)
def _forced(e: encounter.Forced, _: Rules, before: World, __: World) -> list[Say]:
    return _say(f"forced.{e.how}", who=name(before, e.who)) if e.how else []


@_tells(encounter.WardRaised)
def _ward(e: encounter.WardRaised, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("ward", n=e.exchanges, tier=e.below_tier) if e.exchanges > 0 else []


@_tells(encounter.PersonJoined)
def _enters(e: encounter.PersonJoined, _: Rules, before: World, __: World) -> list[Say]:
    return _say("fight.enters", who=name(before, e.who), gap=e.gap)


@_tells(encounter.MachineSaw)
def _saw(e: encounter.MachineSaw, _: Rules, before: World, __: World) -> list[Say]:
    return _say("fight.saw", machine=machine(before, e.machine))


@_tells(encounter.ShotsHeard)
def _shots(_: encounter.ShotsHeard, __: Rules, ___: World, ____: World) -> list[Say]:
    return _say("fight.shots")


@_tells(encounter.BonusGiven)
def _bonus(e: encounter.BonusGiven, _: Rules, before: World, __: World) -> list[Say]:
    return _say("bonus", who=name(before, e.who), by=e.by) if e.by > 0 else []


@_tells(encounter.FightEnded)
def _ended(e: encounter.FightEnded, _: Rules, before: World, __: World) -> list[Say]:
    fight = before.encounter.fight
    return _say(f"fight.ended.{e.outcome}", n=fight.exchange if fight else 0)


@_tells(campaign.Begun)
def _begun(e: campaign.Begun, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("begun", name=e.name)


@_tells(campaign.SessionBegun)
def _session(e: campaign.SessionBegun, _: Rules, __: World, now: World) -> list[Say]:
    return (
        _say("session.begun", n=now.sessions, title=e.title) if e.title else _say("session.begun_bare", n=now.sessions)
    )


@_tells(campaign.SessionEnded)
def _session_ended(_: campaign.SessionEnded, __: Rules, before: World, ___: World) -> list[Say]:
    return _say("session.ended", n=before.sessions)


@_tells(campaign.SceneSet)
def _scene(e: campaign.SceneSet, _: Rules, __: World, ___: World) -> list[Say]:
    return _say("scene", title=Term(e.scene) if e.scene else e.title)


@_tells(campaign.Noted)
def _noted(_: campaign.Noted, __: Rules, ___: World, ____: World) -> list[Say]:
    return _say("noted")


@_tells(campaign.ClockMade, campaign.ClockTicked)
def _clock(e: campaign.ClockMade | campaign.ClockTicked, _: Rules, __: World, now: World) -> list[Say]:
    clock = now.clocks.get(e.clock)
    if clock is None:
        return []
    says = _say("clock", clock=e.clock, filled=clock.filled, size=clock.size)
    return says + (_say("clock_full", clock=e.clock) if clock.filled == clock.size and clock.size else [])


@_tells(campaign.TimePassed)
def _time(e: campaign.TimePassed, _: Rules, __: World, now: World) -> list[Say]:
    return _say("time.passed", hours=e.minutes // 60, minutes=e.minutes % 60, total=clock_time(now.minutes))


def clock_time(minutes: int) -> str:
    """Fiction time since the campaign began: ``3d 04:40``."""
    days, rest = divmod(max(0, minutes), 24 * 60)
    return f"{days}d {rest // 60:02}:{rest % 60:02}"
