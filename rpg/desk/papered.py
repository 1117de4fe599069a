"""A character's paper, taken back into the campaign: what it changes, told old and new, as one entry of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PaperWritten
from rpg.desk import revealing
from rpg.desk.answer import happened
from rpg.desk.words import world_after
from rpg.game.character import paper as papers
from rpg.game.character.events import Joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.paper import Paper
    from rpg.game.character.state import Person

CHUNK = 200
"""Letters of a written text in one event, which has to stay small."""


def taken(table: Table, who: str, paper: Paper, texts: Mapping[str, str]) -> Result:
    """What the paper of somebody at the table makes of them; it has been found possible."""
    person = table.world.people.by_id[who]
    at = msgspec.structs.replace(table, secret=table.secret or person.hidden)
    made: list[Event] = list(papers.events(table.rules.character, table.rules.check.core, person, paper))
    if not at.secret:
        sums: tuple[tuple[revealing.Sum, bool], ...] = (
            ("harm", paper.lost is not None), ("strain", paper.strain is not None), ("load", paper.reticked),
        )  # fmt: skip
        made += revealing.numbers(at, world_after(table.world, made), who, [name for name, told in sums if told])
    return happened(at, [*made, *_written(who, texts)])


def joined(table: Table, person: Person, paper: Paper, texts: Mapping[str, str]) -> Result:
    """Somebody new at the table, and what else their paper says."""
    made = papers.events(table.rules.character, table.rules.check.core, person, paper)
    return happened(table, [Joined(person=person), *made, *_written(person.id, texts)])


def join_line(rules: Rules, person: Person) -> str:
    """The line by which somebody of no story joins."""
    own = {**person.attributes, **person.skills}
    pairs = " ".join(f"{key.rpartition('/')[2]}={n}" for key, n in own.items())
    kind = rules.character.archetypes[person.archetype]
    gone = "".join(f" {key.rpartition('/')[2]}=0" for key in kind.skills if key not in own)
    line = f"join {person.name} {kind.id.rpartition('/')[2]} with {person.ability.rpartition('/')[2]} {pairs}{gone}"
    return line + f" gender={person.gender}" + (f" player={person.player}" if person.player else "")


def _written(who: str, texts: Mapping[str, str]) -> Iterator[PaperWritten]:
    for field, text in texts.items():
        for start in range(0, max(1, len(text)), CHUNK):
            yield PaperWritten(who=who, field=field, text=text[start : start + CHUNK], more=start > 0)
