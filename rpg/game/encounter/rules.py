"""What an author may say about adversaries and about the procedure of a fight (GAME.md 3 and 5)."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from rpg.game.text import Text

Faction = Literal["safeguard", "builder", "silicon", "contagion", "automaton", "fauna", "net", "authority"]


class Harm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Vitality lost, before soak, on a partial and on a failed roll while engaged."""

    partial: int
    fail: int


TraitKey = Literal[
    "finisher",
    "harmless",
    "flees",
    "immobile",
    "spotter",
    "halves_arrival",
    "pack",
    "relentless",
    "sweep",
    "breaks_wards",
    "regenerates",
    "no_strike",
    "emitter",
    "speaks",
    "blind_arcs",
    "edible",
    "noise_on_kill",
    "ranged",
    "bleeds",
    "mass",
    "fills_nodes",
    "solitary",
    "tracks_tag",
    "go_dark",
    "mask",
    "becomes",
    "heavy_body",
    "indifferent",
    "reshapes_edge",
    "rideable",
    "landscape",
    "never_fights",
    "clock",
    "cunning",
    "takes_captives",
    "no_alert",
    "contagion",
    "interface_attack",
    "was_someone",
    "guards_source",
    "guards_megastructure",
    "stand_down",
    "net_layer",
    "harm_is_strain",
    "trace",
    "audience",
    "not_hostile",
    "dispatch_on_touch",
]
"""What an adversary can do by rule; the schema says of each what it means."""


class Ticks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The segments of a clock that a roll fills, by its degree."""

    fail: int = 0
    partial: int
    full: int
    surge: int


class Trait(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Something an adversary does by rule; ``value`` is its number, ``trigger`` the alert trigger it sets off.

    ``skill`` is rolled where the trait lets people roll, and fills ``ticks`` of a clock; ``adversary`` is what it
    becomes, ``condition`` what its harm leaves, ``name`` what its clock is called. What each key means by rule, and
    which of these it reads, stands in the schema of adversaries.
    """

    key: TraitKey
    value: int = 0
    trigger: str = ""
    skill: str = ""
    ticks: Ticks | None = None
    adversary: str = ""
    condition: str = ""
    name: Text = ""


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it is seen to do when a roll lets it act."""

    key: str
    text: Text


class Adversary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A stat block. Sense, Threat and Speed are difficulties; Pace is gap per exchange; Integrity is boxes."""

    id: str
    name: Text
    tier: int
    faction: Faction
    sense: int
    threat: int
    speed: int
    pace: int
    harm: Harm
    integrity: int
    armour: int
    reach: int
    beam_units: int
    traits: tuple[Trait, ...]
    moves: tuple[Move, ...]

    def trait(self, key: str) -> Trait | None:
        """The trait of that key, if the adversary has it."""
        return self.by_key.get(key)

    @cached_property
    def by_key(self) -> dict[str, Trait]:
        """Its traits by their keys, the first of each."""
        return {trait.key: trait for trait in reversed(self.traits)}


class StartGap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The gap at which a fight starts, by the lookout's degree; ``ambush`` when they were waiting."""

    clean: int
    partial: int
    fail: int
    ambush: int


class Noises(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The alert triggers that a fight sets off, by full id; ``seen`` for each Watch from the first on."""

    noise: str
    shots: str
    machine_destroyed: str
    machine_destroyed_every: int
    body_left: str
    seen: tuple[str, ...]
    builder_damaged: str = ""


class Flight(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What fleeing does to one's gap by degree. ``fail`` counts at a distance only; ``unhindered`` needs no roll.

    A partial at a distance costs ``load_lost`` units of load, or ``noises`` if there is none.
    """

    fail: int
    partial: int
    full: int
    surge: int
    unhindered: int
    load_lost: int
    noises: int


class Salvage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Taking wrecked machines apart: the roll, the parts that a partial and a clean one give, and whose machines."""

    skill: str
    difficulty: int
    partial: int
    clean: int
    factions: tuple[Faction, ...]


class Procedure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of the encounter procedure (GAME.md 5, and 6 for moving unseen).

    All are positive where the words say which way they go: ``..._bonus``, ``lookout_help`` and ``help`` are dice given;
    ``lookout_difficulty``, ``outnumbered``, ``drag``, ``engaged_each`` (for every machine beyond the first) and
    ``group_sneak`` (pairs of a least group size and its price) are dice taken; ``threat_at_range`` is taken off Threat.
    ``tend_partial`` and ``tend_clean`` are Vitality that a Mend roll gives back at a rest. ``sneak_pace`` is signed
    dice by pace. ``extra_damage`` is for each six beyond the first.
    """

    id: str
    away_gap: int
    start_gap: StartGap
    lookout_difficulty: int
    no_lookout_pool: int
    lookout_help: int
    engaged_max: int
    engaged_each: int
    pin_max: int
    hold_bonus: int
    far_gap: int
    far_bonus: int
    outnumbered: int
    drag: int
    still_gap: int
    flight: Flight
    clean_damage: int
    extra_damage: int
    threat_at_range: int
    group_sneak: tuple[tuple[int, int], ...]
    sneak_pace: dict[str, int]
    sneak_skill: str
    evade_skill: str
    lookout_skill: str
    mend_skill: str
    mend_vitality: int
    tend_partial: int
    tend_clean: int
    salvage: Salvage
    help: int
    maimed: str
    noises: Noises


class EncounterRules(msgspec.Struct, frozen=True, kw_only=True):
    """Everything this chapter knows; ``adversaries`` are keyed by full id."""

    procedure: Procedure
    adversaries: dict[str, Adversary]
