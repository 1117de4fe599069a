"""The control room: locks, its alert, the agent, being cut off, and its exact chances (GAME.md 10)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from rpg.game.check.events import Tested
from rpg.game.quest import chances, decide, measures
from rpg.game.quest.events import (
    AgentManifested,
    Commanded,
    CutOff,
    DoorHeld,
    LockTried,
    RoomEntered,
    SyntheticNoticed,
)
from rpg.game.quest.state import Quest, Room
from rpg.game.safeguard.events import ContagionDue
from tests.game.answers import refused, sure
from tests.game.encounter.fights import only, person
from tests.game.quest.seekers import INTERFACE, LOCKS, READY, RULES, TINKER, after, at_lock, phase_key, seeker, tried
from tests.game.rules_for_tests import QUEST

SCIENTIST: dict[str, Any] = {"signal": 4, "interface": 3}


def pools(quest: Quest, *people: Any, skill: str = "") -> int:
    (tested,) = only(sure(tried(quest, 4, *people, skill=skill)), Tested)
    return int(tested.pool)


def inside(quest: Quest) -> Room:
    assert quest.room is not None
    return quest.room


def at_hand(quest: Quest) -> str:
    lock = measures.lock_at_hand(QUEST, quest)
    return lock.key if lock else ""


def test_the_locks_wait_for_every_phase():
    assert refused(tried(Quest(done=READY.done[:-1]), 6)) == "too_soon"
    assert sure(tried(READY, 6))


def test_the_first_action_enters_a_room_whose_alert_is_seven():
    events = sure(tried(READY, 6))
    assert events[0] == RoomEntered(points=7)
    assert only(sure(tried(after(READY, events), 6)), RoomEntered) == []
    assert inside(after(READY, events)).points == 8


@pytest.mark.parametrize(
    ("face", "price", "by", "points", "due"),
    [
        (1, "alert", 0, 4, 0),
        (4, "alert", 1, 2, 0),
        (4, "exposure", 1, 1, 1),
        (6, "alert", 2, 1, 0),
        (1, "exposure", 0, 4, 0),
    ],
)
def test_an_action_is_a_point_a_fail_three_more_and_a_partial_a_point_or_an_exposure(face, price, by, points, due):
    events = sure(tried(READY, face, price=price))
    assert only(events, LockTried) == [LockTried(lock="threshold", by=by, points=points)]
    assert [e.severity for e in only(events, ContagionDue)] == [1] * due


def test_two_segments_open_a_lock_and_the_next_one_is_at_hand():
    quest = after(READY, sure(tried(READY, 4)))
    assert at_hand(quest) == "threshold"
    quest = after(quest, sure(tried(quest, 6)))
    assert quest.locks == {"threshold": 2}
    assert at_hand(quest) == "handshake"


def test_the_threshold_opens_to_two_skills_and_the_better_one_is_taken():
    ada = seeker(signal=3, interface=0)
    ada = replace(ada, skills={**ada.skills, TINKER: 2})
    assert pools(READY, ada) == 3
    assert pools(READY, ada, skill="core:skill/climb") == 2 + ada.skills["core:skill/climb"] - 2


def test_each_lock_is_rolled_with_its_skill_and_difficulty():
    scientist = person("ada", "remnant", gear=())
    found = [pools(at_lock(key, carrier="ada"), scientist) for key in LOCKS]
    signal, resolve = 4, 2
    assert found == [signal + 2 - 2, signal + 3 - 2, signal + 3 - 1, resolve - 2, signal + 3 - 3]


@pytest.mark.parametrize(
    ("gene", "ability", "difficulty"),
    [({"carrier": "ada"}, "", 1), ({"synthetic": True}, "", 3), ({}, "", 5), ({}, "core:ability/native-handshake", 4)],
)
def test_identity_asks_for_the_gene_and_greets_a_native(gene, ability, difficulty):
    quest = at_lock("identity", **gene)
    assert pools(quest, seeker(**SCIENTIST, ability=ability)) == 7 - difficulty


def test_a_native_is_greeted_where_there_is_no_gene_and_nowhere_else():
    quest = at_lock("identity", synthetic=True)
    assert pools(quest, seeker(**SCIENTIST, ability="core:ability/native-handshake")) == 4


def test_a_synthetic_gene_is_noticed_once_its_lock_is_open():
    quest = at_lock("identity", synthetic=True)
    assert only(sure(tried(quest, 4)), SyntheticNoticed) == []
    events = sure(tried(quest, 6))
    assert only(events, SyntheticNoticed) == [SyntheticNoticed(points=3)]
    assert inside(after(quest, events)).points == 7 + 1 + 3
    assert only(sure(tried(at_lock("identity", carrier="ada"), 6)), SyntheticNoticed) == []
    assert only(sure(tried(at_lock("handshake", synthetic=True), 6)), SyntheticNoticed) == []


def test_at_nineteen_points_the_agent_manifests_and_three_actions_are_left():
    quest = at_lock("handshake", points=17)
    assert measures.agent_points(RULES) == 19
    assert only(sure(tried(quest, 6)), AgentManifested) == []
    events = sure(tried(quest, 4))
    assert only(events, AgentManifested) == [AgentManifested(actions=3)]
    quest = after(quest, events)
    for left in (2, 1):
        quest = after(quest, sure(tried(quest, 1)))
        assert inside(quest).left == left
    events = sure(tried(quest, 1))
    assert only(events, CutOff) == [CutOff(phase="access")]
    quest = after(quest, events)
    assert (quest.room, quest.locks, quest.paused) == (None, {}, True)
    assert phase_key(quest) == "access"
    assert quest.filled["access"] == 0
    assert "room" in quest.done


def test_the_wanderer_at_the_door_is_four_actions_once():
    quest = at_lock("handshake", points=18)
    events = sure(tried(quest, 4, held=True))
    assert only(events, DoorHeld) == [DoorHeld(actions=4)]
    quest = after(quest, events)
    assert inside(quest).left == 7
    assert only(sure(tried(quest, 4, held=True)), DoorHeld) == []
    late = after(at_lock("handshake", left=1), sure(tried(at_lock("handshake", left=1), 4, held=True)))
    assert inside(late).left == 4


def test_the_last_lock_opens_even_with_the_last_action():
    quest = at_lock("command", left=1)
    events = sure(tried(quest, 6))
    assert only(events, CutOff) == []
    assert measures.lock_at_hand(QUEST, after(quest, events)) is None
    assert refused(tried(after(quest, events), 6)) == "open"


def test_an_order_is_given_once():
    quest = after(READY, decide.commanded(READY, "shells", done=True))
    assert quest.orders == (("shells", True),)
    assert decide.commanded(quest, "shells", done=False) == ()
    assert decide.commanded(quest, "builders", done=False) == (Commanded(order="builders", done=False),)


def test_whoever_is_down_opens_nothing():
    assert refused(tried(READY, 6, seeker(harm=9))) == "cannot_act"


PRINTED = {
    "carrier and Wanderer": (73, 9, 18),
    "carrier": (44, None, None),
    "synthetic": (31, None, None),
    "no gene": (7, None, None),
    "fishers": (2, None, None),
}
"""Per cent of command, of cut off, of the gene lost, as GAME.md 10 prints them (None: not printed)."""


def tries(pool: int, identity: int, audience: int, **how) -> chances.Attempt:
    """A constant pool at every lock but the Audience, where the party's leader speaks; every exposure the carrier's."""
    dice = (pool - 2, pool - 2, pool - identity, audience - 2, pool - 3)
    return chances.Attempt(pools=tuple((n,) for n in dice), own=(True,) * 5, exposure=(2,), **how)


ATTEMPTS = {
    "carrier and Wanderer": tries(5, 1, 3, stage=0, held=True),
    "carrier": tries(5, 1, 3, stage=0),
    "synthetic": tries(5, 3, 3, synthetic=True),
    "no gene": tries(5, 5, 3),
    "fishers": tries(3, 1, 3, stage=0),
}


@pytest.mark.parametrize("who", PRINTED)
def test_the_room_ends_as_printed(who):
    """Pool 5, and 3 for who speaks; a carrier rolls two dice in an exposure, which one partial in two is taken for."""
    end = chances.room(RULES, ATTEMPTS[who])
    assert end.commanded + end.cut_off + end.gene_lost == 1
    for share, printed in zip((end.commanded, end.cut_off, end.gene_lost), PRINTED[who], strict=True):
        assert printed is None or abs(float(100 * share) - printed) <= 2


def test_a_room_of_sure_locks_is_commanded():
    assert chances.room(RULES, tries(8, 1, 8)).commanded > Fraction(99, 100)


def test_the_walk_agrees_with_the_rules_played_out():
    """The last lock with a pool of one and two actions left: clean, or two partials, or not."""
    start = chances.Attempt(pools=((1,),) * 5, own=(False,) * 5, lock=4, points=19, left=2)
    end = chances.room(RULES, start)
    clean, partial, fail = Fraction(1, 6), Fraction(1, 3), Fraction(1, 2)
    assert end.commanded == clean + (partial + fail) * clean + partial * partial
    assert end.gene_lost == 0


def test_only_the_carriers_exposures_cost_the_gene_and_none_are_taken_if_nobody_says_so():
    mine = tries(5, 1, 3, stage=3)
    assert chances.room(RULES, mine).gene_lost > 0
    assert chances.room(RULES, replace(mine, own=(False,) * 5)).gene_lost == 0
    assert chances.room(RULES, replace(mine, tests=Fraction(0))).gene_lost == 0
    assert chances.room(RULES, replace(mine, stage=4)).gene_lost == 1


def test_an_interface_grows_with_the_stage_in_the_walk():
    rising = replace(tries(5, 1, 3, stage=0), pools=tuple((n, n, n + 1, n + 1) for n in (3, 3, 4, 1, 2)))
    assert chances.room(RULES, rising).commanded > chances.room(RULES, tries(5, 1, 3, stage=0)).commanded
    assert INTERFACE in QUEST.room.locks[2].skills
