"""What can be said: a key and its values, before any language."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec


class Forms(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A name that a sentence must bend: its singular, its plural and its grammatical gender."""

    one: str
    other: str
    gender: Literal["m", "f", "n"] = "n"


Text: TypeAlias = str | Forms


class Term(msgspec.Struct, frozen=True, tag="term", tag_field="is"):
    """A text of the rules, by entity and key; ``count`` chooses singular or plural."""

    id: str
    key: str = "name"
    count: int = 1


class Written(msgspec.Struct, frozen=True, tag="written", tag_field="is"):
    """A thing of the rules as a line names it, one word that is read again.

    In English the end of its id, or of the key of a name inside an entity (``endings.silicon.name``); in another
    language its name there as one word, without an article.
    """

    id: str
    key: str = "name"


class Say(msgspec.Struct, frozen=True, tag="say", tag_field="is"):
    """A sentence of the program: its key in the catalogue and the values it speaks of."""

    key: str
    values: dict[str, Value] = {}


class Listed(msgspec.Struct, frozen=True, tag="list", tag_field="is"):
    """Several values said after one another, with a separator between them."""

    items: tuple[Value, ...]
    separator: str = ", "


Value: TypeAlias = str | int | float | Term | Written | Say | Listed
