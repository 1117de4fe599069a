"""Schemas of printables in parts without unions: what a file is, and what an element is, is told apart before.

So that each part can say the one thing that is wrong, and not what no member of a union was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.rulebook.schema import Schemas

if TYPE_CHECKING:
    from rpg.rulebook.schema import Schema

BEGINS = "printable-"
WHOLE, PART = "whole", "part"
"""A file that is something by itself, and one that adds to another, or is made from it."""
_OWN = "#/$defs/"
_UNIONS = frozenset({"oneOf", "allOf", "anyOf", "if", "then", "else", "$defs", "unevaluatedProperties"})
_ELEMENTS = {"elements", "element"}
_PARTS = {"sheet": ({"sheet", "zones"}, {"pages", "scale", "shows"}), "theme": ({"extends"}, set[str]())}
"""Of what can be a part: the keys that only a part has, and those that only a whole one has."""
_ALL = frozenset({"//", "$schema"})


class Pieces(Schemas):
    """Schemas as :class:`Schemas` has them, and pieces of those of printables: ``printable-sheet/track``."""

    def __getitem__(self, kind: str) -> Schema:
        """The schema of that name."""
        if not kind.startswith(BEGINS):
            return super().__getitem__(kind)
        if kind not in self._read:
            paper, _, name = kind.removeprefix(BEGINS).partition("/")
            raw = self.raw(paper)
            of_file = name == WHOLE or (name == PART and paper in _PARTS)
            made = _file(paper, name, raw) if of_file else _closed(raw["$defs"][name], raw["$defs"])
            self._read[kind] = {**made, "additionalProperties": made.get("additionalProperties", False)}
        return self._read[kind]

    def raw(self, paper: str) -> Schema:
        """The schema file of a printable."""
        read: Schema = msgspec.json.decode((self.folder / f"{BEGINS}{paper}.schema.json").read_bytes(), type=dict)
        return read

    def tags(self, paper: str) -> tuple[str, ...]:
        """The kinds of elements that a printable may have."""
        defs = self.raw(paper).get("$defs", {})
        return tuple(name for name, node in defs.items() if "is" in node.get("properties", {}) and name != "element")


def _file(paper: str, name: str, raw: Schema) -> Schema:
    """A file: whole, with all that it must have, or a part of another."""
    only, not_there = _PARTS.get(paper, (set(), set()))
    made = _closed(raw, raw.get("$defs", {}))
    left_out = (not_there if name == PART else only) if paper in _PARTS else set()
    fields = {key: field for key, field in made.get("properties", {}).items() if key not in left_out}
    needed = ["id", *sorted(only)] if name == PART else _needed(paper, raw)
    if name == WHOLE and paper == "theme":
        for key, node in raw["else"]["properties"].items():
            fields[key] = {**fields[key], **node}
    return {**made, "properties": fields, "required": needed}


def _needed(paper: str, raw: Schema) -> list[str]:
    more = {"sheet": ["pages"], "theme": raw.get("else", {}).get("required", [])}
    return [*raw.get("required", []), *more.get(paper, [])]


def _closed(node: Schema, defs: dict[str, Schema]) -> Schema:
    """A node with its own parts put in, its unions taken away, its objects closed."""
    reference = node.get("$ref", "")
    if reference.startswith(_OWN):
        name = reference.removeprefix(_OWN)
        part = _listed(defs) if name in _ELEMENTS else _closed(defs[name], defs)
        return {**part, **_closed({key: value for key, value in node.items() if key != "$ref"}, defs)}
    made: Schema = {key: _inside(key, value, defs) for key, value in node.items() if key not in _UNIONS}
    if node.get("unevaluatedProperties") is False:
        made["additionalProperties"] = False
    if "anyOf" in node:
        return {**made, **_either([_closed(each, defs) for each in node["anyOf"]])}
    return {**made, "type": "object"} if "oneOf" in node else made


def _inside(key: str, value: Any, defs: dict[str, Schema]) -> Any:  # noqa: ANN401 - a keyword's value can be anything
    if key == "properties":
        return {name: _closed(field, defs) for name, field in value.items()}
    return _closed(value, defs) if key in {"items", "additionalProperties", "propertyNames"} and value else value


def _listed(defs: dict[str, Schema]) -> Schema:
    """A list of elements, each looked at by itself later."""
    most = defs["elements"]["maxItems"]
    return {"type": "array", "maxItems": most, "items": {"type": "object"}}


def _either(nodes: list[Schema]) -> Schema:
    """One node for what may be this or that: keywords of numbers and of texts do not meet."""
    merged: Schema = {}
    for node in nodes:
        merged |= node
    return {**merged, "type": [node["type"] for node in nodes]}
