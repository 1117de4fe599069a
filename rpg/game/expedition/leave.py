"""Setting out: who goes, which way, at which pace, who leads and who keeps watch (GAME.md 6 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.character.events import Left, MarksRenewed
from rpg.game.encounter.course import Course
from rpg.game.encounter.ground import active
from rpg.game.expedition import roles
from rpg.game.expedition.events import RingCounted, RolesGiven, SetOut
from rpg.game.expedition.evolve import ring_key
from rpg.game.expedition.ground import after, party
from rpg.game.expedition.rules import Node
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.expedition.ground import Outing, OutingEvent, OutingRules

LONGEST = 20
"""Nodes that fit into one event."""


def set_out(  # noqa: PLR0913 - who goes, which way and how: named by keyword
    rules: OutingRules,
    outing: Outing,
    dice: Dice,
    *,
    route: tuple[Node, ...] = (),
    people: tuple[str, ...] = (),
    pace: str = "steady",
    leader: str = "",
    lookout: str | None = None,
    on_map: str = "",
) -> tuple[OutingEvent, ...] | Refusal:
    """An expedition leaves the village.

    Without ``route`` it goes to the nearest ring that still has a source this season; without ``people`` everybody
    goes who is there. ``leader`` "" is the best at moving unseen, ``lookout`` None the best at it of the others, ""
    nobody. Whoever does not go stays behind, away from the table, until the others are back.
    ``on_map`` is the id of the map whose places the nodes are.
    """
    here = tuple(p.id for p in active(outing.ground))
    people = people or here
    wrong = _cannot(rules, outing, people, route) or _role(rules, outing, people, leader, lookout or "", pace)
    if wrong is not None:
        return wrong
    best, watching = roles.defaults(rules.fight, outing.ground, people, leader)
    counted, ring = ((), 0) if route else _nearest(rules, outing, dice)
    known = outing.ground.people.by_id
    stayed = tuple(who for who in here if who not in people)
    out = SetOut(
        sector=outing.ground.sector,
        route=route or _way(rules, ring),
        people=people,
        pace=pace,
        leader=best,
        lookout=watching if lookout is None else lookout,
        stayed=stayed,
        ring=ring,
        loads=tuple((who, character.load(known[who])) for who in people if character.load(known[who])),
        map=on_map if route else "",
    )
    fresh = ability.renew(outing.ground.people, "expedition")
    began: tuple[OutingEvent, ...] = (*counted, *fresh, *(Left(who=who, away=True) for who in stayed), out)
    return (*began, *_haunted(rules, outing, dice, people))


def _haunted(rules: OutingRules, outing: Outing, dice: Dice, people: tuple[str, ...]) -> tuple[OutingEvent, ...]:
    """What gave a mark on the last expedition may give one again; whoever slept badly comes with Strain."""
    course = Course(rules.fight, outing.ground, dice)
    for person in (outing.ground.people.by_id[who] for who in people):
        course.happen((MarksRenewed(who=person.id),) if person.marked else ())
        by = character.scarred(rules.fight.character, person, "starts_strained")
        if by:
            course.strain(person.id, by, f"panic:{person.id}")
    course.heard()
    return tuple(course.events)


def change(
    rules: OutingRules, outing: Outing, *, leader: str = "", lookout: str | None = None, pace: str = ""
) -> tuple[RolesGiven, ...] | Refusal:
    """Somebody else leads or keeps watch, or the pace changes; what is not said stays as it is."""
    trip = outing.expeditions.trip
    if trip is None:
        return Refusal(Say("expedition.refused.none"))
    people = tuple(p.id for p in party(outing))
    led = leader or trip.leader
    watching = lookout if lookout is not None else "" if trip.lookout == led else trip.lookout
    given = RolesGiven(leader=led, lookout=watching, pace=pace or trip.pace)
    wrong = _role(rules, outing, people, leader, lookout or "", given.pace)
    if wrong is not None:
        return wrong
    return () if (trip.leader, trip.lookout, trip.pace) == (led, watching, given.pace) else (given,)


def _nearest(rules: OutingRules, outing: Outing, dice: Dice) -> tuple[tuple[RingCounted, ...], int]:
    """The nearest ring that has a source left, counting those of rings that nobody has counted this season."""
    counted: list[RingCounted] = []
    rings, sector = rules.expedition.procedure.rings, outing.ground.sector
    for n, ring in enumerate(rings, 1):
        key = ring_key(sector, n)
        if ring.sources is not None and key not in outing.expeditions.sources:
            outcome = ring.sources.roll(dice, f"ring:{n}")
            event = RingCounted(sector=sector, ring=n, sources=outcome.total, faces=outcome.faces)
            counted.append(event)
            outing = after(outing, event)
        if ring.sources is None or outing.expeditions.dry.get(key, 0) < outing.expeditions.sources[key]:
            return tuple(counted), n
    return tuple(counted), len(rings)


def _way(rules: OutingRules, ring: int) -> tuple[Node, ...]:
    chosen = rules.expedition.procedure.rings[ring - 1]
    return tuple(Node(watch=watch) for watch in (*chosen.way, chosen.watch))


def _cannot(rules: OutingRules, outing: Outing, people: tuple[str, ...], route: tuple[Node, ...]) -> Refusal | None:
    if outing.expeditions.trip is not None:
        return Refusal(Say("expedition.refused.on"))
    if outing.ground.encounter.fight is not None:
        return Refusal(Say("expedition.refused.fight"))
    known, most = outing.ground.people.by_id, rules.expedition.procedure.group_most
    lost = next((who for who in people if who not in known or known[who].dead or known[who].away), "")
    if lost:
        return Refusal(Say("encounter.refused.cannot_act", {"who": known[lost].name if lost in known else lost}))
    if not any(character.standing(rules.fight.character, known[who]) for who in people):
        return Refusal(Say("expedition.refused.nobody"))
    if len(people) > most:
        return Refusal(Say("expedition.refused.too_many", {"n": len(people), "most": most}))
    return Refusal(Say("expedition.refused.too_far", {"most": LONGEST})) if len(route) > LONGEST else None


def _role(  # noqa: PLR0917 - who of whom is to do what, at which pace
    rules: OutingRules, outing: Outing, people: tuple[str, ...], leader: str, lookout: str, pace: str
) -> Refusal | None:
    known = outing.ground.people.by_id
    if pace not in rules.expedition.procedure.paces or pace not in rules.fight.encounter.procedure.sneak_pace:
        return Refusal(Say("expedition.refused.pace", {"pace": pace}))
    if leader and leader == lookout:
        return Refusal(Say("expedition.refused.both", {"who": known[leader].name if leader in known else leader}))
    for who in filter(None, (leader, lookout)):
        if who not in people or not character.standing(rules.fight.character, known[who]):
            return Refusal(Say("encounter.refused.cannot_act", {"who": known[who].name if who in known else who}))
    return None
