"""Odds of the fight at hand: of these people, with these wounds, by the rules of the table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.world import World
from rpg.dice import Seeded, Stream
from rpg.game.character.events import Harmed, Joined
from rpg.game.character.state import People
from rpg.game.encounter import decide
from rpg.game.encounter.acts import Act
from rpg.game.encounter.events import Forced, GotAway, MachineStruck
from rpg.game.encounter.ground import Ground
from rpg.odds import policy, survival
from rpg.odds.sample import fight_rules, folded, ordered
from tests.odds.parties import THREE, party, rules

if TYPE_CHECKING:
    from rpg.desk.table import Oracle, Survival

EXTERMINATOR = "core:adversary/exterminator"


def fighting(*events, machines=4, gap=1, people=None, adversary=EXTERMINATOR):
    crew = {p.id: p for p in people or party(THREE)}
    here = Ground(people=People(crew), sector="home")
    units = ((adversary, machines),)
    began = decide.begin(fight_rules(rules()), here, Seeded("x"), units=units, people=tuple(crew), gap=gap)
    assert isinstance(began, tuple)
    return folded(folded(here, began), events)


def world(here: Ground) -> World:
    return World(people=here.people, safeguard=here.safeguard, encounter=here.encounter)


def odds(here: Ground, fights: int = 60) -> dict[str, Survival]:
    return {row.choice: row for row in survival(rules(), world(here), fights)}


def test_there_is_a_row_for_each_choice_and_none_without_a_fight():
    assert list(odds(fighting())) == ["stand", "run", "hold"]
    assert survival(rules(), World(), 10) == []


def test_the_same_state_has_the_same_odds_and_another_state_others():
    assert odds(fighting()) == odds(fighting())
    assert odds(fighting()) != odds(fighting(Harmed(who="p0", by=3)))


def test_wounds_of_people_and_machines_count():
    fresh, worse = odds(fighting())["stand"], odds(fighting(*(Harmed(who=f"p{n}", by=4) for n in range(3))))["stand"]
    better = odds(fighting(*(MachineStruck(machine=f"exterminator-{n}", by=7) for n in range(1, 5))))["stand"]
    assert worse.mean_home < fresh.mean_home < better.mean_home


def test_the_dead_are_not_counted_and_those_away_are_home():
    gone = odds(fighting(GotAway(who="p0")))["stand"]
    assert gone.people == 3
    assert gone.mean_home >= 1
    assert gone.all_dead == 0
    dead = [msgspec.structs.replace(p, dead=p.id == "p2") for p in party(THREE)]
    here = fighting(people=party(THREE))
    here = msgspec.structs.replace(here, people=People({p.id: p for p in dead}))
    assert odds(here)["run"].people == 2


@pytest.mark.parametrize("adversary", ["drift-eye", "sentinel-tower", "conduit-vermin", "colossus", "agent", "lancer"])
@pytest.mark.parametrize("gap", [0, 3])
def test_every_adversary_can_be_sampled_by_every_choice(adversary, gap):
    bare = [msgspec.structs.replace(p, gear=()) if p.id == "p1" else p for p in party(THREE)]
    here = fighting(people=bare, gap=gap, machines=2, adversary=f"core:adversary/{adversary}")
    for row in odds(here, 4).values():
        assert 0 <= row.mean_home <= 3


def test_one_good_shot_holds_and_the_others_flee_without_their_load():
    crew = [msgspec.structs.replace(p, load=1) for p in party()]
    here, read = fighting(people=crew), fight_rules(rules())
    assert policy.holder(read, here) == "p1"
    acts = policy.acts(read, here, "hold", "p1")
    assert [(a.who, a.do, a.drop) for a in acts] == [
        ("p0", "flee", True),
        ("p1", "hold", False),
        ("p2", "flee", True),
        ("p3", "flee", True),
        ("p4", "flee", True),
    ]
    far = fighting(people=crew, gap=2)
    assert {a.do for a in policy.acts(read, far, "hold", "p1")} == {"flee"}
    assert not any(a.drop for a in policy.acts(read, far, "run", ""))


def test_who_is_told_to_runs_with_the_load():
    crew = [msgspec.structs.replace(p, load=2) for p in party(THREE)]
    read, near = fight_rules(rules()), fighting(people=crew)
    assert {a.drop for a in policy.acts(read, near, "run", "")} == {True}
    assert {a.drop for a in policy.acts(read, near, "run", "", sheds=False)} == {False}


def test_after_the_first_is_down_everybody_runs():
    read = fight_rules(rules())
    assert {a.do for a in policy.acts(read, fighting(), "run_after", "")} == {"strike"}
    down = fighting(Harmed(who="p0", by=9))
    assert [(a.who, a.do) for a in policy.acts(read, down, "run_after", "")] == [("p1", "flee"), ("p2", "flee")]


def test_the_frozen_are_given_no_act_and_the_order_is_drawn():
    read = fight_rules(rules())
    acts = policy.acts(read, fighting(Forced(who="p1", how="freeze")), "stand", "")
    assert [a.who for a in acts] == ["p0", "p2"]
    orders = {tuple(a.who for a in ordered(acts, Seeded("order", n))) for n in range(20)}
    assert orders == {("p0", "p2"), ("p2", "p0")}


@pytest.mark.parametrize("many", [3, 8])
def test_everybody_of_a_crowd_acts_first_and_last_as_often(many):
    acts = [Act(who=f"p{n}", do="wait") for n in range(many)]
    drawn = [[a.who for a in ordered(acts, Stream("crowd", n))] for n in range(1200)]
    assert all(sorted(order) == sorted(a.who for a in acts) for order in drawn)
    for place in (0, -1):
        counts = Counter(order[place] for order in drawn)
        assert all(abs(counts[a.who] - 1200 / many) < 5 * (1200 / many) ** 0.5 for a in acts)


def test_who_is_no_longer_known_is_not_in_the_fight():
    """Somebody's joining was taken back in mid-fight, and everything that was typed after it stands."""
    crew = party(THREE)
    read, whole = fight_rules(rules()), fighting(people=crew)
    exchanged = decide.exchange(read, whole, Seeded("x"), policy.acts(read, whole, "stand", ""))
    assert isinstance(exchanged, tuple)
    met = fighting(people=crew).encounter
    for gone in crew:
        here = Ground(people=People(), sector="home")
        here = folded(here, (Joined(person=p) for p in crew if p is not gone))
        here = folded(msgspec.structs.replace(here, encounter=met), exchanged)
        table = odds(here, 10)
        assert {row.people for row in table.values()} == {2}
        assert all(row.mean_home <= 2 for row in table.values())


def test_it_is_the_oracle_that_the_desk_asks():
    class Sampler:
        survival = staticmethod(survival)

    oracle: Oracle = Sampler()
    assert oracle.survival(rules(), World(), 1) == []
