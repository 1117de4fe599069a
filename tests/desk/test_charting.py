"""Maps in play: which one, where on it they are, what of it was seen; an expedition from place to place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.events import MapSeen, MapTaken, SceneSet
from rpg.desk.outing import demand
from rpg.desk.telling import TELLERS
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.maps.ascii import numbers
from rpg.maps.walk import Walk, entrance, sources
from tests.desk.game import Game, rules, voice
from tests.maps.making import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.atlas import Chart
    from rpg.maps.model import Map

FILE = "map-5.json"


def game(seed: str = "7", language: str = "en") -> Game:
    """The people of the story, and a generated map in a file beside them."""
    played = Game(seed, language)
    played("join" if language == "en" else "entra")
    played.maps[FILE] = city()
    return played


def city() -> Map:
    return msgspec.structs.replace(made("5", 2), id="./map/city")


def chart(played: Game) -> Chart:
    return played.world.atlas.chart


def test_a_map_of_the_packs_is_taken_up_and_put_away() -> None:
    played = game()
    assert "silo under the sentinel" in played("chart food-run")
    assert played.world.atlas.map == "zuru:map/food-run"
    assert played("chart") == "map: The food run: the silo under the sentinel"
    assert played("chart none") == "no map is played on"
    assert played.status("chart") == "refused"
    assert played.result.prefill == "chart food-run"


def test_a_map_out_of_a_file_is_kept_in_the_log_once() -> None:
    played = game()
    played(f"chart {FILE}")
    assert chart(played).own == city()
    played(f"chart {FILE}")
    facts = played.log.kept[played.log.at].facts
    assert [fact.event for fact in facts] == [MapTaken(map="./map/city")]
    played.maps.clear()
    assert played.status(f"chart {FILE}") == "refused"
    assert chart(played).own == city()


def test_a_file_that_is_no_map_says_why() -> None:
    played = game()
    played.maps["bad.json"] = "bad.json:3:7: a row is too short"  # type: ignore[assignment]  # why it is none
    assert "bad.json:3:7" in played("chart bad.json")
    assert played.result.status == "refused"


@pytest.mark.parametrize("word", ["𐩀", "9" * 5000, "-5"])
@pytest.mark.parametrize("verb", ["at", "seen"])
def test_signs_that_are_no_number_mean_no_place(verb: str, word: str) -> None:
    played = game()
    played("chart food-run")
    assert played.status(f"{verb} {word}") == "refused"
    assert chart(played).seen == ()


@pytest.mark.parametrize("words", ["5", "at 5", "B7", "in b7", "gallery of piers", "piers", "Gallery of p"])
def test_a_place_is_meant_by_its_number_its_zone_or_its_name(words: str) -> None:
    played = game()
    played("chart food-run", f"at {words}")
    assert chart(played).at == "piers"
    assert chart(played).seen == ("piers",)


def test_in_italian_too() -> None:
    played = game(language="it")
    played("carta food-run")
    assert "sono in 5" in played("siamo nel luogo 5")
    assert "7 " in played("visto 7, la zona C3") or played.result.status == "refused"
    assert played.status("visto 7, c3") == "ok"
    assert chart(played).seen == ("piers", "cut-walk", "poles")


def test_italian_counts_one_place_and_more_and_says_what_it_does_not_know() -> None:
    played = game(language="it")
    played("carta food-run", "siamo nel luogo 5")
    assert "visto 1 luogo su " in played("visto")
    played("visto 7, c3")
    assert "visti 3 luoghi su " in played("visto")
    assert "qui non c’è nulla che si chiami «valvola»" in played("carta valvola")


def test_what_is_no_place_or_could_be_several_is_refused() -> None:
    played = game()
    played("chart food-run")
    assert "is no place of" in played("at 99")
    assert played.result.status == "refused"
    assert played.status("at stair") == "ok"
    assert "can be" in played("at h12") or "no place" in played.text()
    assert chart(played).seen == ("stair",)


def test_undo_takes_back_what_was_seen() -> None:
    played = game()
    played("chart food-run", "at 5", "seen 7, head of the sentinel")
    assert chart(played).seen == ("piers", "cut-walk", "head")
    played("undo")
    assert chart(played).seen == ("piers",)
    played("undo 2")
    assert played.world.atlas.map == ""


def test_a_scene_that_was_tied_to_a_place_leads_back_to_it() -> None:
    played = game()
    played("chart food-run", "go a nook", "at 5", "go elsewhere", "at 7")
    assert chart(played).at == "cut-walk"
    played("go a nook")
    assert chart(played).at == "piers"


def test_a_line_that_is_a_secret_shows_players_nothing() -> None:
    played = game()
    played("chart food-run", "at 5", "!seen 7")
    assert chart(played).seen == ("piers", "cut-walk")
    assert played.log.public_at(played.log.at).atlas.chart.seen == ("piers",)


def test_players_hold_no_more_of_a_map_than_was_seen() -> None:
    played = game()
    played(f"chart {FILE}", "at 8")
    own = played.log.public_at(played.log.at).atlas.chart.own
    assert own is not None
    key = next(key for key, number in numbers(city()).items() if number == 8)
    assert [place.key for place in own.places] == [key]
    said = msgspec.json.encode(played.log.public_at(played.log.at)).decode()
    assert [str(p.gm) for p in city().places if p.gm and str(p.gm) in said] == []


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


def test_old_events_are_read_as_they_were() -> None:
    raw = b'{"type":"expedition/set_out","sector":"s","route":[{"watch":1}],"people":["a"],"pace":"steady"}'
    out = msgspec.json.decode(raw, type=e.SetOut)
    assert out.route[0].place == ""
    assert out.route[0].food


def test_a_map_that_nobody_plays_on_is_seen_of_nobody() -> None:
    played = game()
    played.add(MapSeen(map="zuru:map/ring", seen=("vats",), at="vats"), SceneSet(title="x"))
    assert played.world.atlas.charts == {}


def test_the_way_of_a_story_leads_past_places_of_its_map() -> None:
    """Each scene of a route that is a place names one that there is; entering it is having seen it."""
    ways = [
        (story.maps, route)
        for story in rules().stories.values()
        for route in (story.route, *(rules().scenes[key].route for key in story.scenes))
    ]
    tied = [(maps, node.place) for maps, way in ways for node in way if node.place]
    assert len(tied) > 10
    for maps, place in tied:
        assert any(place in {p.key for p in rules().maps[full].places} for full in maps)
    for seed in range(60):
        played = game(str(seed))
        if all(played.status(line) == "ok" for line in ("chart food-run", "expedition out", "cross")):
            assert chart(played).seen == ("lift",)
            assert played.status("at 3") == "ok"
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
