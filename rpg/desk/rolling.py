"""Rolls that a chapter asks for: told from the table or forced as any other, with what a push brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.words import ground, how
from rpg.game.encounter.course import Course
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.table import Table
    from rpg.game.check.events import Part
    from rpg.game.check.told import Told
    from rpg.game.encounter.ground import GroundEvent


class Rolling:
    """Makes one roll after another; each stands on the ground that those before it have left."""

    def __init__(self, table: Table, told: Told | None = None) -> None:
        """``told`` is the result that stands in the line."""
        self._table, self._told = table, told
        self._rules, self._here = ground(table)

    def __call__(self, label: str, who: str, parts: tuple[Part, ...]) -> tuple[GroundEvent, ...] | Refusal:
        """What rolling made happen: the roll, Strain and noise of a push, a panic."""
        course = Course(self._rules, self._here, self._table.dice)
        tested = course.roll(label, who, parts, how(self._table, who, self._told))
        if isinstance(tested, Refusal):
            return tested
        course.heard()
        self._here = course.ground
        return tuple(course.events)
