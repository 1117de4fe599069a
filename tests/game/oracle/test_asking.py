"""Questions, and what each likelihood is worth: the odds of GAME.md 13, exactly."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Scripted, Seeded
from rpg.game.check.events import Tested
from rpg.game.check.told import Told
from rpg.game.oracle.decide import ask, chances, likelihood, questions_left, yes
from rpg.game.oracle.events import QuestionAnswered
from rpg.game.oracle.evolve import evolve, new_scene
from rpg.game.oracle.state import Oracle
from rpg.game.refusal import Refusal
from tests.game.rules_for_tests import CHECK, ORACLE

PRINTED = {"remote": "0.5", "unlikely": "2.8", "even": "16.7", "likely": "30.6", "near_certain": "42.1"}
ANY_YES = ("1/8", "1/4", "1/2", "3/4", "7/8")
CLEAN = ("1/216", "1/36", "1/6", "11/36", "91/216")


@pytest.mark.parametrize(("one", "clean", "any_yes"), list(zip(ORACLE.likelihoods, CLEAN, ANY_YES, strict=True)))
def test_a_likelihood_is_worth_what_is_printed_exactly(one, clean, any_yes):
    shares = chances(ORACLE, CHECK, one.pool)
    assert sum(shares.values()) == 1
    assert shares["yes"] == Fraction(clean)
    assert yes(ORACLE, CHECK, one.pool) == Fraction(any_yes) == shares["yes"] + shares["yes_but"]
    assert f"{float(100 * shares['yes']):.1f}" == PRINTED[one.key]


def counted(pool: int) -> dict[str, Fraction]:
    """The same by listing every fall of the dice."""
    found: dict[str, int] = {"no": 0, "yes_but": 0, "yes": 0}
    count = pool if pool > 0 else 2 - pool
    for n in range(6**count):
        faces = [n // 6**i % 6 + 1 for i in range(count)]
        best = max(faces) if pool > 0 else min(faces)
        found["no" if best < 4 else "yes_but" if best < 6 else "yes"] += 1
    return {key: Fraction(ways, 6**count) for key, ways in found.items()}


@pytest.mark.parametrize("one", ORACLE.likelihoods, ids=lambda one: one.key)
def test_the_odds_are_those_of_counting(one):
    assert chances(ORACLE, CHECK, one.pool) == counted(one.pool)


@pytest.mark.parametrize(
    ("faces", "answer"), [((6, 6), "yes"), ((6, 1), "yes"), ((5, 2), "yes_but"), ((4, 4), "yes_but"), ((3, 1), "no")]
)
def test_a_clean_roll_is_a_yes_a_partial_has_its_price_a_fail_is_a_no(faces, answer):
    tested, answered = asked(told=Told(faces=faces), likely="likely")
    assert isinstance(tested, Tested)
    assert tested.pool == 2
    assert answered == QuestionAnswered(question="is it?", likelihood="likely", answer=answer)


def asked(oracle=None, **how):
    events = ask(ORACLE, CHECK, oracle or Oracle(), Seeded("x", 1), question="is it?", **how)
    assert not isinstance(events, Refusal), events
    return events


def test_who_names_no_likelihood_asks_at_even():
    _, answered = asked()
    assert answered.likelihood == ORACLE.usual == "even"
    assert likelihood(ORACLE, "").pool == 1
    assert likelihood(ORACLE, "no such").pool == 1


def test_a_scene_bears_three_questions_and_the_gm_goes_beyond():
    now = Oracle()
    for left in (3, 2, 1):
        assert questions_left(ORACLE, now) == left
        now = evolve(now, asked(now)[1])
    refused = ask(ORACLE, CHECK, now, Seeded("x", 1), question="more?")
    assert isinstance(refused, Refusal)
    assert refused.why.values == {"n": 3}
    assert asked(now, anyway=True)[1].question == "is it?"
    assert questions_left(ORACLE, new_scene(now)) == 3


def test_another_number_in_the_rules_is_another_number_of_questions():
    generous = msgspec.structs.replace(ORACLE, questions=6)
    assert questions_left(generous, Oracle(asked=5)) == 1


def test_faces_that_cannot_be_are_refused_and_are_no_question():
    assert isinstance(
        ask(ORACLE, CHECK, Oracle(), Scripted(()), question="is it?", told=Told(faces=(6, 6, 6))), Refusal
    )


@given(st.integers(-4, 8))
def test_a_yes_never_gets_rarer_with_more_dice(pool):
    assert yes(ORACLE, CHECK, pool) <= yes(ORACLE, CHECK, pool + 1)
    assert chances(ORACLE, CHECK, pool)["yes"] <= chances(ORACLE, CHECK, pool + 1)["yes"]
