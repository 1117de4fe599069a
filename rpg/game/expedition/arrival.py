"""Back in the village: what the living carry goes into the vats; a Tag carried home is said (GAME.md 4, 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability, advancement
from rpg.game.character import decide as character
from rpg.game.character.events import Left, LoadChanged
from rpg.game.encounter.ground import tagged
from rpg.game.expedition import darkness
from rpg.game.expedition.events import CameHome
from rpg.game.expedition.ground import party
from rpg.game.safeguard.events import TowerSet

if TYPE_CHECKING:
    from rpg.game.expedition.going import Going
    from rpg.game.expedition.ground import OutingEvent


def arrive(going: Going) -> None:
    """They are in the village: what they carry goes into the vats, and whoever stayed is with them again."""
    there = party(going.outing)
    units, found = sum(character.load(p) for p in there), tagged(going.rules, going.ground)
    going.happen((*behind(going), CameHome(units=units, tagged=found)))
    going.happen(LoadChanged(who=p.id, by=-p.load, home=True) for p in there if p.load)
    going.happen(rejoined(going))
    going.happen(ability.renew(going.ground.people, "expedition"))
    going.happen(advancement.earned(going.rules.character, going.ground.people, [p.id for p in there], units))


def behind(going: Going) -> tuple[OutingEvent, ...]:
    """The dark and the tower of the node that they were in are behind them."""
    name = going.ground.sector
    tower = going.ground.safeguard.sector(name).tower
    return (*darkness.fallen(going, dark=False), *((TowerSet(sector=name, beside=False),) if tower else ()))


def rejoined(going: Going) -> tuple[Left, ...]:
    """Whoever stayed in the village is at the table again."""
    known = going.ground.people.by_id
    return tuple(Left(who=who, away=False) for who in going.trip.stayed if who in known and known[who].away)
