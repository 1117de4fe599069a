"""The village: cycles of many villages under all dice, what is bought, fed, made and remembered, seasons, the end."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.campaign.world import World
from rpg.desk.seasoned import seasoned
from rpg.game.community import measures
from rpg.game.community.decide import buy, feed, hungry, make, remember, season
from rpg.game.community.evolve import counted, evolve
from rpg.game.community.state import Community
from rpg.game.community.turning import Way, cycle, happening
from rpg.game.expedition.events import CameHome
from tests.game.community.villages import Labelled, village
from tests.game.unknown import NOBODY
from tests.rules.probes.probing import feels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

_FACES = tuple(product(range(1, 7), repeat=2))


@feels("community")
def events(rules: Rules, _: str) -> Iterator[Any]:
    """What each fall of the dice of a cycle brings, for people at work and for others."""
    own = rules.community
    for faces, people in product(_FACES, (1, 3)):
        for start in (village(stores=99, hunger=1), replace(village(stores=3), project="larder")):
            came = cycle(own, start, Labelled(event=faces, people=(people,)))
            yield came
            row = happening(own, came[0].row) if came and hasattr(came[0], "row") else None
            yield row and (row.proximity, row.masked)


@feels("community")
def cycles(rules: Rules, _: str) -> Iterator[Any]:
    """Quiet cycles of villages that are hungry, small, of little heart, or eat less than there is."""
    own = rules.community
    for hunger, stores, cohesion in product(range(7), (0, 1, 2, 4, 5, 6, 30), (1, 3, 6)):
        start = replace(village(hunger=hunger, stores=stores, cohesion=cohesion), project="ward")
        for births in (4, 5):
            yield cycle(own, start, Labelled(event=(3, 4), births=(births,)), Way(eat=3 if births > 4 else None))
    for people, units, wiped in product((5, 9, 19, 20, 21, 39, 40, 41), (5, 6, 11, 12), (0, 1)):
        start = replace(counted(village(population=people, hunger=3), CameHome(units=units)), wiped=wiped)
        yield cycle(own, start, Labelled(event=(3, 4)))


@feels("community")
def built(rules: Rules, _: str) -> Iterator[Any]:
    """The clocks of all developments, level by level, and what their levels give."""
    own = rules.community
    for key, level in product(measures.DEVELOPMENTS, range(6)):
        start = replace(village(stores=40), project=key, levels={key: level})
        yield measures.level(own, start, key), measures.clock(own, start, key), measures.production(own, start)
        for stores, parts in product(range(5), range(3)):
            yield buy(own, start, stores=stores, parts=parts, has_parts=9)
    for workshop, memory in product(range(4), repeat=2):
        yield measures.clinic(own, replace(village(), levels={"workshop": workshop, "memory": memory}))


@feels("community")
def asked(rules: Rules, _: str) -> Iterator[Any]:
    """Food for a party, items, memory."""
    own = rules.community
    gear = rules.character.gear["core:gear/gaff"]
    for hunger, stores in product(range(5), range(4)):
        start = village(hunger=hunger, stores=stores)
        yield feed(own, start), hungry(own, start, [NOBODY])
    for n in range(4):
        yield make(own, Community(made=n), gear, "ada"), remember(own, Community(rerolls=n))


@feels("community")
def seasons(rules: Rules, _: str) -> Iterator[Any]:
    """What each season changes of the rules of the table, and of the village."""
    own = rules.community
    for face in range(1, 5):
        (began,) = season(own, Community(), Labelled(season=(face,)), "roll")  # type: ignore[misc]  # no refusal
        now = evolve(Community(), began)
        changed = seasoned(rules, World(community=now))
        levels = changed.safeguard.ladder.levels
        yield began, measures.production(own, now), measures.season(own, now).drift
        yield [(level.sneak, level.decay_per_watch) for level in levels]
        yield [source.units.text for source in changed.expedition.procedure.sources]
