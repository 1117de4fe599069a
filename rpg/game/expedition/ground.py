"""What an expedition reads and changes: the ground of a fight, and the expedition itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import msgspec

from rpg.game.character import decide as character
from rpg.game.encounter.events import FightEnded
from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
from rpg.game.encounter.ground import after as ground_after
from rpg.game.expedition.events import ExpeditionEvent
from rpg.game.expedition.evolve import COUNTED, evolve, got_away
from rpg.game.expedition.rules import ExpeditionRules
from rpg.game.expedition.state import Expeditions
from rpg.game.safeguard import decide as safeguard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.character.state import Person

OutingEvent: TypeAlias = GroundEvent | ExpeditionEvent
"""Everything that an expedition can have made happen."""

_EXPEDITION = frozenset(get_args(ExpeditionEvent))


class OutingRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that an expedition reads: those of a fight, and this chapter's."""

    fight: FightRules
    expedition: ExpeditionRules


class Outing(msgspec.Struct, frozen=True, kw_only=True):
    """The state that an expedition reads and changes."""

    ground: Ground
    expeditions: Expeditions = Expeditions()


def after(outing: Outing, event: Any) -> Outing:  # noqa: ANN401 - total: events of other chapters change nothing here
    """The outing once that has happened."""
    kind = type(event)
    if kind in _EXPEDITION:
        return msgspec.structs.replace(outing, expeditions=evolve(outing.expeditions, event))
    if kind is FightEnded:
        left = got_away(outing.expeditions, outing.ground.encounter.fight, event)
        outing = msgspec.structs.replace(outing, expeditions=left)
    outing = msgspec.structs.replace(outing, ground=ground_after(outing.ground, event))
    if kind in COUNTED:
        return msgspec.structs.replace(outing, expeditions=evolve(outing.expeditions, event))
    return outing


def folded(outing: Outing, events: Iterable[Any]) -> Outing:
    """The outing after all these events."""
    for event in events:
        outing = after(outing, event)
    return outing


def party(outing: Outing) -> list[Person]:
    """Whoever of the expedition lives and is there, in the order in which they set out; nobody without one."""
    trip, known = outing.expeditions.trip, outing.ground.people.by_id
    people = (known[who] for who in (trip.people if trip else ()) if who in known)
    return [person for person in people if not person.dead and not person.away]


def watch_of(rules: FightRules, outing: Outing, where: int) -> int:
    """The Watch of a node of the way as it is now: less where the eyes are blind, more at a boundary; 0: no node."""
    trip = outing.expeditions.trip
    node = trip.at(where) if trip else None
    if trip is None or node is None:
        return 0
    sector = outing.ground.safeguard.sector(outing.ground.sector)
    return safeguard.watch_at(rules.safeguard, sector, trip.place(where), node.watch, boundary=node.boundary)


def standing(rules: FightRules, outing: Outing) -> tuple[str, ...]:
    """Whoever of them is on their feet."""
    return tuple(p.id for p in party(outing) if character.standing(rules.character, p))
