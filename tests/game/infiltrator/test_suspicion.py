"""Occasions, the seal, tells, examinations, accusations and the clock of a mask (GAME.md 12 and 18)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.dice import Seeded
from rpg.game.character.events import ConditionGained, Left
from rpg.game.check.events import Tested
from rpg.game.check.told import Told
from rpg.game.community import measures
from rpg.game.community.events import CohesionChanged
from rpg.game.community.state import Community
from rpg.game.encounter.course import Roll
from rpg.game.encounter.events import FightBegan
from rpg.game.infiltrator.accuse import accuse, reveal
from rpg.game.infiltrator.decide import consent, cycle, examine, occasion, ticked
from rpg.game.infiltrator.decide import seal as sealed
from rpg.game.infiltrator.events import (
    Accused,
    CycleWatched,
    MaskFell,
    MaskSealed,
    MaskTicked,
    OccasionNoted,
    SuspectExamined,
    TellShown,
)
from rpg.game.infiltrator.evolve import evolve
from rpg.game.infiltrator.hidden import drawn, truth
from rpg.game.infiltrator.measures import beliefs, chance, filled
from rpg.game.infiltrator.state import Infiltrator
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import WardWorn
from tests.game.answers import refused, sure
from tests.game.encounter.fights import ground, person
from tests.game.infiltrator.cases import SIX, a_mask_that_the_gm_gave, case, of, secret, stage, then
from tests.game.rules_for_tests import COMMUNITY, INFILTRATOR, SAFEGUARD

DICE = Seeded("the table", 1)
MASKED = INFILTRATOR.accusation.condition


def test_an_occasion_is_one_in_six_and_likelier_behind_the_wanderer():
    assert occasion(INFILTRATOR, "strangers", 0) == (OccasionNoted(occasion="strangers", chance=1),)
    assert [occasion(INFILTRATOR, "body", n)[0].chance for n in (2, 3, 5, 6)] == [1, 2, 2, 3]
    with pytest.raises(KeyError):
        occasion(INFILTRATOR, "a dream", 0)


def test_one_occasion_is_a_mask_in_one_of_six_and_everybody_may_be_it():
    who = Counter(
        drawn(INFILTRATOR, Seeded("masks", n), suspects=SIX, chances=(1,), certain=False) for n in range(1, 3001)
    )
    assert 0.80 < who.pop("") / 3000 < 0.865
    assert set(who) == set(SIX)
    assert chance(INFILTRATOR, case(certain=False, chances=(1,))) == Fraction(1, 6)
    assert chance(INFILTRATOR, case(certain=False, chances=(1, 2))) == 1 - Fraction(5, 6) * Fraction(4, 6)
    assert chance(INFILTRATOR, case()) == 1


def test_who_is_certain_is_one_of_them():
    for n in range(1, 40):
        assert drawn(INFILTRATOR, Seeded("masks", n), suspects=SIX, chances=(), certain=True) in SIX


@given(st.integers(1, 10**6), st.integers(4, 8), st.lists(st.integers(1, 6), max_size=3), st.booleans())
def test_the_truth_is_the_same_whenever_it_is_asked_for(number, many, chances, certain):
    suspects = tuple(f"n{n}" for n in range(many))
    first = drawn(INFILTRATOR, Seeded("s", number), suspects=suspects, chances=chances, certain=certain)
    kept = case(*suspects, chances=tuple(chances), certain=certain)
    assert truth(INFILTRATOR, Seeded("s", number), kept) == first


NOTED = Infiltrator(occasions=(1, 2))


def test_a_seal_takes_the_occasions_with_it():
    events = sure(sealed(stage(now=NOTED), suspects=SIX, number=9, commitment="c"))
    assert events == (MaskSealed(seal=9, commitment="c", suspects=SIX, chances=(1, 2)),)
    now = then(stage(now=NOTED), events).infiltrator
    assert now.occasions == ()
    assert now.case is not None
    assert (now.case.seal, now.case.chances, now.case.suspects) == (9, (1, 2), SIX)


@pytest.mark.parametrize(
    ("suspects", "now", "certain", "why"),
    [
        (SIX[:3], NOTED, False, "suspects"),
        ((*SIX, "a", "b", "c"), NOTED, False, "suspects"),
        (SIX, Infiltrator(), False, "no_occasion"),
        (SIX, Infiltrator(case=case()), True, "open"),
        ((*SIX, "tae"), NOTED, False, "consent"),
    ],
)
def test_what_cannot_be_sealed(suspects, now, certain, why):
    played = stage(person("tae", player="Anna"), now=now)
    answer = sealed(played, suspects=suspects, number=9, commitment="c", certain=certain)
    assert refused(answer) == why


def test_a_players_character_is_a_suspect_by_consent_only():
    at = stage(person("tae", player="Anna"), person("oru"), now=NOTED)
    among = (*SIX[:4], "tae", "oru")
    assert refused(sealed(at, suspects=among, number=9, commitment="c")) == "consent"
    at = then(at, consent(at.infiltrator, "tae"))
    assert sure(sealed(at, suspects=among, number=9, commitment="c"))
    assert consent(at.infiltrator, "tae") == ()


def shown(who: str, cycles: int = 3000) -> Counter[str]:
    """How often each shows a tell, if that one is masked."""
    at = stage()
    tells = [tell.who for n in range(1, cycles + 1) for tell in of(cycle(at, secret(who, stream=n), DICE), TellShown)]
    return Counter(tells)


def test_a_mask_shows_half_of_the_time_and_an_innocent_seldom():
    seen = shown("Siro")
    assert abs(seen["Siro"] / 3000 - 1 / 2) < 0.03
    for who in SIX:
        assert who == "Siro" or abs(seen[who] / 3000 - 1 / 6) < 0.025
    assert max(abs(n / 3000 - 1 / 6) for n in shown("").values()) < 0.025


def test_a_tell_says_nothing_of_whose_it_is():
    """The rows of a mask's tells and of an innocent's are drawn alike, and no face is kept."""
    at = stage()
    rows: dict[bool, set[str]] = {True: set(), False: set()}
    for n in range(1, 600):
        for tell in of(cycle(at, secret("Siro", stream=n), DICE), TellShown):
            rows[tell.who == "Siro"].add(tell.row)
    assert rows[True] == rows[False]
    assert len(rows[True]) == 12
    assert set(TellShown.__struct_fields__) == {"who", "table", "row"}


def test_the_dead_show_nothing_and_are_not_examined():
    now = Infiltrator(case=case("tae", "oru", "Homa", "Keld"))
    at = stage(person("sefa", "listener"), replace(person("tae"), dead=True), person("oru"), now=now)
    told = [tell.who for n in range(1, 40) for tell in of(cycle(at, secret("tae", stream=n), DICE), TellShown)]
    assert "tae" not in told
    assert {"oru", "Homa", "Keld"} == set(told)
    assert refused(examine(at, secret("oru"), DICE, who="tae", by="sefa")) == "dead"
    events = cycle(at, secret("oru"), DICE)
    assert of(events, CycleWatched) == [CycleWatched(dead=("tae",))]
    after = then(at, [CycleWatched(dead=("tae",)), CycleWatched(dead=("tae",))]).infiltrator.case
    assert after is not None
    found = beliefs(INFILTRATOR, after)
    assert found["tae"] > found["oru"] == found["Homa"]
    assert found["tae"] == Fraction(1) / (1 + 3 * Fraction(3, 5) ** 2)


def test_an_assembly_is_held_at_home():
    at = replace(stage(), out=True)
    assert refused(accuse(at, secret(), DICE, "Homa")) == "assembly"
    assert sure(accuse(stage(), secret(), DICE, "Homa"))


def test_consent_ends_when_the_mask_falls():
    now = Infiltrator(case=case(), consents=("tae",))
    assert evolve(now, MaskFell(who="Homa", seal=4)).consents == ("tae",)
    assert evolve(now, MaskFell(who="Homa", seal=5)) == Infiltrator()


def test_a_cycle_is_counted_and_moves_the_clock():
    at = stage()
    events = cycle(at, secret(), DICE)
    assert of(events, CycleWatched)
    assert of(events, MaskTicked) == [MaskTicked(cause="cycle", by=1)]
    now = then(at, events).infiltrator.case
    assert now is not None
    assert (now.watched, filled(INFILTRATOR, now)) == (1, 1)
    assert cycle(stage(now=Infiltrator()), secret(), DICE) == ()


@pytest.mark.parametrize(
    ("cause", "by"), [("cycle", 1), ("tagged_return", 1), ("ward_damage", 1), ("gene_milestone", 2)]
)
def test_each_cause_moves_the_clock_by_its_own(cause, by):
    assert ticked(stage(), secret(), DICE, cause) == (MaskTicked(cause=cause, by=by),)
    assert ticked(stage(), secret(), DICE, "a cough") == ()


def nearly_full(**how):
    return stage(**how, now=Infiltrator(case=case(ticked=INFILTRATOR.clock.size - 1)))


def test_a_full_clock_opens_the_ward_from_inside():
    at = nearly_full()
    events = ticked(at, secret("Homa"), DICE, "cycle")
    (fell,) = of(events, MaskFell)
    assert (fell.who, fell.how, fell.nonce, fell.seal) == ("Homa", "full", "a nonce", 5)
    assert [worn.by for worn in of(events, WardWorn)] == [measures.level(COMMUNITY, Community(), "ward")] == [2]
    (began,) = of(events, FightBegan)
    assert [adversary for _, adversary in began.machines] == [INFILTRATOR.accusation.agent]
    assert {gap for _, gap in began.gaps} == {0}
    after = then(at, events)
    assert safeguard.level(SAFEGUARD, after.ground.safeguard.sector("home")) == INFILTRATOR.clock.level
    assert after.infiltrator.case is None


def test_an_alert_that_is_higher_stays_as_it_is():
    at = nearly_full(points=20)
    after = then(at, ticked(at, secret("Homa"), DICE, "cycle"))
    assert safeguard.points(SAFEGUARD, after.ground.safeguard.sector("home")) == 20


def test_a_full_clock_without_a_mask_was_a_clock():
    at = nearly_full()
    events = ticked(at, secret(""), DICE, "cycle")
    assert of(events, MaskFell)[0].who == ""
    assert not of(events, FightBegan)
    assert not of(events, WardWorn)
    assert then(at, events).infiltrator.case is None


READINGS = [("=surge", "surge", 6), ("=full", "full", 5), ("=partial", "partial", 4)]


def examined(who: str, degree: str, n: int, masked: str = "Homa"):
    how = Roll(told=Told(degree=degree))
    return sure(examine(stage(), secret(masked, stream=n), DICE, who=who, by="sefa", how=how))


@pytest.mark.parametrize(("_", "degree", "right"), READINGS)
@pytest.mark.parametrize("who", ["Homa", "Keld"])
def test_a_reading_is_as_true_as_its_degree(_, degree, right, who):
    truly = "agent" if who == "Homa" else "innocent"
    said = [of(examined(who, degree, n), SuspectExamined)[0].verdict for n in range(1, 1201)]
    assert abs(said.count(truly) / 1200 - right / 6) < 0.04
    assert set(said) <= {"agent", "innocent"}
    if right == 6:
        assert set(said) == {truly}


def test_a_failed_reading_says_nothing():
    events = examined("Homa", "fail", 1)
    (read,) = of(events, SuspectExamined)
    assert read.verdict == ""
    assert of(events, CohesionChanged) == [CohesionChanged(by=-1, why="examined")]
    assert not of(examined("Homa", "partial", 1), CohesionChanged)


def test_cohesion_falls_no_further_than_it_can_and_no_village_has_none():
    at = replace(stage(), village=Community(cohesion=-3))
    assert of(sure(accuse(at, secret("Homa"), DICE, "Keld")), CohesionChanged) == [
        CohesionChanged(by=-1, why="accused")
    ]
    lost = replace(stage(), village=Community(lost="hunger"))
    assert sure(accuse(lost, secret("Homa"), DICE, "Keld")) == (Accused(who="Keld"),)


def test_the_pool_is_signal_and_scan_less_the_difficulty():
    events = sure(examine(stage(), secret(), DICE, who="Homa", by="sefa"))
    (tested,) = of(events, Tested)
    assert ("difficulty", -2) in [(part.what, part.dice) for part in tested.parts]
    assert tested.pool == 3  # Signal 3, Scan 2


def test_one_suspect_a_cycle():
    at = then(stage(), examined("Homa", "full", 1))
    assert refused(examine(at, secret(), DICE, who="Keld", by="sefa")) == "examined"
    at = then(at, cycle(at, secret(), DICE))
    assert sure(examine(at, secret(), DICE, who="Keld", by="sefa"))


def test_who_cannot_be_examined():
    assert refused(examine(stage(), secret(), DICE, who="Nobody", by="sefa")) == "no_suspect"
    among = stage(now=Infiltrator(case=case(*SIX[:5], "sefa")))
    assert refused(examine(among, secret(), DICE, who="sefa", by="sefa")) == "self"
    assert refused(examine(stage(now=Infiltrator()), secret(), DICE, who="Homa", by="sefa")) == "no_case"
    cleared = stage(now=Infiltrator(case=case(cleared=("Homa",))))
    assert refused(examine(cleared, secret(), DICE, who="Homa", by="sefa")) == "cleared"


def test_a_right_accusation_stands_the_agent_outside_the_ward():
    events = sure(accuse(stage(), secret("Homa"), DICE, "Homa"))
    assert of(events, Accused) == [Accused(who="Homa", right=True)]
    (fell,) = of(events, MaskFell)
    assert (fell.who, fell.how) == ("Homa", "accused")
    (began,) = of(events, FightBegan)
    assert {gap for _, gap in began.gaps} == {INFILTRATOR.accusation.gap} == {3}
    assert then(stage(), events).infiltrator.case is None


def test_a_wrong_accusation_clears_an_innocent_and_the_case_goes_on():
    events = sure(accuse(stage(), secret("Homa"), DICE, "Keld"))
    assert events == (Accused(who="Keld"), CohesionChanged(by=-2, why="accused"))
    at = then(stage(), events)
    assert at.infiltrator.case is not None
    assert at.infiltrator.case.cleared == ("Keld",)
    assert refused(accuse(at, secret("Homa"), DICE, "Keld")) == "cleared"
    assert "Keld" not in {tell.who for n in range(1, 200) for tell in of(cycle(at, secret(stream=n), DICE), TellShown)}


def test_somebody_of_the_table_is_theirs_no_more():
    at = stage(person("sefa", "listener"), person("tae"), now=Infiltrator(case=case(*SIX[:5], "tae")))
    events = sure(accuse(at, secret("tae"), DICE, "tae"))
    assert of(events, ConditionGained) == [ConditionGained(who="tae", condition=MASKED)]
    assert of(events, Left) == [Left(who="tae", away=True)]
    (began,) = of(events, FightBegan)
    assert [who for who, _ in began.gaps] == ["sefa"]


def test_the_table_may_ask_to_be_told():
    (fell,) = sure(reveal(stage(), secret("Homa")))
    assert (fell.who, fell.how, fell.nonce) == ("Homa", "told", "a nonce")
    assert refused(reveal(stage(now=Infiltrator()), secret())) == "no_case"


def test_whom_the_gm_has_masked_is_one_without_a_seal():
    found = [a_mask_that_the_gm_gave(has) for has in (True, False)]
    assert found == [([True], 1), ([False], 0)]


def test_beliefs_follow_bayes():
    shown = case(watched=1, tells={"Homa": 1})
    found = beliefs(INFILTRATOR, shown)
    assert found["Homa"] == Fraction(3, 1) / (3 + 5 * Fraction(3, 5)) == Fraction(1, 2)
    assert sum(found.values()) == 1
    assert found[""] == 0
    maybe = beliefs(INFILTRATOR, replace(shown, certain=False, chances=(1,)))
    assert maybe[""] > Fraction(1, 2)
    assert sum(maybe.values()) == 1


def test_a_certain_reading_is_certain():
    at = then(stage(), examined("Homa", "surge", 1))
    assert at.infiltrator.case is not None
    assert beliefs(INFILTRATOR, at.infiltrator.case)["Homa"] == 1
    at = then(stage(), examined("Keld", "surge", 1))
    assert at.infiltrator.case is not None
    assert beliefs(INFILTRATOR, at.infiltrator.case)["Keld"] == 0


def test_an_accusation_waits_for_the_end_of_a_fight():
    at = stage()
    fighting = then(at, sure(accuse(at, secret("Homa"), DICE, "Homa")))
    fighting = replace(fighting, infiltrator=Infiltrator(case=case()))
    assert refused(accuse(fighting, secret(), DICE, "Homa")) == "fight_on"
    assert ground(person("tae")).encounter.fight is None
