"""What an author may say about the quest: its phases, discovery, the gene, the room and its locks (GAME.md 10)."""

from __future__ import annotations

import msgspec

from rpg.game.check.rules import ByDegree
from rpg.game.contagion.rules import ContagionRules
from rpg.game.encounter.ground import FightRules
from rpg.game.text import Text


class Phase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A clock of the campaign, of so many ``segments``."""

    key: str
    name: Text
    text: Text
    segments: int


class Discovery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Rolls that fill a phase: so many a session, or a stratum, of a difficulty up to ``difficulty_most``.

    ``complication`` is the table read after a fail.
    """

    rolls: int
    difficulty_most: int
    segments: ByDegree
    complication: str


class GeneDifficulty(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The difficulty of the lock that asks for the gene: with a carrier, with a synthetic one, with none."""

    carrier: int
    synthetic: int
    none: int


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One lock: the skills that open it (any of them), its difficulty, its clock.

    One with a ``gene`` asks for it: its difficulty is that, and a synthetic gene is noticed there.
    """

    key: str
    name: Text
    skills: tuple[str, ...]
    segments: int
    difficulty: int = 0
    gene: GeneDifficulty | None = None


class Room(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The control room: where its alert begins, what actions add, and when it is over.

    At ``agent_level`` of the alert ladder the ``agent`` manifests: ``actions`` are left from then on, and ``door`` more
    if the Wanderer holds it; then they are cut off, back to the phase ``cut_off_to``. A partial costs ``partial``
    points, or an exposure of that ``severity``; a synthetic gene ``synthetic`` points once its lock is open.
    """

    start: int
    action: int
    fail: int
    partial: int
    severity: int
    synthetic: int
    agent_level: int
    agent: str
    actions: int
    door: int
    cut_off_to: str
    segments: ByDegree
    locks: tuple[Lock, ...]


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What may be commanded in the end."""

    key: str
    name: Text
    text: Text


class Orders(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What may be commanded: the first is certain; each other is asked of the oracle, at that likelihood (its key)."""

    likelihood: str
    choices: tuple[Order, ...]


class QuestRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows. From the phase ``odds_from`` on the odds of the room are told."""

    id: str
    name: Text
    phases: tuple[Phase, ...]
    odds_from: str
    discovery: Discovery
    room: Room
    orders: Orders


class SeekRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that the quest reads: its own, and those of the chapters before it."""

    fight: FightRules
    contagion: ContagionRules
    quest: QuestRules
