"""``hit``: harm as it falls, before soak and armour; one line for as many targets as it strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import number
from rpg.desk.names import people, targets
from rpg.desk.table import Verb
from rpg.game.character import decide as character
from rpg.game.encounter.events import MachineDestroyed, MachineStruck
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``hit tae 5`` · ``hit sen* 3`` · ``hit tae,oru 2``."""
    target, _, word = line.rest.replace(", ", ",").rpartition(" ")
    amount = number(word)
    if not target or amount is None or amount < 0:
        return misused("hit")
    found = targets(target.strip(), people(table.world), table, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    events: list[Event] = []
    for one in found.ids:
        events += struck(one, amount, table, armour=True)
    return happened(table, events)


def struck(target: str, by: int, table: Table, *, armour: bool) -> list[Event]:
    """Harm to a person (soak subtracts) or a machine (armour does); raw without ``armour``; negative heals."""
    person = table.world.people.by_id.get(target)
    if person is not None:
        return [*character.harm(table.rules.character, person, by, soak=armour)]
    fight = table.world.encounter.fight
    if fight is None:
        return []
    machine = fight.machines[target]
    block = table.rules.encounter.adversaries[machine.adversary]
    boxes = max(0, by - block.armour) if armour else by
    events: list[Event] = [MachineStruck(machine=target, by=boxes)] if boxes else []
    if machine.damage + boxes >= block.integrity:
        events.append(MachineDestroyed(machine=target))
    return events


VERB = Verb(key="hit", en=("hit",), it=("colpo", "danno"), alias="h", run=run, takes=("target", "number"))
