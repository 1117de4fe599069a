"""What the GM reads of each place: its Watch, who is about, what lies there that opens something elsewhere.

A place that is called like another (II, III) is not told of in the same words: what it has of its own is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.maps.ascii import numbers
from rpg.maps.seals import KEYS, seal_said
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.generate.chance import Chance
    from rpg.maps.generate.mission import Node
    from rpg.maps.generate.naming import Names
    from rpg.maps.generate.plan import Plan
    from rpg.maps.generate.request import Sources
    from rpg.maps.model import Map, Place
    from rpg.words import Value

LIKES = 12
"""How many ways there are in which one place is not quite like another."""
_IN_SIGHT = 2
"""The least Watch of what lies open to a tower."""


def noted(made: Map, plan: Plan, names: Names) -> Map:
    """The map with Watch and notes for the GM."""
    chance = plan.chance.apart("notes")
    nodes = {f"place{node.id}": node for node in plan.mission.nodes}
    told = Told(made, names, _met(plan, chance))
    places = tuple(
        replace(
            place,
            watch=_watch(plan, names.sources, chance, nodes[place.key]),
            gm=" ".join(said for said in told.said(nodes[place.key], place) if said),
        )
        for place in made.places
    )
    return replace(made, places=places)


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


class Told:
    """What is said of each place of one map; nothing of it is said twice, as long as there is anything else."""

    def __init__(self, made: Map, names: Names, met: set[int]) -> None:
        """Draw what opens what, and how those differ that are called alike."""
        self._made, self._names, self._met = made, names, met
        self._numbers = numbers(made)
        openers = sorted({f.opened_by for f in made.features if f.opened_by})
        self._keys = dict(zip(openers, self._drawn("keys", KEYS, len(openers)), strict=True))
        likes = [node.id for node in names.plan.mission.nodes if names.like(node.id) is not None]
        self._likes = dict(zip(likes, self._drawn("likes", LIKES, len(likes)), strict=True))

    def said(self, node: Node, place: Place) -> Iterator[str]:
        """The sentences for one place."""
        say, sources = self._names.sources.say, self._names.sources
        yield self._built(node)
        if node.role == "source":
            yield say(Say("map.made.yield"))
        if node.id in self._met and sources.presence:
            row = self._names.plan.chance.apart(f"presence{node.id}").one(sources.presence)
            yield say(Say("map.made.presence", {"who": sources.term(row)}))
        if place.key in self._keys:
            seals = tuple(seal_said(self._made, f) for f in self._made.features if f.opened_by == place.key)
            told: dict[str, Value] = {"what": self._keys[place.key], "seals": Listed(seals, "; ")}
            yield say(Say("map.made.opens" if len(seals) == 1 else "map.made.opens_several", told))
        yield from self._shut(node)

    def _drawn(self, what: str, count: int, wanted: int) -> list[Say]:
        """So many sentences of a kind, in any order; again from the beginning where there are not enough."""
        order = self._names.plan.chance.apart(what).order(range(1, count + 1))
        return [Say(f"map.made.{what}.{order[n % count]}") for n in range(wanted)]

    def _built(self, node: Node) -> str:
        """What the district says of it; of one that is called like another, how it is not."""
        like = self._names.like(node.id)
        if like is None:
            return self._names.note(node.id)
        told = replace(self._likes[node.id], values={"number": self._numbers[f"place{like}"]})
        return self._names.sources.say(told)

    def _shut(self, node: Node) -> Iterator[str]:
        """Where what opens this place is to be found."""
        edges = self._names.plan.mission.edges
        keys = {e.key for e in edges if e.key >= 0 and not e.short and node.id in {e.one, e.other}}
        for key in sorted(keys) if node.role in {"goal", "vault"} else ():
            told: dict[str, Value] = {"number": self._numbers[f"place{key}"], "name": self._names.place(key)}
            what = self._keys.get(f"place{key}")
            if what is not None:
                yield self._names.sources.say(Say("map.made.shut", {**told, "what": what}))
