"""The village on one screen, and the lines that others say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.community import measures
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


def development(rules: Rules, key: str) -> Term:
    """A development as the table says it."""
    return Term(rules.community.id, f"developments.{key}.name")


def food(rules: Rules, world: World) -> Say:
    """How long the food lasts if nothing else comes."""
    cycles = measures.fed_cycles(rules.community, world.community)
    return Say("village.food.ever") if cycles is None else Say("village.food", {"n": cycles})


def sheet(rules: Rules, world: World) -> tuple[Say, ...]:
    """The village on one screen: people and food, need and forecast, what it builds on, this cycle, the season."""
    own, village = rules.community, world.community
    if village.lost:
        return (lost(rules, world), Say("village.lost.next"))
    numbers: dict[str, Value] = {
        "name": Term(own.id),
        "people": measures.population(own, village),
        "stores": measures.stores(own, village),
        "hunger": measures.hunger(own, village),
        "most_hunger": own.hunger.most,
        "cohesion": measures.cohesion(own, village),
        "most_cohesion": own.cohesion.most,
    }
    supply: dict[str, Value] = {
        "need": measures.need(own, village),
        "made": measures.production(own, village),
        "food": food(rules, world),
    }
    built = tuple(level(rules, world, key) for key in measures.DEVELOPMENTS)
    return (
        Say("village.numbers", numbers),
        Say("village.supply", supply),
        Say("village.built", {"clauses": Listed(built, " · ")}),
        project(rules, world),
        Say("village.now", {"clauses": Listed(tuple(_now(rules, world)), " · ")}),
        season(rules, world),
    )


def stand(rules: Rules, world: World) -> Say:
    """How the village stands, in one line: people, Stores, Hunger, Cohesion; or that there is none."""
    return lost(rules, world) if world.community.lost else sheet(rules, world)[0]


def level(rules: Rules, world: World, key: str) -> Say:
    """``Larder 1 (2/8)``: its level, and the clock to the next."""
    own, village = rules.community, world.community
    clock = measures.clock(own, village, key)
    values: dict[str, Value] = {
        "what": development(rules, key),
        "level": measures.level(own, village, key),
        "ticked": measures.ticked(own, village, key),
        "clock": clock,
    }
    return Say("village.level" if clock else "village.level_top", values)


def project(rules: Rules, world: World) -> Say:
    """What the assembly builds on, or that it builds on nothing."""
    own, village = rules.community, world.community
    values: dict[str, Value] = {
        "n": measures.pace(own, village),
        "parts": max(0, world.parts),
        "stores": own.assembly.tick_stores,
    }
    if village.project not in measures.DEVELOPMENTS:
        return Say("village.no_project", values)
    return Say("village.project", {**values, "what": development(rules, village.project)})


def _now(rules: Rules, world: World) -> Iterator[Say]:
    own, village = rules.community, world.community
    yield Say("village.now.items", {"n": measures.items_left(own, village)})
    yield Say("village.now.rerolls", {"n": measures.rerolls_left(own, village)})
    dice: dict[str, Value] = {"n": rules.contagion.drift.clinic}
    yield Say("village.now.clinic", dice) if measures.clinic(own, village) else Say("village.now.no_clinic")
    if measures.slow(own, village):
        yield Say("village.now.fed" if village.fed else "village.now.hungry", {"n": own.feed})
    if village.hauls:
        yield Say("village.now.hauls", {"units": Listed(tuple(map(str, village.hauls)))})
    if village.wiped:
        yield Say("village.now.wiped", {"n": village.wiped})
    if village.breached:
        yield Say("village.now.breached")


def season(rules: Rules, world: World) -> Say:
    """How far the season is, and what it changes."""
    own, village = rules.community, world.community
    values: dict[str, Value] = {"n": village.cycles, "of": rules.check.time.season_cycles}
    row = measures.season(own, village)
    if not row.key:
        return Say("village.season.plain", values)
    name, text = (Term(own.id, f"seasons.rows.{row.key}.{part}") for part in ("name", "text"))
    return Say("village.season", {**values, "name": name, "text": text})


def lost(rules: Rules, world: World) -> Say:
    """That there is no village any more, and why."""
    why = world.community.lost
    key = f"village.lost.{why if why in {'hunger', 'cohesion', 'population'} else 'population'}"
    people = measures.population(rules.community, world.community)
    return Say("village.lost", {"name": Term(rules.community.id), "why": Say(key), "people": people})


def open_lines(rules: Rules, world: World) -> tuple[Say, ...]:
    """What a GM looks for when an evening begins: a village that is lost, hungry, or at the end of its season."""
    own, village = rules.community, world.community
    if village == type(village)():
        return ()
    if village.lost:
        return (lost(rules, world),)
    says: list[Say] = []
    if measures.slow(own, village) or measures.fed_cycles(own, village) == 0:
        values: dict[str, Value] = {"hunger": measures.hunger(own, village), "food": food(rules, world)}
        says.append(Say("village.open.hunger", values))
    if village.cycles >= rules.check.time.season_cycles:
        says.append(Say("village.season.over", {"n": village.cycles}))
    return tuple(says)


def village_data(rules: Rules, world: World) -> dict[str, object]:
    """The village for machines, and for the printed sheet; the shape is docs/status.schema.json."""
    own, village = rules.community, world.community
    return {
        "population": measures.population(own, village),
        "stores": measures.stores(own, village),
        "hunger": measures.hunger(own, village),
        "cohesion": measures.cohesion(own, village),
        "need": measures.need(own, village),
        "production": measures.production(own, village),
        "fed_cycles": measures.fed_cycles(own, village),
        "project": village.project,
        "cycles": village.cycles,
        "season": village.season,
        "lost": village.lost,
        "developments": {
            key: {
                "level": measures.level(own, village, key),
                "ticked": measures.ticked(own, village, key),
                "clock": measures.clock(own, village, key),
            }
            for key in measures.DEVELOPMENTS
        },
    }
