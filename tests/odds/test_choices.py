"""A choice that is remembered is the one that a stranger would make: of a weapon, and of an act by policy."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from msgspec.structs import replace

from rpg.dice import Scripted
from rpg.game.character.state import People
from rpg.game.encounter.acts import Act
from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.encounter.play import Play
from rpg.game.encounter.state import Encounter, Fight, Fighter, Machine
from rpg.game.encounter.weapons import wield
from rpg.odds import policy
from rpg.odds.sample import fight_rules
from tests.odds.parties import party, rules


def differing() -> FightRules:
    """The shipped rules, but that the rifle strikes hard and the gaff through any armour: which is better varies."""
    read = fight_rules(rules())
    gear = dict(read.character.gear)
    for key, damage, pierce in (("core:gear/bolt-rifle", 4, 0), ("core:gear/gaff", 3, 9)):
        weapon = gear[key].weapon
        assert weapon
        gear[key] = replace(gear[key], weapon=replace(weapon, damage=damage, pierce=pierce))
    return replace(read, character=replace(read.character, gear=gear))


READ = differing()
KINDS = sorted(READ.encounter.adversaries)
WEAPONS = tuple(key for key, item in READ.character.gear.items() if item.weapon)
PERSON = replace(party()[0], gear=WEAPONS)
OTHER = party()[1]
BARE = replace(party()[0], gear=("core:gear/gaff",))


def ground(person, gap, kinds):
    machines = {f"m{n}": Machine(id=f"m{n}", adversary=kind) for n, kind in enumerate(kinds)}
    fight = Fight(sector="", machines=machines, fighters={person.id: Fighter(gap=gap), OTHER.id: Fighter(gap=0)})
    return Ground(people=People({person.id: person, OTHER.id: OTHER}), encounter=Encounter(fight), sector="")


def wielded(person, gap, kinds, target, gear):
    here = ground(person, gap, kinds)
    act = Act(who=person.id, do="strike", target=target, gear=gear)
    return wield(Play(READ, here, here.encounter.fight, Scripted(())), act)


PAIRS = [replace(PERSON, gear=pair) for pair in combinations(WEAPONS, 2)]


@pytest.mark.parametrize("person", [PERSON, BARE, *PAIRS])
def test_a_weapon_is_chosen_as_by_somebody_who_never_chose_before(person):
    found = set()
    for gap, kinds, target, gear in product(range(4), zip(KINDS, reversed(KINDS), strict=True), ("", "m0", "m1"),
                                            ("", *person.gear[:2])):  # fmt: skip
        chosen = wielded(person, gap, kinds, target, gear)
        assert chosen == wielded(replace(person), gap, kinds, target, gear)
        found.add(str(chosen))
    assert found


def test_an_act_is_chosen_as_by_somebody_who_never_chose_before():
    found = set()
    choices: tuple[policy.Choice, ...] = ("stand", "hold")
    for gap, kind, choice in product(range(4), KINDS, choices):
        chosen = policy.acts(READ, ground(BARE, gap, (kind,)), choice, BARE.id)
        assert chosen == policy.acts(READ, ground(replace(BARE), gap, (kind,)), choice, BARE.id)
        found.add(chosen[0].do)
    assert found >= {"strike", "hold", "wait"}
