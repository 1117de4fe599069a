"""What stays where somebody put it: a mark on the map, words on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PaperWritten, PeakMarked

if TYPE_CHECKING:
    from rpg.campaign.world import World

replace = msgspec.structs.replace


def marked(world: World, event: PeakMarked | PaperWritten) -> World:
    """The world with a mark on the map, or with words on somebody's sheet; of somebody unknown nothing is kept."""
    if isinstance(event, PeakMarked):
        mark = (event.sector, event.place)
        return world if mark in world.marks else replace(world, marks=(*world.marks, mark))
    if event.who not in world.people.by_id:
        return world
    own = world.papers.get(event.who, {})
    text = own.get(event.field, "") + event.text if event.more else event.text
    kept = {field: words for field, words in own.items() if field != event.field}
    return replace(world, papers={**world.papers, event.who: {**kept, event.field: text} if text else kept})
