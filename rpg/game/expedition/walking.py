"""The course of people on their way, whichever: what an expedition and a free descent have in common.

It is the course of a fight with the numbers of the way beside it. Like that one it changes in place, and never leaves
the functions that decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.game.character import decide as character
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import active, tagged
from rpg.game.safeguard import decide as safeguard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.dice import Dice
    from rpg.game.check.events import Part, Tested
    from rpg.game.encounter.ground import Ground
    from rpg.game.expedition.ground import OutingRules
    from rpg.game.expedition.rules import Expedition
    from rpg.game.refusal import Refusal

    How: TypeAlias = Callable[[str, str], Roll]

_PLAIN = Roll()


def plain(label: str, who: str) -> Roll:
    """How every roll is made unless somebody says otherwise: by the program, and not pushed."""
    del label, who
    return _PLAIN


class Walking(Course):
    """What happens on the way."""

    __slots__ = ("how", "run")

    def __init__(self, rules: OutingRules, ground: Ground, dice: Dice, how: How) -> None:
        """Before anything happened."""
        super().__init__(rules.fight, ground, dice)
        self.run = rules
        self.how = how

    @property
    def numbers(self) -> Expedition:
        """The numbers of the way."""
        return self.run.expedition.procedure

    @property
    def up(self) -> tuple[str, ...]:
        """Whoever is on their feet."""
        return tuple(p.id for p in active(self.ground) if character.standing(self.rules.character, p))

    @property
    def found(self) -> bool:
        """Whether a force is here: then all else waits."""
        return self.ground.safeguard.sector(self.ground.sector).arrived is not None

    def test(self, label: str, who: str, parts: Iterable[Part]) -> Tested | Refusal:
        """Somebody's roll, as ``label:who``."""
        name = f"{label}:{who}"
        return self.roll(name, who, parts, self.how(name, who))

    def ticks(self, beats: int, label: str = "beat") -> None:
        """So many beats pass in the sector; they stop when a force arrives."""
        for n in range(beats):
            sector, rules = self.ground.safeguard.sector(self.ground.sector), self.rules
            on = tagged(rules, self.ground)
            name = f"{label}:{n}"
            self.happen(safeguard.beat(rules.safeguard, self.dice, self.ground.sector, sector, tagged=on, label=name))
            if self.found:
                return
