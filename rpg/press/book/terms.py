"""The terms of the index: what the rules call things, found wherever a row, a heading or a block is about one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from rpg.press.book.atoms import Mark
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.words import Voice

KINDS = frozenset({
    "ability", "adversary", "archetype", "attribute", "condition", "countermeasure", "district", "gear", "skill",
    "table", "trigger", "community", "wanderer", "oracle", "contagion", "quest", "infiltrator", "alert-ladder",
})  # fmt: skip
"""Kinds of entities whose names stand in the index."""


class Terms:
    """The names of the rules in one language, and what they name."""

    def __init__(self, rules: Rules, voice: Voice) -> None:
        """The names of all entities of these kinds."""
        self._ids: dict[str, list[str]] = {}
        self._numbers = count(1)
        for id_ in rules.texts.get("en", {}):
            if kind_of(id_) in KINDS and "name" in rules.texts["en"][id_]:
                self._ids.setdefault(voice.term(Term(id_)).casefold(), []).append(id_)

    def count(self) -> int:
        """A number that nothing had before."""
        return next(self._numbers)

    def marks(self, said: str) -> tuple[Mark, ...]:
        """The marks of a text that is nothing but a name of the rules; none otherwise."""
        found = self._ids.get(said.casefold(), ())
        return (Mark("term", said), *(Mark("anchor", id_) for id_ in found)) if found else ()


def kind_of(id_: str) -> str:
    """The kind of an entity by its full id."""
    return id_.partition(":")[2].partition("/")[0]
