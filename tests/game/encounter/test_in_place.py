"""A course changes dictionaries of its own, and remembers what it saw: neither ever differs from what the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings

from rpg.dice import Seeded
from rpg.game.character import decide as character
from rpg.game.character.events import AbilitiesRenewed, Died, Joined
from rpg.game.encounter import decide, ground
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Course
from rpg.game.encounter.ground import after, after_in_place, owned
from rpg.game.encounter.play import Play
from rpg.game.refusal import Refusal
from tests.game.encounter import fights
from tests.game.encounter.fights import EXTERMINATOR, RULES, Fixed, everybody, folded, person, sure
from tests.game.encounter.test_properties import FIGHTS, planned, started
from tests.tries import tries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.state import Fight


class Watched(Play):
    """An exchange that is held to the fold of its events after each of them, in what it is and in what it remembers."""

    def __init__(self, rules: FightRules, here: Ground, fight: Fight, dice: Seeded) -> None:
        super().__init__(rules, here, fight, dice)
        self.fold = here

    def happen(self, events: Iterable[GroundEvent]) -> None:
        for event in events:
            super().happen((event,))
            self.fold = after(self.fold, event)
            assert self.ground == self.fold
            self.remembers()

    def remembers(self) -> None:
        fight = self.fight
        machines = [m for m in fight.machines.values() if not m.gone]
        assert self.living() == machines
        assert self.kinds == tuple(dict.fromkeys(m.adversary for m in machines))
        assert self.traits == {trait.key for block in self.blocks for trait in block.traits}
        for trait in self.traits | {"sweep"}:
            has = {m.id for m in machines if self.adversary(m.id).trait(trait)}
            assert {m.id for m, _ in self.bearing(trait)} == has
        assert self.present == ground.present(RULES, self.ground)
        for who in fight.fighters:
            drawn = fight.engaged.get(who, ())
            assert self.engaging(who) == tuple(m for m in drawn if not fight.machines[m].gone)
            assert self.person(who) == self.fold.people.by_id[who]
            assert self.fighter(who) == fight.fighters[who]
            up = character.standing(RULES.character, self.person(who)) and not fight.fighters[who].away
            assert self.acts(who) is (up and self.ground.encounter.fight is not None)


def acts(here: Ground, dice: Seeded, wanted: list[Act]) -> list[Act]:
    """The same acts, of which the first that are refused have become waiting."""
    for n in range(len(wanted) + 1):
        tried = [Act(who=act.who, do="wait") for act in wanted[:n]] + wanted[n:]
        if not isinstance(decide.exchange(RULES, here, dice, tried), Refusal):
            return tried
    raise AssertionError(wanted)


@settings(max_examples=tries(80), deadline=None)
@given(FIGHTS)
def test_what_changes_in_place_is_what_the_log_folds_to(setup):
    here = started(setup["people"], setup["units"], setup["gap"], setup["points"])
    fight, going = here.encounter.fight, None
    for stream, plan in enumerate(setup["plans"]):
        if here.encounter.fight is None or fight is None:
            break
        dice, before = Seeded(setup["seed"], stream), msgspec.json.encode(here)
        doing = acts(here, dice, planned(here, plan))
        events = sure(decide.exchange(RULES, here, dice, doing))
        going = going or Watched(RULES, here, fight, dice)
        going.again(dice)
        assert decide.play_on(going, doing) is None
        assert tuple(going.events) == events
        assert msgspec.json.encode(here) == before
        here = folded(here, events)
        assert going.ground == here


def test_a_course_leaves_the_ground_that_it_began_on_as_it_was():
    here = fights.fight(fights.ground(person("ada"), person("bo"), points=4), (EXTERMINATOR, 2))
    before = msgspec.json.encode(here)
    play = sure(decide.played(RULES, here, Fixed(1), everybody(here)))
    assert play.ground != here
    assert msgspec.json.encode(here) == before


@pytest.mark.parametrize("event", [Joined(person=person("cy")), AbilitiesRenewed(per=("watch",)), Died(who="nobody")])
def test_whoever_joins_or_is_renewed_in_a_course_is_known_there(event):
    ada = person("ada", used=(("core:ability/x", "watch"),))
    here = fights.ground(ada, person("bo"))
    course = Course(RULES, here, Fixed())
    course.happen((event,))
    assert course.ground == after(here, event) == after_in_place(owned(here), event)
    assert {who: course.person(who) for who in course.ground.people.by_id} == after(here, event).people.by_id
    assert here.people.by_id.keys() == {"ada", "bo"}
