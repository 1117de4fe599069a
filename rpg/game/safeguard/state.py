"""What is true of the Safeguard in each sector now."""

from __future__ import annotations

import msgspec


class Force(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A force on the way, or here. ``clock`` and ``ticked`` count beats; ``stopped`` beats are still to be skipped."""

    level: int
    units: tuple[tuple[str, int], ...]
    clock: int
    ticked: int = 0
    stopped: int = 0


class Sector(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sector's alert. ``points`` is a running sum, clamped where it is read; ``peak`` its highest this season."""

    points: int = 0
    peak: int = 0
    force: Force | None = None
    arrived: Force | None = None
    tower: bool = False


class Safeguard(msgspec.Struct, frozen=True):
    """Every sector that was ever disturbed, by name."""

    sectors: dict[str, Sector] = {}

    def sector(self, name: str) -> Sector:
        """The sector of that name; an undisturbed one if nothing happened there yet."""
        return self.sectors.get(name) or Sector()
