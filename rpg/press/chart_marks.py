"""What the bars of a chart are made of: its columns, the patterns of its series, the steps of its scale."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

import msgspec

from rpg.press.boxes import Box, Hatch, Outline, Path
from rpg.press.shapes import polygon, rectangle

if TYPE_CHECKING:
    from rpg.press.area import Area

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_LINES = 5
"""The most lines of the scale above its foot."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A value, or several joined: its label, the share of each series and how that is written.

    ``at``: the number, where it is one and could stand on a scale; ``reached``: it is as much as was asked for;
    ``tail``: it is the rest below or above the others. ``above``: the chance of as much or more.
    """

    label: str
    shares: tuple[float, ...]
    said: tuple[str, ...]
    at: int | None = None
    reached: bool = True
    tail: bool = False
    above: str = ""


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """The bars of a chart. ``means`` are places on the axis in columns (0 is the middle of the first).

    ``mean`` says each in words; ``asked`` says what was asked for ("" if nothing), where columns are not reached;
    ``above`` is the head of the chances of as much or more ("": they are not shown).
    """

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    upright: bool = True
    means: tuple[float, ...] = ()
    mean: tuple[str, ...] = ()
    asked: str = ""
    above: str = ""
    decimal: str = "."

    @property
    def top(self) -> float:
        """The largest share."""
        return max(share for column in self.columns for share in column.shares)


def scale(top: float, decimal: str) -> tuple[tuple[float, str], ...]:
    """The lines of a scale that reaches ``top``: round shares from 0 on, and how they are written."""
    rough = top / _LINES
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in _STEPS if size * power >= rough * (1 - 1e-9))
    places = max(0, -floor(log10(step * 100) + 1e-9)) + (1 if abs(step / power - 2.5) < 1e-6 else 0)  # noqa: PLR2004  a step of the list above
    count = max(1, ceil(top / step - 1e-9))
    return tuple(
        (i * step, f"{i * step * 100:.{places if i else 0}f} %".replace(".", decimal)) for i in range(count + 1)
    )


def pattern(outlines: tuple[Outline, ...], series: int, *, reached: bool = True) -> tuple[Box, ...]:
    """Bars of a series: mass, hatched, dotted, gridded; what is not reached is an empty outline."""
    edge = Path(outlines=outlines, fill="paper", weight="near")
    if not reached:
        return (edge,)
    match series:
        case 0:
            return (Path(outlines=outlines, fill="mass", weight="near"),)
        case 1:
            return (edge, Hatch(outlines=outlines, gap=0.8, angle=45, weight="near", colour="ink"))
        case 2:
            return (Path(outlines=outlines, fill="paper", weight="cut", dash=(0.1, 1.6), round=True),)
        case _:
            flat = Hatch(outlines=outlines, gap=1.0, angle=0, weight="far", colour="ink")
            return (edge, flat, Hatch(outlines=outlines, gap=1.0, angle=90, weight="far", colour="ink"))


def swatch(area: Area, series: int) -> tuple[Box, ...]:
    """The pattern of a series in the legend."""
    return pattern((rectangle(area.x, area.y, area.width, area.height),), series)


def pointer(x: float, y: float, size: float = 2.2) -> Outline:
    """A triangle that stands on its point at (x, y)."""
    return polygon([(x - size / 2, y - size), (x + size / 2, y - size), (x, y)])
