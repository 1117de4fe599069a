"""Where the village is, and whether those at the table are in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.events import SceneSet
from rpg.game.strata.state import HOME

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


_BARRIER = re.compile(r"0/\d+")
"""What the network calls the place where a way begins and ends."""


def out(world: World) -> bool:
    """Whether those at the table are away from the village: on an expedition, or in the depth."""
    return world.expeditions.trip is not None or world.strata.here != HOME


def before_the_barrier(world: World) -> bool:
    """Whether they stand before the village: the end of a way home, where a Tag that came along is tested."""
    back = _BARRIER.fullmatch(world.place.title) is not None or world.place.title == str(HOME)
    return back and not out(world)


def in_the_village(rules: Rules, world: World) -> bool:
    """Whether the scene at hand is the village of a story that sends people out, and nobody is away."""
    story = rules.stories.get(world.story)
    if story is None or not story.scenes or out(world) or world.community.lost:
        return False
    return bool(world.place.scene) and world.place.scene == village(rules, world, "", "").scene


def home(rules: Rules, world: World) -> SceneSet | None:
    """The village as a scene, where those at the table are away from it; None if they are in it."""
    trip, first = world.expeditions.trip, world.strata.strata.get(0)
    if trip is not None:
        return village(rules, world, trip.sector, trip.place(0))
    if world.strata.here == HOME:
        return None
    return village(rules, world, first.sector if first else world.place.sector, str(HOME))


def home_sector(rules: Rules, world: World) -> str:
    """The sector of the village: the one at hand, unless they are away from it."""
    scene = home(rules, world)
    return scene.sector if scene and scene.sector else world.place.sector


def village(rules: Rules, world: World, sector: str, title: str) -> SceneSet:
    """Home: where the story begins, if it sends anybody out; else a place of that title, in that sector."""
    story, known = rules.stories.get(world.story), rules.scenes
    leads = story is not None and (story.route or any(known[key].route for key in story.scenes if key in known))
    scene = known.get(story.scenes[0]) if story and leads and story.scenes else None
    if scene is None:
        return SceneSet(title=title, sector=sector)
    return SceneSet(title=scene.id.rpartition("/")[2], scene=scene.id, sector=scene.sector, watch=scene.watch)
