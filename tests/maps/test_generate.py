"""Maps that are made: walkable, looped, keys before locks, spans over voids, the same everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rpg.cli.map_file import encoded
from rpg.cli.map_read import decoded
from rpg.maps.ascii import numbers
from rpg.maps.generate import Failed, Request, generate
from rpg.maps.generate.naming import roman
from rpg.maps.generate.notes import LIKES
from rpg.maps.proof import prove
from rpg.maps.seals import KEYS
from rpg.maps.view import player_view
from rpg.rulebook import check
from tests.maps.making import made, shipped_sources
from tests.press.papers import voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.maps.model import Map, Place

ROOT = Path(__file__).parents[2]
Cell: TypeAlias = tuple[int, int, int]
_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def walked(map_: Map) -> tuple[set[Cell], set[Cell]]:
    """Every cell one can stand in, and those come to from the way out: written apart from what is tested."""
    open_ = {(k, x, y) for k, s in enumerate(map_.strata) for y, row in enumerate(s.rows) for x, c in enumerate(row)
             if c in ".,=o"}  # fmt: skip
    doors = {(f.stratum, *f.at): f.opened_by for f in map_.features if f.symbol == "sealed"}
    climbs = {(f.stratum, *f.at): f.symbol for f in map_.features if f.symbol in {"stair", "lift"}}
    seen = {next((f.stratum, *f.at) for f in map_.features if f.symbol == "exit")}
    keys: set[str] = set()
    while True:
        before = len(seen), len(keys)
        queue = deque(seen)
        while queue:
            near = [c for c in beside(map_, climbs, queue.popleft()) if c in open_ and c not in seen]
            fresh = [c for c in near if doors.get(c, "") in {"", *keys}]
            seen.update(fresh)
            queue.extend(fresh)
        keys |= {p.key for p in map_.places if not seen.isdisjoint(own(map_, p))}
        if (len(seen), len(keys)) == before:
            return open_, seen


def cells(place: Place) -> set[Cell]:
    left, top, wide, high = place.area
    return {(place.stratum, x, y) for x in range(left, left + wide) for y in range(top, top + high)}


def own(map_: Map, place: Place) -> set[Cell]:
    """The largest part of a place that one walks without leaving it: a corridor that cuts its corner is none of it."""
    left = {(k, x, y) for k, x, y in cells(place) if map_.strata[k].rows[y][x] in ".,=o"}
    left -= {(f.stratum, *f.at) for f in map_.features if f.symbol == "sealed"}
    parts: list[list[Cell]] = []
    while left:
        part = [left.pop()]
        for k, x, y in part:
            near = {(k, x + i, y + j) for i, j in _STEPS} & left
            left -= near
            part += near
        parts.append(part)
    largest = max(parts, key=len)
    return set(largest)


def beside(map_: Map, climbs: Mapping[Cell, str], cell: Cell) -> list[Cell]:
    k, x, y = cell
    near = [(k, x + i, y + j) for i, j in _STEPS]
    if cell in climbs:
        near += [c for c in ((k - 1, x, y), (k + 1, x, y)) if climbs.get(c) == climbs[cell]]
    if map_.strata[k].rows[y][x] == "o":
        near += [(j, x, y) for j, s in enumerate(map_.strata) if abs(j - k) == 1 and s.rows[y][x] == "o"]
    return near


def sound(map_: Map) -> None:
    """Everything that is promised of a map."""
    proof = prove(map_)
    assert proof.faults == ()
    assert proof.loops >= 0.85
    open_, seen = walked(map_)
    assert open_ == seen
    assert proof.walkable == proof.reached == len(open_)
    seals = [f for f in map_.features if f.symbol == "sealed"]
    assert len(proof.opened) == len(seals)
    assert all(f.opened_by for f in seals)
    assert [f.key for f in map_.features if f.symbol in {"door", "sealed"} and not hangs(map_, f.stratum, *f.at)] == []
    for k, stratum in enumerate(map_.strata):
        parts = {p.key for p in map_.places if p.stratum == k}
        spans = [e for e in map_.links if e.kind == "bridge" and {e.one, e.other} <= parts]
        assert spans or not parted(stratum.rows), k
        assert any("=" in row for row in stratum.rows) or not spans
        assert any(f.symbol == "source" and f.stratum == k for f in map_.features)


def hangs(map_: Map, stratum: int, x: int, y: int) -> bool:
    """Whether mass stands on two opposite sides of a cell, and one walks through between them."""
    rows = map_.strata[stratum].rows
    up, right, down, left = (rows[y + j][x + i] for i, j in ((0, -1), (1, 0), (0, 1), (-1, 0)))
    pairs = [up + down, left + right]
    return any(set(one) <= set("#X") and set(other) <= set(".,=o") for one, other in (pairs, pairs[::-1]))


def parted(rows: tuple[str, ...]) -> bool:
    """Whether a void as large as a hall lies open: eight cells by eight."""
    size = range(8)
    return any(
        all(rows[y + j][x : x + 8] == " " * 8 for j in size)
        for y in range(len(rows) - 8) for x in range(len(rows[0]) - 8)
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(50))
def test_fifty_seeds_are_sound(seed: int) -> None:
    sound(made(str(seed), strata=1 + seed % 3))


def test_a_tower_stands_over_a_stair_of_another_stratum() -> None:
    sound(generate(Request(seed="n821", strata=6, depth=9), shipped_sources()))


@pytest.mark.full
@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_seeds_are_sound(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        sound(generate(Request(seed=f"n{seed}", strata=1 + seed % 6, depth=seed % 14), shipped_sources()))


@pytest.mark.full
def test_no_two_of_two_hundred_seeds_are_alike() -> None:
    drawn = {tuple(s.rows for s in generate(Request(seed=str(seed)), shipped_sources()).strata) for seed in range(200)}
    assert len(drawn) == 200


@settings(  # a smaller map is no simpler to look at, and to shrink takes minutes
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(
    seed=st.text(max_size=12), strata=st.integers(1, 4), width=st.integers(36, 80), height=st.integers(28, 70),
    depth=st.integers(0, 16),
)  # fmt: skip
def test_any_size_and_any_seed_is_sound(seed: str, strata: int, width: int, height: int, depth: int) -> None:
    request = Request(seed=seed, strata=strata, width=width, height=height, depth=depth)
    map_ = generate(request, shipped_sources())
    sound(map_)
    assert {(len(s.rows), len(s.rows[0])) for s in map_.strata} == {(height, width)}
    assert [s.depth for s in map_.strata] == list(range(depth, depth + strata))


@pytest.mark.parametrize("size", [(200, 40, 1), (35, 40, 1), (60, 27, 1), (60, 40, 0), (60, 40, 13)])
def test_what_cannot_be_made_is_refused(size: tuple[int, int, int]) -> None:
    width, height, strata = size
    with pytest.raises(Failed):
        generate(Request(seed="1", width=width, height=height, strata=strata), shipped_sources())


def test_a_map_is_a_document_that_the_checker_passes(tmp_path: Path) -> None:
    file = tmp_path / "made.json"
    file.write_bytes(encoded(made("4", 3)))
    assert check([file]) == ()
    back = decoded(json.loads(file.read_bytes()))
    assert msgspec.structs.replace(back, id=made("4", 3).id) == made("4", 3)


def test_both_languages_have_the_same_ground_and_their_own_names() -> None:
    english, italian = made("6"), made("6", language="it")
    assert [s.rows for s in english.strata] == [s.rows for s in italian.strata]
    assert [p.area for p in english.places] == [p.area for p in italian.places]
    assert english.id != italian.id
    assert not {p.name for p in english.places} & {p.name for p in italian.places}
    for map_ in (english, italian):
        told = json.dumps(msgspec.to_builtins(map_), ensure_ascii=False)
        assert not any(mark in told for mark in ("map.made", "core:", "‹", "rooms."))


def test_with_other_districts_at_hand_it_is_another_map() -> None:
    sources = shipped_sources()
    fewer = sources._replace(districts=dict(sorted(sources.districts.items())[:3]))
    one, other, again = (generate(Request(seed="6"), each) for each in (sources, fewer, sources))
    assert one.id == again.id
    assert one.id != other.id


def test_no_two_places_of_a_map_are_called_the_same() -> None:
    for seed in range(20):
        names = [place.name for place in made(str(seed), strata=1 + seed % 3).places]
        assert len(names) == len(set(names))


def test_the_players_map_tells_of_no_key_and_no_hidden_room() -> None:
    secrets = 0
    for seed in range(24):
        map_ = made(str(seed), strata=1 + seed % 3)
        seen = player_view(map_)
        open_ = msgspec.structs.replace(seen, features=tuple(f for f in seen.features if f.symbol != "sealed"))
        assert prove(open_).faults == ()
        assert seen.links == ()
        assert all(f.opened_by == "" for f in seen.features)
        assert not {p.key for p in map_.places if p.hidden} & {p.key for p in seen.places}
        assert told_of(map_, seen) == []
        secrets += sum(place.hidden for place in map_.places)
    assert secrets > 8


def told_of(map_: Map, seen: Map) -> list[Cell]:
    """Ends of ways, and doors, against the ground of what is hidden."""
    found = []
    for place in (place for place in map_.places if place.hidden):
        rows = seen.strata[place.stratum].rows
        doors = {f.at for f in seen.features if f.stratum == place.stratum and f.symbol in {"door", "sealed"}}
        for k, x, y in {(k, x + i, y + j) for k, x, y in cells(place) for i, j in _STEPS}:
            if rows[y][x] in ".,=o":
                ways = sum(rows[y + j][x + i] in ".,=o" for i, j in _STEPS)
                found += [(k, x, y)] * (ways < 2 or (x, y) in doors)
    return found


def test_the_goal_is_sealed_and_its_key_lies_elsewhere() -> None:
    map_ = made("3", 3)
    goal = next(p for p in map_.places if p.name == map_.name)
    locks = {e.lock for e in map_.links if goal.key in {e.one, e.other}}
    assert "" not in locks
    keepers = {f.opened_by for f in map_.features if f.key in locks}
    assert len(keepers) == 1
    assert goal.key not in keepers
    keeper = next(p for p in map_.places if p.key in keepers)
    what = re.findall(r"Sealed: it takes (.*) \(\d+, “", f"{goal.gm}")
    assert len(what) == 1
    assert f"Here: {what[0]}. It opens the seal" in f"{keeper.gm}"
    assert f"“{keeper.name}”" in f"{goal.gm}"


def test_a_place_that_is_called_like_another_is_told_of_in_words_of_its_own() -> None:
    for language in ("en", "it"):
        map_ = made("0", 5, language=language)
        numbered = numbers(map_)
        alike = [p for p in map_.places if re.search(r" [IVX]+$", str(p.name))]
        assert len(alike) > 5
        told = [str(p.gm) for p in map_.places if p.gm]
        assert len(set(told)) == len(told)
        for place in alike:
            first = next(p for p in map_.places if str(place.name).startswith(str(p.name)) and p.key != place.key)
            assert re.match(rf"(Like|Come) {numbered[first.key]}\b", str(place.gm))


def test_no_two_places_are_called_alike_however_many_there_are() -> None:
    """Of rooms that have but one name, there are more than ten."""
    shipped, key = shipped_sources(), "core:district/silo-farm"
    rooms = tuple(msgspec.structs.replace(room, guises=room.guises[:1]) for room in shipped.districts[key].rooms)
    districts = {key: msgspec.structs.replace(shipped.districts[key], rooms=rooms)}
    map_ = generate(Request(seed="5", strata=4, width=100, height=60), shipped._replace(districts=districts))
    names = [str(place.name) for place in map_.places]
    assert len({*names}) == len(names)
    assert any(re.search(r" XI+$", name) for name in names)
    assert [roman(number) for number in (2, 4, 9, 10, 11, 19, 40, 99, 144)] == [
        "II", "IV", "IX", "X", "XI", "XIX", "XL", "XCIX", "CXLIV",
    ]  # fmt: skip


def test_the_words_for_places_that_are_alike_are_in_both_languages() -> None:
    for language in ("en", "it"):
        keys = [f"keys.{n}" for n in range(1, KEYS + 1)] + [f"likes.{n}" for n in range(1, LIKES + 1)]
        said = [voice(language).word(f"map.made.{key}", number=1) for key in keys]
        assert len(set(said)) == KEYS + LIKES
        assert not [text for text in said if "map.made" in text]


def test_a_sealed_short_cut_saves_steps() -> None:
    """A lock that one can walk round in a few steps would be no lock."""
    shortest = []
    for seed in range(30):
        map_ = made(str(seed), strata=1 + seed % 3)
        seals = [f for f in map_.features if f.symbol == "sealed"]
        shortest += [round_about(map_, door.stratum, door.at) for door in seals]
    assert min(shortest) >= 8


def round_about(map_: Map, stratum: int, at: tuple[int, int]) -> int:
    """Steps from one side of a door to the other without it, within its stratum; many if there is no such way."""
    rows = map_.strata[stratum].rows
    sides = [(at[0] + i, at[1] + j) for i, j in _STEPS if rows[at[1] + j][at[0] + i] in ".,=o"]
    far = {sides[0]: 0}
    queue = deque([sides[0]])
    while queue:
        x, y = queue.popleft()
        for cell in ((x + i, y + j) for i, j in _STEPS):
            inside = 0 <= cell[1] < len(rows) and 0 <= cell[0] < len(rows[0])
            if inside and cell != at and cell not in far and rows[cell[1]][cell[0]] in ".,=o":
                far[cell] = far[x, y] + 1
                queue.append(cell)
    return max((far.get(side, 999) for side in sides[1:]), default=999)


def test_the_same_bytes_in_any_process() -> None:
    code = (
        "import sys, hashlib\nfrom rpg.cli.map_file import encoded\nfrom tests.maps.making import made\n"
        "sys.stdout.write(hashlib.sha256(encoded(made('8', 3)) + encoded(made('9', 2, (40, 60), 12))).hexdigest())"
    )
    found = set()
    for hashing in ("0", "4711"):
        env = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": str(ROOT)}
        found.add(
            subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, check=True).stdout
        )
    assert len(found) == 1
    assert len(found.pop()) == 64
