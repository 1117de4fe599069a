"""How a roll is read, as a strip of cells: faces large, what they mean under them, the worst one black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.area import Area
    from rpg.press.metrics import Metrics

_FACES = 13.0
_NAME = 8.5
_FLOOR = 6.5


def strip(area: Area, cells: Sequence[tuple[str, str]], metrics: Metrics) -> tuple[b.Box, ...]:
    """The strip; every cell is (faces, name)."""
    width = area.width / max(1, len(cells))
    out: list[b.Box] = []
    for i, (faces, name) in enumerate(cells):
        x, worst = area.x + i * width, i == 0
        fitted = fit.line(metrics.faces["strong"], name, width - 1.5, size=_NAME, floor=_FLOOR)
        middle = x + width / 2
        out.append(
            b.Rect(x=x, y=area.y, width=width, height=area.height, weight="cut", fill="mass" if worst else "paper")
        )
        out.append(
            b.Group(
                tag="P",
                boxes=(
                    b.Text(x=middle, y=area.y + area.height * 0.52, text=faces, font="title", size=_FACES,
                           align="centre", colour="on_mass" if worst else "ink"),
                    b.Text(x=middle, y=area.y + area.height * 0.86, text=fitted.lines[0], font="strong",
                           size=fitted.size, align="centre", colour="on_mass" if worst else "ink"),
                ),
            ),
        )  # fmt: skip
    return tuple(out)
