"""What can be read off the village: its numbers, clamped, and what follows from them. No dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.community.rules import Season

if TYPE_CHECKING:
    from rpg.game.community.rules import CommunityRules, Development
    from rpg.game.community.state import Community

DEVELOPMENTS = ("larder", "ward", "workshop", "memory")
"""By their keys, in the order in which a sheet shows them."""
_NO_SEASON = Season(key="", name="", text="")


def population(rules: CommunityRules, village: Community) -> int:
    """The people of the village."""
    return max(0, rules.start.population + village.population)


def stores(rules: CommunityRules, village: Community) -> int:
    """Units of food in the Stores."""
    return max(0, rules.start.stores + village.stores)


def hunger(rules: CommunityRules, village: Community) -> int:
    """Hunger, from 0 to the most there can be."""
    return max(0, min(rules.hunger.most, rules.start.hunger + village.hunger))


def cohesion(rules: CommunityRules, village: Community) -> int:
    """Cohesion, from 0 to the most there can be."""
    return max(0, min(rules.cohesion.most, rules.start.cohesion + village.cohesion))


def cohesion_moved(rules: CommunityRules, village: Community, by: int) -> int:
    """By how much Cohesion really moves if something moves it by so much: it goes no further than its ends."""
    now = cohesion(rules, village)
    return max(0, min(rules.cohesion.most, now + by)) - now


def need(rules: CommunityRules, village: Community) -> int:
    """Units that the village eats in a cycle: of the last one a part is enough for a whole."""
    return -(-population(rules, village) // max(1, rules.feeds))


def development(rules: CommunityRules, key: str) -> Development:
    """The development of that key; KeyError if there is none."""
    if key not in DEVELOPMENTS:
        raise KeyError(key)
    found: Development = getattr(rules.developments, key)
    return found


def top(rules: CommunityRules, key: str) -> int:
    """The highest level of a development."""
    return len(development(rules, key).clocks) + 1


def level(rules: CommunityRules, village: Community, key: str) -> int:
    """The level of a development, from 0 to its highest."""
    return max(0, min(top(rules, key), development(rules, key).start + village.levels.get(key, 0)))


def clock(rules: CommunityRules, village: Community, key: str) -> int:
    """The segments of the clock to the next level; 0 at the highest."""
    now, clocks = level(rules, village, key), development(rules, key).clocks
    return clocks[max(0, now - 1)] if now <= len(clocks) else 0


def ticked(rules: CommunityRules, village: Community, key: str) -> int:
    """The segments filled of that clock."""
    return max(0, min(clock(rules, village, key), village.ticks.get(key, 0)))


def season(rules: CommunityRules, village: Community) -> Season:
    """What the season changes; nothing, where there is none or the rules no longer know it."""
    return next((row for row in rules.seasons.rows if row.key == village.season), _NO_SEASON)


def production(rules: CommunityRules, village: Community, change: int = 0) -> int:
    """Units that the vats give in a cycle, with what the season and this cycle ``change``."""
    return max(0, level(rules, village, "larder") + season(rules, village).production + change)


def pace(rules: CommunityRules, village: Community) -> int:
    """Ticks that the project of a cycle gets."""
    return rules.assembly.hungry_ticks if slow(rules, village) else rules.assembly.ticks


def slow(rules: CommunityRules, village: Community) -> bool:
    """Whether people are too hungry to work well, or to set out fed."""
    return hunger(rules, village) >= rules.hunger.slow


def fed_cycles(rules: CommunityRules, village: Community) -> int | None:
    """Cycles that the food lasts, if nothing else comes and nobody goes short; None: for ever."""
    each, made = need(rules, village), production(rules, village)
    return None if made >= each else stores(rules, village) // (each - made)


def items_left(rules: CommunityRules, village: Community) -> int:
    """Items that the Workshop can still make in this cycle."""
    return max(0, level(rules, village, "workshop") - village.made)


def rerolls_left(rules: CommunityRules, village: Community) -> int:
    """Rolls that the Memory can still have made again in this season."""
    return max(0, level(rules, village, "memory") - village.rerolls)


def clinic(rules: CommunityRules, village: Community) -> bool:
    """Whether there is a clinic."""
    wanted = rules.clinic
    levels = ((wanted.workshop, "workshop"), (wanted.memory, "memory"))
    return not village.lost and all(level(rules, village, key) >= least for least, key in levels)


def why_lost(rules: CommunityRules, village: Community) -> str:
    """Why there can be no village any more: ``hunger``, ``cohesion`` or ``population``; "" while there can."""
    if village.lost:
        return village.lost
    if hunger(rules, village) >= rules.lost.hunger:
        return "hunger"
    if cohesion(rules, village) <= rules.lost.cohesion:
        return "cohesion"
    return "population" if population(rules, village) < rules.lost.population else ""
