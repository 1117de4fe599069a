"""Where the Wanderer may step in: all that this chapter reads, and the course of what he does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.encounter.play import Play
from rpg.game.wanderer.evolve import evolve
from rpg.game.wanderer.rules import WandererRules
from rpg.game.wanderer.state import Wanderer

if TYPE_CHECKING:
    from rpg.game.encounter.course import Course
    from rpg.game.wanderer.events import WandererEvent


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The rules and the state that he reads."""

    rules: FightRules
    own: WandererRules
    ground: Ground
    wanderer: Wanderer


class Deed:
    """What he does, as it happens, within the course of what happens to others; it never leaves this chapter."""

    __slots__ = ("course", "own", "wanderer")

    def __init__(self, stage: Stage, course: Course) -> None:
        """Before he did anything."""
        self.course = course
        self.own = stage.own
        self.wanderer = stage.wanderer

    @property
    def play(self) -> Play | None:
        """The fight that goes on, if there is one."""
        return self.course if isinstance(self.course, Play) else None

    def happen(self, event: WandererEvent) -> None:
        """Let this be true from here on: it stands among what else happened, and changes nothing on the ground."""
        told: list[Any] = self.course.events
        told.append(event)
        self.wanderer = evolve(self.wanderer, event)
