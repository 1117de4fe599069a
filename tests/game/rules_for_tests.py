"""The shipped rules, for the tests of the chapters: what a campaign of the story pack plays by."""

from __future__ import annotations

from typing import Any

from rpg.campaign.rules import Rules
from rpg.rulebook import open_packs

_opened = open_packs(["core", "zuru"])
assert isinstance(_opened, Rules), _opened

CHECK = _opened.check
CHARACTER = _opened.character
SAFEGUARD = _opened.safeguard
ENCOUNTER = _opened.encounter
WANDERER = _opened.wanderer
EXPEDITION = _opened.expedition
STRATA = _opened.strata
ORACLE = _opened.oracle
COMMUNITY = _opened.community
CONTAGION = _opened.contagion
QUEST = _opened.quest
INFILTRATOR = _opened.infiltrator

_ENCOUNTER: dict[str, dict[str, Any]] = {
    "procedure": {ENCOUNTER.procedure.id: ENCOUNTER.procedure},
    "adversary": ENCOUNTER.adversaries,
}


def entities(kind: str) -> dict[str, Any]:
    """Every entity of a kind of the encounter chapter, by full id."""
    return _ENCOUNTER[kind]
