"""The course of an expedition while a step of it is decided: what happens, as it happens.

It is the course of a fight with the expedition beside it. Like that one it changes in place, and never leaves the
functions that decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.expedition import roles
from rpg.game.expedition.ground import after, standing
from rpg.game.expedition.walking import Walking, plain
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.expedition.ground import Outing, OutingEvent, OutingRules
    from rpg.game.expedition.rules import PaceRule
    from rpg.game.expedition.state import Trip
    from rpg.game.expedition.walking import How

__all__ = ["Going", "plain", "ready"]


class Going(Walking):
    """What happens on the way; ``done`` is all of it, ``trip`` the expedition as it is now."""

    __slots__ = ("done", "outing", "trip")

    def __init__(self, rules: OutingRules, outing: Outing, trip: Trip, dice: Dice, how: How) -> None:
        """Before anything happened."""
        super().__init__(rules, outing.ground, dice, how)
        self.outing = outing
        self.trip = trip
        self.done: list[OutingEvent] = []

    def happen(self, events: Iterable[OutingEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.done.append(event)
            self.outing = after(self.outing, event)
        self.stand(self.outing.ground)
        self.trip = self.outing.expeditions.trip or self.trip

    def move(self, sector: str) -> None:
        """They are in that sector from here on."""
        ground = msgspec.structs.replace(self.outing.ground, sector=sector)
        self.outing = msgspec.structs.replace(self.outing, ground=ground)
        self.stand(ground)

    @property
    def pace(self) -> PaceRule:
        """The pace they go at."""
        return self.numbers.paces[self.trip.pace]

    @property
    def up(self) -> tuple[str, ...]:
        """Whoever is on their feet."""
        return standing(self.rules, self.outing)

    @property
    def leader(self) -> str:
        """Who leads."""
        return roles.leader(self.run, self.outing)

    @property
    def fighting(self) -> bool:
        """Whether a fight has begun: then all else waits."""
        return self.ground.encounter.fight is not None


def ready(rules: OutingRules, outing: Outing) -> Trip | Refusal:
    """The expedition, if the next step of it can be taken; or why not: a fight, a force, nobody who stands."""
    trip = outing.expeditions.trip
    if trip is None:
        return Refusal(Say("expedition.refused.none"))
    if outing.ground.encounter.fight is not None:
        return Refusal(Say("expedition.refused.fight"))
    if outing.ground.safeguard.sector(outing.ground.sector).arrived is not None:
        return Refusal(Say("expedition.refused.force"))
    return trip if standing(rules.fight, outing) else Refusal(Say("expedition.refused.nobody"))
