"""Every kind of entity a pack may hold: the game's, the map's and the story's."""

from __future__ import annotations

from rpg.campaign.story import Scene, Story
from rpg.campaign.trial import Case, Policy
from rpg.game import kinds as game
from rpg.maps.district import District
from rpg.maps.model import Map

KINDS = {
    **game.KINDS,
    "map": ("maps", Map),
    "scene": ("campaign", Scene),
    "story": ("campaign", Story),
    "policy": ("campaign", Policy),
    "case": ("campaign", Case),
    "district": ("maps", District),
}
