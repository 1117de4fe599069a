"""Loads are taken up as far as anybody can carry them, and let go at any moment (GAME.md 2)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.burden import dropped, taken
from rpg.game.character.events import LoadChanged
from rpg.game.refusal import Refusal
from tests.game.encounter.fights import person
from tests.game.rules_for_tests import CHARACTER

ADA = person("ada", gear=())


def test_somebody_is_heavy_beyond_capacity_and_carries_four_slots_more_at_most():
    most = (character.capacity(CHARACTER, ADA) + CHARACTER.person.overload_max) // CHARACTER.person.load_slots
    assert most == 6
    assert taken(CHARACTER, ADA, most) == (LoadChanged(who="ada", by=most),)
    refusal = taken(CHARACTER, replace(ADA, load=5), 2)
    assert isinstance(refusal, Refusal)
    assert refusal.why.values == {"who": "Ada", "n": 1}
    assert character.overload(CHARACTER, replace(ADA, load=most)) == CHARACTER.person.overload_max


def test_whoever_is_down_takes_nothing_up_and_can_let_go():
    down = replace(ADA, harm=9, load=2)
    assert isinstance(taken(CHARACTER, down, 1), Refusal)
    assert dropped(down) == (LoadChanged(who="ada", by=-2),)


@pytest.mark.parametrize(("load", "units", "by"), [(3, None, -3), (3, 1, -1), (3, 4, None), (0, None, None)])
def test_a_load_is_let_go_whole_or_in_part(load, units, by):
    answer = dropped(replace(ADA, load=load), units)
    assert (None if isinstance(answer, Refusal) else answer[0].by) == by
