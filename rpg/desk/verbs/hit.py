"""``hit``: harm as it falls, before soak and armour; one line for as many targets as it strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import number
from rpg.desk.names import people, targets
from rpg.desk.table import Verb
from rpg.desk.words import folded, ground
from rpg.game.character import decide as character
from rpg.game.encounter import fiat
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return happened(table, struck(found.ids, amount, table, armour=True))


def struck(targets: tuple[str, ...], by: int, table: Table, *, armour: bool) -> list[Event]:
    """Harm to people (soak subtracts) and machines (armour does), one after another; raw without ``armour``.

    A negative ``by`` heals and repairs.
    """
    events: list[Event] = []
    rules, here = ground(table)
    for target in targets:
        person = here.people.by_id.get(target)
        if person is None:
            new: Sequence[Event] = fiat.struck(rules, here, table.dice, target, by, armour=armour)
        else:
            new = character.harm(table.rules.character, person, by, soak=armour)
        here = folded(here, new)
        events += new
    return events


VERB = Verb(key="hit", en=("hit",), it=("colpo", "danno"), alias="h", run=run, takes=("target", "number"))
