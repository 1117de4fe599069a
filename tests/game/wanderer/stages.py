"""A fight into which the Wanderer may step: the people and machines of the encounter's tests, with him beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character.state import People
from rpg.game.encounter.ground import after
from rpg.game.wanderer import decide
from rpg.game.wanderer.events import WandererEvent
from rpg.game.wanderer.evolve import evolve
from rpg.game.wanderer.stage import Stage
from rpg.game.wanderer.state import Wanderer
from tests.game.answers import sure
from tests.game.encounter.fights import EXTERMINATOR, RULES, Fixed, everybody, fight, ground, person
from tests.game.rules_for_tests import WANDERER

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.encounter.acts import Act

EMITTER = WANDERER.emitter.gear
HERE = Wanderer(here=True)


def party(
    *people: Person, units: Any = ((EXTERMINATOR, 3),), gap: int = 0, now: Wanderer = HERE, **sector: Any
) -> Stage:
    """These people (else three) in a fight with those machines, and the Wanderer as he is."""
    crowd = people or (person("ada"), person("bo"), person("cy"))
    here = fight(ground(*(replace(each, dead=False, harm=0) for each in crowd), **sector), *units, gap=gap)
    here = replace(here, people=People({each.id: each for each in crowd}))
    return Stage(rules=RULES, own=WANDERER, ground=here, wanderer=now)


def quiet(*people: Person, now: Wanderer = HERE, **sector: Any) -> Stage:
    """The same without a fight."""
    return Stage(rules=RULES, own=WANDERER, ground=ground(*(people or (person("ada"),)), **sector), wanderer=now)


def then(stage: Stage, events: Any) -> Stage:
    """The stage after these events."""
    for event in events:
        if isinstance(event, WandererEvent):
            stage = replace(stage, wanderer=evolve(stage.wanderer, event))
        else:
            stage = replace(stage, ground=after(stage.ground, event))
    return stage


def exchanged(stage: Stage, dice: Any = None, do: Any = "wait", *acts: Act) -> tuple[Any, ...]:
    """The events of an exchange in which everybody does that."""
    return sure(decide.exchange(stage, dice or Fixed(), acts or everybody(stage.ground, do)))


def standing(stage: Stage) -> list[str]:
    """The machines that are left."""
    found = stage.ground.encounter.fight
    return [m.id for m in found.machines.values() if not m.gone] if found else []
