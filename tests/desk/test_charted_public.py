"""Maps in play: on which of them an expedition is, and what players may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.atlas import Atlas, Chart
from rpg.campaign.events import MapSeen
from rpg.campaign.public import drawn, public
from rpg.desk.charting import node_said, place_said, thing_said
from rpg.desk.charting import played as played_on
from rpg.desk.state import status
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.maps.walk import Walk, entrance
from tests.desk.game import Game, rules, voice
from tests.desk.test_charting import FILE, chart, game
from tests.maps.making import made

if TYPE_CHECKING:
    from rpg.maps.model import Map


def board(played: Game) -> str:
    """What players see of how things stand."""
    known = msgspec.structs.replace(played.table(), world=played.log.public_at(played.log.at))
    return "\n".join(voice("en").say(say) for say in status(known))


def map_of(played: Game) -> Map:
    ground = played_on(rules(), played.world)
    assert ground is not None
    return ground.map


def walked(which: str) -> tuple[Game, str, tuple[str, ...]]:
    """A game in which they stand where one comes into that map, that place, and those beside it."""
    played = game()
    played(f"chart {which}")
    map_ = map_of(played)
    gate = entrance(map_)
    near = tuple(step.place for step in Walk(map_, ()).near(gate))
    played(f"expedition out map to {map_.places[5].key}")
    watch = {place.key: place.watch for place in map_.places}
    route = tuple(Node(watch=watch[key], place=key, sealed=True, food=False) for key in (gate, near[0]))
    played.add(e.WayChosen(route=route, where=0), e.NodeEntered(where=1), e.NodeCrossed())
    return played, gate, near


@pytest.mark.parametrize("which", [FILE, "food-run"])
def test_the_players_board_names_no_place_that_they_have_not_seen(which: str) -> None:
    """Whether the map is one of a file or of a pack: neither what leads on, nor what comes next."""
    played, gate, near = walked(which)
    map_ = map_of(played)
    names = [voice("en").value(thing_said(rules(), map_, key)) for key in near]
    assert names
    assert all(name in played("status") for name in names)
    assert [name for name in names if name in board(played)] == []
    known = played.log.public_at(played.log.at)
    assert place_said(rules(), known, gate) == thing_said(rules(), map_, gate)
    assert [key for key in near if place_said(rules(), known, key) is not None] == []


OTHER = "map-6.json"


def test_the_way_on_one_map_is_none_on_another() -> None:
    """Generated maps call their places alike: what was entered on one was not seen on the other."""
    played = game()
    played.maps[OTHER] = msgspec.structs.replace(made("6", 2), id="./map/other")
    played(f"chart {FILE}", "expedition out map")
    gate = entrance(map_of(played))
    assert played.status(f"chart {OTHER}") == "refused"
    assert "The master valve" in played.text()
    assert played.result.prefill == "home"
    assert played.status(f"chart {FILE}", "chart none", f"chart {OTHER}") == "ok"
    known = played.world
    played.add(e.NodeEntered(where=1), e.NodeCrossed(), e.SourceDried(sector="home"), e.NodeOpened(where=2))
    assert played.world.atlas == known.atlas
    assert known.expeditions.trip is not None
    assert node_said(rules(), known, gate) is None
    played.add(e.CameHome(units=0))
    assert played.world.atlas == known.atlas


def test_in_logs_that_name_no_map_the_way_is_one_on_the_map_that_is_played_on() -> None:
    played = game()
    played(f"chart {FILE}")
    gate = entrance(map_of(played))
    way = b'"route":[{"watch":1,"place":"%b"}]' % gate.encode()
    raw = b'{"type":"expedition/set_out","sector":"s",%b,"people":["tae"],"pace":"steady"}' % way
    played.add(msgspec.json.decode(raw, type=e.SetOut), e.NodeEntered(where=1))
    assert (chart(played).seen, chart(played).at) == ((gate,), gate)
    played.add(e.CameHome(units=0))
    assert chart(played).at == ""


def test_whoever_comes_home_past_no_place_of_the_map_leaves_its_mark_where_it_is() -> None:
    played = game()
    played("chart food-run", "at 5", "expedition out 0,1")
    assert played.world.expeditions.trip is not None
    played.add(e.CameHome(units=0))
    assert chart(played).at == "piers"


def test_the_way_of_a_story_is_one_on_its_own_map_or_on_that_as_somebody_changed_it() -> None:
    played = game()
    full = "zuru:map/food-run"
    played.maps["mine.json"] = msgspec.structs.replace(rules().maps[full], id="./map/mine")
    for charted, on in (("food-run", full), (FILE, full), ("mine.json", "./map/mine")):
        played(f"chart {charted}", "expedition out")
        trip = played.world.expeditions.trip
        assert trip is not None
        assert (trip.map, any(node.place for node in trip.route)) == (on, True)
        played("expedition end")


def test_players_know_nothing_of_the_nodes_that_they_have_not_seen() -> None:
    """Neither in how things stand nor in what was told: no key, no Watch, no seal, no food, nothing that is open."""
    played, gate, near = walked("food-run")
    beyond = near[0]
    played.add(e.NodeOpened(where=2), MapSeen(map="zuru:map/food-run", seen=("piers",), where="x", at=gate))
    played("chart food-run", "!seen 7")
    known, told = played.log.public_at(played.log.at), public(played.log.path())
    trip, there = known.expeditions.trip, known.atlas.chart
    assert trip is not None
    assert trip.route[0].place == gate
    assert trip.route[1] == Node(watch=0, charted=False)
    assert chart(played).opened == ((min(gate, beyond), max(gate, beyond)),)
    assert (there.opened, there.seen) == ((), (gate, "piers"))
    ways = [f.event for one in told for f in one.facts if isinstance(f.event, e.SetOut | e.WayChosen)]
    assert len(ways) == 2
    assert all(node == Node(watch=0, charted=False) for way in ways for node in way.route)
    said = (msgspec.json.encode(known) + msgspec.json.encode(ways)).decode()
    assert [key for key in near if f'"{key}"' in said] == []


def test_players_know_the_watch_that_somebody_learned() -> None:
    played, _, near = walked("food-run")
    watch = next(place.watch for place in map_of(played).places if place.key == near[0])
    played.add(e.NodeLearned(who="tae", where=2))
    trip = played.log.public_at(played.log.at).expeditions.trip
    assert trip is not None
    assert trip.route[1] == Node(watch=watch)
    assert near[0] not in msgspec.json.encode(trip).decode()


def test_dry_sources_and_ties_of_places_that_players_have_not_seen_are_not_known_to_them() -> None:
    full = "zuru:map/food-run"
    there = Chart(seen=("piers",), ties={"a": "piers", "b": "poles"}, dry=("poles", "piers"))
    shown = drawn(Atlas(map=full, charts={full: there})).chart
    assert shown == Chart(seen=("piers",), ties={"a": "piers"}, dry=("piers",))
