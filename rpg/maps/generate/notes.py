"""What the GM reads of each place: its Watch, who is about, what lies there that opens something elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_feature
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.generate.chance import Chance
    from rpg.maps.generate.mission import Node
    from rpg.maps.generate.naming import Names
    from rpg.maps.generate.plan import Plan
    from rpg.maps.generate.request import Sources
    from rpg.maps.model import Map, Place
    from rpg.words import Value

_IN_SIGHT = 2
"""The least Watch of what lies open to a tower."""


def noted(made: Map, plan: Plan, names: Names) -> Map:
    """The map with Watch and notes for the GM."""
    chance = plan.chance.apart("notes")
    nodes = {f"place{node.id}": node for node in plan.mission.nodes}
    met = _met(plan, chance)
    places = tuple(
        msgspec.structs.replace(
            place,
            watch=_watch(plan, names.sources, chance, nodes[place.key]),
            gm=" ".join(said for said in _said(made, names, nodes[place.key], place, met) if said),
        )
        for place in made.places
    )
    return msgspec.structs.replace(made, places=places)


def _watch(plan: Plan, sources: Sources, chance: Chance, node: Node) -> int:
    rules = sources.strata.watch
    total = rules.dice.roll(chance, f"watch:{node.id}").total + (plan.depth + node.stratum) // max(1, rules.each)
    rolled = max((band.watch for band in rules.bands if total >= band.low), default=0)
    if node.role == "entry":
        return 0
    seen = node.stratum in plan.towers and node.role in {"gallery", "platform", "floor"}
    return max(rolled, _IN_SIGHT) if seen else rolled


def _met(plan: Plan, chance: Chance) -> set[int]:
    """In every stratum somebody is about, at one place in five or so."""
    found: set[int] = set()
    for stratum in range(len(plan.levels)):
        free = [n.id for n in plan.mission.nodes if n.stratum == stratum and n.role not in {"entry", "vault"}]
        found.update(chance.order(free)[: max(1, len(free) // 5)])
    return found


def _said(made: Map, names: Names, node: Node, place: Place, met: set[int]) -> Iterator[str]:
    sources = names.sources
    yield names.note(node.id)
    if node.role == "source":
        yield sources.say(Say("map.made.yield"))
    if node.id in met and sources.presence:
        row = names.plan.chance.apart(f"presence{node.id}").one(sources.presence)
        yield sources.say(Say("map.made.presence", {"who": sources.term(row)}))
    for feature in made.features:
        if feature.opened_by == place.key:
            depth = made.strata[feature.stratum].depth
            told: dict[str, Value] = {"zone": zone_of_feature(made, feature), "depth": f"{-depth:+d}" if depth else "0"}
            yield sources.say(Say("map.made.opens", told))
    yield from _shut(made, names, node)


def _shut(made: Map, names: Names, node: Node) -> Iterator[str]:
    """Where what opens this place is to be found."""
    keys = {e.key for e in names.plan.mission.edges if e.key >= 0 and not e.short and node.id in {e.one, e.other}}
    behind = node.role in {"goal", "vault"}
    numbered = numbers(made)
    for key in sorted(keys) if behind else ():
        told: dict[str, Value] = {"number": numbered[f"place{key}"], "name": names.place(key)}
        yield names.sources.say(Say("map.made.shut", told))
