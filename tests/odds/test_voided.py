"""Whatever was taken back in mid-fight, the odds of what is left can be asked for."""

from __future__ import annotations

from hypothesis import given, settings

from rpg.campaign.world import World
from rpg.odds import survival
from tests.game.encounter.fights import folded, ground
from tests.game.encounter.test_properties import FIGHTS, entries
from tests.odds.parties import rules


@settings(max_examples=12, deadline=None)
@given(FIGHTS)
def test_there_are_odds_whatever_is_taken_back(setup):
    typed = entries(setup)
    for gone in range(len(typed)):
        left = [event for n, entry in enumerate(typed) if n != gone for event in entry]
        here = folded(ground(points=setup["points"]), left)
        world = World(people=here.people, safeguard=here.safeguard, encounter=here.encounter)
        rows = survival(rules(), world, 1)
        assert len(rows) == (3 if here.encounter.fight else 0)
        assert all(0 <= row.mean_home <= row.people <= len(here.people.by_id) for row in rows)
