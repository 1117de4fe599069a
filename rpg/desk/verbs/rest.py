"""``rest``: a watch of eight hours passes without action. The alert decays, nerves mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import TimePassed
from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.awake import awake
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.words import present, tagged
from rpg.game.character import ability
from rpg.game.character import rest as resting
from rpg.game.check.rules import DAY
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.evolve import evolve
from rpg.game.wanderer.decide import rested
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_MOST = 90


def run(line: Line, table: Table) -> Result:
    """``rest`` · ``rest 3`` · ``rest village`` · ``rest awake tae,oru``."""
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    if table.world.sector.force is not None or table.world.sector.arrived is not None:
        return refuse("no_peace", prefill=Say("line.beat"))
    if table.world.expeditions.trip is not None:
        return refuse("rest_out_there", prefill=Say("line.camp"))
    said = awake(line, table)
    if isinstance(said, Refusal):
        return refused(said)
    how, up = said
    home = plain(how) in {"village", "home", "villaggio", "casa"}
    count = 1 if home or not how else number(how)
    if count is None or not 0 < count <= _MOST:
        return misused("rest")
    return happened(table, watches(table, count, home=home, up=up))


def watches(table: Table, count: int, *, home: bool = False, up: frozenset[str] = frozenset()) -> list[Event]:
    """The events of so many watches: time, decay in the sector, and what they do to everybody present.

    At ``home`` they find more than elsewhere; whoever is ``up`` finds no sleep.
    """
    rules, name = table.rules, table.world.place.sector
    state = table.world.safeguard
    events: list[Event] = [TimePassed(minutes=rules.check.time.watch_minutes * count)]
    for n in range(count):
        new = safeguard.watch(
            rules.safeguard, table.dice, name, state.sector(name), tagged=tagged(table), label=f"watch:{n}"
        )
        for event in new:
            state = evolve(state, event)
        events += new
    events += ability.renew(table.world.people, "expedition" if home else "watch")
    events += _people(table, count, home=home, up=up)
    events += rested(rules.wanderer, table.world.wanderer, count)
    return events


def _people(table: Table, count: int, *, home: bool, up: frozenset[str]) -> list[Event]:
    """Nerves that mend, wounds that bleed and days that pass; what a night at home takes away."""
    rules, core, here = table.rules.character, table.rules.check.core, present(table.world)
    asleep = [person for person in here if person.id not in up]
    events: list[Event] = [*resting.eased(rules, core, asleep, watches=count, home=home)]
    events += resting.sleepless(rules, [person.id for person in here if person.id in up])
    events += resting.rested(here)
    minutes = table.world.minutes
    days = (minutes + table.rules.check.time.watch_minutes * count) // DAY - minutes // DAY
    for person in here:
        events += resting.worn(rules, core, person, watches=count, days=days)
    return events + (list(resting.cared(rules, asleep, "night")) if home else [])
