"""``awake NAMES`` at the end of a line: who gets no sleep in the watches that pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.names import groups, many, people
from rpg.desk.plain import plain
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_AWAKE = frozenset({"awake", "sveglio", "sveglia", "svegli", "sveglie"})


def awake(line: Line, table: Table) -> tuple[str, frozenset[str]] | Refusal:
    """What stands before the word, and who stays awake; nobody without it, everybody if nobody is named."""
    words = line.words
    at = next((n for n, word in enumerate(words) if plain(word) in _AWAKE), None)
    if at is None:
        return line.rest, frozenset()
    known = people(table.world)
    names = " ".join(words[at + 1 :]).replace(", ", ",")
    found = many(names or "all", {**groups(table.world, known), **known}, line.typed)
    return found if isinstance(found, Refusal) else (" ".join(words[:at]), frozenset(found.ids))
