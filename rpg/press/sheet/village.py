"""The village as plain data for its sheet; without a campaign the same shape, empty where a pen goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.game.community import measures
from rpg.press.sheet.view import capital
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.community.rules import CommunityRules
    from rpg.game.community.state import Community
    from rpg.words import Voice


def village_view(world: World | None, rules: Rules, voice: Voice) -> dict[str, Any]:
    """The village of a campaign (None: a blank one)."""
    own = rules.community
    village = world.community if world else None
    return {
        "village": _numbers(own, village, voice),
        "hunger": {"most": own.hunger.most, "marked": measures.hunger(own, village) if village else 0},
        "cohesion": {"most": own.cohesion.most, "marked": measures.cohesion(own, village) if village else 0},
        "developments": [_development(own, village, key, voice) for key in measures.DEVELOPMENTS],
        "events": [
            {"faces": _faces(row.low, row.high), "text": voice.term(Term(own.id, f"events.rows.{row.key}.text"))}
            for row in own.events.rows
        ],
        "seasons": [
            {
                "face": f"{number}",
                "name": capital(voice.term(Term(own.id, f"seasons.rows.{row.key}.name"))),
                "text": voice.term(Term(own.id, f"seasons.rows.{row.key}.text")),
            }
            for number, row in enumerate(own.seasons.rows, 1)
        ],
        "rules": _rules(own),
        "notes": "",
    }


def season_of(own: CommunityRules, village: Community, voice: Voice) -> str:
    """The name of the season at hand; "" where none has been drawn."""
    key = measures.season(own, village).key
    return capital(voice.term(Term(own.id, f"seasons.rows.{key}.name"))) if key else ""


def _numbers(own: CommunityRules, village: Community | None, voice: Voice) -> dict[str, Any]:
    if village is None:
        return dict.fromkeys(("name", "season", "cycle", "population", "stores", "need", "made"), "")
    return {
        "name": capital(voice.term(Term(own.id))),
        "season": season_of(own, village, voice),
        "cycle": village.cycles + 1,
        "population": measures.population(own, village),
        "stores": measures.stores(own, village),
        "need": measures.need(own, village),
        "made": measures.production(own, village),
    }


def _development(own: CommunityRules, village: Community | None, key: str, voice: Voice) -> dict[str, Any]:
    """Its level, and the clock of each level above the one that it begins at."""
    known = measures.development(own, key)
    level = measures.level(own, village, key) if village else known.start
    ticked = measures.ticked(own, village, key) if village else 0
    clocks = []
    for number, size in enumerate(known.clocks, 2):
        if number <= known.start:
            continue
        reached = number <= level
        clocks.append(
            {
                "slug": f"{number}",
                "level": voice.word("press.village.to_level", n=number),
                "size": size,
                "ticked": size if reached else ticked if number == level + 1 else 0,
            }
        )
    return {
        "slug": key,
        "name": capital(voice.term(Term(own.id, f"developments.{key}.name"))),
        "text": voice.term(Term(own.id, f"developments.{key}.text")),
        "level": level if village else "",
        "begins": "" if village else voice.word("press.village.begins", n=known.start),
        "clocks": clocks,
    }


def _rules(own: CommunityRules) -> dict[str, Any]:
    births, deaths = own.births, " · ".join(f"{row.hunger}+: {row.percent} %" for row in own.hunger.deaths)
    return {
        "feeds": own.feeds,
        "half": own.hunger.half_percent,
        "half_hunger": own.hunger.half,
        "less_hunger": own.hunger.less,
        "full_hunger": -own.hunger.full,
        "ticks": own.assembly.ticks,
        "hungry_ticks": own.assembly.hungry_ticks,
        "slow": own.hunger.slow,
        "tick_stores": own.assembly.tick_stores,
        "tick_parts": own.assembly.tick_parts,
        "deaths": deaths,
        "births_hunger": births.hunger,
        "births_dice": births.dice.text,
        "births_least": births.least,
        "births_by": births.by,
        "hungry_from": own.cohesion.hungry_from,
        "hungry": -own.cohesion.hungry,
        "wiped": -own.cohesion.wiped,
        "harvest_units": own.cohesion.harvest_units,
        "harvest": own.cohesion.harvest,
        "lost_hunger": own.lost.hunger,
        "lost_cohesion": own.lost.cohesion,
        "lost_population": own.lost.population,
        "events": own.events.dice.text,
        "seasons": own.seasons.dice.text,
    }


def _faces(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"
