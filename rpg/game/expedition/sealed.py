"""What is sealed is opened: with a tool, or with the roll of whoever is best at it (GAME.md 2 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.check.events import Part
from rpg.game.encounter.detect import best
from rpg.game.expedition.events import NodeOpened
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.game.expedition.going import Going


def opened(going: Going) -> bool | Refusal:
    """Open the node ahead; whether it is open, and nothing came meanwhile."""
    rules, where = going.rules, going.trip.where + (-1 if going.trip.homeward else 1)
    for who in going.up:
        tool = ability.has(rules.character, going.person(who), lambda effects: effects.open_sealed)
        if tool is not None:
            going.happen((NodeOpened(where=where, tool=tool[1]),))
            going.noise(tool[0].noise)
            going.heard()
            going.ticks(tool[0].beats, "open")
            return not _stopped(going)
    sealed = going.numbers.sealed
    who = best(rules, going.ground, going.up, sealed.skill)
    own = character.parts(rules.character, rules.check.core, going.person(who), sealed.skill)
    tested = going.test("open", who, (*own, Part("sealed", -sealed.difficulty)))
    if isinstance(tested, Refusal):
        return tested
    if tested.degree != "fail":
        going.happen((NodeOpened(where=where),))
    noises = {"fail": sealed.fail_noises, "partial": sealed.partial_noises}
    going.noise(noises.get(tested.degree, 0))
    going.heard()
    going.ticks(sealed.beats, "open")
    return tested.degree != "fail" and not _stopped(going)


def _stopped(going: Going) -> bool:
    return going.ground.safeguard.sector(going.ground.sector).arrived is not None
