"""What an author may say about people: attributes, skills, archetypes, abilities, gear, conditions, the named."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from rpg.game.check.rules import Table
from rpg.game.effects import Effects, Limited
from rpg.game.text import Text

Gender = Literal["m", "f", "n"]


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the sides of a person."""

    id: str
    name: Text
    covers: Text
    order: int


class Skill(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing people learn; ``attribute`` is the one it is rolled with."""

    id: str
    name: Text
    attribute: str
    order: int


class Ability(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What only one archetype can do.

    ``effects`` is what it does by rule, always; ``limited`` what it does only so often.
    """

    id: str
    name: Text
    text: Text
    effects: Effects = Effects()
    limited: Limited | None = None


class Archetype(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A ready way to be somebody: numbers by full id of attribute and skill, gear, and abilities to choose from.

    ``feminine`` is the name said of a woman ("" where it is the same). ``conditions`` are what they come to the table
    with. At creation one attribute may be ``attribute_max`` and one skill ``skill_max``, if that is more than usual.
    """

    id: str
    name: Text
    feminine: Text = ""
    attributes: dict[str, int]
    skills: dict[str, int]
    gear: tuple[str, ...]
    abilities: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    attribute_max: int = 0
    skill_max: int = 0


class Weapon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an item strikes. ``reach`` is the largest gap at which it can; ``damage`` and ``pierce`` are boxes.

    ``empties`` says that a failed strike leaves it empty until somebody reloads, ``one_shot`` that any strike does;
    ``loud`` that it is heard as shots.
    """

    skill: str
    bonus: int
    damage: int
    pierce: int
    reach: int
    empties: bool = False
    one_shot: bool = False
    loud: bool = False


class DiceBonus(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Dice that an item or condition gives (or takes) on some rolls.

    ``skills`` and ``attributes`` name those rolls (both empty: every roll, except ``spares``); ``watch`` limits it to
    sneak tests at nodes of those Watch ratings.
    """

    dice: int
    skills: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    watch: tuple[int, ...] = ()


class Rig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What setting up an item does in a fight.

    A ward of ``exchanges`` against tiers below ``below_tier``, or a blast of ``damage`` to the machines engaging one
    person, which sets off ``trigger``.
    """

    do: Literal["ward", "blast"]
    exchanges: int = 0
    below_tier: int = 0
    damage: int = 0
    trigger: str = ""


class Gear(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item: ``slots`` it fills, ``soak`` harm it takes away, where it comes from, and what it does.

    ``uses`` is how often it gives its dice before it is used up (0: for ever); ``protects`` are dice against exposure.
    """

    id: str
    name: Text
    effect: Text
    slots: int
    source: str
    soak: int = 0
    relic: bool = False
    weapon: Weapon | None = None
    bonuses: tuple[DiceBonus, ...] = ()
    carries: int = 0
    uses: int = 0
    rig: Rig | None = None
    effects: Effects = Effects()
    protects: int = 0


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a condition follows from numbers instead of being given: the measure and the least value.

    ``strain`` is Strain, ``overload`` the slots beyond capacity, ``vitality_lost`` 1 when no Vitality is left, else 0;
    ``contagion`` is the stage of the Contagion: whoever is given such a condition is at least at that one.
    """

    measure: Literal["strain", "overload", "vitality_lost", "contagion"]
    at_least: int = 1


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state of a person and the dice it costs; a ``secret`` one is for the GM alone, and on no paper.

    ``per_watch`` and ``per_day`` change Vitality each time. ``attribute`` changes the one attribute that it lies on.
    ``ends`` is what takes it away: a Mend roll (``tended``), a ``night`` or a ``cycle`` at home.
    """

    id: str
    name: Text
    effect: Text
    dice: tuple[DiceBonus, ...] = ()
    no_push: bool = False
    per_watch: int = 0
    per_day: int = 0
    attribute: int = 0
    ends: Literal["", "tended", "night", "cycle"] = ""
    when: When | None = None
    secret: bool = False


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named person of a story: who, with which numbers; ``ability`` is chosen from the archetype."""

    id: str
    name: Text
    gender: Gender
    text: Text
    archetype: str
    attributes: dict[str, int]
    skills: dict[str, int]
    gear: tuple[str, ...]
    ability: str
    party: bool = False


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is worth a mark at the end of an expedition, once for everybody.

    ``comes_with`` says what gives it by itself: coming ``home``, or ``food``, at least so many units (``least``).
    """

    key: str
    name: Text
    comes_with: Literal["", "home", "food"] = ""
    least: int = 0


class Advancement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How people grow: what gives marks, and what they buy.

    A skill costs ``skill_each`` for each level that it then has, up to ``skill_top``; ``abilities_most`` is how many
    abilities anybody can have.
    """

    marks: tuple[Mark, ...]
    skill_each: int
    skill_top: int
    attribute: int
    attribute_top: int
    ability: int
    abilities_most: int


class PersonRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of every person: Vitality, slots and load, the limits of creation, and growth (GAME.md 2).

    ``sleepless`` is the condition of whoever was awake for a watch.
    """

    id: str
    vitality_base: int
    vitality_attribute: str
    slots_base: int
    slots_attribute: str
    slots_each: int
    overload_max: int
    load_slots: int
    attribute_points: int
    attribute_min: int
    attribute_max: int
    skill_points: int
    skill_max: int
    scars: str
    sleepless: str
    advancement: Advancement


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far the Contagion has come in somebody: the dice that it gives and takes, and how much better it is sensed.

    ``sense`` is added to the Sense of every machine of the Safeguard.
    """

    key: str
    name: Text
    effect: Text
    dice: tuple[DiceBonus, ...] = ()
    sense: int = 0


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """What people need to know of the Contagion: its id, and its stages from none to the last."""

    id: str = ""
    stages: tuple[Stage, ...] = ()


class CharacterRules(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything this chapter knows; dictionaries are keyed by full id, ``scars`` is the person rules' table.

    A row of ``scars`` with the effect ``<skill>_less`` takes ``value`` dice from that skill; with ``starts_strained``
    it gives so much Strain at the start of an expedition, with ``contagion_gained`` so many stages of the Contagion.
    """

    person: PersonRules
    attributes: dict[str, Attribute]
    skills: dict[str, Skill]
    abilities: dict[str, Ability]
    archetypes: dict[str, Archetype]
    gear: dict[str, Gear]
    conditions: dict[str, Condition]
    named: dict[str, Named]
    scars: Table | None = None
    track: Track = Track()

    @cached_property
    def acting(self) -> frozenset[str]:
        """The items that do anything by rule: most do not."""
        return frozenset(item.id for item in self.gear.values() if item.effects != Effects())

    @cached_property
    def wearing(self) -> frozenset[str]:
        """The items that are used up: they give their dice only so often."""
        return frozenset(item.id for item in self.gear.values() if item.uses)
