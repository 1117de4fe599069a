"""What was there before anybody built: voids through the strata, the pillars that carry them, mass that is too hard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.generate.level import BLOCKED, RIM, SOLID, VOID, Box, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.maps.district import Void
    from rpg.maps.generate.chance import Chance

_WIDE = {"canyon": (20, 30), "well": (36, 46)}
"""Hundredths of the width that a void takes."""
_LONG = {"canyon": (100, 100), "well": (48, 62)}
_END = 11
"""Cells that a void leaves at the end where the way in lies, or the goal."""
_LEAST = 6


class Gap(NamedTuple):
    """The void of a stratum: its rectangle without the bays; ``floor``: it ends here, and one walks on its ground."""

    box: Box
    floor: bool = False


def gaps(chance: Chance, kinds: Sequence[Void], width: int, height: int, ends: tuple[float, float]) -> list[Gap | None]:
    """The void of each stratum, one over the other; None where there is none.

    ``ends`` say where, along the void, the first stratum has its way in and the last one the goal: 0 or 1.
    """
    middle = width // 2 + chance.between(-width // 16, width // 16)
    found: list[Gap | None] = []
    ledge = 0
    for stratum, kind in enumerate(kinds):
        ledge = max(-2, min(2, ledge + chance.between(-1, 1)))
        if kind == "none":
            found.append(None)
            continue
        wide = max(_LEAST, width * chance.between(*_WIDE[kind]) // 100 + ledge)
        long = height * chance.between(*_LONG[kind]) // 100
        top = (height - long) // 2
        bottom = top + long
        for end in [e for at, e in ((0, ends[0]), (len(kinds) - 1, ends[1])) if at == stratum]:
            top, bottom = (max(top, _END), bottom) if end < 0.5 else (top, min(bottom, height - _END))  # noqa: PLR2004 - the middle
        found.append(Gap(Box(middle - wide // 2, top, wide, bottom - top)))
    if len(kinds) > 1 and found[-1] and chance.once_in(2):
        found[-1] = found[-1]._replace(floor=True)
    return found


def laid(chance: Chance, gap: Gap | None, width: int, height: int) -> Level:
    """A stratum of mass with its void, whose long sides have bays and whose corners may be cut."""
    level = Level(width, height)
    if gap is None or gap.floor:
        return level
    level.fill(gap.box, VOID)
    box = gap.box
    if box.top > 0 or box.bottom < height:
        _corners(level, box, chance.between(0, 4))
    for side in (-1, 1):
        for _ in range(max(2, box.height // 12)):
            long, deep = chance.between(3, 8), chance.between(1, 3)
            top = chance.between(box.top + 2, max(box.top + 2, box.bottom - long - 2))
            left = box.left - deep if side < 0 else box.right
            level.fill(Box(left, top, deep, min(long, box.bottom - top)), VOID)
    return level


def pillars(chance: Chance, width: int, height: int, pitch: int, gap: Box | None) -> list[Box]:
    """The columns that stand in the same place in every stratum; few of them rise through the void."""
    if not pitch:
        return []
    thick = 2 if pitch < 10 else 3  # noqa: PLR2004 - slender ones stand closer
    left, top = chance.between(3, pitch), chance.between(3, pitch)
    found = []
    for y in range(top, height - thick - 2, pitch):
        for x in range(left, width - thick - 2, pitch):
            column = Box(x, y, thick, thick)
            inside = gap is not None and gap.meets(column)
            if chance.once_in(3) if inside else not chance.once_in(3):
                found.append(column)
    return found


def raised(level: Level, columns: Sequence[Box]) -> None:
    """Set the pillars, through mass and void alike."""
    for column in columns:
        level.fill(column, BLOCKED)
        level.fill(column, BLOCKED, VOID)


def hardened(chance: Chance, level: Level) -> None:
    """Some sectors of the mass are too hard to cut: nobody builds there."""
    for _ in range(level.width * level.height // 700):
        box = Box(
            chance.between(1, level.width - 8), chance.between(1, level.height - 8), chance.between(3, 7),
            chance.between(2, 6),
        )  # fmt: skip
        level.fill(box, BLOCKED, SOLID)


def slits(chance: Chance, width: int, height: int) -> list[Box]:
    """Narrow voids that nothing leads over: ducts in the mass, and a long one or two along the edges of the map."""
    found = []
    for _ in range(width * height // 500):
        box = Box(chance.between(2, width - 4), chance.between(2, height - 6), 1, chance.between(3, 9))
        found.append(box if chance.once_in(2) else Box(box.left, box.top, box.height, box.width))
    for _ in range(chance.between(0, 2)):
        deep, long = chance.between(3, 6), chance.between(height // 3, 2 * height // 3)
        left = chance.one((0, width - deep))
        found.append(Box(left, chance.one((0, height - long, chance.between(4, height - long))), deep, long))
    return found


def slit(chance: Chance, level: Level, boxes: Sequence[Box]) -> None:
    """Open most of the slits, as far as the mass there is nobody's: what stands in them hangs over the void."""
    for box in boxes:
        if chance.once_in(4):
            continue
        for at in level.spots(box):
            if level.cells[at] == SOLID and not level.near[at] & ~RIM:
                level.cells[at] = VOID


def _corners(level: Level, box: Box, cut: int) -> None:
    for step in range(cut):
        for y in (box.top + step, box.bottom - 1 - step):
            level.fill(Box(box.left, y, cut - step, 1), SOLID, VOID)
            level.fill(Box(box.right - cut + step, y, cut - step, 1), SOLID, VOID)
