"""What an author may say about expeditions: paces, nodes, presence, hazards, sources, work, food (GAME.md 6 and 18)."""

from __future__ import annotations

import msgspec

from rpg.game.formula import Formula
from rpg.game.safeguard.rules import Unit
from rpg.game.text import Text


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One place on the way. ``watch`` is its Watch, ``scene`` the prepared scene that is read aloud there ("": none).

    In a ``dark`` one a lamp is needed; a ``sealed`` one must be opened; beside a ``tower`` arrival clocks are shorter;
    of one that is not ``charted`` nobody knows the Watch before they are in it; one at the ``boundary`` of the sector
    is watched more closely while the sector is wide awake. ``place`` is the place of the campaign's map that it is, by
    its key ("": none), ``sector`` the one that it lies in ("": that of the nodes before it). Where there is no ``food``
    the way may end, but nobody works.
    """

    watch: int
    scene: str = ""
    dark: bool = False
    sealed: bool = False
    tower: bool = False
    charted: bool = True
    boundary: bool = False
    place: str = ""
    sector: str = ""
    food: bool = True


class PaceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How fast a group goes: ``beats`` a node takes, faces of the node die that are ``presence``.

    ``lookout``: whether one can help, and a patrol be passed unseen. A watched source is sneaked past every so many
    beats of work. The dice of a pace on sneak tests are the encounter procedure's.
    """

    beats: int
    presence: tuple[int, ...]
    lookout: bool
    work_every: int


class TaggedRun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A Tagged group at that pace crosses so many nodes at once: no node die, no sneak test, the beats of one node."""

    pace: str
    nodes: int


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Opening a sealed node without a tool: the roll, and what it takes, whether it opens or not.

    A partial opens it with ``partial_noises``, a fail does not, with ``fail_noises``. ``around`` is the Watch of each
    node of the way round it (none: there is none).
    """

    skill: str
    difficulty: int
    beats: int
    partial_noises: int
    fail_noises: int
    around: tuple[int, ...] = ()


class Hazard(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What everybody rolls where the way itself is dangerous; harm never leaves less than ``least_vitality``.

    ``heard``: whether the network hears what is forced there.
    """

    skill: str
    difficulty: int
    partial_strain: int
    fail_strain: int
    fail_harm: int
    least_vitality: int
    soak: bool = False
    heard: bool = True


class Take(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a beat of work gives at one degree: food units, and noises."""

    units: int
    noises: int = 0


class Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A beat of work at a source: the roll, what each degree gives, and when one more sneak test is due.

    ``sneak_watch`` is the least Watch that asks for it. ``heavy_counts``: whether a heavy load costs that test its die;
    ``lookout_free``: whether a lookout helps there without a roll.
    """

    skill: str
    bonus: int
    fail: Take
    partial: Take
    full: Take
    surge: Take
    sneak_watch: int
    heavy_counts: bool
    lookout_free: bool


class Yield(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a source is found to be, from this face of its die on: dice of food ``units``."""

    key: str
    low: int
    name: Text
    units: Formula


class Rations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Food of one's own: ``each`` person-days a person and day, out of items of ``item_days``.

    After ``hungry_after`` days without, in a row, the condition ``hungry``; after ``starving_after`` the other.
    """

    item: str
    item_days: int
    each: int
    hungry: str
    hungry_after: int
    starving: str
    starving_after: int


class Ring(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far sources lie: the Watch of each node on the way, that of the source, and how many there are a season.

    ``sources`` are dice; without them there is no end of them.
    """

    way: tuple[int, ...]
    watch: int
    sources: Formula | None = None


class Expedition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of every expedition. Tables are named by id; their rows say by ``effect`` what they do.

    ``presence_alert``: whether the sector's level costs its dice where a patrol or an eye is passed. ``patrol`` and
    ``vermin`` are the machines and beasts of those presences, ``dark`` the condition of whoever has no
    light in a dark node, ``rings`` the nearest first.
    """

    id: str
    group_most: int
    node_die: Formula
    hazard_on: tuple[int, ...]
    paces: dict[str, PaceRule]
    tagged_run: TaggedRun
    sealed: Sealed
    dark: str
    presence: str
    strangers: str
    hazards: str
    patrol: tuple[Unit, ...]
    vermin: tuple[Unit, ...]
    hazard: Hazard
    source_die: Formula
    sources: tuple[Yield, ...]
    work: Work
    rations: Rations
    rings: tuple[Ring, ...]
    presence_alert: bool = True


class ExpeditionRules(msgspec.Struct, frozen=True, kw_only=True):
    """Everything this chapter knows."""

    procedure: Expedition
