"""The core roll at the table: pools, pushes, dice told from the table, noise."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Scripted, Seeded
from rpg.game.check import decide as check
from rpg.game.check import events
from rpg.game.check.decide import extra
from rpg.game.check.events import Part
from rpg.game.check.told import Told
from rpg.game.refusal import Refusal
from tests.game.rules_for_tests import CHECK


def parts(pool):
    return (Part("core:attribute/reflex", 3), Part("difficulty", pool - 3))


def made(pool, faces=(), **how):
    found = check.test(CHECK, Scripted(faces), who="zuru", label="sneak:zuru", parts=parts(pool), **how)
    assert isinstance(found, events.Tested)
    return found


def refused(pool, faces=(), **how):
    found = check.test(CHECK, Scripted(faces), who="zuru", label="sneak:zuru", parts=parts(pool), **how)
    assert isinstance(found, Refusal)
    return found.why.key


@pytest.mark.parametrize(("dice", "pool"), [((9, 3), 8), ((3, -1), 2), ((1, -1), 0), ((-4, 1), -2)])
def test_a_pool_is_the_sum_of_its_parts_within_limits(dice, pool):
    assert check.pool_size(CHECK, [Part("a", n) for n in dice]) == pool


@pytest.mark.parametrize(
    ("pool", "faces", "degree"),
    [
        (3, (1, 3, 2), "fail"),
        (3, (1, 5, 2), "partial"),
        (3, (6, 5, 2), "full"),
        (3, (6, 5, 6), "surge"),
        (1, (6,), "full"),
        (0, (6, 6), "full"),
        (-2, (6, 5, 6, 2), "fail"),
    ],
)
def test_the_faces_say_how_it_went(pool, faces, degree):
    found = made(pool, faces)
    assert (found.pool, found.faces, found.degree, found.again) == (pool, faces, degree, ())
    assert found.parts == parts(pool)


def test_a_push_rerolls_the_low_dice_in_their_places():
    found = made(4, (1, 4, 3, 6, 1, 6), push="now")
    assert found.faces == (1, 4, 3, 6)
    assert found.again == (1, 4, 6, 6)
    assert found.degree == "surge"
    assert check.noises(CHECK, found) == 1


def test_ones_make_no_noise_without_a_push():
    assert check.noises(CHECK, made(3, (1, 1, 5))) == 0


def test_a_push_keeps_the_faces_that_fell_before_it():
    first = check.test(CHECK, Seeded("s", 4), who="z", label="x", parts=parts(5))
    pushed = check.test(CHECK, Seeded("s", 4), who="z", label="x", parts=parts(5), push="now")
    assert isinstance(first, events.Tested)
    assert isinstance(pushed, events.Tested)
    assert first.faces == pushed.faces
    assert all(b == a for a, b in zip(pushed.faces, pushed.again, strict=True) if a > 3)


@pytest.mark.parametrize(("faces", "again"), [((1, 2, 5), ()), ((1, 2, 3, 6, 6, 1), (6, 6, 1))])
def test_a_companion_pushes_a_failed_roll_only(faces, again):
    assert made(3, faces, push="on_fail").again == again


def test_a_companion_does_not_push_what_cannot_be_pushed():
    assert made(0, (1, 2), push="on_fail").again == ()


def test_a_small_pool_cannot_be_pushed():
    assert refused(0, (1, 2), push="now") == "check.push.pool"


@pytest.mark.parametrize("told", [(6, 4, 1), (1, 6, 4)])
def test_told_faces_count_as_they_fell(told):
    found = made(3, told=Told(faces=told))
    assert (found.faces, found.degree, found.told) == (told, "full", True)


@pytest.mark.parametrize("again", [(6, 1), (6, 1, 5), (5, 6, 1)])
def test_a_told_push_may_name_the_fallen_dice_or_the_whole_pool(again):
    found = made(3, told=Told(faces=(1, 5, 2)), push="now", told_again=Told(faces=again))
    assert sorted(found.again) == [1, 5, 6]
    assert found.again[1] == 5


@pytest.mark.parametrize(
    ("how", "key"),
    [
        ({"told": Told(faces=(1, 2))}, "check.told.count"),
        ({"told": Told(faces=(1, 2, 7))}, "check.told.face"),
        ({"told": Told(faces=(1, 2, 0))}, "check.told.face"),
        ({"told": Told(degree="good")}, "check.told.degree"),
        ({"told": Told(degree="full"), "push": "now"}, "check.push.faces"),
        ({"told": Told(faces=(1, 5, 2)), "push": "now", "told_again": Told(faces=(6,))}, "check.told.count"),
        ({"told": Told(faces=(1, 5, 2)), "push": "now", "told_again": Told(faces=(6, 6, 6))}, "check.told.count"),
        ({"told": Told(faces=(1, 5, 2)), "push": "now", "told_again": Told(faces=(6, 9))}, "check.told.face"),
        ({"told": Told(faces=(1, 5, 2)), "push": "now", "told_again": Told(degree="full")}, "check.push.faces"),
    ],
)
def test_what_cannot_have_fallen_is_refused(how, key):
    assert refused(3, **how) == key


def test_a_degree_may_be_told_alone():
    found = made(3, told=Told(degree="partial"))
    assert (found.faces, found.degree, found.told) == ((), "partial", True)


def test_one_die_cannot_surge():
    assert refused(1, told=Told(degree="surge")) == "check.told.degree"
    assert extra(made(2, told=Told(degree="surge")), CHECK) == 1


@pytest.mark.parametrize(("faces", "more"), [((6, 1, 1), 0), ((6, 6, 1), 1), ((6, 6, 6), 2)])
def test_a_surge_has_an_effect_for_each_further_six(faces, more):
    assert extra(made(3, faces), CHECK) == more


def test_clean_is_full_or_surge():
    assert [check.is_clean(degree) for degree in check.RANK] == [False, False, True, True]


@given(st.integers(-4, 12), st.text(), st.sampled_from(["never", "now", "on_fail"]))
def test_the_same_roll_told_is_the_roll(pool, seed, push):
    rolled = check.test(CHECK, Seeded(seed), who="z", label="x", parts=parts(pool), push=push)
    if isinstance(rolled, Refusal):
        assert pool < CHECK.core.push.min_pool
        return
    told = check.test(
        CHECK,
        Scripted([]),
        who="z",
        label="x",
        parts=parts(pool),
        push=push,
        told=Told(faces=rolled.faces),
        told_again=Told(faces=rolled.again) if rolled.again else None,
    )
    assert told == msgspec.structs.replace(rolled, told=True)


def test_a_table_is_read_by_what_fell():
    read = check.read_table(CHECK, Scripted([4]), "core:table/panic", "panic:zuru")
    assert (read.faces, read.row) == ((4,), "drop")
    assert check.row(CHECK, read).effect == "drop"


def test_a_row_that_the_rules_lost_is_a_key_error():
    read = check.read_table(CHECK, Scripted([4]), "core:table/panic", "x")
    with pytest.raises(KeyError):
        check.row(CHECK, msgspec.structs.replace(read, row="gone"))


def test_events_keep_their_names_on_the_wire():
    found = made(3, (1, 2, 3, 4, 5, 6), push="now")
    assert msgspec.json.decode(msgspec.json.encode(found), type=events.Tested) == found
    assert b'"check/tested"' in msgspec.json.encode(found)
