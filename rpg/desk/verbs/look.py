"""``look``, or a leading question mark: anything the rules or the table know, offline, logged nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import refused, said, say
from rpg.desk.names import entities, everybody, one
from rpg.desk.sheet import block, sheet
from rpg.desk.table import Verb
from rpg.desk.verbs import guide
from rpg.desk.verbs.ruling import about
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_SHOWN = 3


def run(line: Line, table: Table) -> Result:
    """``? exterminator`` · ``? oru`` · ``? tagged`` · ``? flee`` · ``?``."""
    rulings = about(line.rest, table)
    if not line.rest or (table.book and table.book.find(line.rest, whole=True)):
        found = guide.run(line, table)
        return msgspec.structs.replace(found, says=(*found.says, *rulings))
    people = everybody(table.world)
    who = one(line.rest, people)
    if not isinstance(who, Refusal):
        return said(
            *sheet(table.rules, table.world.people.by_id[who]),
            *_mentions(table.world.people.by_id[who].name, table),
            *rulings,
        )
    rules = table.rules
    known = entities(rules, table.language, dict.fromkeys(rules.texts.get("en", {})))
    entity = one(line.rest, {**known, **people}, line.typed)
    if isinstance(entity, Refusal):
        return said(*rulings) if rulings else refused(entity)
    return said(*described(entity, table), *rulings)


def described(entity: str, table: Table) -> tuple[Say, ...]:
    """What the rules say of one entity: its name, its stat block if it has one, and every text of it."""
    adversary = table.rules.encounter.adversaries.get(entity)
    says = [say("look.title", name=Term(entity), id=entity)]
    if adversary is not None:
        says += block(adversary)
    texts = table.rules.texts.get("en", {}).get(entity, {})
    return (*says, *(say("look.text", text=Term(entity, key)) for key in texts if key != "name"))


def _mentions(name: str, table: Table) -> list[Say]:
    """The latest lines that speak of somebody."""
    voided = table.history.voided()
    rows = [e for e in table.history.path(500) if e.id not in voided and name.casefold() in e.line.casefold()]
    return [say("look.mention", n=entry.id, line=entry.line) for entry in rows[-_SHOWN:]]


VERB = Verb(key="look", en=("look",), it=("guarda",), run=run, reads=True, takes=("text",))
