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
    """The names of the rules in one language."""

    def __init__(self, rules: Rules, voice: Voice) -> None:
        """The names of all entities of these kinds."""
        self._numbers = count(1)
        english = rules.texts.get("en", {})
        known = (id_ for id_, said in english.items() if kind_of(id_) in KINDS and "name" in said)
        self._names = frozenset(voice.term(Term(id_)).casefold() for id_ in known)

    def count(self) -> int:
        """A number that nothing had before."""
        return next(self._numbers)

    def marks(self, said: str) -> tuple[Mark, ...]:
        """The mark of a text that is nothing but a name of the rules; none otherwise."""
        return (Mark("term", said),) if said.casefold() in self._names else ()


def kind_of(id_: str) -> str:
    """The kind of an entity by its full id."""
    return id_.partition(":")[2].partition("/")[0]
