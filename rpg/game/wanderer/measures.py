"""The numbers of the Wanderer, read from running sums and clamped here (GAME.md 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.encounter.ground import up

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.wanderer.rules import WandererRules
    from rpg.game.wanderer.stage import Stage
    from rpg.game.wanderer.state import Wanderer


def proximity(own: WandererRules, wanderer: Wanderer) -> int:
    """How near he is, 0 to the most there can be."""
    return max(0, min(own.proximity.most, own.proximity.start + wanderer.nearer))


def reached(stage: Stage) -> int:
    """The same, as it counts in the fight at hand: for somebody who is the last one standing he may be nearer."""
    near, last = proximity(stage.own, stage.wanderer), _last(stage.rules, stage.ground)
    if last is not None:
        near += sum(more.by for more, _ in ability.having(stage.rules.character, last, lambda e: e.proximity))
    return min(stage.own.proximity.most, near)


def arrival(own: WandererRules, near: int, exchanges: int) -> Fraction:
    """The chance that he is there after so many exchanges in which the die is rolled, at that proximity."""
    misses = Fraction(max(0, own.proximity.die - near), own.proximity.die)
    return 1 - misses**exchanges


def charge(own: WandererRules, wanderer: Wanderer) -> int:
    """What the emitter still holds."""
    return max(0, min(own.block.charge, own.block.charge - wanderer.spent))


def vitality(own: WandererRules, wanderer: Wanderer) -> int:
    """What is left of his Vitality."""
    return max(0, min(own.block.vitality, own.block.vitality - wanderer.harm))


def soaked(own: WandererRules, wanderer: Wanderer, by: int) -> int:
    """The Vitality that he loses of so much harm: less what he soaks, never more than is left."""
    return min(vitality(own, wanderer), max(0, by - own.block.soak))


def words_left(own: WandererRules, wanderer: Wanderer) -> int:
    """How many words he still has in this scene."""
    return max(0, own.words - wanderer.said)


def bearer(own: WandererRules, ground: Ground) -> str:
    """Who has the emitter if he has not; "" while it is his."""
    return next((p.id for p in ground.people.by_id.values() if own.emitter.gear in p.gear), "")


def fallen(rules: FightRules, ground: Ground) -> tuple[str, ...]:
    """Everybody of the fight at hand who is down or dead, in the order in which they came."""
    return tuple(p.id for p in _fighters(ground) if p.dead or character.downed(rules.character, p))


def controllers(rules: FightRules, ground: Ground) -> tuple[str, ...]:
    """The players who may play him: those who have lost a character in this fight; nobody leaves him to the oracle."""
    people = ground.people.by_id
    return tuple(dict.fromkeys(people[who].player for who in fallen(rules, ground) if people[who].player))


def _fighters(ground: Ground) -> tuple[Person, ...]:
    fight, people = ground.encounter.fight, ground.people.by_id
    return tuple(people[who] for who in fight.fighters if who in people) if fight else ()


def _last(rules: FightRules, ground: Ground) -> Person | None:
    """The only one of several who still stands, away or not."""
    fighters = _fighters(ground)
    standing = [person for person in fighters if up(rules, person)]
    return standing[0] if len(standing) == 1 < len(fighters) else None
