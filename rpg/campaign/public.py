"""What everybody at the table may know: the only door between the log and a screen that players see.

A secret stands on its fact. An entry of which nothing is left is not shown at all; of an entry with a secret in it
the typed line is not shown either, for it may say what the fact hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import Cut
from rpg.campaign.fold import folded, voided
from rpg.campaign.world import World
from rpg.game.strata.evolve import shown
from rpg.game.wanderer.state import Wanderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.campaign.entry import Entry, Fact


def public_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that are no secret."""
    return tuple(fact for fact in facts if not fact.secret)


def public(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries as players may see them, in the same order."""
    shown = ((entry, public_facts(entry.facts)) for entry in entries)
    return tuple(
        entry if len(facts) == len(entry.facts) else replace(entry, line="", facts=facts)
        for entry, facts in shown
        if facts
    )


def cut(path: Sequence[Entry]) -> bool:
    """Whether the last thing that players may know of is that somebody asked to stop: then they see nothing."""
    last = next((entry for entry in reversed(path) if public_facts(entry.facts)), None)
    return last is not None and any(isinstance(fact.event, Cut) for fact in last.facts)


def public_world(path: Sequence[Entry]) -> World:
    """The world as far as the public facts of a path make it; a void counts even when it is secret itself.

    A clock that was concealed is left out: players saw it once, not where it stands now. Of the Wanderer they know
    whether he is there; of the map, what somebody saw or heard.
    """
    world = folded(public(path), World(), voided(path))
    clocks = {name: clock for name, clock in world.clocks.items() if not clock.hidden}
    return replace(world, clocks=clocks, wanderer=Wanderer(here=world.wanderer.here), strata=shown(world.strata))
