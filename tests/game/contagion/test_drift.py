"""What drifts: the roll of a cycle, the care of others, the printed chances, and the lost (GAME.md 9 and 18)."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from msgspec.structs import replace

from rpg.game.character.events import GearLost, Left
from rpg.game.contagion import chances, decide, measures
from rpg.game.contagion.events import CyclePassed, Drifted, Ended
from rpg.game.contagion.measures import Care
from rpg.game.contagion.state import Contagion
from tests.game.answers import refused, sure
from tests.game.contagion.bodies import RESOLVE, RULES, STABILISER, Rolls, after, people, someone, stages, then
from tests.game.encounter.fights import only

PRINTED = {3: (66.8, 13.7, 1.6, 0.1), 5: (94.4, 59.6, 27.7, 11.9)}
"""Stage -> per cent of the lost within nine cycles, at pools 1 to 4 (GAME.md 9)."""
SEASON = 9


def drift(crowd, care=None, roll=None, now=Contagion(), who="ada"):  # noqa: B008 - frozen
    return decide.drifted(RULES, now, crowd, who, care or Care(), roll or Rolls())


@pytest.mark.parametrize("start", PRINTED)
def test_the_printed_chances_to_be_lost_are_exact(start):
    found = [chances.lost_within(RULES, chances.constant(RULES, pool), start, SEASON) for pool in (1, 2, 3, 4)]
    assert tuple(round(float(100 * share), 1) for share in found) == PRINTED[start]


@pytest.mark.parametrize(("pool", "start"), [*itertools.product((1, 2, 3), (2, 3, 4, 5))])
def test_the_walk_equals_an_enumeration_of_every_die(pool, start):
    """Fractions of whole dice: a cycle is 6 to the power of the pool ways, and nothing is rounded."""
    ways = dict.fromkeys((-1, 0, 1), 0)
    for faces in itertools.product(range(1, 7), repeat=pool):
        best = max(faces)
        ways[1 if best <= 3 else 0 if best <= 5 else -1] += 1
    at = {start: Fraction(1)}
    for _ in range(SEASON):
        after_ = dict.fromkeys(range(7), Fraction(0))
        for stage, share in at.items():
            for by, n in ways.items() if 2 <= stage < 6 else ((0, 6**pool),):
                after_[stage + by] += share * Fraction(n, 6**pool)
        at = after_
    assert chances.lost_within(RULES, chances.constant(RULES, pool), start, SEASON) == at[6]


def test_whom_it_does_not_drift_in_is_never_lost():
    assert chances.lost_within(RULES, chances.constant(RULES, 1), 1, SEASON) == 0
    assert chances.lost_within(RULES, chances.constant(RULES, 1), 6, SEASON) == 1


def test_the_penalties_of_the_later_stages_lower_the_pool():
    pools = chances.own_pools(RULES, someone(resolve=2, at=3))
    assert pools == {2: 2, 3: 2, 4: 1, 5: 1}
    worse = chances.lost_within(RULES, pools, 3, SEASON)
    assert worse > chances.lost_within(RULES, chances.constant(RULES, 2), 3, SEASON)


@pytest.mark.parametrize(("face", "stage"), [(1, 4), (5, 3), (6, 2)])
def test_a_fail_is_a_stage_more_a_partial_none_and_clean_a_stage_less(face, stage):
    crowd = people(someone(at=3))
    assert stages(then(crowd, sure(drift(crowd, roll=Rolls(face))))) == {"ada": stage}


@pytest.mark.parametrize("stage", [0, 1, 6])
def test_it_drifts_from_the_second_stage_to_the_last_but_one(stage):
    assert refused(drift(people(someone(at=stage)))) == "no_drift"


def test_care_is_the_mend_of_the_carer_a_clinic_and_the_stabiliser():
    sefa = someone("sefa", mend=2, gear=(STABILISER,))
    crowd = people(someone(mend=3, at=3), sefa)
    pools = []
    for care in (
        Care(),
        Care(carer=sefa),
        Care(carer=sefa, clinic=1),
        Care(carer=sefa, clinic=1, item=STABILISER, holder="sefa"),
    ):
        roll = Rolls()
        sure(drift(crowd, care, roll))
        pools.append(roll.pools["drift:ada"])
    assert pools == [2, 4, 5, 7]


def test_clean_hands_give_a_die_to_whom_they_care_for_and_to_nobody_else():
    sefa = someone("sefa", mend=1, ability="core:ability/clean-hands")
    crowd = people(someone(at=3), sefa)
    roll = Rolls()
    sure(drift(crowd, Care(carer=sefa), roll))
    assert roll.pools["drift:ada"] == 4
    alone = Rolls()
    sure(drift(people(someone(at=3, ability="core:ability/clean-hands")), roll=alone))
    assert alone.pools["drift:ada"] == 2


def test_a_stabiliser_helps_once():
    crowd = people(someone(at=3, gear=(STABILISER,)))
    care = Care(item=STABILISER, holder="ada")
    events = sure(drift(crowd, care))
    assert [e.gear for e in only(events, GearLost)] == [STABILISER]
    assert then(crowd, events).by_id["ada"].gear == ()
    assert refused(drift(then(crowd, events), care)) == "no_gear"


def test_nobody_cares_for_themselves_or_from_the_ground_or_with_a_rifle():
    crowd = people(someone(at=3), someone("sefa", harm=9))
    assert refused(drift(crowd, Care(carer=crowd.by_id["ada"]))) == "own_carer"
    assert refused(drift(crowd, Care(carer=crowd.by_id["sefa"]))) == "carer"
    assert refused(drift(crowd, Care(item="core:gear/gaff", holder="ada"))) == "no_care"


def test_a_cycle_rolls_once_for_everybody_in_whom_it_drifts():
    crowd = people(someone(at=2), someone("bo", at=1), someone("cy", at=5, away=True), someone("di", at=4, dead=True))
    events = sure(decide.cycle(RULES, Contagion(), crowd, Rolls(1)))
    assert [e.who for e in only(events, Drifted)] == ["ada", "cy"]
    assert stages(then(crowd, events)) == {"ada": 3, "bo": 1, "cy": 6, "di": 4}
    assert isinstance(events[-1], CyclePassed)
    assert after(Contagion(), events).drifted == ()


def test_whose_drift_was_rolled_before_is_spared_until_the_next_cycle():
    crowd = people(someone(at=2))
    now = after(Contagion(), sure(drift(crowd)))
    assert refused(drift(crowd, now=now)) == "drifted"
    events = sure(decide.cycle(RULES, now, crowd, Rolls(1)))
    assert only(events, Drifted) == []
    assert only(sure(decide.cycle(RULES, after(now, events), crowd, Rolls(1))), Drifted) == [Drifted(who="ada")]
    assert decide.cycle(RULES, Contagion(), people(someone()), Rolls(1)) == ()


def test_care_that_is_told_for_a_cycle_counts_in_it():
    sefa = someone("sefa", mend=2)
    roll = Rolls()
    sure(decide.cycle(RULES, Contagion(), people(someone(at=2), sefa), roll, {"ada": Care(carer=sefa)}))
    assert roll.pools == {"drift:ada": 4}


def test_what_becomes_of_the_lost_is_chosen_once():
    crowd, now = people(someone(at=6)), Contagion()
    assert [p.id for p in measures.undecided(RULES, now, crowd)] == ["ada"]
    events = sure(decide.ended(RULES, now, crowd, "ada", "silicon"))
    assert events == (Ended(who="ada", ending="silicon"), Left(who="ada", away=True))
    now, gone = after(now, events), people(someone(at=6, away=True))
    assert measures.undecided(RULES, now, gone) == ()
    assert refused(decide.ended(RULES, now, gone, "ada", "contaminated")) == "ended"
    assert refused(decide.ended(RULES, now, people(someone(at=5)), "ada", "silicon")) == "not_lost"


def test_who_came_back_and_is_lost_again_is_decided_anew():
    now, back = Contagion(ended={"ada": "silicon"}), people(someone(at=6))
    assert [p.id for p in measures.undecided(RULES, now, back)] == ["ada"]
    events = sure(decide.ended(RULES, now, back, "ada", "contaminated"))
    assert after(now, events).ended == {"ada": "contaminated"}


CORE = "core:gear/archive-core"
ARCHIVE = "core:ability/body-archive"


def test_a_core_that_is_not_lost_brings_its_mind_back_in_a_weaker_body():
    ada = someone(
        at=4,
        resolve=2,
        dead=True,
        harm=9,
        ability=ARCHIVE,
        scars=("torn-leg",),
        conditions={"core:condition/tagged": 0},
    )
    carried = people(ada, someone("bo", gear=(CORE,)))
    events = sure(decide.returned(RULES.character, carried, "ada", RESOLVE, 1))
    back = then(carried, events).by_id["ada"]
    assert (back.dead, back.harm, back.attributes[RESOLVE], back.scars, back.conditions) == (False, 0, 1, (), {})
    assert stages(then(carried, events))["ada"] == 0
    own = people(replace(ada, gear=(CORE,)))
    assert sure(decide.returned(RULES.character, own, "ada", RESOLVE, 1)) == events


def test_there_is_no_way_back_without_the_core_the_ability_or_the_attribute():
    ada = someone(resolve=1, dead=True, ability=ARCHIVE, gear=(CORE,))
    back = decide.returned
    assert refused(back(RULES.character, people(ada), "ada", RESOLVE, 1)) == "attribute"
    assert refused(back(RULES.character, people(replace(ada, gear=())), "ada", RESOLVE, 1)) == "no_item"
    dead = someone("bo", dead=True, gear=(CORE,))
    assert refused(back(RULES.character, people(replace(ada, gear=()), dead), "ada", RESOLVE, 1)) == "no_item"
    assert refused(back(RULES.character, people(replace(ada, ability="")), "ada", RESOLVE, 1)) == "no_return"
    assert refused(back(RULES.character, people(replace(ada, dead=False)), "ada", RESOLVE, 1)) == "alive"
