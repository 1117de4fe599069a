"""What is remembered of somebody is what would be worked out anew, whatever else they were asked before."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character import events as e
from rpg.game.character.evolve import evolve, evolve_again
from rpg.game.character.state import People
from tests.odds.parties import party, rules
from tests.tries import tries

KNOWN = rules().character
CORE = rules().check.core
BODY = KNOWN.person
HARD = replace(
    KNOWN,
    person=replace(BODY, vitality_base=BODY.vitality_base - 4),
    gear={key: replace(item, soak=item.soak + 1) for key, item in KNOWN.gear.items()},
    conditions={
        key: replace(one, no_push=True, dice=tuple(replace(bonus, dice=bonus.dice - 1) for bonus in one.dice))
        for key, one in KNOWN.conditions.items()
    },
)
WEAPONS = ("", *[key for key, item in KNOWN.gear.items() if item.weapon])

PEOPLE = st.builds(
    lambda person, gear, conditions, numbers: replace(
        person, gear=tuple(gear), conditions=dict.fromkeys(conditions, 0), harm=numbers[0], strain=numbers[1]
    ),
    st.sampled_from(party()),
    st.lists(st.sampled_from(sorted(KNOWN.gear)), max_size=5),
    st.lists(st.sampled_from(sorted(KNOWN.conditions)), max_size=2),
    st.tuples(st.integers(-2, 12), st.integers(-1, 12)),
)


def questions():
    for read, skill, weapon, watch in product((KNOWN, HARD), KNOWN.skills, WEAPONS[:4], (0, 2)):
        yield lambda p, r=read, s=skill, w=weapon, n=watch: character.parts(r, CORE, p, s, weapon=w, watch=n)
    for read in (KNOWN, HARD):
        yield lambda p, r=read: character.conditions(r, CORE, p)
        yield lambda p, r=read: character.may_push(r, CORE, p)
        yield lambda p, r=read: character.soak(r, p)
        yield lambda p, r=read: (character.standing(r, p), character.downed(r, p))
        for by, soak in product((-2, 1, 3), (True, False)):
            yield lambda p, r=read, n=by, s=soak: character.harm(r, p, n, soak=s)


@settings(max_examples=tries(40), deadline=None)
@given(PEOPLE)
def test_every_answer_is_that_of_somebody_who_was_asked_nothing_before(person):
    for ask in (*questions(), *questions()):
        assert ask(person) == ask(replace(person))


@given(PEOPLE, st.integers(-9, 0))
def test_whoever_has_no_vitality_is_down_and_whoever_has_any_stands(person, base):
    for read in (KNOWN, replace(KNOWN, person=replace(BODY, vitality_base=base))):
        assert character.standing(read, person) == (character.vitality(read, person) > 0)
        assert character.downed(read, person) == (character.vitality(read, person) == 0)


def test_the_same_change_of_the_same_person_is_the_same_and_of_another_is_not():
    one, other = party()[:2]
    hurt = e.Harmed(who=one.id, by=2)
    people = People({one.id: one, other.id: other})
    assert evolve_again(people, hurt) == evolve(people, hurt)
    assert evolve_again(people, hurt).by_id[one.id] is evolve_again(people, hurt).by_id[one.id]
    twin = replace(one, harm=1)
    assert evolve_again(People({one.id: twin}), hurt).by_id[one.id].harm == 3
    assert evolve_again(people, e.Harmed(who=one.id, by=1)).by_id[one.id].harm == 1
    assert evolve_again(people, e.Harmed(who="nobody", by=1)) == people
    assert evolve_again(people, e.Joined(person=replace(one, id="new"))).by_id["new"].name == one.name


def test_answers_are_no_part_of_somebody():
    one = party()[0]
    assert character.standing(KNOWN, one)
    character.parts(KNOWN, CORE, one, next(iter(KNOWN.skills)))
    assert one.answers
    assert one == replace(one)
    assert not replace(one).answers
