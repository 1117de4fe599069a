"""Names that somebody has already: at the table, in the story, or given to whoever was made up before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.events import Improvised
from rpg.desk.fronts import scenes, story_of
from rpg.desk.names import everybody, text_of
from rpg.desk.plain import plain
from rpg.desk.telling.made import row_text
from rpg.words import Forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.desk.table import Table

_MADE = "campaign/improvised"
_WORD = re.compile(r"\w+")


def taken(table: Table, names: str) -> frozenset[str]:
    """Names of a table (its id) that nobody else is to have: all that is known, or less where that leaves none.

    First whoever was made up and not kept gives the name back, then whoever the scenes only mention.
    """
    own, told, made = real(table), frozenset(_told(table)), frozenset(_made(table))
    rows = {
        plain(row_text(table.rules, table.language, names, row.key)) for row in table.rules.check.tables[names].rows
    }
    return next((some for some in (own | told | made, own | told) if not rows <= some), own)


def real(table: Table) -> frozenset[str]:
    """The names, plain, of everybody there is: at the table, of the story, kept, under suspicion."""
    world, case, story = table.world, table.world.infiltrator.case, story_of(table)
    known = table.rules.character.named
    named = [full for full in (story.people if story else known) if full in known]
    return frozenset(
        {
            *everybody(world),
            *(plain(text_of(table.rules, full, table.language)) for full in named),
            *(plain(made.called) for made in world.kept.values()),
            *(plain(who) for who in (case.suspects if case else ())),
        }
    )


def _made(table: Table) -> Iterator[str]:
    """The names of whoever was made up in this campaign, kept or not."""
    for entry in table.history.with_event(_MADE, 0):
        events = (fact.event for fact in entry.facts)
        for event in (event for event in events if isinstance(event, Improvised) and event.what == "npc"):
            yield from (plain(row_text(table.rules, table.language, full, row)) for full, row in event.rows[:1])


def _told(table: Table) -> Iterator[str]:
    """Every word of the scenes of the story that begins as a name does."""
    known = table.rules.texts.get(table.language, {})
    for full in scenes(table):
        for text in known.get(full, {}).values():
            said = text.one if isinstance(text, Forms) else text
            yield from (plain(word) for word in _WORD.findall(said) if word[:1].isupper())
