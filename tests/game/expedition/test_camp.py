"""Watches out there: rest, blood, days, rations and hunger (GAME.md 6)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character.events import (
    AbilitiesRenewed,
    ConditionGained,
    ConditionLost,
    GearLost,
    Harmed,
    Strained,
    Tended,
)
from rpg.game.expedition import decide
from rpg.game.expedition import events as e
from rpg.game.safeguard.events import AlertLowered
from tests.game.encounter.fights import SUIT, TAG, Fixed
from tests.game.expedition.outings import RULES, crew, done, folded, home, only, out, patched, trip, why
from tests.game.expedition.test_crossing import FORCE

BLOCK = "core:gear/ration-block"
HUNGRY, STARVING, BLEEDING = "core:condition/hungry", "core:condition/starving", "core:condition/bleeding"


def camped(outing, watches: int = 1, rules=RULES):
    events: list[object] = []
    for _ in range(watches):
        new = done(decide.camp(rules, outing, Fixed()))
        outing = folded(outing, new)
        events += new
    return outing, events


def test_a_watch_mends_nerves_and_lowers_the_alert():
    _, events = camped(out(home(*crew(strain=3), points=5), 0, 1))
    assert [event.by for event in only(events, Strained)] == [-1] * 5
    assert only(events, AlertLowered)[0].by == 2


def test_a_tagged_group_is_not_forgotten():
    _, events = camped(out(home(*crew(conditions={TAG: 0}), points=5), 0, 1))
    assert not only(events, AlertLowered)


def test_there_is_no_peace_while_a_force_is_on_its_way():
    assert why(decide.camp(RULES, out(home(force=FORCE), 0, 1), Fixed())) == "expedition.refused.no_peace"


def test_whoever_bleeds_loses_vitality_whatever_they_wear():
    people = (msgspec.structs.replace(crew()[0], conditions={BLEEDING: 0}), *crew()[1:])
    _, events = camped(out(home(*people), 0, 1))
    assert only(events, Harmed) == [Harmed(who="tae", by=1)]


def test_a_day_is_three_watches_and_a_block_is_six_person_days():
    people = (msgspec.structs.replace(crew()[0], gear=(SUIT, BLOCK, BLOCK)), *crew()[1:])
    outing, events = camped(out(home(*people), 0, 1), 2)
    assert not only(events, e.DayEaten)
    outing, events = camped(outing)
    assert only(events, GearLost) == [GearLost(who="tae", gear=BLOCK)]
    assert only(events, e.DayEaten)[-1].fed == tuple(p.id for p in crew())
    assert trip(outing).rations == 1
    outing, events = camped(outing, 3)
    assert len(only(events, GearLost)) == 1
    assert trip(outing).rations == 2
    outing, events = camped(outing, 3)
    ate = only(events, e.DayEaten)[-1]
    assert (len(ate.fed), len(ate.unfed)) == (2, 3)
    assert [event.who for event in only(events, ConditionGained)] == list(ate.unfed)


def test_whoever_went_without_eats_first():
    people = (msgspec.structs.replace(crew()[0], gear=(BLOCK,)), *crew()[1:2])
    outing = out(home(*people), 0, 1)
    later = patched(rations={"item_days": 1})
    outing, events = camped(outing, 3, later)
    assert only(events, e.DayEaten)[-1].unfed == ("zuru",)
    known = {p.id: p for p in outing.ground.people.by_id.values()}
    known["tae"] = msgspec.structs.replace(known["tae"], gear=(BLOCK,))
    people_now = type(outing.ground.people)(known)
    outing = msgspec.structs.replace(outing, ground=msgspec.structs.replace(outing.ground, people=people_now))
    outing, events = camped(outing, 3, later)
    assert only(events, e.DayEaten)[-1].fed == ("zuru",)
    assert ConditionLost(who="zuru", condition=HUNGRY) in events


def test_a_day_without_is_hungry_and_three_are_starving_which_costs_vitality():
    outing, events = camped(out(None, 0, 1), 3)
    assert {event.condition for event in only(events, ConditionGained)} == {HUNGRY}
    outing, events = camped(outing, 3)
    assert not only(events, ConditionGained)
    assert not only(events, Harmed)
    _, events = camped(outing, 3)
    assert {event.condition for event in only(events, ConditionGained)} == {STARVING}
    assert [event.by for event in only(events, Harmed)] == [1] * 5


def test_a_watch_renews_what_is_spent_for_a_watch():
    people = (msgspec.structs.replace(crew()[0], ability="core:ability/knows-the-hum"), *crew()[1:])
    outing = out(home(*people), 0, 1)
    spent = {p.id: p for p in outing.ground.people.by_id.values()}
    spent["tae"] = msgspec.structs.replace(spent["tae"], used=(("core:ability/knows-the-hum", "watch"),))
    ground = msgspec.structs.replace(outing.ground, people=type(outing.ground.people)(spent))
    _, events = camped(msgspec.structs.replace(outing, ground=ground))
    assert only(events, AbilitiesRenewed) == [AbilitiesRenewed(per=("watch",))]


def test_after_a_watch_wounds_can_be_tended_again():
    outing, events = camped(out(home(*crew(tended=True)), 0, 1))
    assert [(event.who, event.over) for event in only(events, Tended)] == [(p.id, True) for p in crew()]
    assert not any(p.tended for p in outing.ground.people.by_id.values())


@pytest.mark.parametrize("watches", [1, 4])
def test_watches_are_counted(watches):
    assert trip(camped(out(None, 0, 1), watches)[0]).watches == watches
