"""What a panic makes somebody do. The table says the effect by name; its number, if it has one, is the row's value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import GearLost, LoadChanged
from rpg.game.encounter.events import BonusGiven, Forced

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.check.rules import Row
    from rpg.game.encounter.ground import FightRules, GroundEvent


def read(rules: FightRules, key: str) -> Row | None:
    """The row of the panic table with that key, if the rules still have it."""
    return next((row for row in rules.check.tables[rules.check.core.panic].rows if row.key == key), None)


def realised(rules: FightRules, person: Person, row: Row) -> tuple[GroundEvent, ...]:
    """What happens to somebody because of that row; a scream is heard by others and changes nothing here."""
    match row.effect:
        case "freeze":
            return (Forced(who=person.id, how="freeze"),)
        case "fixate":
            return (Forced(who=person.id, how="strike"),)
        case "bolt":
            dropped = (LoadChanged(who=person.id, by=-person.load),) if person.load > 0 else ()
            return (*dropped, Forced(who=person.id, how="flee"))
        case "cold_light":
            return (BonusGiven(who=person.id, by=row.value),)
        case "drop":
            return _dropped(rules, person)
        case _:
            return ()


def screams(row: Row) -> int:
    """How often the network hears it."""
    return row.value if row.effect == "scream" else 0


def _dropped(rules: FightRules, person: Person) -> tuple[GroundEvent, ...]:
    """The weapon in hand is lost: the one that reaches furthest."""
    gear = rules.character.gear
    reach = {g: weapon.reach for g in person.gear if g in gear and (weapon := gear[g].weapon)}
    return (GearLost(who=person.id, gear=max(reach, key=reach.__getitem__)),) if reach else ()
