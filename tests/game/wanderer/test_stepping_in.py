"""When he comes, what he does by himself, what follows him, and how he goes (GAME.md 11 and 14.5)."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from rpg.game.encounter import decide as encounter
from rpg.game.encounter.events import ExchangeBegan, FightBegan, FightEnded, MachineDestroyed, MachinesJoined
from rpg.game.wanderer import decide, measures, rolls
from rpg.game.wanderer import events as e
from rpg.game.wanderer.evolve import new_fight
from rpg.game.wanderer.state import Wanderer
from tests.game.answers import refused, sure
from tests.game.encounter.fights import AGENT, COLOSSUS, EXTERMINATOR, RULES, Fixed, everybody, only, person
from tests.game.rules_for_tests import WANDERER
from tests.game.wanderer.stages import HERE, exchanged, party, quiet, standing, then

GONE = Wanderer()
FALLEN = person("bo", harm=9)


def hurt_party(near: int = 1, *, dead: bool = False, **stage: Any) -> Any:
    """Somebody is down (or dead) in a fight, and he is that near."""
    fallen = replace(FALLEN, dead=dead)
    return party(person("ada"), fallen, person("cy"), now=Wanderer(nearer=near - 1), gap=2, **stage)


# --- how he comes


@pytest.mark.parametrize(("near", "percent"), [(1, 42), (2, 70), (3, 88)])
def test_within_three_exchanges(near: int, percent: int):
    falls = list(product(range(1, 7), repeat=3))
    counted = Fraction(sum(any(face <= near for face in faces) for faces in falls), len(falls))
    assert measures.arrival(WANDERER, near, 3) == counted
    assert round(float(counted) * 100) == percent


@pytest.mark.parametrize("near", [0, 1, 2, 3])
@pytest.mark.parametrize("face", range(1, 7))
@pytest.mark.parametrize("dead", [False, True])
def test_a_die_that_is_at_most_his_proximity_brings_him(near: int, face: int, dead: bool):  # noqa: FBT001 - a parameter of the test
    events = exchanged(hurt_party(near, dead=dead), Fixed(4).at("wanderer", face), "flee")
    assert bool(only(events, e.Arrived)) is (face <= near)
    assert bool(only(events, e.Awaited)) is (near > 0 and face > near)


def test_nothing_is_rolled_before_somebody_fell():
    dice = Fixed(1)
    events = exchanged(party(now=Wanderer(nearer=2), gap=3, units=((EXTERMINATOR, 1),)), dice, "flee")
    assert "wanderer" not in dice.asked
    assert only(events, e.Arrived) == []


def test_nor_once_he_is_there():
    there = Fixed(4)
    exchanged(replace(hurt_party(3, units=((EXTERMINATOR, 20),)), wanderer=HERE), there, "flee")
    assert "wanderer" not in there.asked


@pytest.mark.parametrize("face", [1, 6])
def test_he_may_come_as_the_fight_ends(face: int):
    events = exchanged(hurt_party(1), Fixed(6).at("wanderer", face), "flee")  # both who stand are away
    assert only(events, FightEnded) != []
    assert bool(only(events, e.Arrived)) is (face == 1)


def test_the_chapter_of_fights_plays_on_without_him():
    stage = party(now=GONE, gap=2)
    acts = everybody(stage.ground, "strike")
    assert exchanged(stage, Fixed(4), "strike") == encounter.exchange(RULES, stage.ground, Fixed(4), acts)


def test_for_the_last_one_standing_who_someone_came_for_he_is_nearer():
    came = person("ada", ability="core:ability/someone-came")
    alone = party(came, FALLEN, now=GONE)
    assert measures.reached(alone) == 2
    assert measures.reached(party(came, FALLEN, person("cy"), now=GONE)) == 1
    assert measures.reached(party(person("ada"), FALLEN, now=GONE)) == 1
    assert measures.reached(party(came, FALLEN, now=Wanderer(nearer=2))) == 3
    assert measures.reached(party(came, now=GONE)) == 1
    assert measures.reached(party(came, replace(FALLEN, dead=True), now=GONE)) == 2


def test_the_gm_moves_the_dial_within_nought_and_three():
    for to, now in ((2, 2), (0, 0), (9, 3), (-4, 0)):
        moved = then(quiet(now=GONE), decide.moved(WANDERER, GONE, to)).wanderer
        assert measures.proximity(WANDERER, moved) == now
    assert decide.moved(WANDERER, GONE, 1) == ()
    far = Wanderer(nearer=7)
    assert measures.proximity(WANDERER, then(quiet(now=far), decide.moved(WANDERER, far, 2)).wanderer) == 2


# --- what he does


def test_he_acts_first_at_the_second_level_until_he_is_empty_and_then_by_hand():
    events = exchanged(party(units=((EXTERMINATOR, 30),), gap=3), Fixed(6), "flee")
    kinds = [type(event) for event in events]
    assert kinds.index(ExchangeBegan) < kinds.index(MachineDestroyed)
    assert len(only(events, MachineDestroyed)) == 8
    stage = party(units=((EXTERMINATOR, 30),), now=replace(HERE, spent=5))
    events = exchanged(stage, Fixed(6))
    assert [(b.level, len(only(events, MachineDestroyed))) for b in only(events, e.BeamFired)] == [(1, 4)]
    stage = party(units=((EXTERMINATOR, 30),), now=replace(HERE, spent=6))
    events = exchanged(stage, Fixed(6))
    assert only(events, e.BeamFired) == []
    assert len(only(events, e.Felled)) == len(only(events, MachineDestroyed)) == 1


def test_a_full_emitter_is_three_shots_of_the_second_level():
    assert [level.charge for level in WANDERER.emitter.levels] == [1, 2, 3, 4, 5]
    now, shots = HERE, 0
    while measures.charge(WANDERER, now) >= 2:
        now = then(quiet(now=now), sure(decide.beam(quiet(now=now), Fixed(), WANDERER.emitter.default))).wanderer
        shots += 1
    assert (shots, measures.charge(WANDERER, now)) == (3, 0)


def test_by_hand_he_fells_the_weakest_below_the_fifth_tier():
    empty = replace(HERE, spent=6)
    events = exchanged(party(units=((COLOSSUS, 1), (EXTERMINATOR, 1)), now=empty))
    assert [felled.machine for felled in only(events, e.Felled)] == ["exterminator-1"]
    assert only(exchanged(party(units=((AGENT, 1),), now=empty, gap=3)), e.Felled) == []


def test_what_he_was_told_to_do_is_his_act_and_so_is_doing_nothing():
    stage = party(units=((EXTERMINATOR, 30),), gap=2)
    fired = then(stage, sure(decide.beam(stage, Fixed(), 1)))
    assert refused(decide.beam(fired, Fixed(), 1)) == "acted"
    events = exchanged(fired, Fixed(4), "flee")
    assert only(events, e.BeamFired) == []
    assert only(exchanged(then(fired, events), Fixed(4), "flee"), e.BeamFired) != []
    waits = then(stage, sure(decide.holds_back(stage)))
    assert only(exchanged(waits, Fixed(6)), MachineDestroyed) == []
    assert refused(decide.holds_back(quiet())) == "no_fight"


def test_a_body_that_has_nothing_left_does_nothing_and_mends_by_one():
    spent = replace(HERE, harm=20)
    events = exchanged(party(now=spent))
    assert only(events, MachineDestroyed) == []
    assert [hurt.by for hurt in only(events, e.Hurt)] == [-1]


def test_he_loses_what_he_does_not_soak_and_never_more_than_he_has():
    assert [h.by for h in sure(decide.hurt(quiet(), 9))] == [5]
    assert sure(decide.hurt(quiet(), 4)) == ()
    assert [h.by for h in sure(decide.hurt(quiet(now=replace(HERE, harm=18)), 99))] == [2]
    assert measures.vitality(WANDERER, HERE) == 20


@pytest.mark.parametrize(("feat", "pool"), [("strike", 7), ("evade", 5), ("climb", 6), ("interface", 3)])
def test_his_block(feat: Any, pool: int):
    (tested,) = sure(rolls.trial(quiet(), Fixed(), feat))
    assert tested.pool == pool
    assert sure(rolls.trial(quiet(), Fixed(), feat, difficulty=2))[0].pool == pool - 2


def test_no_threat_counts_below_the_fifth_tier():
    stage = party(units=((COLOSSUS, 1), (AGENT, 1)), gap=3)
    assert sure(rolls.trial(stage, Fixed(), "strike", machine="colossus-1"))[0].pool == 7
    assert sure(rolls.trial(stage, Fixed(), "strike", machine="agent-1"))[0].pool == 7 - 6


# --- what follows him, and what is left to him


def acted(stage: Any) -> Any:
    """He has changed that fight, and another begins."""
    after = then(stage, sure(decide.beam(stage, Fixed(6), 1)))
    return replace(stage, wanderer=replace(new_fight(after.wanderer), spent=0))


def test_a_fight_that_he_changes_is_one_intervention_however_often_he_acts():
    stage = party(units=((EXTERMINATOR, 30),), gap=3)
    stage = then(stage, exchanged(stage, Fixed(6)))
    stage = then(stage, exchanged(stage, Fixed(6)))
    assert stage.wanderer.interventions == 1
    assert stage.wanderer.saved == ("ada", "bo", "cy")


def test_the_third_of_a_season_wakes_a_high_agent():
    stage = party(units=((EXTERMINATOR, 9),), gap=3)
    woken = []
    for _ in range(4):
        stage = acted(stage)
        woken.append(stage.wanderer.hunter)
    assert woken == ["", "", AGENT, AGENT]
    assert RULES.encounter.adversaries[AGENT].tier == 6


def test_another_season_counts_anew():
    stage = party(units=((EXTERMINATOR, 9),), gap=3)
    stage = acted(acted(stage))
    stage = acted(then(stage, decide.forgotten(stage.wanderer)))
    assert (stage.wanderer.hunter, stage.wanderer.interventions) == ("", 1)
    assert decide.forgotten(GONE) == ()


def test_the_hunter_comes_into_the_fight_or_begins_one():
    hunted = replace(HERE, hunter=AGENT)
    stage = party(now=hunted)
    joined, came = sure(decide.hunted(stage, Fixed()))
    assert (type(joined), joined.machines) == (MachinesJoined, (("agent-1", AGENT),))
    assert then(stage, (joined, came)).wanderer.hunter == ""
    begun = sure(decide.hunted(quiet(now=hunted), Fixed()))
    assert [began.machines for began in only(begun, FightBegan)] == [(("agent-1", AGENT),)]
    assert refused(decide.hunted(quiet(), Fixed())) == "unhunted"


def test_a_watch_of_rest_gives_one_charge_and_a_whole_body():
    tired = replace(HERE, spent=4, harm=3)
    after = then(quiet(now=tired), decide.rested(WANDERER, tired, 1)).wanderer
    assert (measures.charge(WANDERER, after), measures.vitality(WANDERER, after)) == (3, 20)
    full = then(quiet(now=tired), decide.rested(WANDERER, tired, 9)).wanderer
    assert measures.charge(WANDERER, full) == 6
    assert decide.rested(WANDERER, full, 1) == ()
    over = replace(HERE, spent=9)
    assert measures.charge(WANDERER, then(quiet(now=over), decide.rested(WANDERER, over, 1)).wanderer) == 1


def test_seven_words_in_a_scene():
    stage = quiet()
    assert sure(decide.speaks(stage, "one two three four five six seven"))
    assert refused(decide.speaks(stage, "one two three four five six seven eight")) == "words"
    after = then(stage, sure(decide.speaks(stage, "not this way")))
    assert refused(decide.speaks(after, "one two three four five")) == "words"
    assert sure(decide.speaks(after, "one two three four"))


def test_he_comes_once_and_when_he_goes_on_he_is_as_far_as_can_be():
    came = sure(decide.comes(quiet(now=GONE)))
    stage = then(quiet(now=Wanderer(nearer=5)), came)
    assert refused(decide.comes(stage)) == "here"
    left = then(stage, sure(decide.leaves(stage)))
    assert (left.wanderer.here, measures.proximity(WANDERER, left.wanderer)) == (False, 0)
    for refuse in (
        decide.leaves(left), decide.speaks(left, "go"), decide.hurt(left, 9), decide.beam(left, Fixed(), 1),
        rolls.trial(left, Fixed(), "climb"), decide.holds_back(party(now=GONE)),
    ):  # fmt: skip
        assert refused(refuse) == "absent"


def test_whoever_lost_a_character_plays_him_else_nobody_does():
    ada, bo = person("ada", player="Anna"), replace(FALLEN, player="Bruno")
    assert measures.controllers(RULES, party(ada, bo).ground) == ("Bruno",)
    assert measures.controllers(RULES, party(ada, replace(bo, harm=0)).ground) == ()
    assert measures.controllers(RULES, party(ada, replace(bo, dead=True, harm=0)).ground) == ("Bruno",)


def test_an_exchange_that_is_refused_leaves_nothing_behind():
    stage = party()
    assert refused(decide.exchange(stage, Fixed(), ())) == "missing"
    assert standing(stage) == ["exterminator-1", "exterminator-2", "exterminator-3"]
