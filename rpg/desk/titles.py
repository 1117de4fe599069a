"""How the place of a scene is called: by the pack, by its place on the way or on the map, or as the table called it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.desk.charting import place_said
from rpg.game.strata.state import HOME
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value

_ON_THE_WAY = re.compile(r"(\d+)/(\d+)")
"""What the network calls a node of a way that no scene was prepared for."""


def scene_title(rules: Rules, world: World, title: str, scene: str = "") -> Value:
    """The scene of a pack by its name, a node by its number on the way or by what the map says; else ``title`` itself.

    "" is no place at all, and stays so.
    """
    if scene:
        return Term(scene)
    way = _ON_THE_WAY.fullmatch(title)
    if way is not None and int(way[1]) <= int(way[2]):
        n, of = int(way[1]), int(way[2])
        return Say("expedition.scene", {"n": n, "of": of}) if n else Say("expedition.scene.barrier")
    if title == str(HOME):
        return Say("strata.village")
    drawn = place_said(rules, world, title) or _on_no_map(world, title)
    if drawn is not None:
        return drawn
    node = next((node for node in world.strata.nodes.values() if title == node.label), None)
    if node is None or not (node.entered or node.known):
        return title
    return Say("strata.scene", {"label": node.label, "structure": structure(rules, node.structure)})


def structure(rules: Rules, key: str) -> Term:
    """What a node is built like."""
    return Term(rules.strata.id, f"structures.{key}.text")


def place_title(rules: Rules, world: World) -> Value:
    """The place at hand; "" if the table is nowhere yet."""
    return scene_title(rules, world, world.place.title, world.place.scene)


def _on_no_map(world: World, title: str) -> Say | None:
    """A node that is a place of a map on which nobody plays: then it is what it is without one."""
    trip = world.expeditions.trip
    if trip is None or not title or trip.on_map(trip.where) != title:
        return None
    return Say("expedition.scene", {"n": trip.where, "of": len(trip.route)})
