"""Where the sampled journeys of the design depart from the book, a number says so; by the book all of it counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.game.check.events import Tested
from rpg.game.encounter import detect
from rpg.game.encounter.course import Roll
from rpg.game.expedition import decide
from rpg.game.safeguard.events import AlertRaised
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import EXTERMINATOR, Fixed, ground, person, sure
from tests.game.encounter.fights import RULES as FIGHT
from tests.game.expedition.outings import crew, done, home, only, out, patched

QUERY = 4
"""Points of the level that costs every sneak test a die."""


def dice_of(events, label):
    return next({part.what: part.dice for part in test.parts} for test in only(events, Tested) if test.label == label)


@pytest.mark.parametrize(("heard", "triggers"), [(True, {"core:trigger/noise"}), (False, set())])
def test_what_is_forced_at_a_hazard_is_heard_or_not(heard, triggers):
    rules = patched(hazard={"heard": heard})
    dice = Fixed(1).at("node", 3).at("hazard", 6)
    events = done(decide.cross(rules, out(None, 0, 1, rules=rules), dice, how=lambda *_: Roll(push="on_fail")))
    assert {event.trigger for event in only(events, AlertRaised)} == triggers


@pytest.mark.parametrize(("counts", "dice"), [(True, -1), (False, None)])
@pytest.mark.parametrize(("face", "label"), [(1, "slip:tae"), (3, "eye:tae")])
def test_the_level_counts_where_somebody_is_passed_or_not(face, label, counts, dice):
    rules = patched(presence_alert=counts)
    outing = out(home(*crew(), points=QUERY), 0, 1, rules=rules)
    events = done(decide.cross(rules, outing, Fixed(6).at("node", 1).at("presence", face)))
    assert dice_of(events, label).get("alert") == dice


@pytest.mark.parametrize(("counts", "dice"), [(True, -1), (False, None)])
def test_the_level_counts_where_a_force_searches_or_not(counts, dice):
    ladder = replace(FIGHT.safeguard.ladder, find_alert=counts)
    rules = replace(FIGHT, safeguard=replace(FIGHT.safeguard, ladder=ladder))
    here = ground(person("ada"), points=QUERY, arrived=Force(level=3, units=((EXTERMINATOR, 2),), clock=6, ticked=6))
    events = sure(detect.search(rules, here, Fixed(6), leader="ada"))
    assert dice_of(events, "search:ada").get("alert") == dice
