"""Bearing spent on a roll: said behind a line, ``sneak tae; bearing tae``, and paid for when the roll was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.names import many, people
from rpg.game import strata
from rpg.game.check.events import Tested
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.table import Table

BEARING = frozenset({"bearing", "rotta"})
_PART = "bearing"


def guided(words: Sequence[str], line: Line, table: Table) -> frozenset[str] | Refusal:
    """On whose rolls it is spent, if there is enough of it; whoever is alone at the table need not be named."""
    known = people(table.world)
    if not words and len(set(known.values())) != 1:
        return Refusal(Say("strata.refused.whose"))
    found = many(" ".join(words), known, line.typed) if words else None
    if isinstance(found, Refusal):
        return found
    ids = frozenset(found.ids if found else known.values())
    cost, has = table.rules.strata.bearing.cost * len(ids), strata.bearing(table.rules.strata, table.world.strata)
    return ids if cost <= has else Refusal(Say("strata.refused.bearing", {"n": has, "cost": cost}))


def with_bearing(table: Table, events: tuple[Event, ...]) -> tuple[Event, ...] | Refusal:
    """The events of a line with the price of the dice that Bearing gave; a refusal if it gave none."""
    if not table.bearing or not events:
        return events
    led = sum(isinstance(event, Tested) and any(p.what == _PART for p in event.parts) for event in events)
    if not led:
        return Refusal(Say("strata.refused.no_roll"))
    paid = strata.spent(table.rules.strata, table.world.strata, led * table.rules.strata.bearing.cost, "roll")
    return paid if isinstance(paid, Refusal) else (*events, *paid)
