"""Maps that no sheet could show, or that would be looked at for hours, are told; they neither pass nor crash."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rpg.maps.model import Conduit
from rpg.maps.proof import CROWD, TALL, prove
from rpg.rulebook import check
from rpg.words import Catalogue, Voice
from tests.maps.places import drawn, place
from tests.press.papers import messages

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.maps.model import Map

FLAT: dict[str, Any] = {
    "kind": "map", "id": "map/flat", "name": "Flat", "metres": 2.0, "places": [], "features": [],
    "strata": [{"key": "flat", "name": "Flat", "depth": 0, "rows": ["....", "...."]}],
}  # fmt: skip


def faults(map_: Map) -> list[tuple[str, int]]:
    return [(fault.code, fault.stratum) for fault in prove(map_).faults]


def high(height: float, metres: float = 1.5) -> Map:
    map_ = drawn(("..",))
    strata = tuple(msgspec.structs.replace(stratum, height=height) for stratum in map_.strata)
    return msgspec.structs.replace(map_, strata=strata, metres=metres)


def piped(*points: tuple[float, float], stratum: int = 0) -> Map:
    return msgspec.structs.replace(drawn(("..",)), conduits=(Conduit(kind="pipe", stratum=stratum, points=points),))


def test_a_stratum_is_no_higher_than_can_be_drawn() -> None:
    assert faults(high(TALL * 1.5)) == []
    assert faults(high(TALL * 1.5 + 1)) == [("tall", 0)]
    assert faults(high(float("nan"))) == [("tall", 0)]
    assert faults(high(6.0, 5e-324)) == [("tall", 0)]


def test_the_cut_and_the_pipes_are_on_the_map() -> None:
    assert faults(msgspec.structs.replace(drawn(("..",)), section=0)) == []
    assert faults(msgspec.structs.replace(drawn(("..",)), section=1)) == [("uncut", 0)]
    assert faults(piped((0.0, 0.5), (2.0, 0.5))) == []
    assert faults(piped((0.0, 0.5), (2.0, 0.5), stratum=77)) == [("stray", 0)]
    assert faults(piped((0.0, 0.5), (1e300, 0.5))) == [("stray", 0)]
    assert faults(piped((0.0, -4.0), (0.0, float("nan")))) == [("stray", 0)]


def test_no_two_strata_have_the_same_depth() -> None:
    map_ = drawn(("o.",), ("o.",))
    assert faults(map_) == []
    strata = tuple(msgspec.structs.replace(stratum, depth=4) for stratum in map_.strata)
    assert faults(msgspec.structs.replace(map_, strata=strata)) == [("twice", 1)]


def test_a_cell_belongs_to_few_places() -> None:
    many = tuple(place(f"p{k}", k, 0, 20, 1) for k in range(CROWD + 1))
    rows = ("." * 40,)
    assert faults(drawn(rows, places=many[:-1])) == []
    assert [(f.code, f.x, f.count) for f in prove(drawn(rows, places=many)).faults] == [("crowded", CROWD, CROWD + 1)]


def test_what_is_heaped_up_is_refused_at_once() -> None:
    heap = tuple(place(f"p{k}", 0, 0, 200, 200) for k in range(400))
    began = perf_counter()
    assert faults(drawn(("." * 200,) * 200, places=heap)) == [("crowded", 0)]
    assert perf_counter() - began < 5


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        (("metres",), 1e-4, "metres"),
        (("metres",), 1e300, "metres"),
        (("strata", 0, "height"), 1e308, "height"),
        (("strata", 0, "height"), 900, "height"),
        (("strata", 0, "depth"), 1000, "depth"),
        (("section",), 2, "section"),
        (("conduits",), [{"kind": "pipe", "stratum": 3, "points": [[0, 0], [1, 1]]}], "kind"),
        (("places",), [{"key": f"p{k}", "name": "P", "stratum": 0, "area": [0, 0, 4, 2]} for k in range(9)], "...."),
        (("places",), [{"key": f"p{k}", "name": "P", "stratum": 0, "area": [0, 0, 4, 2]} for k in range(401)], "key"),
    ],
)  # fmt: skip
def test_the_checker_tells_it_at_its_place(tmp_path: Path, where: tuple[Any, ...], value: object, told: str) -> None:
    document = json.loads(json.dumps(FLAT))
    node = document
    for step in where[:-1]:
        node = node[step]
    node[where[-1]] = value
    file = tmp_path / "flat.json"
    file.write_text(json.dumps(document, indent=1))
    problem = next(p for p in check([file]) if p.severity == "error")
    lines = file.read_text().splitlines()
    assert any(told in line for line in lines[problem.line - 1 : problem.line + 3])


@pytest.mark.parametrize("language", ["en", "it"])
def test_each_can_be_said(language: str) -> None:
    voice = Voice(Catalogue(language, messages(language)))
    map_ = piped((9.0, 9.0), (0.0, 0.0))
    worst = (
        msgspec.structs.replace(map_, section=5, strata=(*map_.strata, *high(9e9).strata)),
        drawn(("." * 9,), places=tuple(place(f"p{k}", 0, 0, 9, 1) for k in range(9))),
    )
    said = {fault.code: voice.say(fault.say) for map_ in worst for fault in prove(map_).faults}
    assert set(said) == {"twice", "tall", "uncut", "stray", "crowded"}
    assert "{" not in "".join(said.values())
    assert "map.fault" not in "".join(said.values())
