"""``rest``: a watch of eight hours passes without action. The alert decays, nerves mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import TimePassed
from rpg.desk.answer import happened, misused, refuse
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.desk.words import present, tagged
from rpg.game.character import ability
from rpg.game.character.rest import eased
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.evolve import evolve
from rpg.game.wanderer.decide import rested

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_MOST = 90


def run(line: Line, table: Table) -> Result:
    """``rest`` · ``rest 3`` · ``rest village``."""
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    if table.world.sector.force is not None or table.world.sector.arrived is not None:
        return refuse("no_peace", prefill="beat")
    if table.world.expeditions.trip is not None:
        return refuse("rest_out_there", prefill="accampa" if table.language == "it" else "camp")
    home = plain(line.rest) in {"village", "home", "villaggio", "casa"}
    count = 1 if home or not line.rest else number(line.rest)
    if count is None or not 0 < count <= _MOST:
        return misused("rest")
    return happened(table, watches(table, count, home=home))


def watches(table: Table, count: int, *, home: bool = False) -> list[Event]:
    """The events of so many watches: time, decay in the sector, and Strain going down for everybody present."""
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
    events += eased(rules.character, rules.check.core, present(table.world), watches=count, home=home)
    events += rested(rules.wanderer, table.world.wanderer, count)
    return events


VERB = Verb(key="rest", en=("rest",), it=("riposo", "riposa"), run=run, takes=("number",))
