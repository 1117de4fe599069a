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


def arrive(going: Going) -> None:
    """They are in the village: what they carry goes into the vats, and whoever stayed is with them again."""
    units = sum(character.load(p) for p in party(going.outing))
    there, dark = party(going.outing), darkness.fallen(going, dark=False)
    found, stayed = tagged(going.rules, going.ground), going.trip.stayed
    if going.ground.safeguard.sector(going.ground.sector).tower:
        going.happen((TowerSet(sector=going.ground.sector, beside=False),))
    going.happen((*dark, CameHome(units=units, tagged=found)))
    going.happen(LoadChanged(who=p.id, by=-p.load) for p in there if p.load)
    back = (who for who in stayed if who in going.ground.people.by_id and going.person(who).away)
    going.happen([Left(who=who, away=False) for who in back])
    going.happen(ability.renew(going.ground.people, "expedition"))
    going.happen(advancement.earned(going.rules.character, going.ground.people, [p.id for p in there], units))


def given_up(going: Going) -> tuple[Left, ...]:
    """Whoever stayed behind is at the table again."""
    return tuple(Left(who=who, away=False) for who in going.trip.stayed if who in going.ground.people.by_id)
