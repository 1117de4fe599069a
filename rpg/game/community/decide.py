"""What the village decides and makes: projects, food for those who set out, items, memory, seasons (GAME.md 7, 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import ConditionGained, GearGained
from rpg.game.community import events as e
from rpg.game.community import measures
from rpg.game.community.evolve import NUMBERS
from rpg.game.community.turning import worked
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice import Dice
    from rpg.game.character.rules import Gear
    from rpg.game.character.state import Person
    from rpg.game.community.rules import CommunityRules
    from rpg.game.community.state import Community

_WORKSHOP = "workshop_"


def choose(rules: CommunityRules, village: Community, key: str) -> tuple[e.ProjectChosen, ...] | Refusal:
    """The assembly builds on a development from now on ("": on nothing)."""
    wrong = _lost(village) or (_highest(rules, village, key) if key else None)
    if wrong is not None:
        return wrong
    return (e.ProjectChosen(development=key),) if village.project != key else ()


def buy(
    rules: CommunityRules, village: Community, *, stores: int = 0, parts: int = 0, has_parts: int = 0
) -> tuple[e.CommunityEvent, ...] | Refusal:
    """Ticks of the project for so many Stores and parts, of which there are ``has_parts``: whole ticks only."""
    key, price = village.project, rules.assembly
    wrong = _lost(village) or (_highest(rules, village, key) if key else Refusal(Say("village.refused.project")))
    wrong = wrong or _unpaid(rules, village, stores, parts, has_parts)
    if wrong is not None:
        return wrong
    by = stores // price.tick_stores + parts // price.tick_parts
    left = measures.clock(rules, village, key) - measures.ticked(rules, village, key)
    if by > left:
        return Refusal(Say("village.refused.more", {"left": left, "wanted": by}))
    return worked(rules, village, e.ProjectTicked(development=key, by=by, stores=stores, parts=parts)) if by else ()


def _unpaid(rules: CommunityRules, village: Community, stores: int, parts: int, has_parts: int) -> Refusal | None:
    """Why so much cannot be given for whole ticks."""
    price = rules.assembly
    if stores > measures.stores(rules, village):
        return Refusal(Say("village.refused.stores", {"n": measures.stores(rules, village), "wanted": stores}))
    if parts > has_parts:
        return Refusal(Say("village.refused.parts", {"n": has_parts, "wanted": parts}))
    if stores % price.tick_stores or parts % price.tick_parts:
        return Refusal(Say("village.refused.whole", {"stores": price.tick_stores, "parts": price.tick_parts}))
    return None


def feed(rules: CommunityRules, village: Community) -> tuple[e.PartyFed, ...] | Refusal:
    """Whoever sets out next leaves fed, whatever the village has."""
    wrong = _lost(village)
    if wrong is not None:
        return wrong
    if not measures.slow(rules, village):
        return Refusal(Say("village.refused.full", {"from": rules.hunger.slow}))
    if village.fed:
        return Refusal(Say("village.refused.fed"))
    if measures.stores(rules, village) < rules.feed:
        return Refusal(Say("village.refused.stores", {"n": measures.stores(rules, village), "wanted": rules.feed}))
    return (e.PartyFed(stores=rules.feed),)


def hungry(rules: CommunityRules, village: Community, people: Sequence[Person]) -> tuple[ConditionGained, ...]:
    """The Hunger that people take along who set out of a hungry village unfed."""
    if village.lost or village.fed or not measures.slow(rules, village):
        return ()
    condition = rules.hunger.condition
    return tuple(ConditionGained(who=p.id, condition=condition) for p in people if condition not in p.conditions)


def makeable(gear: Gear, workshop: int) -> bool:
    """Whether a Workshop of that level can make an item: those of the village, and those that it unlocks."""
    if gear.source.startswith(_WORKSHOP):
        needed = gear.source.removeprefix(_WORKSHOP)
        return needed.isdecimal() and int(needed) <= workshop
    return gear.source == "village"


def make(
    rules: CommunityRules, village: Community, gear: Gear, who: str
) -> tuple[e.ItemMade | GearGained, ...] | Refusal:
    """The Workshop makes an item for somebody: as many in a cycle as its level."""
    workshop = measures.level(rules, village, "workshop")
    wrong = _lost(village)
    if wrong is not None:
        return wrong
    if not makeable(gear, workshop):
        return Refusal(Say("village.refused.make", {"gear": Term(gear.id), "level": workshop}))
    if not measures.items_left(rules, village):
        return Refusal(Say("village.refused.made", {"level": workshop}))
    return (e.ItemMade(gear=gear.id), GearGained(who=who, gear=gear.id))


def remember(rules: CommunityRules, village: Community, why: str = "") -> tuple[e.RerollSpent, ...] | Refusal:
    """The village remembers something: a roll is made again."""
    wrong = _lost(village)
    if wrong is not None:
        return wrong
    if not measures.rerolls_left(rules, village):
        return Refusal(Say("village.refused.memory", {"level": measures.level(rules, village, "memory")}))
    return (e.RerollSpent(why=why),)


def season(rules: CommunityRules, village: Community, dice: Dice, how: str) -> tuple[e.SeasonBegan, ...] | Refusal:
    """A season begins: ``how`` is "" (no modifier), ``roll``, ``next`` (they go round), or a modifier's key."""
    rows = rules.seasons.rows
    if how == "roll":
        outcome = rules.seasons.dice.roll(dice, "village:season")
        return (e.SeasonBegan(season=rows[(outcome.total - 1) % len(rows)].key, faces=outcome.faces),)
    keys = [row.key for row in rows]
    if how == "next":
        now = keys.index(village.season) if village.season in keys else -1
        return (e.SeasonBegan(season=keys[(now + 1) % len(keys)]),)
    if how and how not in keys:
        return Refusal(Say("village.refused.season", {"season": how}))
    return (e.SeasonBegan(season=how),)


def change(
    rules: CommunityRules, village: Community, what: str, value: int, *, by_step: bool
) -> tuple[e.VillageChanged, ...]:
    """The GM says that a number of the village is ``value``, or that it moves by it; never past its ends.

    KeyError: there is no such number.
    """
    if what in NUMBERS:
        now: int = getattr(measures, what)(rules, village)
        most = {"hunger": rules.hunger.most, "cohesion": rules.cohesion.most}.get(what)
    else:
        now, most = measures.level(rules, village, what), measures.top(rules, what)
    then = max(0, now + value if by_step else value)
    by = (then if most is None else min(most, then)) - now
    return (e.VillageChanged(what=what, by=by),) if by else ()


def found(village: Community) -> tuple[e.VillageFounded, ...] | Refusal:
    """Whoever is left begins another village."""
    return (e.VillageFounded(),) if village.lost else Refusal(Say("village.refused.stands"))


def _lost(village: Community) -> Refusal | None:
    return Refusal(Say("village.refused.lost")) if village.lost else None


def _highest(rules: CommunityRules, village: Community, key: str) -> Refusal | None:
    if measures.clock(rules, village, key):
        return None
    name = Term(rules.id, f"developments.{key}.name")
    return Refusal(Say("village.refused.highest", {"what": name, "level": measures.top(rules, key)}))
