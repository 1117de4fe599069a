"""The course of an expedition while a step of it is decided: what happens, as it happens.

It is the course of a fight with the expedition beside it. Like that one it changes in place, and never leaves the
functions that decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import tagged
from rpg.game.expedition import roles
from rpg.game.expedition.ground import after, standing
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.dice import Dice
    from rpg.game.check.events import Part, Tested
    from rpg.game.expedition.ground import Outing, OutingEvent, OutingRules
    from rpg.game.expedition.rules import Expedition, PaceRule
    from rpg.game.expedition.state import Trip

    How: TypeAlias = Callable[[str, str], Roll]

_PLAIN = Roll()


def plain(label: str, who: str) -> Roll:
    """How every roll is made unless somebody says otherwise: by the program, and not pushed."""
    del label, who
    return _PLAIN


class Going(Course):
    """What happens on the way; ``done`` is all of it, ``trip`` the expedition as it is now."""

    __slots__ = ("done", "how", "outing", "run", "trip")

    def __init__(self, rules: OutingRules, outing: Outing, trip: Trip, dice: Dice, how: How) -> None:
        """Before anything happened."""
        super().__init__(rules.fight, outing.ground, dice)
        self.run = rules
        self.outing = outing
        self.trip = trip
        self.how = how
        self.done: list[OutingEvent] = []

    def happen(self, events: Iterable[OutingEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.done.append(event)
            self.outing = after(self.outing, event)
        self.ground = self.outing.ground
        self.trip = self.outing.expeditions.trip or self.trip

    @property
    def numbers(self) -> Expedition:
        """The numbers of expeditions."""
        return self.run.expedition.procedure

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

    def test(self, label: str, who: str, parts: Iterable[Part]) -> Tested | Refusal:
        """Somebody's roll, as ``label:who``."""
        name = f"{label}:{who}"
        return self.roll(name, who, parts, self.how(name, who))

    def ticks(self, beats: int, label: str = "beat") -> None:
        """So many beats pass in the sector; they stop when a force arrives."""
        for n in range(beats):
            sector, rules = self.ground.safeguard.sector(self.ground.sector), self.rules
            found = tagged(rules, self.ground)
            name = f"{label}:{n}"
            self.happen(
                safeguard.beat(rules.safeguard, self.dice, self.ground.sector, sector, tagged=found, label=name)
            )
            if self.ground.safeguard.sector(self.ground.sector).arrived is not None:
                return


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
