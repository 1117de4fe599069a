"""What an author may say about the Wanderer: his block, how he comes, his emitter and what follows him (GAME.md 11)."""

from __future__ import annotations

import msgspec

from rpg.game.text import Text


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """His numbers. The first four are pools of dice; ``regenerates`` is Vitality an exchange, ``recharges`` a watch's.

    Below ``threat_from_tier`` no machine's Threat takes dice from him, and he fells ``fells`` of them in an exchange.
    """

    strike: int
    evade: int
    climb: int
    interface: int
    vitality: int
    soak: int
    regenerates: int
    charge: int
    recharges: int
    threat_from_tier: int
    fells: int


class Dial(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Proximity: where a campaign starts, the most there can be, what each beam adds, and the sides of the die."""

    start: int
    most: int
    beam: int
    die: int


class Wake(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many ``interventions`` in a season, and the adversary ``hunter`` hunts him and all whom he saved."""

    interventions: int
    hunter: str


class Rung(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level of the emitter. ``units`` are beam units destroyed without a roll (None: everything in line).

    ``charge`` is its cost, ``line`` how far it reaches, ``alert`` points beyond those of the trigger, ``recoil`` harm
    to the user; on ``collapse`` or less of the emitter's die the node comes down.
    """

    key: str
    line: Text
    charge: int
    alert: int
    recoil: int
    collapse: int
    units: int | None = None
    pierces_shell: bool = False


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The emitter in other hands: difficulty of the identity lock and of the shot, each with its skill; more recoil."""

    skill: str
    difficulty: int
    shot_skill: str
    shot_difficulty: int
    recoil: int


class Emitter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """His weapon: the item, the alert trigger of a beam, the level he fires if nobody says, and the collapse die.

    The place in ``levels``, from 1, is the level.
    """

    gear: str
    trigger: str
    default: int
    die: int
    lock: Lock
    levels: tuple[Rung, ...]


class WandererRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows. ``words`` is how many he says in a scene."""

    id: str
    name: Text
    block: Block
    words: int
    proximity: Dial
    wake: Wake
    emitter: Emitter
