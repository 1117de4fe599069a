"""A sign that stands in very many zones leaves room for its name."""

from __future__ import annotations

import pytest

from rpg.press.boxes import Path, Scaled
from rpg.press.map_legend import signs
from rpg.press.map_plan import plan
from rpg.press.map_words import MapWords
from tests.maps.places import drawn, feature
from tests.press.papers import voice


@pytest.mark.parametrize("kind", ["door", "sealed"])
@pytest.mark.parametrize(
    ("rows", "hangs"), [(("#.#", "#.#", "#.#"), 0), (("###", "...", "###"), 1)], ids=("upright", "level")
)
def test_a_door_is_drawn_from_mass_to_mass(kind: str, rows: tuple[str, ...], hangs: int) -> None:
    """It hangs on the plan as it hangs on a virtual table: across the way that leads through it."""
    map_ = drawn(rows, features=(feature(kind, 1, 1),))
    (sign,) = [box for box in plan(map_, 0, grid=False) if isinstance(box, Scaled)]
    points = [point for path in sign.boxes if isinstance(path, Path) for line in path.outlines for point in line.points]
    long = [sign.scale * 2 * max(abs(point[axis]) for point in points) for axis in (0, 1)]
    assert long[hangs] == pytest.approx(1.0)
    assert long[1 - hangs] < 0.7


def test_of_many_zones_the_first_are_told_and_how_many_more() -> None:
    rows = ("." * 60,) * 8
    doors = tuple(feature("door", x, 0) for x in range(0, 60, 5))
    few = tuple(feature("door", x, 0) for x in (0, 5))
    told = [signs(map_, 0, MapWords(voice(), map_))[0][2] for map_ in (drawn(rows, features=f) for f in (doors, few))]
    assert told == ["A1 A2 A3 A4 A5 A6 +6", "A1 A2"]
