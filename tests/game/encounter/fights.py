"""A small fight to try the rules on: three people, some machines, dice that fall as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.game.character.state import People, Person
from rpg.game.encounter import decide
from rpg.game.encounter.acts import Act
from rpg.game.encounter.ground import FightRules, Ground, after
from rpg.game.encounter.rules import EncounterRules, Trait
from rpg.game.refusal import Refusal
from rpg.game.safeguard.state import Safeguard, Sector
from tests.game.rules_for_tests import CHARACTER, CHECK, SAFEGUARD, entities

if TYPE_CHECKING:
    from rpg.game.encounter.state import Fight

(_PROCEDURE,) = entities("procedure").values()
ENCOUNTER = EncounterRules(procedure=_PROCEDURE, adversaries=entities("adversary"))
RULES = FightRules(check=CHECK, character=CHARACTER, safeguard=SAFEGUARD, encounter=ENCOUNTER)

RIFLE, GAFF, SUIT = "core:gear/bolt-rifle", "core:gear/gaff", "core:gear/fisher-suit"
TAG, NOISE = "core:condition/tagged", "core:trigger/noise"
EXTERMINATOR, LANCER = "core:adversary/exterminator", "core:adversary/lancer"
EYE, TOWER, COLOSSUS = "core:adversary/drift-eye", "core:adversary/sentinel-tower", "core:adversary/colossus"
VERMIN, AGENT = "core:adversary/conduit-vermin", "core:adversary/agent"


class Fixed:
    """Dice by label: those named fall as written, all others show ``rest``; every label asked for is kept."""

    def __init__(self, rest: int = 4) -> None:
        self.rest = rest
        self.faces: dict[str, tuple[int, ...]] = {}
        self.asked: list[str] = []

    def at(self, label: str, *faces: int) -> Fixed:
        self.faces[label] = faces
        return self

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        self.asked.append(label)
        faces = self.faces.get(label, (min(self.rest, sides),) * count)
        assert len(faces) == count, f"{label} rolls {count} dice"
        return faces


def person(slug: str, archetype: str = "harpooner", **changes: Any) -> Person:
    """Somebody of an archetype, with a suit, a rifle and a gaff."""
    of = CHARACTER.archetypes[f"core:archetype/{archetype}"]
    plain = Person(
        id=slug,
        name=slug.title(),
        gender="n",
        archetype=of.id,
        attributes=of.attributes,
        skills=of.skills,
        gear=(SUIT, RIFLE, GAFF),
    )
    return msgspec.structs.replace(plain, **changes)


def ground(*people: Person, points: int = 0, **sector: Any) -> Ground:
    """People in a sector, before any fight."""
    there = Safeguard({"home": Sector(points=points, peak=points, **sector)})
    return Ground(people=People({p.id: p for p in people}), safeguard=there, sector="home")


def fight(
    here: Ground, *units: tuple[str, int], gap: int = 0, rules: FightRules = RULES, force: bool = False
) -> Ground:
    """The ground once a fight has begun between everybody there and these machines."""
    events = decide.begin(rules, here, Fixed(), units=units, people=tuple(here.people.by_id), gap=gap, force=force)
    assert isinstance(events, tuple), events
    return folded(here, events)


def folded(here: Ground, events: Any) -> Ground:
    """The ground after these events."""
    for event in events:
        here = after(here, event)
    return here


def sure(answer: Any) -> Any:
    """What was answered, which is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


def refused(answer: Any) -> str:
    """The key of a refusal, without the chapter's prefix."""
    assert isinstance(answer, Refusal), answer
    return answer.why.key.removeprefix("encounter.refused.")


def fighting(here: Ground) -> Fight:
    """The fight that goes on there."""
    assert here.encounter.fight is not None
    return here.encounter.fight


def everybody(here: Ground, do: Any = "strike", rules: FightRules = RULES, **how: Any) -> list[Act]:
    """The same act for everybody who owes one."""
    return [Act(who=who, do=do, **how) for who in decide.actors(rules, here)]


def played(here: Ground, dice: Any, *acts: Act, rules: FightRules = RULES) -> tuple[Any, ...]:
    """The events of an exchange that is not refused."""
    events = decide.exchange(rules, here, dice, acts)
    assert isinstance(events, tuple), events
    return events


def only(events: Any, kind: type) -> list[Any]:
    """The events of one class."""
    return [event for event in events if type(event) is kind]


def with_trait(adversary: str, *traits: Trait, **changes: Any) -> FightRules:
    """The rules, with an adversary changed."""
    block = msgspec.structs.replace(ENCOUNTER.adversaries[adversary], traits=traits, **changes)
    adversaries = {**ENCOUNTER.adversaries, adversary: block}
    return msgspec.structs.replace(RULES, encounter=msgspec.structs.replace(ENCOUNTER, adversaries=adversaries))
