"""What an author may say about the Contagion: its stages, exposure, drift, and what becomes of the lost (GAME.md 9)."""

from __future__ import annotations

import msgspec

from rpg.game.character.rules import CharacterRules, Stage
from rpg.game.check.rules import ByDegree, CheckRules
from rpg.game.text import Text


class Exposure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Touching it: the skill rolled, or what protects in its place, less the severity."""

    skill: str
    severity_least: int
    severity_most: int
    stages: ByDegree


class Drift(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it does by itself each cycle ``from_stage`` on; ``clinic`` are the dice of one.

    The attribute of ``skill`` is that of whoever has it, the level of ``skill`` that of whoever cares.
    """

    skill: str
    from_stage: int
    clinic: int
    stages: ByDegree


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What may become of somebody lost, and the adversary (full id) that they then are, if any."""

    key: str
    name: Text
    text: Text
    adversary: str = ""


class ContagionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows. At the last of ``stages`` somebody is lost."""

    id: str
    name: Text
    stages: tuple[Stage, ...]
    gene_lost_from: int
    exposure: Exposure
    drift: Drift
    endings: tuple[Ending, ...]


class BodyRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that the Contagion reads: its own, and those of the chapters before it."""

    check: CheckRules
    character: CharacterRules
    contagion: ContagionRules
