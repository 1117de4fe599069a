"""What the alert leaves on the map: each peak of a level that says so marks the place where it came (GAME.md 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import PeakMarked
from rpg.campaign.fold import after
from rpg.desk.whereabouts import home
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertRaised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


def marks(rules: Rules, world: World, events: Iterable[Event]) -> tuple[PeakMarked, ...]:
    """The marks that these events leave, where there is none yet: at the place where the table is at each rise.

    What rises because a mask has opened the ward rises in the village.
    """
    found: dict[tuple[str, str], PeakMarked] = {}
    for event in events:
        new = after(world, event)
        if isinstance(event, AlertRaised):
            at = (event.sector, _place(rules, world, event))
            risen = safeguard.marks(rules.safeguard, world.safeguard.sector(at[0]), new.safeguard.sector(at[0]))
            if risen and at not in world.marks:
                found.setdefault(at, PeakMarked(sector=at[0], place=at[1]))
        world = new
    return tuple(found.values())


def _place(rules: Rules, world: World, event: AlertRaised) -> str:
    inside = rules.infiltrator.id in {event.trigger, event.why}
    scene = home(rules, world) if inside else None
    return (scene.scene or scene.title) if scene else world.place.key
