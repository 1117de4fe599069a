"""Maps in play, as far as players may know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.desk.charting import place_said, thing_said
from rpg.desk.charting import played as played_on
from rpg.desk.state import status
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.maps.walk import Walk, entrance
from tests.desk.game import Game, rules, voice
from tests.desk.test_charting import FILE, game

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
    names = [voice("en").say(thing_said(rules(), map_, key)) for key in near]
    assert names
    assert all(name in played("status") for name in names)
    assert [name for name in names if name in board(played)] == []
    known = played.log.public_at(played.log.at)
    assert place_said(rules(), known, gate) == thing_said(rules(), map_, gate)
    assert [key for key in near if place_said(rules(), known, key) is not None] == []
