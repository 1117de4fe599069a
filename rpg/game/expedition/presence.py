"""Somebody, or something, is in the node: a patrol, an eye, vermin, strangers, a watcher (GAME.md 6 and 14.5).

A patrol may be passed unseen: the lookout notices it, and the leader gets the group past it; else it is a fight, at the
gap of the lookout's roll. An eye is one more sneak test. Vermin can be hunted. The others are the table's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.decide import read_table, row
from rpg.game.check.events import Part, Tested
from rpg.game.encounter import detect
from rpg.game.encounter.begin import begin
from rpg.game.expedition import roles, unseen
from rpg.game.expedition.events import HuntBegun, PatrolPassed, PresenceMet
from rpg.game.expedition.ground import party
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.game.encounter.begin import Units
    from rpg.game.expedition.going import Going
    from rpg.game.safeguard.rules import Unit


def met(going: Going) -> Refusal | None:
    """Read the presence table, and play what it says."""
    read = read_table(going.rules.check, going.dice, going.numbers.presence, "presence")
    line = row(going.rules.check, read)
    going.happen((read,))
    match line.effect:
        case "patrol":
            units = _mustered(going, going.numbers.patrol, read.row)
            return _patrol(going, units)
        case "eye":
            going.happen((PresenceMet(row=read.row),))
            return _eye(going, line.value)
        case "vermin":
            _mustered(going, going.numbers.vermin, read.row, prey=True)
        case "strangers":
            who = read_table(going.rules.check, going.dice, going.numbers.strangers, "strangers")
            going.happen((who, PresenceMet(row=read.row, more=who.row)))
        case _:
            going.happen((PresenceMet(row=read.row),))
    return None


def hunt(going: Going) -> Refusal | None:
    """Go after the vermin that are there."""
    units = going.trip.prey
    if not units:
        return Refusal(Say("expedition.refused.no_prey"))
    seen = _noticed(going)
    if isinstance(seen, Refusal):
        return seen
    going.happen((HuntBegun(),))
    return _fight(going, units, seen[1])


def _mustered(going: Going, units: tuple[Unit, ...], key: str, *, prey: bool = False) -> Units:
    """How many there are."""
    rolls = [(unit.adversary, unit.count.roll(going.dice, f"presence/{unit.adversary}")) for unit in units]
    counted = tuple((adversary, outcome.total) for adversary, outcome in rolls if outcome.total > 0)
    faces = tuple(face for _, outcome in rolls for face in outcome.faces)
    going.happen((PresenceMet(row=key, units=counted, faces=faces, prey=prey),))
    return counted


def _noticed(going: Going) -> tuple[str, int] | Refusal:
    """The lookout's roll against what comes: its degree, and the gap at which they meet."""
    who = roles.lookout(going.run, going.outing)
    how = going.how(f"lookout:{who}", who)
    looked = detect.lookout(going.rules, going.ground, going.dice, people=going.up, who=who, how=how)
    if isinstance(looked, Refusal):
        return looked
    events, gap = looked
    going.happen(events)
    return next(event.degree for event in events if isinstance(event, Tested)), gap


def _patrol(going: Going, units: Units) -> Refusal | None:
    noticed = _noticed(going)
    if isinstance(noticed, Refusal):
        return noticed
    degree, gap = noticed
    if degree != "fail" and going.pace.lookout:
        blocks = [going.rules.encounter.adversaries[a] for a, _ in units]
        sense = detect.sensed(going.rules, going.ground, blocks, "sense", party(going.outing))
        slipped = going.test("slip", going.leader, (*_passing(going, 0), *sense))
        if isinstance(slipped, Refusal):
            return slipped
        if slipped.degree != "fail":
            going.happen((PatrolPassed(),))
            going.noise(int(slipped.degree == "partial"))
            going.heard()
            return None
    going.heard()
    return _fight(going, units, gap)


def _fight(going: Going, units: Units, gap: int) -> Refusal | None:
    there = tuple(person.id for person in party(going.outing))
    begun = begin(going.rules, going.ground, going.dice, units=units, people=there, gap=gap)
    if isinstance(begun, Refusal):
        return begun
    going.happen(begun)
    return None


def _eye(going: Going, watch: int) -> Refusal | None:
    parts = _passing(going, watch)
    return unseen.past(going, "eye", (*parts, Part("watch", -watch)), watch)


def _passing(going: Going, watch: int) -> tuple[Part, ...]:
    """The dice of who gets the group past what is there."""
    alert, pace = going.numbers.presence_alert, going.trip.pace
    return detect.moving(going.rules, going.ground, going.leader, watch, pace, helped=False, crossing=True, alert=alert)
