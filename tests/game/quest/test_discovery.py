"""The clocks of the quest: what discovery rolls fill, when a phase begins, and how many sessions it takes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from rpg.game.character.state import People
from rpg.game.check.events import TableRead
from rpg.game.quest import chances, decide, measures
from rpg.game.quest.events import Discovered, GeneDestroyed, PhaseEnded
from rpg.game.quest.evolve import new_session, new_stratum
from rpg.game.quest.state import Quest
from tests.game.answers import refused, sure
from tests.game.encounter.fights import Fixed, ground, only
from tests.game.quest.seekers import PHASES, RULES, after, discovered, phase_key, seeker
from tests.game.rules_for_tests import QUEST

TRAIL = Quest(done=("rumour",))


def test_the_five_clocks_have_thirty_two_segments():
    assert [(p.key, p.segments) for p in QUEST.phases] == [
        ("rumour", 4), ("trail", 6), ("source", 8), ("access", 6), ("room", 8)
    ]  # fmt: skip


@pytest.mark.parametrize(("face", "signal", "by"), [(1, 2, 0), (4, 2, 1), (6, 1, 2), (6, 2, 3)])
def test_a_discovery_fills_by_its_degree(face, signal, by):
    events = sure(discovered(TRAIL, face, signal=signal))
    assert only(events, Discovered) == [Discovered(phase="trail", by=by)]
    assert bool(only(events, TableRead)) is (by == 0)
    assert after(TRAIL, events).filled == {"trail": by}


def test_a_fail_brings_a_complication_that_is_read_from_its_table():
    (read,) = only(sure(discovered(TRAIL, 1)), TableRead)
    assert read.table == QUEST.discovery.complication


def test_a_difficulty_takes_dice_and_is_two_at_most():
    (tested, *_) = sure(discovered(TRAIL, 4, signal=3, difficulty=2))
    assert tested.pool == 1
    assert refused(discovered(TRAIL, 4, difficulty=3)) == "difficulty"
    assert refused(discovered(TRAIL, 4, difficulty=-1)) == "difficulty"


def test_two_rolls_a_session_or_a_stratum():
    quest = after(TRAIL, sure(discovered(TRAIL, 4)))
    quest = after(quest, sure(discovered(quest, 4)))
    assert refused(discovered(quest, 4)) == "rolled"
    assert sure(discovered(new_session(quest), 4))
    deep = new_stratum(quest, "home", "deep")
    assert sure(discovered(deep, 4))
    assert refused(discovered(new_stratum(deep, "deep", "home"), 4)) == "rolled"
    once = new_stratum(after(deep, sure(discovered(deep, 4))), "deep", "home")
    back = new_stratum(once, "home", "deep")
    assert refused(discovered(after(back, sure(discovered(back, 4))), 4)) == "rolled"
    assert sure(discovered(new_session(new_stratum(deep, "deep", "home")), 4))


def test_what_a_phase_does_not_need_is_lost_and_the_next_begins_with_a_session():
    quest = replace(TRAIL, filled={"trail": 5})
    events = sure(discovered(quest, 6))
    assert only(events, Discovered) == [Discovered(phase="trail", by=1)]
    assert only(events, PhaseEnded) == [PhaseEnded(phase="trail")]
    quest = after(quest, events)
    assert refused(discovered(quest, 6)) == "paused"
    assert refused(discovered(new_stratum(quest, "home", "deep"), 6)) == "paused"
    quest = new_session(quest)
    assert phase_key(quest) == "source"
    assert only(sure(discovered(quest, 4)), Discovered) == [Discovered(phase="source", by=1)]


def test_after_the_last_phase_nothing_is_left_to_discover():
    assert refused(discovered(Quest(done=PHASES), 6)) == "found"


def test_whoever_is_down_discovers_nothing():
    fallen = ground(seeker(harm=9))
    assert refused(decide.discover(RULES, fallen, TRAIL, Fixed(4), who="ada", skill="core:skill/scan")) == "cannot_act"


@pytest.mark.parametrize(("pool", "low", "median", "high"), [(1, 21, 26, 31), (2, 14, 17, 20), (3, 12, 14, 16)])
def test_the_quest_is_as_long_as_printed(pool, low, median, high):
    """Medians 26, 17 and 14 are printed, and 14 to 19 for a pool of two: ours says 20 for the last (GAME.md 10)."""
    shares = chances.sessions(RULES, pool, Quest())
    assert [chances.percentile(shares, n) for n in (10, 50, 90)] == [low, median, high]
    assert 1 - sum(shares.values()) < Fraction(1, 10**6)


def test_sessions_count_from_where_the_quest_stands():
    nearly = Quest(done=PHASES[:-1], filled={"room": 7})
    shares = chances.sessions(RULES, 2, nearly)
    assert shares[1] == 1 - Fraction(1, 4) ** 2
    assert chances.percentile(shares, 50) == 1


def test_a_phase_that_ends_in_the_first_roll_takes_the_second_with_it():
    """Two phases of a segment each cannot end in one session."""
    last_two = Quest(done=PHASES[:-2], filled={"access": 5, "room": 7})
    shares = chances.sessions(RULES, 3, last_two)
    assert shares[1] == 0
    assert shares[2] == (1 - Fraction(1, 8) ** 2) ** 2


def test_a_carrier_is_somebody_whole_and_alive():
    crowd = People({"ada": seeker(contagion=3), "bo": seeker("bo", contagion=4), "cy": seeker("cy", dead=True)})
    quest = after(Quest(), sure(decide.carrier(RULES, Quest(), crowd, "ada")))
    assert measures.gene(RULES, quest, crowd) == "carrier"
    assert refused(decide.carrier(RULES, Quest(), crowd, "bo")) == "no_gene"
    assert refused(decide.carrier(RULES, Quest(), crowd, "cy")) == "no_gene"
    assert decide.carrier(RULES, quest, crowd, "ada") == ()


def test_the_fourth_stage_destroys_the_gene_for_good():
    whole, gone = People({"ada": seeker(contagion=3)}), People({"ada": seeker(contagion=4)})
    quest = Quest(carrier="ada")
    assert decide.destroyed(RULES, quest, whole) == ()
    assert decide.destroyed(RULES, quest, gone) == (GeneDestroyed(who="ada", caught=4),)
    quest = after(quest, decide.destroyed(RULES, quest, gone))
    assert measures.gene(RULES, quest, whole) == "none"
    assert refused(decide.carrier(RULES, quest, whole, "ada")) == "no_gene"


def test_a_carrier_who_is_not_here_opens_nothing():
    quest, crowd = Quest(carrier="ada", synthetic=True), People({"ada": seeker(away=True)})
    assert measures.gene(RULES, quest, crowd) == "synthetic"
    assert measures.gene(RULES, replace(quest, synthetic=False), crowd) == "none"


def test_a_synthetic_gene_is_second_to_a_carrier():
    quest = after(Quest(), decide.synthetic(Quest()))
    crowd = People({"ada": seeker()})
    assert measures.gene(RULES, quest, crowd) == "synthetic"
    assert measures.gene(RULES, replace(quest, carrier="ada"), crowd) == "carrier"
    assert measures.gene(RULES, replace(quest, carrier="ada"), People({"ada": seeker(dead=True)})) == "synthetic"
    assert decide.synthetic(quest) == ()
    assert after(quest, decide.synthetic(quest, lost=True)).synthetic is False
