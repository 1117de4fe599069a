"""The edge of a sector, watched more closely while that is wide awake; learning of nodes ahead (GAME.md 2 and 4)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.check.events import Tested
from rpg.game.expedition import decide
from rpg.game.expedition import events as e
from rpg.game.expedition.ground import watch_of
from rpg.game.expedition.rules import Node
from tests.game.expedition.outings import RULES, calm, crew, done, home, nodes, only, out

HUM = "core:ability/knows-the-hum"


@pytest.mark.parametrize(("points", "edge"), [(0, 1), (13, 1), (14, 2), (24, 2)])
def test_a_node_at_the_edge_is_watched_more_closely_from_a_sweep_on(points, edge):
    there = out(home(points=points), route=(Node(watch=1, boundary=True), Node(watch=1)))
    assert [watch_of(RULES.fight, there, n) for n in (1, 2)] == [edge, 1]
    test = next(test for test in only(done(decide.cross(RULES, there, calm())), Tested) if test.label == "sneak:tae")
    assert [part.dice for part in test.parts if part.what == "watch"] == [-edge]


@pytest.mark.parametrize(("most", "learned"), [(1, [1]), (2, [1, 2]), (6, [1, 2, 3])])
def test_whoever_could_learn_of_more_nodes_learns_of_those_further_on(most, learned):
    fight = RULES.fight
    hum = fight.character.abilities[HUM]
    assert hum.limited is not None
    assert hum.limited.effects.learn_watch is not None
    more = replace(hum.limited.effects, learn_watch=replace(hum.limited.effects.learn_watch, nodes=most))
    abilities = {**fight.character.abilities, HUM: replace(hum, limited=replace(hum.limited, effects=more))}
    rules = replace(RULES, fight=replace(fight, character=replace(fight.character, abilities=abilities)))
    people = (replace(crew()[0], ability=HUM), *crew()[1:])
    route = tuple(replace(node, charted=False) for node in nodes(1, 2, 3))
    there = out(home(*people), route=route)
    assert [event.where for event in only(done(decide.learn(rules, there, "tae")), e.NodeLearned)] == learned
