"""What a way into the depth reads and changes: the ground of a fight, the map, and the course of what happens on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import msgspec

from rpg.game.encounter.ground import Ground, GroundEvent
from rpg.game.encounter.ground import after as on_ground
from rpg.game.expedition.ground import OutingRules
from rpg.game.expedition.walking import Walking
from rpg.game.strata.events import StrataEvent
from rpg.game.strata.evolve import evolve
from rpg.game.strata.rules import StrataRules
from rpg.game.strata.state import Strata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.expedition.walking import How

DescentEvent: TypeAlias = GroundEvent | StrataEvent
"""Everything that can happen on the way down."""
_STRATA = frozenset(get_args(StrataEvent))


class Depth(msgspec.Struct, frozen=True, kw_only=True):
    """What a descent reads: the rules of the way and of the map, the ground, the map, an expedition that is out.

    ``carriers`` are the ids of those in whom the gene is whole; what a later chapter knows of is handed in.
    """

    rules: OutingRules
    own: StrataRules
    ground: Ground
    strata: Strata = Strata()
    trip: bool = False
    carriers: tuple[str, ...] = ()


class Descent(Walking):
    """What happens on the way; ``done`` is all of it."""

    __slots__ = ("carriers", "done", "own", "strata")

    def __init__(self, depth: Depth, dice: Dice, how: How) -> None:
        """Before anything happened."""
        super().__init__(depth.rules, depth.ground, dice, how)
        self.own = depth.own
        self.strata = depth.strata
        self.carriers = depth.carriers
        self.done: list[DescentEvent] = []

    def happen(self, events: Iterable[Any]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.done.append(event)
            if type(event) in _STRATA:
                self.strata = evolve(self.strata, event)
            else:
                self.stand(on_ground(self.ground, event))
