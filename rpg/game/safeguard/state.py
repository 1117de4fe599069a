"""What is true of the Safeguard in each sector now."""

from __future__ import annotations

import msgspec


class Force(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A force on the way, or here. ``clock`` and ``ticked`` count beats; ``stopped`` beats are still to be skipped.

    ``decoy`` is the place of the decoy that it goes to ("": it goes to the people). ``hurt`` are those of its machines
    that an earlier fight damaged: (adversary, boxes lost).
    """

    level: int
    units: tuple[tuple[str, int], ...]
    clock: int
    ticked: int = 0
    stopped: int = 0
    decoy: str = ""
    hurt: tuple[tuple[str, int], ...] = ()


class Sector(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One sector's alert. ``points`` is a running sum, clamped where it is read; ``peak`` its highest this season.

    ``owed`` points fall when the cycle ends. ``blind`` is how much of the Watch of each place is taken, until then.
    ``cycles`` is how many in a row have ended at a level that seals; ``marked`` who is Tagged for the season.
    """

    points: int = 0
    peak: int = 0
    force: Force | None = None
    arrived: Force | None = None
    tower: bool = False
    owed: int = 0
    blind: dict[str, int] = {}
    cycles: int = 0
    sealed: bool = False
    marked: tuple[str, ...] = ()


class Safeguard(msgspec.Struct, frozen=True, gc=False):
    """Every sector that was ever disturbed, by name."""

    sectors: dict[str, Sector] = {}

    def sector(self, name: str) -> Sector:
        """The sector of that name; an undisturbed one if nothing happened there yet."""
        return self.sectors.get(name) or Sector()

    @property
    def marked(self) -> frozenset[str]:
        """Whoever is Tagged for the season, in whichever sector it happened."""
        return frozenset(who for sector in self.sectors.values() for who in sector.marked)
