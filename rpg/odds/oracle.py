"""What each choice in the fight at hand would lead to."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from rpg.dice.source import seed_key
from rpg.game.encounter.ground import Ground
from rpg.odds.sample import fight_rules, sample

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.table import Survival
    from rpg.odds.policy import Choice

CHOICES: tuple[Choice, ...] = ("stand", "run", "hold")


def survival(rules: Rules, world: World, fights: int) -> list[Survival]:
    """Sample the fight at hand as it stands, these people and these wounds, once for each choice.

    No fight, no rows. The dice follow from the state alone: asked again, it answers the same. ``people`` are those who
    were in the fight and live; home are those of them who stand at the end, tended or away.
    """
    fight = world.encounter.fight
    if fight is None:
        return []
    ground = Ground(people=world.people, safeguard=world.safeguard, encounter=world.encounter, sector=fight.sector)
    state = hashlib.sha256(msgspec.json.encode((ground, fights), order="deterministic")).hexdigest()
    return [sample(fight_rules(rules), lambda _: ground, choice, fights, seed_key(state)) for choice in CHOICES]
