"""Entities of all packs become one frozen value: which kind goes where among the rules of the chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from rpg.campaign.rules import Rules
from rpg.game.formula import formulas

if TYPE_CHECKING:
    from collections.abc import Mapping


class Slot(NamedTuple):
    """Where a kind goes: the section of the rules ("" for the rules themselves), the field, one entity or many."""

    section: str
    field: str
    many: bool = True


SLOTS = {
    "core-roll": Slot("check", "core", many=False),
    "ladder": Slot("check", "ladders"),
    "table": Slot("check", "tables"),
    "time": Slot("check", "time", many=False),
    "person-rules": Slot("character", "person", many=False),
    "attribute": Slot("character", "attributes"),
    "skill": Slot("character", "skills"),
    "ability": Slot("character", "abilities"),
    "archetype": Slot("character", "archetypes"),
    "gear": Slot("character", "gear"),
    "condition": Slot("character", "conditions"),
    "named": Slot("character", "named"),
    "alert-ladder": Slot("safeguard", "ladder", many=False),
    "trigger": Slot("safeguard", "triggers"),
    "adversary": Slot("encounter", "adversaries"),
    "procedure": Slot("encounter", "procedure", many=False),
    "countermeasure": Slot("safeguard", "countermeasures"),
    "wanderer": Slot("", "wanderer", many=False),
    "expedition": Slot("expedition", "procedure", many=False),
    "strata": Slot("", "strata", many=False),
    "oracle": Slot("", "oracle", many=False),
    "community": Slot("", "community", many=False),
    "contagion": Slot("", "contagion", many=False),
    "quest": Slot("", "quest", many=False),
    "infiltrator": Slot("", "infiltrator", many=False),
    "map": Slot("", "maps"),
    "scene": Slot("", "scenes"),
    "story": Slot("", "stories"),
    "policy": Slot("", "policies"),
    "case": Slot("", "cases"),
    "district": Slot("", "districts"),
}


def merged(packs: list[dict[str, Any]], kinds: Mapping[str, dict[str, Any]], texts: dict[str, Any]) -> Rules:
    """The rules of those entities (by kind and full id, as JSON, references full).

    The people's chapter is given the scar table too, and the stages of the Contagion: both weigh on their rolls.
    msgspec.ValidationError if the entities do not fit their types, or if there is not one of each kind that rules have
    one of.
    """
    rules: dict[str, Any] = {"packs": packs, "texts": texts}
    for kind, slot in SLOTS.items():
        section = rules.setdefault(slot.section, {}) if slot.section else rules
        section[slot.field] = kinds[kind] if slot.many else _only(kind, kinds[kind])
    tables = rules["check"]["tables"]
    rules["character"]["scars"] = tables.get(rules["character"]["person"]["scars"])
    rules["character"]["track"] = {key: rules["contagion"][key] for key in ("id", "stages")}
    rules["safeguard"]["omens"] = tables.get(rules["safeguard"]["ladder"]["omens"])
    return msgspec.convert(rules, Rules, dec_hook=formulas)


def _only(kind: str, entities: dict[str, Any]) -> dict[str, Any]:
    if len(entities) != 1:
        raise msgspec.ValidationError(f"one {kind} was expected, there are {len(entities)}")
    entity: dict[str, Any] = next(iter(entities.values()))
    return entity
