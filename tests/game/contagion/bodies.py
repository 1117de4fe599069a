"""Bodies that the Contagion is in, and rolls that come as they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character.evolve import evolve as people_after
from rpg.game.character.state import People, Person
from rpg.game.check import decide as check
from rpg.game.contagion.evolve import evolve
from rpg.game.contagion.measures import stage
from rpg.game.contagion.rules import BodyRules
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import ContagionDue
from tests.game.encounter.fights import Fixed, person
from tests.game.rules_for_tests import CHARACTER, CHECK, CONTAGION

if TYPE_CHECKING:
    from rpg.game.contagion.state import Contagion

RULES = BodyRules(check=CHECK, character=CHARACTER, contagion=CONTAGION)
MEND, INTERFACE = "core:skill/mend", "core:skill/interface"
RESOLVE = "core:attribute/resolve"
STABILISER = "core:gear/stabiliser"


def someone(who: str = "ada", *, resolve: int = 2, mend: int = 0, at: int = 0, **changes: Any) -> Person:
    """Somebody with that Resolve and Mend, and no gear, at that stage."""
    plain = person(who)
    return replace(
        plain,
        attributes={**plain.attributes, RESOLVE: resolve},
        skills={**plain.skills, MEND: mend},
        **{"gear": (), "contagion": at, **changes},
    )


def people(*them: Person) -> People:
    return People({each.id: each for each in them})


class Rolls:
    """Makes the rolls that are asked for, with every die showing that face; remembers their pools."""

    def __init__(self, face: int = 4) -> None:
        self.dice = Fixed(face)
        self.pools: dict[str, int] = {}

    def __call__(self, label: str, who: str, parts: Any) -> Any:
        tested = check.test(CHECK, self.dice, who=who, label=label, parts=parts)
        assert not isinstance(tested, Refusal)
        self.pools[label] = tested.pool
        return (tested,)


def then(crowd: People, events: Any) -> People:
    """The people after these events."""
    for event in events:
        if type(event).__module__ == "rpg.game.character.events":
            crowd = people_after(crowd, event)
    return crowd


def after(contagion: Contagion, events: Any) -> Contagion:
    for event in events:
        if isinstance(event, ContagionDue) or type(event).__module__ == "rpg.game.contagion.events":
            contagion = evolve(contagion, event)
    return contagion


def stages(crowd: People) -> dict[str, int]:
    return {who: stage(RULES, each) for who, each in crowd.by_id.items()}
