"""The shipped rules, for the tests of the chapters: what a campaign of the story pack plays by."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from rpg.game.character.rules import CharacterRules, PersonRules
from rpg.game.check.rules import CheckRules, CoreRoll
from rpg.game.kinds import KINDS
from rpg.game.safeguard.rules import AlertLadder, SafeguardRules

RULES = Path(__file__).parents[2] / "rules"


def _full(value: Any, pack: str) -> Any:
    """The same JSON with every reference to the own pack made a full id."""
    if isinstance(value, dict):
        return {_full(k, pack): _full(v, pack) for k, v in value.items() if k not in {"kind", "$schema", "//"}}
    if isinstance(value, list):
        return [_full(item, pack) for item in value]
    if isinstance(value, str) and "/" in value and value.partition("/")[0] in KINDS:
        return f"{pack}:{value}"
    return value


@cache
def entities(kind: str) -> dict[str, Any]:
    """Every entity of a kind, by full id."""
    _, of = KINDS[kind]
    found = {}
    for path in sorted(RULES.glob(f"*/{kind}/*.json")):
        pack = path.parts[-3]
        full = f"{pack}:{kind}/{path.stem}"
        found[full] = msgspec.convert({**_full(json.loads(path.read_text("utf-8")), pack), "id": full}, of)
    return found


def _only(kind: str) -> Any:
    (one,) = entities(kind).values()
    return one


_core: CoreRoll = _only("core-roll")
_person: PersonRules = _only("person-rules")
_ladder: AlertLadder = _only("alert-ladder")

CHECK = CheckRules(core=_core, ladders=entities("ladder"), tables=entities("table"))
CHARACTER = CharacterRules(
    person=_person,
    attributes=entities("attribute"),
    skills=entities("skill"),
    abilities=entities("ability"),
    archetypes=entities("archetype"),
    gear=entities("gear"),
    conditions=entities("condition"),
    named=entities("named"),
    scars=CHECK.tables[_person.scars],
)
SAFEGUARD = SafeguardRules(ladder=_ladder, triggers=entities("trigger"), omens=CHECK.tables[_ladder.omens])
