"""What events make of people; and nothing, when there is no such person or thing."""

from __future__ import annotations

import pytest

from rpg.game.character import decide as character
from rpg.game.character import events as e
from rpg.game.character.evolve import evolve
from rpg.game.character.state import People
from tests.game import unknown
from tests.game.rules_for_tests import CHARACTER

ZURU = character.from_named(CHARACTER, CHARACTER.named["zuru:named/zuru"], "Zuru")
HERE = People({"zuru": ZURU})
RIFLE = "core:gear/bolt-rifle"


def after(*events, people=HERE):
    for event in events:
        people = evolve(people, event)
    return people.by_id["zuru"]


@pytest.mark.parametrize("event", unknown.events(e.CharacterEvent), ids=lambda event: type(event).__name__)
def test_what_happens_to_nobody_changes_nothing(event):
    changed = evolve(HERE, event)
    if isinstance(event, e.Joined):
        assert changed.by_id == {"zuru": ZURU, "nobody": unknown.NOBODY}
    else:
        assert changed is HERE


@pytest.mark.parametrize(
    "event",
    [
        e.ConditionLost(who="zuru", condition="nothing"),
        e.GearLost(who="zuru", gear="nothing"),
        e.GearEmptied(who="zuru", gear="nothing"),
        e.GearReadied(who="zuru", gear=RIFLE),
        e.Panicked(who="zuru", row="bolt"),
        e.Joined(person=ZURU),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_happens_to_nothing_changes_nothing(event):
    assert evolve(HERE, event) == HERE


def test_people_stand_in_the_order_of_joining():
    people = evolve(HERE, e.Joined(person=unknown.NOBODY))
    people = evolve(people, e.Harmed(who="zuru", by=1))
    assert list(people.by_id) == ["zuru", "nobody"]


def test_sums_run():
    person = after(
        e.Harmed(who="zuru", by=3),
        e.Harmed(who="zuru", by=-1),
        e.Strained(who="zuru", by=2),
        e.LoadChanged(who="zuru", by=3),
        e.LoadChanged(who="zuru", by=-1),
    )
    assert (person.harm, person.strain, person.load) == (2, 2, 2)


def test_conditions_come_and_go():
    tagged = e.ConditionGained(who="zuru", condition="core:condition/tagged", exchanges=2)
    assert after(tagged).conditions == {"core:condition/tagged": 2}
    assert after(tagged, e.ConditionLost(who="zuru", condition="core:condition/tagged")).conditions == {}


def test_of_two_rifles_one_can_be_empty():
    person = after(e.GearGained(who="zuru", gear=RIFLE), e.GearEmptied(who="zuru", gear=RIFLE))
    assert (person.gear.count(RIFLE), person.empty) == (2, (RIFLE,))
    assert after(e.GearEmptied(who="zuru", gear=RIFLE), e.GearEmptied(who="zuru", gear=RIFLE)).empty == (RIFLE,)
    assert after(e.GearEmptied(who="zuru", gear=RIFLE), e.GearReadied(who="zuru", gear=RIFLE)).empty == ()


def test_what_is_lost_is_not_empty_either():
    person = after(e.GearEmptied(who="zuru", gear=RIFLE), e.GearLost(who="zuru", gear=RIFLE))
    assert (RIFLE in person.gear, person.empty) == (False, ())


def test_the_rest_is_as_it_says():
    assert after(e.Left(who="zuru", away=True)).away
    assert not after(e.Left(who="zuru", away=True), e.Left(who="zuru", away=False)).away
    assert after(e.Scarred(who="zuru", scar="torn-leg")).scars == ("torn-leg",)
    assert after(e.Died(who="zuru")).dead
