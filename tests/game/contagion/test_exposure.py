"""What touches people: the roll of an exposure, what protects, what waits, and what the GM says (GAME.md 9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionLost
from rpg.game.character.evolve import evolve as people_after
from rpg.game.character.state import People
from rpg.game.contagion import decide, measures
from rpg.game.contagion.state import Contagion
from rpg.game.safeguard.events import ContagionDue
from tests.game.answers import refused, sure
from tests.game.contagion.bodies import RULES, Rolls, after, people, someone, stages, then
from tests.game.encounter.fights import SUIT, only, person
from tests.game.rules_for_tests import CHARACTER

PLATES = "core:gear/plated-suit"
CONTAMINATED = "core:condition/contaminated"


def exposed(crowd: People, severity: int = 1, roll: Rolls | None = None) -> People:
    return then(crowd, sure(decide.exposed(RULES, crowd, "ada", severity, roll or Rolls())))


@pytest.mark.parametrize(("face", "resolve", "stage"), [(1, 3, 4), (5, 3, 3), (6, 2, 2), (6, 3, 1)])
def test_a_fail_is_two_stages_a_partial_one_and_a_surge_drives_it_back(face, resolve, stage):
    """At severity 1 a Resolve of 2 is one die, and of 3 two: six on one is full, on both a surge."""
    crowd = people(someone(resolve=resolve, at=2))
    assert stages(exposed(crowd, roll=Rolls(face))) == {"ada": stage}


def test_the_severity_is_what_the_roll_loses():
    pools = []
    for severity in range(1, 5):
        roll = Rolls()
        exposed(people(someone(resolve=3, mend=2)), severity, roll)
        pools.append(roll.pools["exposure:ada"])
    assert pools == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("gear", "mend", "pool"),
    [
        ((), 0, 2),
        ((SUIT,), 0, 3),
        ((PLATES, SUIT), 0, 4),
        ((SUIT,), 2, 4),
        ((PLATES,), 1, 4),
        (("core:gear/patch-kit",), 2, 4),
    ],
)
def test_the_better_of_mend_and_protective_gear_counts_and_no_tools(gear, mend, pool):
    crowd = people(someone(resolve=3, mend=mend, gear=gear))
    roll = Rolls()
    exposed(crowd, 1, roll)
    assert roll.pools["exposure:ada"] == pool


def test_a_body_that_wears_no_suits_is_not_protected_by_one():
    roll = Rolls()
    exposed(people(someone(resolve=3, gear=(PLATES,), ability="core:ability/hard-shell")), 1, roll)
    assert roll.pools["exposure:ada"] == 2


def test_an_exposure_waits_until_it_is_rolled_or_let_go():
    crowd, now = people(someone(), someone("bo")), Contagion()
    due = [ContagionDue(sector="home", who=who, severity=n) for who, n in (("ada", 2), ("bo", 1), ("ada", 3))]
    now = after(now, due)
    assert measures.waiting(now, crowd) == (("ada", 2), ("bo", 1), ("ada", 3))
    assert decide.severity_of(RULES, now, crowd, "ada", None) == 2
    now = after(now, sure(decide.exposed(RULES, crowd, "ada", 2, Rolls())))
    assert measures.waiting(now, crowd) == (("bo", 1), ("ada", 3))
    now = after(now, decide.waived(crowd, "ada", 3))
    assert measures.waiting(now, crowd) == (("bo", 1),)
    assert refused(decide.severity_of(RULES, now, crowd, "ada", None)) == "nothing_due"
    dead = people(someone(), someone("bo", dead=True))
    assert measures.waiting(now, dead) == ()


@pytest.mark.parametrize("severity", [0, 5])
def test_severities_are_one_to_four(severity):
    assert refused(decide.severity_of(RULES, Contagion(), people(someone()), "ada", severity)) == "severity"


def test_the_dead_are_not_exposed():
    crowd = people(someone(dead=True))
    assert refused(decide.exposed(RULES, crowd, "ada", 1, Rolls())) == "dead"


def test_an_exile_comes_at_the_second_stage_and_may_overcome_it():
    """The condition that the archetype gives stands for the stage, and goes once the stage is below it."""
    exile = person("ada", "silicon-exile", conditions={CONTAMINATED: 0})
    crowd = people(exile)
    assert stages(crowd) == {"ada": 2}
    deeper = then(crowd, sure(decide.moved(RULES, exile, 4)))
    assert stages(deeper) == {"ada": 4}
    back = sure(decide.moved(RULES, deeper.by_id["ada"], 1))
    assert [e.condition for e in only(back, ConditionLost)] == [CONTAMINATED]
    assert stages(then(deeper, back)) == {"ada": 1}


def test_the_gm_may_say_any_stage_there_is():
    ada = someone(at=1)
    assert stages(then(people(ada), sure(decide.moved(RULES, ada, 6)))) == {"ada": 6}
    assert decide.moved(RULES, ada, 1) == ()
    assert refused(decide.moved(RULES, ada, 7)) == "stage"
    assert refused(decide.moved(RULES, ada, -1)) == "stage"


@given(
    st.lists(st.integers(-4, 4), max_size=12),
    st.sampled_from(((), ("port-wound",))),
    st.sampled_from(({}, {CONTAMINATED: 0})),
)
def test_a_stage_is_never_below_none_or_beyond_the_last_and_each_change_is_by_what_it_says(changes, scars, given_):
    ada = someone(scars=scars, conditions=given_)
    for by in changes:
        before = character.contagion(CHARACTER, ada)
        for event in character.contaminated(CHARACTER, ada, by):
            ada = people_after(People({"ada": ada}), event).by_id["ada"]
        assert character.contagion(CHARACTER, ada) == max(0, min(6, before + by))


def test_without_a_track_there_are_no_stages():
    bare = replace(CHARACTER, track=type(CHARACTER.track)())
    assert character.contagion(bare, someone(at=3)) == 0
    assert character.sense(bare, [someone(at=3)]) == 0
