"""Fetching food: a way through nodes that are watched, a source, and the way back with what can be carried.

At each node a die says whether somebody is there, or the way itself is dangerous; where something watches, the leader
takes the group past it; then the beats of the pace go by, and the network's clock with them. At the source every beat
of work fills canisters, and is one more chance to be seen. Out there everybody eats. What was gathered comes home, is
dropped, or lies with the dead: nothing is lost otherwise. GAME.md 6, 14.5 and 18.
"""

from __future__ import annotations

from rpg.game.expedition.chances import beat, step
from rpg.game.expedition.decide import (
    Loading,
    camp,
    change,
    cross,
    give_up,
    hunt,
    learn,
    set_out,
    turn_back,
    work,
)
from rpg.game.expedition.evolve import evolve
from rpg.game.expedition.ground import Outing, OutingRules
from rpg.game.expedition.state import Expeditions, Trip

__all__ = [
    "Expeditions",
    "Loading",
    "Outing",
    "OutingRules",
    "Trip",
    "beat",
    "camp",
    "change",
    "cross",
    "evolve",
    "give_up",
    "hunt",
    "learn",
    "set_out",
    "step",
    "turn_back",
    "work",
]
