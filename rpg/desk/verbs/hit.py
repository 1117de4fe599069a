"""``hit``: harm as it falls, before soak and armour; one line for as many targets as it strikes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import number
from rpg.desk.names import people, targets
from rpg.desk.words import folded, ground
from rpg.game.character import decide as character
from rpg.game.encounter import fiat
from rpg.game.refusal import Refusal

_LEAST = re.compile(r"\s+(?:least|almeno|minimo)\s+(\d{1,2})$", re.IGNORECASE)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person


def run(line: Line, table: Table) -> Result:
    """``hit tae 5`` · ``hit sen* 3`` · ``hit tae,oru 2`` · ``hit tae 2 least 1`` (never below Vitality 1)."""
    rest, least = line.rest.replace(", ", ","), 0
    bound = _LEAST.search(rest)
    if bound:
        rest, least = rest[: bound.start()], int(bound[1])
    target, _, word = rest.rpartition(" ")
    amount = number(word)
    if not target or amount is None or amount < 0:
        return misused("hit")
    found = targets(target.strip(), people(table.world), table, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    return happened(table, struck(found.ids, amount, table, armour=True, least=least))


def struck(targets: tuple[str, ...], by: int, table: Table, *, armour: bool, least: int = 0) -> list[Event]:
    """Harm to people (soak subtracts) and machines (armour does), one after another; raw without ``armour``.

    A negative ``by`` heals and repairs; harm leaves people ``least`` Vitality, if they had so much.
    """
    events: list[Event] = []
    rules, here = ground(table)
    for target in targets:
        person = here.people.by_id.get(target)
        if person is None:
            new: Sequence[Event] = fiat.struck(rules, here, table.dice, target, by, armour=armour)
        else:
            new = _harm(table.rules.character, person, by, soak=armour, least=least)
        here = folded(here, new)
        events += new
    return events


def _harm(rules: CharacterRules, person: Person, by: int, *, soak: bool, least: int) -> Sequence[Event]:
    if not least or by < 0:
        return character.harm(rules, person, by, soak=soak)
    taken = max(0, by - character.soak(rules, person)) if soak else by
    return character.harm(rules, person, min(taken, max(0, character.vitality(rules, person) - least)), soak=False)
