"""Loops and single ways of a map, reckoned again by networkx from nothing but the file."""

from __future__ import annotations

import msgspec
import pytest

from rpg.maps.graph import account, cycles, links_of, single
from rpg.maps.model import Link
from tests.maps.making import made
from tests.maps.places import drawn, feature, place, shipped

LINE = drawn(("....",), places=(place("a", 0, 0, 1, 1), place("b", 1, 0, 1, 1), place("c", 3, 0, 1, 1)))
RING = drawn(
    ("...", ".#.", "..."), places=(place("a", 0, 0, 1, 1), place("b", 2, 0, 1, 1), place("c", 2, 2, 1, 1))
)  # fmt: skip


def test_links_come_from_the_ground_where_none_are_named() -> None:
    assert [(e.one, e.other) for e in links_of(LINE)] == [("a", "b"), ("b", "c")]
    assert [(e.one, e.other) for e in links_of(RING)] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_loops_and_single_ways_of_small_maps() -> None:
    assert (cycles(LINE, links_of(LINE)), len(single(LINE, links_of(LINE)))) == (0, 2)
    assert (cycles(RING, links_of(RING)), single(RING, links_of(RING))) == (1, ())
    twice = (Link(one="a", other="b"), Link(one="a", other="b", kind="bridge"))
    assert (cycles(LINE, twice), single(LINE, twice)) == (1, ())


def test_seals_in_the_order_in_which_they_open() -> None:
    doors = (feature("sealed", 4, 0, opened_by="b"), feature("sealed", 2, 0, opened_by="a"))
    keyed = (msgspec.structs.replace(doors[0], key="far"), doors[1])
    map_ = drawn((".......",), places=(place("a", 0, 0, 2, 1), place("b", 3, 0, 1, 1)), features=keyed)
    told = account(map_)
    assert told.proof.holds
    assert [door.key for door in told.locks] == ["sealed-0", "far"]


def test_the_way_to_food_of_the_shipped_map() -> None:
    told = account(shipped())
    assert told.routes
    names = {p.key: p for p in shipped().places}
    for route in told.routes:
        assert names[route.places[-1]].stratum == route.source.stratum
        assert route.watch == max(names[key].watch for key in route.places)


@pytest.mark.parametrize("seed", range(30))
def test_networkx_finds_the_same_loops_and_single_ways(seed: int) -> None:
    nx = pytest.importorskip("networkx")
    map_ = made(str(seed), strata=1 + seed % 3)
    told = account(map_)
    graph = nx.MultiGraph()
    graph.add_nodes_from(place.key for place in map_.places)
    graph.add_edges_from((link.one, link.other) for link in map_.links)
    assert nx.is_connected(graph)
    simple = nx.Graph(graph)
    doubled = graph.number_of_edges() - simple.number_of_edges()
    assert told.cycles == len(nx.cycle_basis(simple)) + doubled
    apart = {frozenset(pair) for pair in nx.bridges(graph)}
    assert {frozenset((link.one, link.other)) for link in told.single} == apart
    looped = simple.copy()
    looped.remove_edges_from([tuple(pair) for pair in apart])
    assert sum(len(part) for part in nx.connected_components(looped) if len(part) > 1) >= 0.85 * len(map_.places)
