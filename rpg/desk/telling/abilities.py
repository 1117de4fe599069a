"""What abilities and worn things did, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import machine, name, tells, told
from rpg.game.character import events as people
from rpg.game.encounter import events as encounter
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Say


@tells(people.AbilityUsed)
def _used(e: people.AbilityUsed, _: Rules, before: World, __: World) -> list[Say]:
    return told("ability.used", who=name(before, e.who), ability=Term(e.ability))


@tells(people.GearWorn)
def _worn(e: people.GearWorn, rules: Rules, before: World, now: World) -> list[Say]:
    person, item = now.people.by_id.get(e.who), rules.character.gear.get(e.gear)
    if person is None or item is None:
        return []
    left = max(0, item.uses - person.worn.get(e.gear, 0))
    return told("ability.worn", who=name(before, e.who), gear=Term(e.gear), left=left)


@tells(encounter.MachineSlowed)
def _slowed(e: encounter.MachineSlowed, _: Rules, before: World, __: World) -> list[Say]:
    return told("ability.slowed", machine=machine(before, e.machine), pace=e.pace, n=e.exchanges)


@tells(encounter.ClockRead)
def _read(e: encounter.ClockRead, _: Rules, before: World, __: World) -> list[Say]:
    return told("ability.clock", who=name(before, e.who), beats=e.beats)


@tells(encounter.Spared)
def _spared(e: encounter.Spared, _: Rules, before: World, __: World) -> list[Say]:
    return told("ability.spared", who=name(before, e.who))
