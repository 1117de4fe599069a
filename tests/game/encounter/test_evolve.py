"""What events make of a fight; and nothing, when there is no such fight, person or machine."""

from __future__ import annotations

import pytest

from rpg.game.encounter import events as e
from rpg.game.encounter.evolve import evolve
from rpg.game.encounter.state import Encounter, Fight, Fighter, Machine
from tests.game import unknown

BEGAN = e.FightBegan(sector="home", machines=(("eye-1", "core:adversary/drift-eye"),), gaps=(("ada", 2),))
HERE = evolve(Encounter(), BEGAN)
PERSONAL = e.StanceTaken | e.GapChanged | e.GotAway | e.Forced | e.BonusGiven
MECHANICAL = e.MachineStruck | e.MachineSaw | e.MachineDestroyed
ABOUT_NOBODY = [event for event in unknown.events(e.EncounterEvent) if isinstance(event, PERSONAL | MECHANICAL)]


def after(*events, encounter=HERE):
    for event in events:
        encounter = evolve(encounter, event)
    return encounter.fight


@pytest.mark.parametrize("event", unknown.events(e.EncounterEvent), ids=lambda event: type(event).__name__)
def test_without_a_fight_nothing_changes_until_one_begins(event):
    changed = evolve(Encounter(), event)
    assert (changed == Encounter()) is not isinstance(event, e.FightBegan)


@pytest.mark.parametrize("event", ABOUT_NOBODY, ids=lambda event: type(event).__name__)
def test_what_happens_to_nobody_changes_nothing(event):
    assert evolve(HERE, event) == HERE


def test_a_fight_begins_and_ends():
    eye = Machine(id="eye-1", adversary="core:adversary/drift-eye")
    assert HERE.fight == Fight(sector="home", machines={"eye-1": eye}, fighters={"ada": Fighter(gap=2)})
    assert after(e.FightEnded(outcome="won")) is None


def test_what_happens_to_people():
    ada = after(
        e.StanceTaken(who="ada", stance="flee"),
        e.GapChanged(who="ada", by=-1),
        e.Forced(who="ada", how="strike"),
        e.BonusGiven(who="ada", by=2),
        e.BonusGiven(who="ada", by=-1),
        e.GotAway(who="ada"),
    ).fighters
    assert ada == {"ada": Fighter(gap=1, stance="flee", forced="strike", bonus=1, away=True)}


def test_what_happens_to_machines():
    fight = after(
        e.MachinesJoined(machines=(("eye-2", "core:adversary/drift-eye"),), force=True),
        e.MachineStruck(machine="eye-1", by=3),
        e.MachineStruck(machine="eye-1", by=-1),
        e.MachineSaw(machine="eye-1"),
        e.MachineDestroyed(machine="eye-1"),
        e.MachineDestroyed(machine="eye-1"),
    )
    eye = Machine(id="eye-1", adversary="core:adversary/drift-eye", damage=2, gone=True, saw=True)
    assert fight.machines["eye-1"] == eye
    assert (fight.destroyed, fight.force, len(fight.machines)) == (1, True, 2)


def test_an_exchange_begins_with_nobody_engaged_and_wards_count_down():
    fight = after(
        e.MachinesEngaged(pairs=(("ada", ("eye-1",)),)),
        e.ShotsHeard(),
        e.WardRaised(exchanges=3, below_tier=5),
        e.WardRaised(exchanges=-1),
    )
    assert (fight.engaged, fight.shots, fight.ward, fight.ward_tier) == ({"ada": ("eye-1",)}, True, 2, 5)
    later = after(e.ExchangeBegan(), encounter=Encounter(fight))
    assert (later.engaged, later.exchange) == ({}, 1)
