"""The emitter: what each level destroys, costs, wakes and breaks (GAME.md 11)."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rpg.game.character.events import GearGained, Harmed
from rpg.game.encounter.events import FightEnded, MachineDestroyed
from rpg.game.safeguard.events import AlertRaised
from rpg.game.wanderer import decide, measures, rolls
from rpg.game.wanderer import events as e
from rpg.game.wanderer.state import Wanderer
from tests.game.answers import refused, sure
from tests.game.encounter.fights import AGENT, COLOSSUS, EXTERMINATOR, TOWER, Fixed, only, person
from tests.game.rules_for_tests import ENCOUNTER, WANDERER
from tests.game.wanderer.stages import EMITTER, HERE, exchanged, party, quiet, standing, then

LEVELS = [
    # level, units, alert, recoil to him, recoil to anybody else, faces that bring the place down
    (1, 4, 4, 0, 4, 0),
    (2, 8, 5, 0, 5, 1),
    (3, 16, 6, 0, 7, 2),
    (4, 40, 7, 2, 10, 4),
    (5, None, 8, 8, 16, 6),
]


def beam(level: int, stage: Any = None, dice: Any = None) -> tuple[Any, ...]:
    return sure(decide.beam(stage or quiet(), dice or Fixed(), level))


@pytest.mark.parametrize(("level", "units"), [(level, units) for level, units, *_ in LEVELS])
def test_a_beam_destroys_so_many_units_without_a_roll(level: int, units: int | None):
    stage = party(units=((EXTERMINATOR, 44),))
    events = beam(level, stage)
    assert len(only(events, MachineDestroyed)) == (44 if units is None else units)


@pytest.mark.parametrize(("level", "alert"), [(level, alert) for level, _, alert, *_ in LEVELS])
def test_the_city_hears_three_points_and_the_level(level: int, alert: int):
    (raised,) = only(beam(level), AlertRaised)
    assert (raised.trigger, raised.by) == ("core:trigger/beam", alert)


def test_a_beam_alone_reaches_the_last_level():
    assert measures.charge(WANDERER, Wanderer()) == 6
    stage = quiet(points=16)
    (raised,) = only(beam(5, stage), AlertRaised)
    assert raised.by == 3  # 19 and no further: the ceiling of the beam is the last level


@pytest.mark.parametrize(("level", "harm"), [(level, his) for level, _, _, his, *_ in LEVELS])
def test_his_body_takes_the_recoil_that_it_does_not_soak(level: int, harm: int):
    assert sum(hurt.by for hurt in only(beam(level), e.Hurt)) == harm


@pytest.mark.parametrize(("level", "down"), [(level, down) for level, *_, down in LEVELS])
def test_the_place_comes_down_on_so_many_faces_of_six(level: int, down: int):
    faces = [only(beam(level, dice=Fixed().at("collapse", face)), e.CollapseRolled) for face in range(1, 7)]
    assert sum(rolled.collapsed for each in faces for rolled in each) == down
    assert all(each == [] for each in faces) is (down == 0)


@pytest.mark.parametrize("level", range(1, 6))
def test_a_level_costs_itself_in_charge(level: int):
    assert only(beam(level), e.BeamFired)[0].charge == level
    left = Wanderer(here=True, spent=7 - level)
    assert refused(decide.beam(quiet(now=left), Fixed(), level)) == "charge"
    assert beam(level, quiet(now=replace(left, spent=6 - level)))


def test_there_are_five_levels_and_the_fourth_pierces_a_shell():
    assert [rung.pierces_shell for rung in WANDERER.emitter.levels] == [False, False, False, True, False]
    for level in (0, 6, -1):
        assert refused(decide.beam(quiet(), Fixed(), level)) == "level"


def test_the_weakest_go_first_and_what_has_more_units_than_are_left_stays():
    stage = party(units=((COLOSSUS, 1), (TOWER, 1), (EXTERMINATOR, 3)))
    after = then(stage, beam(2, stage))
    assert standing(after) == ["sentinel-tower-1"]  # three and a colossus are 6 of 8; the tower would be 4
    assert standing(then(stage, beam(1, stage))) == ["colossus-1", "sentinel-tower-1"]


def test_of_the_same_units_the_one_that_is_nearly_broken_goes_first():
    stage = party(units=((EXTERMINATOR, 6),))
    fight = stage.ground.encounter.fight
    assert fight is not None
    broken = replace(fight.machines["exterminator-6"], damage=5)
    hit = replace(fight, machines={**fight.machines, "exterminator-6": broken})
    stage = replace(stage, ground=replace(stage.ground, encounter=replace(stage.ground.encounter, fight=hit)))
    assert only(beam(1, stage), MachineDestroyed)[0].machine == "exterminator-6"


def test_nothing_is_in_line_that_has_no_units():
    block = ENCOUNTER.adversaries[EXTERMINATOR]
    ghost = replace(ENCOUNTER, adversaries={**ENCOUNTER.adversaries, EXTERMINATOR: replace(block, beam_units=0)})
    stage = party(units=((EXTERMINATOR, 2),))
    stage = replace(stage, rules=replace(stage.rules, encounter=ghost))
    assert only(beam(5, stage), MachineDestroyed) == []


def test_machines_that_a_beam_destroys_are_missed_too_and_the_fight_is_won():
    events = beam(1, party(units=((EXTERMINATOR, 4),)))
    assert [raised.trigger for raised in only(events, AlertRaised)][1:] == ["core:trigger/machine-destroyed"]
    assert [ended.outcome for ended in only(events, FightEnded)] == ["won"]


def test_each_beam_brings_him_nearer_never_nearer_than_three():
    now = HERE
    seen = []
    for _ in range(4):
        seen.append(measures.proximity(WANDERER, now))
        now = then(quiet(now=replace(now, spent=0)), beam(1, quiet(now=replace(now, spent=0)))).wanderer
    assert seen == [1, 2, 3, 3]


# --- in other hands


def held(*, opened: bool = True, units: int = 0, gap: int = 3, **changes: Any) -> Any:
    ada = person("ada", gear=(EMITTER,), **changes)
    now = Wanderer(opened=("ada",) if opened else ())
    return party(ada, person("bo"), units=((EXTERMINATOR, units),), gap=gap, now=now) if units else quiet(ada, now=now)


def shot(stage: Any, level: int = 1, face: int = 6) -> tuple[Any, ...]:
    return sure(rolls.fired(stage, Fixed(face), level, "ada"))


def test_the_identity_lock_costs_three_dice_of_interface():
    stage = held(opened=False)
    tested, *rest = sure(rolls.opened(stage, Fixed(6), "ada"))
    assert (tested.pool, tested.parts[-1].what, tested.parts[-1].dice) == (2 + 0 - 3, "lock", -3)
    assert only(rest, e.LockOpened) == [e.LockOpened(who="ada")]
    assert only(sure(rolls.opened(stage, Fixed(1), "ada")), e.LockOpened) == []
    assert refused(rolls.fired(stage, Fixed(), 1, "ada")) == "locked"


def test_a_shot_of_somebody_else_is_reflex_and_shoot_less_three():
    tested = shot(held())[0]
    assert tested.pool == 3 + 2 - 3
    assert tested.parts[-1].dice == -3


@pytest.mark.parametrize(("level", "recoil"), [(level, other) for level, _, _, _, other, _ in LEVELS])
def test_the_recoil_is_four_more_for_anybody_else(level: int, recoil: int):
    strong = {"core:attribute/frame": 30, "core:attribute/reflex": 3}
    harmed = only(shot(held(attributes=strong), level), Harmed)
    assert sum(each.by for each in harmed) == recoil


def test_a_suit_soaks_recoil():
    ada = person("ada", gear=(EMITTER, "core:gear/fisher-suit"))
    stage = quiet(ada, now=Wanderer(opened=("ada",)))
    assert [harmed.by for harmed in only(shot(stage), Harmed)] == [3]


def test_a_failed_shot_hits_nothing_and_is_heard_all_the_same():
    stage = held(units=5)
    missed = sure(rolls.fired(stage, Fixed(1), 1, "ada"))
    assert only(missed, MachineDestroyed) == []
    assert only(missed, AlertRaised)[-1].by == 4
    assert only(missed, e.BeamFired)[0].missed
    assert len(only(shot(stage), MachineDestroyed)) == 4


def test_only_whoever_carries_it_and_stands_can_use_it():
    assert refused(rolls.opened(quiet(), Fixed(), "ada")) == "not_carried"
    assert refused(rolls.opened(held(harm=9), Fixed(), "ada")) == "cannot_act"
    assert refused(rolls.fired(held(harm=9), Fixed(), 1, "ada")) == "cannot_act"


def test_a_shot_is_their_act_of_the_next_exchange():
    stage = held(units=9)
    stage = then(stage, shot(stage))
    assert refused(rolls.fired(stage, Fixed(6), 1, "ada")) == "acted"
    events = exchanged(stage, Fixed(1), "strike")
    assert "ada" not in {test.who for test in events if hasattr(test, "degree")}
    assert "bo" in {test.who for test in events if hasattr(test, "degree")}
    again = then(stage, events)
    assert rolls.fired(again, Fixed(6), 1, "ada")


def test_whoever_engages_them_counts_and_harms():
    stage = held(units=1, gap=0)
    fight = stage.ground.encounter.fight
    assert fight is not None
    engaged = replace(fight, engaged={"ada": ("exterminator-1",)})
    stage = replace(stage, ground=replace(stage.ground, encounter=replace(stage.ground.encounter, fight=engaged)))
    tested, *rest = sure(rolls.fired(stage, Fixed(1), 1, "ada"))
    assert tested.pool == 3 + 2 - 3 - 2
    assert sum(harmed.by for harmed in only(rest, Harmed)) == 5  # all of the Vitality that Frame 2 has


def test_he_has_no_emitter_while_somebody_else_carries_it():
    stage = party(person("ada", gear=(EMITTER,)), person("bo"))
    assert refused(decide.beam(stage, Fixed(), 1)) == "bare"
    assert only(exchanged(stage), e.Felled) != []
    taken = GearGained(who="bo", gear=EMITTER)
    assert measures.bearer(WANDERER, then(quiet(person("bo")), [taken]).ground) == "bo"


def test_an_agent_takes_five_units():
    stage = party(units=((AGENT, 1),), gap=3)
    assert only(beam(1, stage), MachineDestroyed) == []
    assert len(only(beam(2, stage), MachineDestroyed)) == 1
