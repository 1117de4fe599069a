"""A character's paper, taken back into the campaign: what it changes, told old and new, as one entry of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PaperWritten
from rpg.desk import revealing
from rpg.desk.answer import happened
from rpg.desk.making import feminine
from rpg.desk.names import entities, text_of
from rpg.desk.plain import plain
from rpg.desk.words import world_after
from rpg.game.character import paper as papers
from rpg.game.character.events import Joined
from rpg.words.token import bare, token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.paper import Paper
    from rpg.game.character.state import Person

_JOIN = {
    ("en", ""): ("join", "with", "gender", "player"),
    ("it", ""): ("entra", "con", "genere", "giocatore"),
    ("it", "f"): ("entra", "con", "genere", "giocatrice"),
}
"""The words of the line that lets somebody join, by language, and for a gender where it matters."""
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


def join_line(rules: Rules, person: Person, language: str) -> str:
    """The line by which somebody of no story joins, in the words of a language: ``entra Kei spallone con mulo …``."""
    of, kind = rules.character, rules.character.archetypes[person.archetype]
    numbers = {**person.attributes, **person.skills, **{key: 0 for key in kind.skills if key not in person.skills}}
    known = {**of.attributes, **of.skills}
    pairs = " ".join(f"{_word(rules, language, key, known)}={n}" for key, n in numbers.items())
    women = {full: word for word, full in feminine(rules, language).items()} if person.gender == "f" else {}
    called = token(women.get(kind.id, "")) or _word(rules, language, kind.id, of.archetypes)
    able = _word(rules, language, person.ability, dict.fromkeys(kind.abilities))
    join, with_, gender, player = _JOIN.get((language, person.gender)) or _JOIN.get((language, "")) or _JOIN["en", ""]
    line = f"{join} {person.name} {called} {with_} {able} {pairs} {gender}={person.gender}"
    return line + (f" {player}={person.player}" if person.player else "")


def met_line(person: Person, language: str) -> str:
    """The line by which somebody of a story joins."""
    return f"{(_JOIN.get((language, '')) or _JOIN['en', ''])[0]} {person.id}"


def _word(rules: Rules, language: str, full: str, known: Mapping[str, object]) -> str:
    """A thing as one word of a line: its name in a language, if that leads back to it; else the end of its id."""
    word = token(bare(text_of(rules, full, language)))
    slug = full.rpartition("/")[2]
    return word if language != "en" and entities(rules, language, known).get(plain(word)) == full else slug


def _written(who: str, texts: Mapping[str, str]) -> Iterator[PaperWritten]:
    for field, text in texts.items():
        for start in range(0, max(1, len(text)), CHUNK):
            yield PaperWritten(who=who, field=field, text=text[start : start + CHUNK], more=start > 0)
