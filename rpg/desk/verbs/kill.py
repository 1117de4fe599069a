"""``kill``: a machine is destroyed, a person is down. No question asked: undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.names import people, targets
from rpg.desk.table import Verb
from rpg.game.character import decide as character
from rpg.game.character.events import Died, Harmed
from rpg.game.encounter.events import MachineDestroyed
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``kill sen3`` · ``kill tae`` (down; said again of somebody down: dead)."""
    if not line.rest:
        return misused("kill")
    found = targets(line.rest.replace(", ", ","), people(table.world), table, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    return happened(table, [_fallen(one, table) for one in found.ids])


def _fallen(target: str, table: Table) -> Event:
    person = table.world.people.by_id.get(target)
    if person is None:
        return MachineDestroyed(machine=target)
    left = character.vitality(table.rules.character, person)
    return Harmed(who=target, by=left) if left else Died(who=target)


VERB = Verb(key="kill", en=("kill", "down"), it=("abbatti", "uccidi"), run=run, takes=("target",))
