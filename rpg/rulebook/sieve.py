"""The sieve: jsonschema-rs says in microseconds whether a document has the shape of its kind; it explains nothing.

The only door to jsonschema-rs. It fetches nothing: schemas refer to the shared parts alone, which are handed in. What
it lets through, jsonschema lets through too; a test compares the two on every mutant of our rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.rulebook.schema import COMMON

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from rpg.rulebook.schema import Schema, Schemas

_MAYBE = re.compile(rb"[0-9](?:\.0|[eE][+-]?[0-9])")


class Sieve:
    """Lets sound documents through, kind by kind."""

    def __init__(self, schemas: Schemas) -> None:
        """A sieve that compiles a schema when its kind is met."""
        self._schemas = schemas
        self._compiled: dict[str, Draft202012Validator] = {}

    def passes(self, kind: str, value: Any) -> bool:  # noqa: ANN401 - any JSON
        """Whether a document has the shape of its kind.

        A number like ``3.0`` does not pass: JSON Schema calls it whole, and we do not.
        """
        if kind not in self._compiled:
            self._compiled[kind] = compiled(self._schemas[kind], self._schemas[COMMON])
        return self._compiled[kind].is_valid(value) and not _half_whole(value)


def compiled(schema: Schema, common: Schema) -> Draft202012Validator:
    """A schema, ready to be asked; nothing is fetched."""
    from jsonschema_rs import Draft202012Validator, Registry  # noqa: PLC0415 - opening a sound campaign needs none

    return Draft202012Validator(schema, registry=Registry([(f"{COMMON}.schema.json", common)]), offline=True)


def _half_whole(value: object) -> bool:
    """Whether a number in there is whole, but written with a point or an exponent.

    Written out again at once, nearly every document shows that it has none; the others are walked through.
    """
    try:
        if not _MAYBE.search(msgspec.json.encode(value)):
            return False
    except OverflowError:  # a very large number
        pass
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, float) and each.is_integer():
            return True
    return False
