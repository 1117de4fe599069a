"""An expedition to try the rules on: five people, a short route, dice that fall as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.game.encounter.course import Roll
from rpg.game.expedition import decide
from rpg.game.expedition.ground import Outing, OutingRules, after
from rpg.game.expedition.rules import ExpeditionRules, Node
from rpg.game.refusal import Refusal
from tests.game.encounter.fights import RULES as FIGHT
from tests.game.encounter.fights import Fixed, ground, person
from tests.game.rules_for_tests import EXPEDITION

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.expedition.ground import OutingEvent
    from rpg.game.expedition.state import Trip

RULES = OutingRules(fight=FIGHT, expedition=EXPEDITION)
NUMBERS = EXPEDITION.procedure
CALM = 5
"""A face of the node die on which nothing happens."""


def crew(**changes: Any) -> tuple[Person, ...]:
    """The five of the baseline party: Tae leads, Sefa listens, Oru carries."""
    kinds = {"tae": "pathfinder", "zuru": "harpooner", "minto": "harpooner", "oru": "porter", "sefa": "listener"}
    return tuple(msgspec.structs.replace(person(who, kind), **changes) for who, kind in kinds.items())


def patched(**changes: Any) -> OutingRules:
    """The rules with some numbers of the expedition changed; ``work=dict(...)`` changes some of those inside."""
    inside = {
        key: msgspec.structs.replace(getattr(NUMBERS, key), **value) if isinstance(value, dict) else value
        for key, value in changes.items()
    }
    return msgspec.structs.replace(
        RULES, expedition=ExpeditionRules(procedure=msgspec.structs.replace(NUMBERS, **inside))
    )


def nodes(*watches: int, **last: Any) -> tuple[Node, ...]:
    """A route of nodes of that Watch; what else is said is of the last one."""
    return (*(Node(watch=w) for w in watches[:-1]), Node(watch=watches[-1], **last))


def home(*people: Person, **sector: Any) -> Outing:
    """People in the village, before they set out."""
    return Outing(ground=ground(*(people or crew()), **sector))


def out(outing: Outing | None = None, *watches: int, rules: OutingRules = RULES, **settings: Any) -> Outing:
    """The outing once they have set out on a route; ``route`` says the nodes where Watch ratings are not enough."""
    outing = outing or home()
    route = settings.pop("route", nodes(*watches) if watches else nodes(0, 1))
    return folded(outing, done(decide.set_out(rules, outing, Fixed(), route=route, **settings)))


def done(events: tuple[OutingEvent, ...] | Refusal) -> tuple[OutingEvent, ...]:
    """What happened; the test fails if it was refused."""
    assert not isinstance(events, Refusal), events
    return tuple(events)


def why(events: tuple[OutingEvent, ...] | Refusal) -> str:
    """The key of the refusal; the test fails if there is none."""
    assert isinstance(events, Refusal), events
    return events.why.key


def folded(outing: Outing, events: Any) -> Outing:
    for event in events:
        outing = after(outing, event)
    return outing


def trip(outing: Outing) -> Trip:
    assert outing.expeditions.trip is not None
    return outing.expeditions.trip


def only(events: Any, kind: Any) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def calm(rest: int = 4) -> Fixed:
    """Dice on which the node die shows nothing."""
    return Fixed(rest).at("node", CALM)


def crossed(outing: Outing, count: int = 1, rules: OutingRules = RULES, rest: int = 6) -> Outing:
    """The outing after so many calm nodes, in which nobody is seen; a source found on the way is rich."""
    for _ in range(count):
        dice = calm(rest).at("source", 6).at("source/units", 6)
        outing = folded(outing, done(decide.cross(rules, outing, dice)))
    return outing


def at_source(outing: Outing | None = None, *watches: int, rules: OutingRules = RULES, **settings: Any) -> Outing:
    """The outing at a rich source of 13 units."""
    gone = out(outing, *(watches or (0, 3)), rules=rules, **settings)
    return crossed(gone, len(trip(gone).route), rules)


def pushes(label: str, who: str) -> Roll:
    """Everybody pushes what failed."""
    del label, who
    return Roll(push="on_fail")
