"""What is sealed is opened: with a tool, or with the roll of whoever is best at it; or gone round (GAME.md 2 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.check.events import Part
from rpg.game.encounter.detect import best
from rpg.game.expedition.events import NodeOpened, SealAvoided
from rpg.game.expedition.leave import LONGEST
from rpg.game.expedition.rules import Node
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.encounter.ground import Ground
    from rpg.game.expedition.going import Going
    from rpg.game.expedition.ground import OutingRules
    from rpg.game.expedition.walking import Walking


def opened(going: Going) -> bool | Refusal:
    """Open the node ahead; whether it is open, and nothing came meanwhile."""
    where = going.trip.next_where

    def open_(tool: str) -> None:
        going.happen((NodeOpened(where=where, tool=tool),))

    return forced(going, open_)


def avoided(going: Going) -> Refusal | None:
    """Go round the seal of the node ahead: more nodes, which nobody has charted; it is entered from behind."""
    node, way = going.trip.ahead, going.numbers.sealed.around
    if node is None or not node.sealed or not way:
        return Refusal(Say("expedition.refused.not_sealed"))
    if len(going.trip.route) + len(way) > LONGEST:
        return Refusal(Say("expedition.refused.too_far", {"most": LONGEST}))
    nodes = tuple(Node(watch=watch, charted=False) for watch in way)
    going.happen((SealAvoided(where=going.trip.next_where, nodes=nodes),))
    return None


def forced(going: Walking, open_: Callable[[str], None]) -> bool | Refusal:
    """Open something sealed, which ``open_`` does (it is told the tool, or "" for a roll); whether that is done."""
    for who in going.up:
        tool = ability.has(going.rules.character, going.person(who), lambda effects: effects.open_sealed)
        if tool is not None:
            open_(tool[1])
            going.noise(tool[0].noise)
            going.heard()
            going.ticks(tool[0].beats, "open")
            return not going.found
    sealed = going.numbers.sealed
    who = opener(going.run, going.ground, going.up)
    tested = going.test("open", who, parts(going.run, going.ground, who))
    if isinstance(tested, Refusal):
        return tested
    if tested.degree != "fail":
        open_("")
    noises = {"fail": sealed.fail_noises, "partial": sealed.partial_noises}
    going.noise(noises.get(tested.degree, 0))
    going.heard()
    going.ticks(sealed.beats, "open")
    return tested.degree != "fail" and not going.found


def tool(rules: OutingRules, ground: Ground, people: tuple[str, ...]) -> str:
    """What opens it without a roll, of all that those people carry and can; "" if nothing does."""
    known, by_id = rules.fight.character, ground.people.by_id
    found = (ability.has(known, by_id[who], lambda effects: effects.open_sealed) for who in people)
    return next((tool[1] for tool in found if tool is not None), "")


def opener(rules: OutingRules, ground: Ground, people: tuple[str, ...]) -> str:
    """Who would roll for it: the best of those people."""
    return best(rules.fight, ground, people, rules.expedition.procedure.sealed.skill)


def parts(rules: OutingRules, ground: Ground, who: str) -> tuple[Part, ...]:
    """The dice of whoever opens a seal without a tool."""
    sealed, person = rules.expedition.procedure.sealed, ground.people.by_id[who]
    own = character.parts(rules.fight.character, rules.fight.check.core, person, sealed.skill)
    return (*own, Part("sealed", -sealed.difficulty))
