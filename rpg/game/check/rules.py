"""What an author may say about rolling: the core roll, its ladder, and tables read with dice."""

from __future__ import annotations

from functools import cached_property

import msgspec

from rpg.dice import Ladder
from rpg.game.formula import Formula
from rpg.game.text import Text

DAY = 24 * 60
"""A day, in minutes."""


class Push(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forcing a roll. ``strain`` is its price, ``rerolls`` the faces rolled again, ``noise_face`` the loud one.

    ``min_pool`` is the smallest pool that may be pushed; ``companion_below`` the Strain at which a companion
    stops pushing failed rolls of its own accord.
    """

    strain: int
    rerolls: tuple[int, ...]
    noise_face: int
    min_pool: int
    companion_below: int


class Strain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nerve track: its end, where a panic leaves it, the price of seeing a death, and what rest gives back."""

    max: int
    after_panic: int
    witness_death: int
    rest_watch: int
    rest_village: int


class CoreRoll(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The one roll of the game: attribute + skill + gear + help - difficulty, within ``pool_min`` … ``pool_max``.

    ``panic`` is the table read at the end of the nerve track; ``price`` and ``surge`` ("": none) say what a partial
    may cost and what a surge may give, where no rule does.
    """

    id: str
    ladder: str
    pool_min: int
    pool_max: int
    push: Push
    strain: Strain
    panic: str
    price: str = ""
    surge: str = ""


class LadderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A ladder of degrees as an author writes it; ``names`` are the words said for each degree."""

    id: str
    ladder: Ladder
    names: dict[str, Text]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Faces ``low`` to ``high``, both included, read ``text``; ``effect`` is what happens, ``value`` its number."""

    key: str
    low: int
    high: int
    text: Text
    effect: str = ""
    value: int = 0


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table read with dice, such as panic, scars or omens."""

    id: str
    name: Text
    dice: Formula
    rows: tuple[Row, ...]


class TimeUnits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long a watch (minutes), a cycle (days) and a season (cycles) are."""

    id: str
    watch_minutes: int
    cycle_days: int
    season_cycles: int

    @property
    def cycle_minutes(self) -> int:
        """A cycle in minutes."""
        return self.cycle_days * DAY

    @property
    def day_watches(self) -> int:
        """The watches of a day; one at least, however long a watch is."""
        return max(1, DAY // max(1, self.watch_minutes))

    @property
    def cycle_watches(self) -> int:
        """The watches of a cycle."""
        return self.cycle_minutes // max(1, self.watch_minutes)


class ByDegree(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number for each degree of the core roll."""

    fail: int
    partial: int
    full: int
    surge: int

    def of(self, degree: str) -> int:
        """That of a degree; 0 for one that the core ladder has not."""
        known = {"fail": self.fail, "partial": self.partial, "full": self.full, "surge": self.surge}
        return known.get(degree, 0)


class CheckRules(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything this chapter knows; dictionaries are keyed by full id."""

    core: CoreRoll
    time: TimeUnits
    ladders: dict[str, LadderFile]
    tables: dict[str, Table]

    @cached_property
    def ladder(self) -> Ladder:
        """The ladder of the core roll."""
        return self.ladders[self.core.ladder].ladder

    @cached_property
    def readings(self) -> dict[tuple[int, tuple[int, ...]], str]:
        """The degrees of rolls that were read already, by pool and faces: "" where a pool cannot show those faces."""
        return {}
