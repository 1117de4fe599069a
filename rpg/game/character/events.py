"""What can have happened to a person. Changes, never totals."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from rpg.game.character.state import Person


class _Event(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    pass


class Joined(_Event, tag="character/joined", frozen=True):
    """Somebody came to the table."""

    person: Person


class Left(_Event, tag="character/left", frozen=True):
    """Somebody is away (True) or back (False)."""

    who: str
    away: bool


class Harmed(_Event, tag="character/harmed", frozen=True):
    """Vitality was lost, after soak; a negative ``by`` heals."""

    who: str
    by: int


class Strained(_Event, tag="character/strained", frozen=True):
    """Strain changed by ``by``."""

    who: str
    by: int


class LoadChanged(_Event, tag="character/load_changed", frozen=True):
    """Full canisters were taken up, or dropped (negative); or (``home``) emptied into the vats of the village."""

    who: str
    by: int
    home: bool = False


class ConditionGained(_Event, tag="character/condition_gained", frozen=True):
    """A condition began; ``exchanges`` 0 lasts until it is taken away. ``attribute`` is the one that it lies on."""

    who: str
    condition: str
    exchanges: int = 0
    attribute: str = ""


class ConditionLost(_Event, tag="character/condition_lost", frozen=True):
    """A condition ended."""

    who: str
    condition: str


class GearGained(_Event, tag="character/gear_gained", frozen=True):
    """An item was taken."""

    who: str
    gear: str


class GearLost(_Event, tag="character/gear_lost", frozen=True):
    """An item was lost or used up."""

    who: str
    gear: str


class GearEmptied(_Event, tag="character/gear_emptied", frozen=True):
    """A weapon is empty."""

    who: str
    gear: str


class GearReadied(_Event, tag="character/gear_readied", frozen=True):
    """A weapon is loaded again."""

    who: str
    gear: str


class Scarred(_Event, tag="character/scarred", frozen=True):
    """A scar stays: the key of its row."""

    who: str
    scar: str


class Panicked(_Event, tag="character/panicked", frozen=True):
    """Strain broke somebody: the key of the row read."""

    who: str
    row: str


class Died(_Event, tag="character/died", frozen=True):
    """Somebody is dead."""

    who: str


class AbilityUsed(_Event, tag="character/ability_used", frozen=True):
    """An ability of those that are limited was used; it stays spent for the rest of the period."""

    who: str
    ability: str
    per: str


class AbilitiesRenewed(_Event, tag="character/abilities_renewed", frozen=True):
    """Whatever was spent for one of these periods is fresh again, for everybody."""

    per: tuple[str, ...]


class GearWorn(_Event, tag="character/gear_worn", frozen=True):
    """An item that wears out gave its dice once more."""

    who: str
    gear: str


class Alarmed(_Event, tag="character/alarmed", frozen=True):
    """Somebody set off the alarm; or (``over``) the scene of it is past."""

    who: str
    over: bool = False


class Tended(_Event, tag="character/tended", frozen=True):
    """Somebody's wounds were seen to, which is done once; or (``over``) a rest is past, and it may be done again."""

    who: str
    over: bool = False


class Marked(_Event, tag="character/marked", frozen=True):
    """Somebody has one more mark; ``mark`` is the key of what it is for."""

    who: str
    mark: str


class MarksRenewed(_Event, tag="character/marks_renewed", frozen=True):
    """An expedition begins: what gave somebody a mark before can give one again."""

    who: str


class Advanced(_Event, tag="character/advanced", frozen=True):
    """Somebody spent marks, and has one more in a skill or an attribute, or one ability more: one of the three."""

    who: str
    marks: int
    skill: str = ""
    attribute: str = ""
    ability: str = ""


class ContagionChanged(_Event, tag="character/contagion_changed", frozen=True):
    """The Contagion has come further in somebody by so many stages, or (negative) has gone back."""

    who: str
    by: int


class Returned(_Event, tag="character/returned", frozen=True):
    """Somebody dead is back in a new body, with one less of that attribute, by an ability (its id)."""

    who: str
    attribute: str
    by: int
    ability: str


class Corrected(_Event, tag="character/corrected", frozen=True):
    """The paper is right: who somebody is, and by how much their numbers change (full id, change).

    "" is as it is; ``unplayed``: nobody plays them now. ``unscarred`` are keys of scars that were none.
    """

    who: str
    name: str = ""
    player: str = ""
    unplayed: bool = False
    archetype: str = ""
    ability: str = ""
    attributes: tuple[tuple[str, int], ...] = ()
    skills: tuple[tuple[str, int], ...] = ()
    marks: int = 0
    unscarred: tuple[str, ...] = ()


CharacterEvent: TypeAlias = (
    Joined
    | Left
    | Harmed
    | Strained
    | LoadChanged
    | ConditionGained
    | ConditionLost
    | GearGained
    | GearLost
    | GearEmptied
    | GearReadied
    | Scarred
    | Panicked
    | Died
    | AbilityUsed
    | AbilitiesRenewed
    | GearWorn
    | Alarmed
    | Tended
    | Marked
    | MarksRenewed
    | Advanced
    | ContagionChanged
    | Returned
    | Corrected
)
