"""What the words of ``rpg map edit`` mean: doors, zones, strata; what is asked for, and what is told."""

from __future__ import annotations

import pytest

from rpg.cli.fault import Hint
from rpg.cli.map_edits import Edits
from rpg.cli.print import Desk
from rpg.maps.ascii import numbers
from rpg.maps.cells import Spot, area, walkable
from rpg.maps.coordinates import zone_of_cell, zone_of_place
from rpg.maps.depths import numeral
from rpg.maps.proof import ground
from tests.cli.test_map_edit import edits, named
from tests.press.papers import rules, voice


def doors(done: Edits) -> dict[str, str]:
    return {f["key"]: f["symbol"] for f in done.entity["features"] if f["symbol"] in {"door", "sealed"}}


def test_a_door_is_meant_by_its_zone_and_what_opens_it_by_the_number_of_its_place() -> None:
    done = edits()
    done.lock("E3", "9")
    assert {key for key, symbol in doors(done).items() if symbol == "sealed"} >= {"door0x1452"}
    door = next(f for f in done.entity["features"] if f["key"] == "door0x1452")
    nine = next(key for key, number in numbers(done.map).items() if number == 9)
    assert door["opened_by"] == nine
    assert done.told[:1] == [f"Door (stratum 00, E3): sealed. What opens it: {said(done, nine)}."]
    assert door["name"] == "Sealed"
    done.rename("door0x1452", "The hatch")
    done.unlock("0:e3")
    assert (door["symbol"], door["name"]) == ("door", "The hatch")


def said(done: Edits, key: str) -> str:
    place = next(place for place in done.map.places if place.key == key)
    depth = numeral(done.map.strata[place.stratum].depth)
    return f"{numbers(done.map)[key]} {place.name} (stratum {depth}, {zone_of_place(done.map, place)})"


def test_a_zone_with_two_doors_is_refused_with_their_cells_and_what_lies_beside_them() -> None:
    done = edits()
    with pytest.raises(Hint) as told:
        done.lock("B11", "1")
    cells = [f["at"] for f in done.entity["features"] if f["key"] in {"door0x471", "door0x473"}]
    for x, y in cells:
        assert f": “00:{x + 1},{y + 1}”" in str(told.value)
    assert str(told.value).count("Door (00:B11), between ") == 2
    assert "door0x" not in str(told.value)
    assert doors(done)["door0x471"] == doors(done)["door0x473"] == "door"


def test_of_the_doors_of_a_zone_only_what_is_sealed_can_be_opened() -> None:
    done = edits()
    done.lock("door0x471", "1")
    done.unlock("b11")
    assert doors(done)["door0x471"] == "door"


def test_a_door_is_meant_by_the_places_beside_it() -> None:
    done = edits()
    by = {f.key: ground(done.map).beside(Spot(f.stratum, *f.at)) for f in done.map.features if f.symbol == "door"}
    key, (one, other) = next((key, sorted(near)) for key, near in by.items() if len(near) == 2)
    numbered = numbers(done.map)
    words = f"{numbered[one]}-{numbered[other]}"
    if sum({one, other} <= near for near in by.values()) == 1:
        done.lock(words, "1")
        assert doors(done)[key] == "sealed"
    with pytest.raises(Hint):
        done.lock("1-1000", "1")


def test_a_zone_that_lies_on_two_strata_is_asked_for_and_taken_with_its_stratum() -> None:
    done = edits()
    door = next(f for f in done.entity["features"] if f["key"] == "door0x1452")
    copy_of = {**door, "key": "twin", "stratum": 1, "at": free_cell(done, 1, "E3")}
    done.entity["features"].append(copy_of)
    with pytest.raises(Hint) as told:
        done.lock("E3", "1")
    assert "Door (00:E3), between 2 and 3: “00:" in str(told.value)
    x, y = copy_of["at"]
    assert f"Door (−01:E3): “−01:{x + 1},{y + 1}”" in str(told.value)
    done.lock("-01:E3", "1")
    done.unlock("−1:E3")
    done.lock("1:E3", "1")
    assert (doors(done)["twin"], doors(done)["door0x1452"]) == ("sealed", "door")
    with pytest.raises(Hint, match=r"00, −01"):
        done.lock("7:E3", "1")


def free_cell(done: Edits, stratum: int, zone: str) -> list[int]:
    level = done.map.strata[stratum]
    taken = {f.at for f in done.map.features if f.stratum == stratum}
    every = ((x, y) for y, row in enumerate(level.rows) for x in range(len(row)))
    return next([x, y] for x, y in every
                if zone_of_cell(level, x, y) == zone and walkable(level, x, y) and (x, y) not in taken)  # fmt: skip


def test_a_place_of_which_a_part_lies_in_the_zone_on_another_stratum_is_not_passed_over() -> None:
    done = edits()
    found = [
        (
            zone,
            [p for p in done.map.places if zone in {zone_of_cell(done.map.strata[p.stratum], *at) for at in area(p)}],
        )
        for zone in sorted({zone_of_place(done.map, place) for place in done.map.places})
    ]
    zone, both = next((zone, places) for zone, places in found if {p.stratum for p in places} == {0, 1})
    with pytest.raises(Hint) as told:
        done.watch(zone, "3")
    for stratum in ("00", "−01"):
        assert f"({stratum}:" in str(told.value)
    assert both


def test_a_zone_with_a_place_and_a_thing_is_asked_for_unless_one_of_them_cannot_be_meant() -> None:
    done = edits()
    done.add("body", "9", "A sleeper")
    done.show("A sleeper")
    body = named(done.entity["features"], "A sleeper")
    zone = zone_of_cell(done.map.strata[body["stratum"]], *body["at"])
    with pytest.raises(Hint, match=f"A sleeper .*“00:{body['at'][0] + 1},"):
        done.hide(f"{body['stratum']}:{zone}")
    assert "visible_to" not in body
    done.remove(f"{body['stratum']}:{body['at'][0] + 1},{body['at'][1] + 1}")
    assert body not in done.entity["features"]


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_change_is_told_with_stratum_zone_and_name(language: str) -> None:
    done = Edits(edits().entity, Desk(rules(), voice(language)))
    done.call("Iron")
    done.rename("4", "The cradle")
    done.watch("4", "3")
    done.contents("4", "A cup.")
    done.contents("4", "")
    done.note("4", "A bed.")
    done.hide("4")
    done.show("4")
    done.label("4", "Read me")
    done.lock("door0x1452", "4")
    done.unlock("door0x1452")
    done.remove("door0x1452")
    assert len(done.told) == len(set(done.told)) == 13
    word = {"en": "stratum 00, ", "it": "strato 00, "}[language]
    assert all(word in line for line in done.told[1:])
    assert all("4 The cradle" in line for line in done.told[2:8])


def test_a_stratum_above_the_village_is_meant_as_it_is_painted() -> None:
    done = edits()
    for level, depth in zip(done.entity["strata"], (-1, 0), strict=True):
        level["depth"] = depth
    assert [numeral(level.depth) for level in done.map.strata] == ["+01", "00"]
    place = next(place for place in done.map.places if place.stratum == 0)
    x, y = next((x, y) for x, y in area(place) if walkable(done.map.strata[0], x, y))
    done.label(f"+01:{x + 1},{y + 1}", "Above")
    done.label(f"+01:{zone_of_cell(done.map.strata[0], x, y)}", "Above, too")
    assert {named(done.entity["features"], name)["stratum"] for name in ("Above", "Above, too")} == {0}
    with pytest.raises(Hint, match=r"\+01:A 02.*free cell"):  # read, but two labels stand in it
        done.label("+01:A 02", "Above, a third")
    done.rename(f"+01:{x + 1},{y + 1}", "Renamed")
    assert named(done.entity["features"], "Renamed")["at"] == [x, y]
    for wrong in (f"−01:{x + 1},{y + 1}", f"1:{x + 1},{y + 1}"):
        with pytest.raises(Hint, match=r"\+01, 00"):
            done.rename(wrong, "Nowhere")
