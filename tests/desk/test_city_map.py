"""The map of the City at the desk: drawn, declared, and told to players no further than they know it."""

from __future__ import annotations

import pytest

from rpg.campaign.public import public
from rpg.desk.atlas import drawing
from rpg.game.safeguard.events import AlertRaised
from rpg.game.strata.events import NodeFound, StratumFound, StructureSet, Went
from rpg.game.strata.evolve import folded
from tests.desk.test_depth import START, charted, first, table
from tests.game.strata.maps import at_first, found, joined


def test_old_charts_declare_and_draw_anew():
    game = first(found(2, row=1), joined(2, 1, 2))
    game("join Ansa elder with old charts")
    assert "Ansa knows 0.2 from the charts: Silo block" in game("depth charts ansa deeper silo block")
    assert game.status("depth charts ansa deeper 3") == "refused"
    assert "Ansa reads the charts again, 0.1:" in game("depth charts ansa")
    assert game.status("depth charts ansa") == "refused"
    game("time season")
    assert game.status("depth charts ansa") == "ok"
    assert "Bridge over a drop" in game("depth charts ansa deeper bridge")
    assert game.status("depth charts tae deeper silo") == "refused"


def test_the_map_is_drawn_and_lists_what_is_known():
    game = first(found(2, row=1, magnitude=4), joined(2, 1, 2, "climb"), found(3), joined(3, 1, 3, way="across"))
    text = game("map")
    assert "<0.1>------(0.3)" in text
    assert "\n   ^ 0.2" in text
    assert "0.2: district, 10 km, M4: 1 watch" in text
    assert "^ climb: hazard test" in text
    assert not game.result.deed
    assert game.status("map 4") == "refused"
    assert game.status("map -4") == "refused"  # as plates paint it
    assert game.status("map " + "9" * 5000) == game.status("map +1") == "usage"


def test_a_drawing_shows_shells_ways_round_and_what_is_closed():
    state = at_first(
        found(2, row=1), joined(2, 1, 2, "sealed"), found(3, depth=1), joined(3, 2, 3, "shaft", plate=True)
    )
    lines = list(drawing(folded(state, (Went(link=2),)), 0))
    assert lines == ["[0]", " - 0.1", "[0.1]", " # 0.2", "<0.2>", " ~ =1.3"]


def test_players_are_not_told_what_nobody_has_entered():
    game = first(found(2, row=1), joined(2, 1, 2))
    public = game.log.public_at(game.log.at).strata
    assert public.nodes[1].structure == "corridor"
    assert public.nodes[2].structure == ""
    assert public.strata[0].size == 0
    assert public.links == game.world.strata.links


def test_what_somebody_declared_is_on_everybodys_map():
    game = first(found(2, row=1, watch=3), joined(2, 1, 2))
    game("join Ansa elder", "depth charts ansa deeper silo block")
    public = game.log.public_at(game.log.at).strata.nodes[2]
    assert (public.structure, public.feature, public.watch) == ("silo", "", 0)
    assert "0.2: Silo block (declared) · hall, 100 m, M2: 1 beat" in game("map")


def test_the_log_of_players_says_no_more_of_a_node_than_their_map():
    hidden = found(3, row=2, watch=3, faces=(1, 2, 3, 4, 5))
    game = first(found(2, row=1, faces=(6, 6, 6, 6, 6)), joined(2, 1, 2), hidden, joined(3, 2, 3))
    game("deeper")
    drifted = StructureSet(node=3, structure="sea", faces=(1,))
    charted(game, drifted, StructureSet(node=2, structure="silo", faces=(2,)))
    told = [fact.event for entry in public(game.log.path()) for fact in entry.facts]
    nodes = {event.node: event for event in told if isinstance(event, NodeFound)}
    assert (nodes[2].structure, nodes[2].faces) == ("corridor", (6, 6, 6, 6, 6))
    assert (nodes[3].structure, nodes[3].feature, nodes[3].watch, nodes[3].faces) == ("", "", 0, ())
    assert [event.size for event in told if isinstance(event, StratumFound)] == [0]
    assert [event.node for event in told if isinstance(event, StructureSet)] == [2]
    assert game.log.public_at(game.log.at).strata.nodes[2].structure == "silo"
    game("deeper")
    told = [fact.event for entry in public(game.log.path()) for fact in entry.facts]
    assert hidden in told
    assert drifted in told


@pytest.mark.parametrize(("language", "name"), [("en", "in the sector stratum 1:"), ("it", "nel settore strato 1:")])
def test_a_stratum_is_a_sector_with_a_name_in_the_tables_language(language: str, name: str):
    game = charted(table(language=language), StratumFound(depth=0, size=1, sector="home"), *START[1:])
    game({"en": "deeper", "it": "scendi"}[language])
    sector = next(one.sector for one in game.world.strata.strata.values() if one.depth == 1)
    assert "stratum 1" not in sector
    game.add(AlertRaised(sector=sector, by=6, why="core:trigger/interface-fail"))
    assert game.world.place.sector != sector
    assert name in game({"en": "cycle", "it": "ciclo"}[language])
