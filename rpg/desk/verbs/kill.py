"""``kill``: a machine is destroyed, a person is down. No question asked: undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.names import people, targets
from rpg.desk.words import folded, ground
from rpg.game.character import decide as character
from rpg.game.character.events import Died, Harmed
from rpg.game.encounter import fiat
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.state import Person


def run(line: Line, table: Table) -> Result:
    """``kill sen3`` · ``kill tae`` (down; said again of somebody down: dead)."""
    if not line.rest:
        return misused("kill")
    found = targets(line.rest.replace(", ", ","), people(table.world), table, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    events: list[Event] = []
    rules, here = ground(table)
    for target in found.ids:
        person = here.people.by_id.get(target)
        new = fiat.destroyed(rules, here, table.dice, target) if person is None else _fallen(person, table)
        here = folded(here, new)
        events += new
    return happened(table, events)


def _fallen(person: Person, table: Table) -> tuple[Event, ...]:
    left = character.vitality(table.rules.character, person)
    return (Harmed(who=person.id, by=left) if left else Died(who=person.id),)
