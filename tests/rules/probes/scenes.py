"""What probes play with: the chapters of given rules, and a refusal as an outcome among others."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from rpg.game.encounter import decide
from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.expedition.ground import Outing, OutingRules
from rpg.game.expedition.ground import after as outing_after
from rpg.game.refusal import Refusal
from rpg.game.wanderer.stage import Stage
from rpg.game.wanderer.state import Wanderer
from tests.game.encounter.fights import EXTERMINATOR, Fixed, folded, ground, person
from tests.game.expedition.outings import nodes

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.game.encounter.acts import Act

ADA, BO, CY = person("ada"), person("bo"), person("cy")
TOUGH = {f"core:attribute/{key}": value for key, value in {"frame": 60, "reflex": 2, "signal": 2, "resolve": 3}.items()}
"""Attributes of somebody whom nothing kills, so that all harm counts."""
FACES = (2, 4, 6)
"""A fail, a partial, and as many sixes as there are dice."""

HIGHEST = 99
"""Dice that show as much as they have sides."""


class Rests:
    """Dice that all show a face, but for those of the labels that are named: they show another, however many."""

    def __init__(self, rest: int, **rests: int) -> None:
        self._rest, self._rests = rest, rests

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        return (min(self._rests.get(label, self._rest), sides),) * count


class Pair:
    """Dice that show these two faces in turn."""

    def __init__(self, *faces: int) -> None:
        self._faces = cycle(faces)

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        del label
        return tuple(min(next(self._faces), sides) for _ in range(count))


def fight_rules(rules: Rules, *chosen: str) -> FightRules:
    """What a fight reads; Ada says that she uses those abilities (slugs)."""
    return FightRules(
        check=rules.check,
        character=rules.character,
        safeguard=rules.safeguard,
        encounter=rules.encounter,
        chosen=frozenset(("ada", f"core:ability/{slug}") for slug in chosen),
    )


def outing_rules(rules: Rules, *chosen: str) -> OutingRules:
    """What an expedition reads."""
    return OutingRules(fight=fight_rules(rules, *chosen), expedition=rules.expedition)


def begun(rules: FightRules, here: Ground, *units: tuple[str, int], gap: int | None = 0) -> Ground | Refusal:
    """The ground with everybody there in a fight with those machines; the downed lie where machines are."""
    events = decide.begin(rules, here, Fixed(), units=units, people=tuple(here.people.by_id), gap=gap)
    return events if isinstance(events, Refusal) else folded(here, events)


def exchanges(rules: FightRules, here: Ground | Refusal, face: int, *lines: list[Act]) -> list[Any]:
    """What happens in exchange after exchange, each with its acts, while the fight goes on and nothing is refused."""
    found: list[Any] = []
    for acts in lines:
        if isinstance(here, Refusal) or here.encounter.fight is None:
            return [*found, here]
        events = decide.exchange(rules, here, Fixed(face), acts)
        if isinstance(events, Refusal):
            return [*found, events]
        found.append(events)
        here = folded(here, events)
    return [*found, here]


def outing(*people: Any, **sector: Any) -> Outing:
    """People in the village."""
    return Outing(ground=ground(*people, **sector))


def then(outing: Outing, events: Any) -> Outing:
    """The outing after what was not refused."""
    for event in () if isinstance(events, Refusal) else events:
        outing = outing_after(outing, event)
    return outing


def stage(rules: Rules, *people: Any, units: Any = ((EXTERMINATOR, 3),), gap: int = 0, **now: Any) -> Stage:
    """A fight in which the Wanderer is, or may come into."""
    own, fighting = rules.wanderer, fight_rules(rules)
    here = ground(*(people or (ADA, BO, CY)))
    there = begun(fighting, here, *units, gap=gap) if units else here
    assert isinstance(there, Ground), there
    return Stage(rules=fighting, own=own, ground=there, wanderer=Wanderer(**now))


__all__ = ["ADA", "BO", "CY", "FACES", "HIGHEST", "TOUGH", "nodes", "person"]
