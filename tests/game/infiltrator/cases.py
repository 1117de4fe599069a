"""Cases of suspicion for tests: suspects, a secret that is told to the test, and what happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from msgspec.structs import replace

from rpg.dice import Seeded
from rpg.game.community.events import CohesionChanged
from rpg.game.community.evolve import evolve as village_after
from rpg.game.community.state import Community
from rpg.game.encounter.events import FightBegan
from rpg.game.encounter.ground import after
from rpg.game.infiltrator.accuse import accuse
from rpg.game.infiltrator.events import Accused, InfiltratorEvent
from rpg.game.infiltrator.evolve import evolve
from rpg.game.infiltrator.hidden import Hidden
from rpg.game.infiltrator.stage import Suspicion
from rpg.game.infiltrator.state import Case, Infiltrator
from tests.game.answers import sure
from tests.game.encounter.fights import RULES, ground, person
from tests.game.rules_for_tests import COMMUNITY, INFILTRATOR
from tests.game.with_and_without import shows

if TYPE_CHECKING:
    from rpg.game.character.state import Person

SIX = ("Homa", "Keld", "Siro", "Ilse", "Dasu", "Welu")
OWN = get_args(InfiltratorEvent)


def case(*suspects: str, **changes: Any) -> Case:
    """A certain case among these, or six."""
    made = Case(seal=5, commitment="0" * 64, suspects=suspects or SIX, certain=True)
    return replace(made, **changes)


def stage(*people: Person, now: Infiltrator | None = None, **sector: Any) -> Suspicion:
    """A village with these people (else two) in which somebody may be masked."""
    crowd = people or (person("sefa", "listener"), person("tae"))
    known = Infiltrator(case=case()) if now is None else now
    here = ground(*crowd, **sector)
    return Suspicion(rules=RULES, own=INFILTRATOR, ground=here, infiltrator=known, homes=COMMUNITY, village=Community())


def secret(who: str = "Homa", seed: str = "a secret", stream: int = 1) -> Hidden:
    """That one is it."""
    return Hidden(who, "a nonce", Seeded(seed, stream))


def then(at: Suspicion, events: Any) -> Suspicion:
    """The stage after these events."""
    for event in events:
        if isinstance(event, OWN):
            at = replace(at, infiltrator=evolve(at.infiltrator, event))
        elif isinstance(event, CohesionChanged):
            at = replace(at, village=village_after(at.village, event))
        else:
            at = replace(at, ground=after(at.ground, event))
    return at


def of(events: Any, kind: type) -> list[Any]:
    """The events of that kind."""
    return [event for event in events if isinstance(event, kind)]


@shows("condition/masked")
def a_mask_that_the_gm_gave(has):
    conditions = {INFILTRATOR.accusation.condition: 0} if has else {}
    at = stage(person("sefa"), person("tae", conditions=conditions), now=Infiltrator())
    events = sure(accuse(at, secret(""), Seeded("the table", 1), "tae"))
    return [event.right for event in of(events, Accused)], len(of(events, FightBegan))
