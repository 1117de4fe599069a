"""What is found, and where ways lead (GAME.md 8): the numbers of nodes, strata that close, shells, ways round."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rpg.game import strata
from rpg.game.refusal import Refusal
from rpg.game.strata import drawing
from rpg.game.strata.events import ConnectorClosed, ConnectorFound, NodeFound, StratumFound, WayRoundFound, Went
from rpg.game.strata.evolve import folded
from rpg.game.strata.state import Strata
from tests.game.encounter.fights import Fixed
from tests.game.strata.maps import RULES, ahead, at_first, found, gone, joined, patched, why


def node(depth: int = 0, **faces: tuple[int, ...]) -> NodeFound:
    dice = Fixed(1)
    for label, fell in faces.items():
        dice.at(f"{label}:1", *fell)
    return drawing.node(RULES, Strata(), dice, depth, 0)


def test_a_stratum_has_a_die_and_three_nodes():
    found_ = drawing.stratum(RULES, Fixed(4), 2, "stratum 2")
    assert found_ == StratumFound(depth=2, size=7, sector="stratum 2", faces=(4,))


def test_a_node_is_four_rolls_and_keeps_their_faces():
    new = node(structure=(9,), feature=(2,), magnitude=(3,), watch=(4, 5))
    assert (new.structure, new.feature, new.magnitude, new.watch) == ("silo", "footprints", 3, 2)
    assert new.faces == (9, 2, 3, 4, 5)
    assert (new.node, new.number, new.row) == (1, 1, 0)


@pytest.mark.parametrize(("depth", "structure", "magnitude"), [(0, "corridor", 6), (1, "stair", 6), (4, "sump", 8)])
def test_depth_moves_the_tables(depth, structure, magnitude):
    deep = node(depth, structure=(1,), magnitude=(6,))
    assert (deep.structure, deep.magnitude) == (structure, magnitude)


def test_tables_end_where_they_end():
    deep = node(40, structure=(12,), feature=(12,), magnitude=(6,))
    assert (deep.structure, deep.feature, deep.magnitude) == ("sea", "sea-sound", 9)


@pytest.mark.parametrize(
    ("faces", "depth", "watch"),
    [((2, 3), 0, 0), ((2, 3), 3, 0), ((2, 3), 4, 1), ((3, 5), 0, 1), ((4, 5), 0, 2), ((5, 6), 0, 3)],
)
def test_watch_is_two_dice_and_a_quarter_of_the_depth(faces, depth, watch):
    assert node(depth, watch=faces).watch == watch


@pytest.mark.parametrize(
    ("face", "kind"), list(enumerate(("free", "climb", "lift", "gap", "sealed", "fresh"), start=1))
)
def test_there_are_six_connectors(face, kind):
    joined_ = drawing.connector(RULES, at_first(), Fixed(face), 1, 2, "deeper")
    assert (joined_.kind, joined_.faces, joined_.plate) == (kind, (face,), False)


@pytest.mark.parametrize(("face", "kind"), list(enumerate(("lift", "shaft", "wound", "gene-gate"), start=1)))
def test_a_shell_has_passages_of_its_own(face, kind):
    joined_ = drawing.connector(RULES, at_first(), Fixed(face), 1, 2, "deeper", plate=True)
    assert (joined_.kind, joined_.faces, joined_.plate) == (kind, (face,), True)


def test_from_the_village_only_deeper_leads_anywhere():
    first = ahead(Strata())
    assert [type(event) for event in first.events] == [StratumFound, NodeFound, ConnectorFound]
    assert why(strata.ahead(RULES, Strata(), Fixed(1), "across", "home")) == "strata.refused.across_home"


def test_what_is_charted_is_never_rolled_again():
    state = folded(at_first(), ahead(at_first()).events)
    dice = Fixed(1)
    again = ahead(state, dice=dice)
    assert (again.events, dice.asked) == ((), [])


def test_deeper_is_a_row_further_and_across_stays_in_it():
    assert [n.row for n in gone(at_first()).nodes.values()] == [0, 1]
    assert [n.row for n in gone(at_first(), "across").nodes.values()] == [0, 0]


def test_a_stratum_that_is_full_leads_through_its_shell_into_the_next_sector():
    first = at_first(size=1)
    shell = ahead(first)
    stratum, below, through = shell.events
    assert isinstance(stratum, StratumFound)
    assert (stratum.depth, stratum.sector) == (1, "stratum-1")
    assert isinstance(below, NodeFound)
    assert (below.depth, below.row) == (1, 0)
    assert isinstance(through, ConnectorFound)
    assert through.plate
    deep = folded(first, (*shell.events, Went(link=shell.link)))
    assert (deep.depth, strata.sector_of(deep)) == (1, "stratum-1")


def test_a_second_way_through_a_shell_comes_out_where_the_first_did():
    state = folded(at_first(found(2), joined(2, 1, 2, way="across"), size=2), ahead(at_first(size=1)).events[:1])
    state = folded(state, (found(3, depth=1), joined(3, 1, 3, "shaft", plate=True)))
    beside = folded(state, (Went(link=2),))
    shell = ahead(beside)
    (found_there,) = shell.events
    assert isinstance(found_there, ConnectorFound)
    assert found_there.b == 3


def test_a_full_stratum_closes_into_its_own_rows():
    state = at_first(found(2, row=1), joined(2, 1, 2), found(3, row=0), joined(3, 1, 3, way="across"), size=3)
    beside = folded(state, (Went(link=3),))
    (closing,) = ahead(beside).events
    assert isinstance(closing, ConnectorFound)
    assert (closing.a, closing.b) == (3, 2)


def test_across_goes_round_the_row_and_then_nowhere():
    state = at_first(found(2), joined(2, 1, 2, way="across"), found(3), joined(3, 2, 3, way="across"), size=3)
    last = folded(state, (Went(link=2), Went(link=3)))
    (closing,) = ahead(last, "across").events
    assert isinstance(closing, ConnectorFound)
    assert closing.b == 1
    pair = folded(at_first(found(2), joined(2, 1, 2, way="across"), size=2), (Went(link=2),))
    assert why(strata.ahead(RULES, pair, Fixed(1), "across", "home")) == "strata.refused.across"


def test_the_way_home_has_no_loops():
    state = at_first(found(2), joined(2, 1, 2, way="across"), found(3), joined(3, 2, 3, way="across"), size=3)
    state = folded(state, (joined(4, 3, 1, way="across"), Went(link=2), Went(link=3)))
    assert state.trail == (1, 2, 3)
    round_ = folded(state, (Went(link=4),))
    assert (round_.here, round_.trail) == (1, (1,))


def detour(state: Strata, link: int, *, back: bool = False) -> strata.Detour:
    way = strata.around(RULES, state, Fixed(6), state.links[link], back=back)
    assert isinstance(way, strata.Detour), way
    return way


def test_round_what_is_sealed_are_two_nodes_that_come_out_behind_it():
    state = at_first(found(2, row=1), joined(2, 1, 2, "sealed"))
    way = detour(state, 2)
    nodes = [event for event in way.events if isinstance(event, NodeFound)]
    assert len(nodes) == 2
    assert all(n.extra and n.magnitude == 5 and n.row == 0 for n in nodes)
    walked = folded(state, (*way.events, *(Went(link=link) for link in way.links)))
    assert walked.here == 2
    assert detour(folded(state, way.events), 2) == strata.Detour(links=way.links)


def test_nodes_of_a_way_round_are_none_of_the_stratum():
    state = at_first(found(2, row=1), joined(2, 1, 2, "sealed"), size=3)
    after = folded(state, detour(state, 2).events)
    assert len(after.nodes) == 4
    assert any(isinstance(event, NodeFound) for event in ahead(after, "across").events)


def test_round_a_large_node_the_way_goes_on_beside_it():
    state = at_first(found(2, row=1, magnitude=6), joined(2, 1, 2))
    way = detour(state, 2)
    walked = folded(state, (*way.events, *(Went(link=link) for link in way.links)))
    assert walked.node is not None
    assert (walked.node.extra, walked.node.row) == (True, 1)
    assert 2 not in {walked.links[link].b for link in walked.trail}


def test_round_a_large_node_and_round_the_way_out_of_it_are_not_the_same():
    """The way round the node passes it by; the way round what joins it comes out in it. Whichever was found first."""
    start = at_first(found(2, row=1, magnitude=6), joined(2, 1, 2, "lift"))
    for first in ("beside", "home"):
        state = start
        for kind in (first, {"beside": "home", "home": "beside"}[first]):
            inside = folded(state, (Went(link=2),)) if kind == "home" else state
            way = detour(inside, 2, back=kind == "home")
            state = folded(state, way.events)
            ends = [state.links[link] for link in way.links]
            assert [(one.a, two.a) for one, two in pairwise(ends)] == [(one.a, one.b) for one in ends[:-1]]
            assert ends[0].a == 1
            assert (ends[-1].b == 2) is (kind == "home")
        assert len([node for node in state.nodes.values() if node.extra]) == 2
        assert len([link for link in state.links.values() if link.b == 2 and link.id != 2]) == 1


def test_a_node_of_five_and_an_open_way_are_not_gone_round():
    state = at_first(found(2, row=1, magnitude=5), joined(2, 1, 2))
    assert why(strata.around(RULES, state, Fixed(1), state.links[2])) == "strata.refused.around"
    smaller = patched(around={"least": 5})
    assert not isinstance(strata.around(smaller, state, Fixed(1), state.links[2]), Refusal)


def test_a_shell_is_gone_round_on_the_way_home_only():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True), Went(link=2))
    assert why(strata.around(RULES, state, Fixed(1), state.links[2])) == "strata.refused.around"
    assert detour(state, 2, back=True).links


@pytest.mark.parametrize(
    ("kind", "onward", "home"), [("free", "", ""), ("lift", "", "one_way"), ("climb", "", ""), ("fresh", "", "")]
)
def test_a_lift_goes_one_way(kind, onward, home):
    state = at_first(found(2), joined(2, 1, 2, kind))
    assert strata.barred(RULES, state.links[2]) == onward
    assert strata.barred(RULES, state.links[2], back=True) == home


def test_what_is_closed_bars_both_ways_and_can_be_gone_round():
    state = at_first(found(2, row=1), joined(2, 1, 2, "fresh"), ConnectorClosed(link=2))
    assert strata.barred(RULES, state.links[2]) == strata.barred(RULES, state.links[2], back=True) == "closed"
    assert [type(event) for event in detour(state, 2).events][-1] is WayRoundFound


@pytest.mark.parametrize(
    ("kind", "magnitude", "asks"),
    [
        ("free", 3, False), ("free", 4, True), ("climb", 1, True), ("lift", 1, True), ("gap", 1, True),
        ("sealed", 1, True),
    ],
)  # fmt: skip
def test_a_threshold_asks_where_there_is_something_to_decide(kind, magnitude, asks):
    state = at_first(found(2, magnitude=magnitude), joined(2, 1, 2, kind))
    assert strata.asks(RULES, state, state.links[2]) is asks
