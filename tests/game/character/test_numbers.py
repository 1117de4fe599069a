"""A person's numbers: Vitality, slots, soak, the dice they roll and what takes them away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.state import Person
from tests.game.rules_for_tests import CHARACTER, CHECK

CORE = CHECK.core
ZURU = character.from_named(CHARACTER, CHARACTER.named["zuru:named/zuru"], "Zuru")
CANISTERS = st.integers(-3, 12)


def dice(person, skill, **where):
    return {
        part.what.rpartition("/")[2]: part.dice
        for part in character.parts(CHARACTER, CORE, person, f"core:skill/{skill}", **where)
    }


def keys(person):
    return {c.id.rpartition("/")[2] for c in character.conditions(CHARACTER, CORE, person)}


def test_a_named_person_comes_as_the_story_wrote_them():
    assert (ZURU.id, ZURU.name, ZURU.gender) == ("zuru", "Zuru", "f")
    assert ZURU.archetype == "core:archetype/pathfinder"
    assert ZURU.ability == "core:ability/first-foot"
    assert (ZURU.harm, ZURU.strain, ZURU.load, ZURU.player) == (0, 0, 0, "")


def test_vitality_is_three_and_frame():
    assert character.vitality_max(CHARACTER, ZURU) == 5
    assert character.vitality(CHARACTER, replace(ZURU, harm=4)) == 1


@given(st.integers(-20, 20), st.integers(-20, 20))
def test_running_sums_are_clamped_when_they_are_read(harm, strain):
    person = replace(ZURU, harm=harm, strain=strain)
    assert 0 <= character.vitality(CHARACTER, person) <= 5
    assert 0 <= character.strain(CORE, person) <= 6


def test_down_at_no_vitality_and_standing_above_it():
    fallen = replace(ZURU, harm=5)
    assert character.standing(CHARACTER, ZURU)
    assert not character.downed(CHARACTER, ZURU)
    assert character.downed(CHARACTER, fallen)
    assert not character.standing(CHARACTER, fallen)
    assert "downed" in keys(fallen)
    assert "downed" not in keys(replace(ZURU, harm=4))


@pytest.mark.parametrize("change", [{"dead": True}, {"away": True}])
def test_the_dead_and_the_absent_do_not_stand(change):
    assert not character.standing(CHARACTER, replace(ZURU, **change))


def test_the_dead_are_not_downed():
    assert not character.downed(CHARACTER, replace(ZURU, harm=5, dead=True))


def test_slots_are_four_and_twice_frame_and_a_canister_is_two():
    assert character.capacity(CHARACTER, ZURU) == 8
    assert character.filled(CHARACTER, ZURU) == 4
    assert character.overload(CHARACTER, replace(ZURU, load=2)) == 0
    assert character.overload(CHARACTER, replace(ZURU, load=3)) == 2


def test_a_frame_takes_canisters_only():
    framed = replace(ZURU, gear=(*ZURU.gear, "core:gear/carry-frame"))
    assert character.overload(CHARACTER, replace(framed, load=3)) == 0
    assert character.filled(CHARACTER, framed) == 4


@given(CANISTERS)
def test_more_load_is_never_lighter(load):
    less, more = replace(ZURU, load=load), replace(ZURU, load=load + 1)
    assert 0 <= character.overload(CHARACTER, less) <= character.overload(CHARACTER, more)


def test_over_capacity_is_heavy_and_heavy_costs_a_die():
    heavy = replace(ZURU, load=3)
    assert keys(heavy) == {"heavy"}
    assert dice(heavy, "evade") == {"reflex": 3, "evade": 1, "heavy": -1}
    assert "heavy" not in dice(heavy, "shoot")


def test_strain_shakes_from_four_on():
    assert "shaken" not in keys(replace(ZURU, strain=3))
    assert dice(replace(ZURU, strain=4), "scan") == {"signal": 2, "scan": 1, "shaken": -1}


def test_conditions_given_weigh_on_their_rolls():
    hungry = replace(ZURU, conditions={"core:condition/hungry": 0})
    assert dice(hungry, "evade")["hungry"] == -1
    assert "hungry" not in dice(hungry, "scan")
    dark = replace(ZURU, conditions={"core:condition/in-the-dark": 0})
    assert dice(dark, "evade")["in-the-dark"] == -1
    assert "in-the-dark" not in dice(dark, "scan")


def test_a_condition_of_no_pack_weighs_nothing():
    assert keys(replace(ZURU, conditions={"lost:condition/unknown": 0})) == set()


def test_a_suit_hides_at_watch_two_and_three_only():
    assert dice(ZURU, "sneak", watch=2) == {"reflex": 3, "sneak": 2, "fisher-suit": 1}
    assert dice(ZURU, "sneak", watch=1) == {"reflex": 3, "sneak": 2}


def test_a_weapon_gives_its_die():
    assert dice(ZURU, "shoot", weapon="core:gear/bolt-rifle") == {"reflex": 3, "shoot": 1, "bolt-rifle": 1}


def test_of_the_dice_that_gear_gives_only_the_best_count():
    twice = replace(ZURU, gear=(*ZURU.gear, "core:gear/line-spool"))
    found = character.parts(CHARACTER, CORE, twice, "core:skill/climb")
    assert [part.dice for part in found if "gear/" in part.what] == [1]


def test_a_scar_takes_a_die_from_the_skill_it_hurt():
    scarred = replace(ZURU, scars=("torn-leg",))
    (row,) = (row for row in CHECK.tables["core:table/scar"].rows if row.key == "torn-leg")
    assert dice(scarred, "evade") == {"reflex": 3, "evade": 1, "scar": -row.value}
    assert row.value == 1
    assert "scar" not in dice(scarred, "shoot")


def test_a_skill_never_learnt_counts_nothing():
    assert dice(ZURU, "mend") == {"resolve": 2, "mend": 0}


def test_the_best_suit_soaks():
    assert character.soak(CHARACTER, ZURU) == 1
    assert character.soak(CHARACTER, replace(ZURU, gear=())) == 0
    assert character.soak(CHARACTER, replace(ZURU, gear=("core:gear/fisher-suit",) * 2)) == 1


def test_the_exhausted_and_the_fallen_cannot_push():
    assert character.may_push(CHARACTER, CORE, ZURU)
    assert not character.may_push(CHARACTER, CORE, replace(ZURU, conditions={"core:condition/exhausted": 0}))
    assert not character.may_push(CHARACTER, CORE, replace(ZURU, harm=5))


def test_gear_of_no_pack_weighs_nothing():
    assert character.filled(CHARACTER, Person(**{**_fields(ZURU), "gear": ("lost:gear/unknown",)})) == 0


def _fields(person):
    return {name: getattr(person, name) for name in person.__struct_fields__}
