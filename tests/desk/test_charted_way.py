"""An expedition from place to place of a map: out, on, home; what it sees, opens and empties on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.campaign.events import MapSeen
from rpg.desk.outing import demand
from rpg.desk.telling import TELLERS
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.maps.ascii import numbers
from rpg.maps.walk import Walk, entrance, sources
from tests.desk.game import Game, rules, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

from tests.desk.test_charting import FILE, chart, city, game


def test_an_expedition_sets_out_on_the_map_of_a_file_with_one_line() -> None:
    played = game()
    assert played.status(f"expedition out {FILE} careful") == "ok", played.text()
    trip = played.world.expeditions.trip
    assert trip is not None
    assert trip.pace == "careful"
    walk = Walk(city(), ())
    way = min((walk.way(entrance(city()), to) or () for to in sources(city())), key=len)
    assert [node.place for node in trip.route] == [entrance(city()), *(step.place for step in way)]
    watch = {place.key: place.watch for place in city().places}
    assert [node.watch for node in trip.route] == [watch[node.place] for node in trip.route]
    assert not any(node.charted for node in trip.route)
    assert [node.food for node in trip.route][-1]


def until_crossed(lines: tuple[str, ...], to: str) -> Game:
    """A game in which nothing stands in the way of those lines."""
    for seed in range(60):
        played = game(str(seed))
        if all(played.status(line) == "ok" for line in lines) and chart(played).at == to:
            trip = played.world.expeditions.trip
            if trip is not None and not trip.due and played.world.encounter.fight is None:
                return played
    raise AssertionError(lines)


def test_whoever_sets_out_is_before_the_entrance_wherever_they_were_said_to_be() -> None:
    played = game()
    played(f"chart {FILE}", "at 3")
    there = chart(played).at
    assert there
    assert "from here" not in played("expedition out map to 5")
    assert chart(played).at == ""
    assert "from here" in played("cross")
    played("undo", "undo")
    assert chart(played).at == there


def test_whoever_enters_a_place_has_seen_it_and_undo_takes_it_back() -> None:
    gate = entrance(city())
    played = until_crossed((f"expedition out {FILE}", "cross"), gate)
    assert chart(played).seen == (gate,)
    assert "from here:" in played.text()
    place = next(p for p in city().places if p.key == gate)
    assert f"{numbers(city())[gate]} {place.name}" in played.text()
    played("undo")
    assert chart(played).seen == ()


def test_whoever_enters_a_place_that_was_seen_before_is_there() -> None:
    gate = entrance(city())
    played = until_crossed(
        (f"chart {FILE}", f"seen {numbers(city())[gate]}", "at 3", "expedition out map", "cross"), gate
    )
    assert chart(played).at == gate
    assert f"<{numbers(city())[gate]}>" in played("map")
    near = [step.place for step in Walk(city(), ()).near(gate)]
    assert "from here" in played("chart")
    assert any(f"{numbers(city())[key]} " in played("chart").partition("from here")[2] for key in near)


def test_they_cross_to_any_place_and_home_by_the_shortest_way() -> None:
    gate = entrance(city())
    near = Walk(city(), ()).near(gate)
    aside = next(step.place for step in near if step.place not in sources(city()) and not step.sealed)
    number = numbers(city())[aside]
    played = until_crossed((f"expedition out {FILE}", "cross", f"cross {number}"), aside)
    trip = played.world.expeditions.trip
    assert trip is not None
    assert [node.place for node in trip.route] == [gate, aside]
    assert trip.at_end
    assert not trip.at_source
    played("home")
    trip = played.world.expeditions.trip
    assert trip is not None
    assert (trip.homeward, trip.where) == (True, 2)


def test_a_way_that_ends_goes_on_to_the_nearest_food() -> None:
    gate = entrance(city())
    aside = next(s.place for s in Walk(city(), ()).near(gate) if s.place not in sources(city()) and not s.sealed)
    number = numbers(city())[aside]
    for seed in range(60):
        played = game(str(seed))
        lines = (f"expedition out {FILE} to {number}", "cross", "cross", "cross")
        if all(played.status(line) == "ok" for line in lines):
            trip = played.world.expeditions.trip
            if trip is not None and trip.route[-1].food:
                assert trip.where >= 1
                return
    raise AssertionError(gate)


def test_at_puts_nobody_who_walks_on_the_map() -> None:
    played = game()
    played(f"expedition out {FILE}")
    assert played.status("at 3") == "refused"
    assert played.result.prefill == "cross 3"


def test_a_stratum_is_a_sector_of_its_own() -> None:
    deep = [p for p in city().places if p.stratum == 1]
    walk = Walk(city(), ())
    to = min(deep, key=lambda p: len(walk.way(entrance(city()), p.key) or ()))
    way = walk.way(entrance(city()), to.key) or ()
    lines = (f"expedition out {FILE} to {numbers(city())[to.key]}", *["cross"] * (len(way) + 1))
    played = until_crossed(lines, to.key)
    assert played.world.place.sector == "stratum-1"
    trip = played.world.expeditions.trip
    assert trip is not None
    assert [node.sector for node in trip.route][-2:] == [trip.sector, "stratum-1"]


def test_a_source_that_was_left_is_as_it_was_left() -> None:
    trip_of = {"source": "silo"}
    played = game()
    played(f"chart {FILE}")
    source = sources(city())[0]
    gate = entrance(city())
    routes = [e.WayChosen(route=tuple(_nodes(gate, source)), where=2), e.WayChosen(route=tuple(_nodes(gate)), where=1)]
    played(f"expedition out {FILE}")
    played.add(e.SourceFound(row="x", left=3))
    played.add(routes[0], e.SourceFound(row=trip_of["source"], left=3), routes[1])
    trip = played.world.expeditions.trip
    assert trip is not None
    assert trip.known[source] == ("silo", 3)
    assert (trip.source, trip.left) == ("", 0)


def _nodes(*places: str) -> Iterator[Node]:
    return (Node(watch=0, place=place) for place in places)


def test_a_source_that_ran_dry_is_no_goal_until_the_season_turns() -> None:
    played = game()
    first = sources(city())[0]
    played(f"expedition out {FILE}")
    played.add(e.WayChosen(route=tuple(_nodes(entrance(city()), first)), where=2), e.SourceDried(sector="home"))
    assert chart(played).dry == (first,)
    played.add(e.CameHome(units=0))
    assert chart(played).at == ""
    played("expedition out map")
    trip = played.world.expeditions.trip
    assert trip is None or trip.route[-1].place != first


def test_a_seal_is_open_once_they_were_where_that_lies_which_opens_it() -> None:
    """Found on the way, it opens the seal that was ahead when the way was chosen."""
    locks = {f.key: f.opened_by for f in city().features if f.opened_by}
    link = next(link for link in city().links if link.lock in locks)
    here, beyond, opener = link.one, link.other, locks[link.lock]
    played = game()
    played(f"chart {FILE}")
    nodes = [*_nodes(entrance(city()), here), Node(watch=0, place=beyond, sealed=True)]
    played("expedition out map")
    played.add(e.WayChosen(route=tuple(nodes), where=2), e.NodeEntered(where=2), e.NodeCrossed())
    assert _ahead_is_sealed(played)
    played.add(MapSeen(map="./map/city", seen=(opener,)))
    played("cross")
    chosen = [f.event for f in played.log.kept[played.log.at].facts if isinstance(f.event, e.WayChosen)]
    assert {node.sealed for node in chosen[0].route if node.place == beyond} == {False}
    opened = [f.event for f in played.log.kept[played.log.at].facts if isinstance(f.event, e.NodeOpened)]
    assert opened == []


def _ahead_is_sealed(played: Game) -> bool:
    trip = played.world.expeditions.trip
    return trip is not None and trip.ahead is not None and trip.ahead.sealed


def home_again(played: Game, most: int = 60) -> bool:
    """Play on as the desk says, until they are home; False if a fight or a force came."""
    for _ in range(most):
        asked = demand(played.world)
        if played.world.expeditions.trip is None:
            return True
        if asked is None:
            return False
        trip = played.world.expeditions.trip
        line = "home" if trip.at_source and trip.source and trip.beats >= 1 else ""
        if played.status(line or ("work" if trip.at_source and trip.left > 0 else "cross")) != "ok":
            return False
    return False


def test_a_whole_expedition_on_a_map_comes_home_with_food() -> None:
    for seed in range(40):
        played = game(str(seed))
        played(f"expedition out {FILE} careful")
        if home_again(played):
            seen = chart(played).seen
            assert entrance(city()) in seen
            assert set(seen) & set(sources(city()))
            assert chart(played).at == ""
            assert rules().stories[played.world.story].scenes[0] == played.world.place.scene
            return
    raise AssertionError


def test_a_node_that_is_a_place_of_a_map_nobody_plays_on_is_told_by_its_number() -> None:
    played = game()
    played("expedition out 0,1")
    played.add(e.WayChosen(route=tuple(_nodes("nowhere", "elsewhere")), where=0))
    for _ in range(9):
        if played.status("cross") == "ok" and played.world.place.title == "nowhere":
            break
    assert "nowhere" not in played.text()
    assert "nowhere" not in played("status")


def test_players_are_told_of_no_place_that_they_have_not_seen() -> None:
    gate = entrance(city())
    played = until_crossed((f"expedition out {FILE}", "cross"), gate)
    aside = next(step.place for step in Walk(city(), ()).near(gate) if not step.sealed)
    name = str(next(place.name for place in city().places if place.key == aside))
    event = e.WayChosen(route=tuple(_nodes(gate, aside)), where=1)
    known = played.log.known_at(played.log.at)
    for world, told in ((known.true, True), (known.seen, False)):
        says = TELLERS[e.WayChosen](event, rules(), world, world)
        assert (name in "".join(voice("en").say(say) for say in says)) is told


def test_the_gm_reads_what_is_in_the_place_they_come_to_and_players_do_not() -> None:
    gate = entrance(city())
    gm = str(next(place.gm for place in city().places if place.key == gate))
    assert gm
    played = until_crossed((f"expedition out {FILE}", "cross"), gate)
    assert f"for you: {gm}" in played.text()
    assert gm not in played("share last")
    aside = game()
    number = numbers(city())[gate]
    aside(f"chart {FILE}")
    assert f"for you: {gm}" in aside(f"at {number}")


def test_where_those_who_give_up_stand_is_a_place_of_the_map_or_before_it() -> None:
    lines = (f"chart {FILE}", "at 8", "expedition out map to 2")
    assert "they stand at: 8 " in until_crossed((*lines, "cross"), "place13")("expedition end")
    before = game("11")
    before(*lines)
    assert "they stand at: before the entrance of “" in before("expedition end")


@pytest.mark.parametrize(
    ("language", "out", "cross", "line"),
    [
        ("en", "expedition out", "cross C2", "expedition out map"),
        ("it", "spedizione fuori", "attraversa C2", "spedizione fuori mappa"),
    ],
)
def test_a_way_that_is_not_on_the_map_says_so_and_nothing_leads_on_from_there(
    language: str, out: str, cross: str, line: str
) -> None:
    played = game("11", language)
    played(
        f"chart {FILE}" if language == "en" else f"carta {FILE}", "at 8" if language == "en" else "siamo nel luogo 8"
    )
    told = played(out)
    assert line in told
    assert "from here: " not in told
    assert "da qui: " not in told
    assert played.status(cross.replace("C2", "8")) == "refused"
    assert line in played.text()
    assert played.status(cross.replace("C2", "xyz")) == "usage"


def test_a_way_that_is_on_the_map_says_nothing_of_another() -> None:
    played = game("11")
    assert "expedition out map" not in played("chart food-run", "expedition out")
    other = game("11")
    assert "expedition out map" not in other(f"chart {FILE}", "expedition out 0,1,1")
