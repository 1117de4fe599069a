"""``look``, or a leading question mark: anything the rules or the table know, offline, logged nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import refused, said, say
from rpg.desk.glossary import explained
from rpg.desk.known import about, mentions
from rpg.desk.listing import kind_of, listed
from rpg.desk.names import entities, everybody, one
from rpg.desk.sheet import block, sheet
from rpg.desk.verbs import guide
from rpg.desk.verbs.grow import marks_lines
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``? exterminator`` · ``? oru`` · ``? tagged`` · ``? flee`` · ``?``."""
    kind = kind_of(line.rest)
    if kind:
        return said(*explained(line.rest), *listed(kind, table.rules))
    ours = (*explained(line.rest), *about(line.rest, table))
    if not line.rest or (table.book and table.book.find(line.rest, whole=True)):
        found = guide.run(line, table)
        return msgspec.structs.replace(found, says=(*found.says, *ours))
    people = everybody(table.world)
    who = one(line.rest, people)
    if not isinstance(who, Refusal):
        return said(
            *sheet(table.rules, table.world.people.by_id[who]),
            *marks_lines(table, who),
            *mentions(table.world.people.by_id[who].name, table),
            *ours,
        )
    rules = table.rules
    known = entities(rules, table.language, dict.fromkeys(rules.texts.get("en", {})))
    entity = one(line.rest, {**known, **people}, line.typed)
    if isinstance(entity, Refusal):
        return said(*ours) if ours else refused(entity)
    return said(*described(entity, table), *ours)


def described(entity: str, table: Table) -> tuple[Say, ...]:
    """What the rules say of one entity: its name, its stat block if it has one, and every text of it."""
    adversary = table.rules.encounter.adversaries.get(entity)
    says = [say("look.title", name=Term(entity), id=entity)]
    if adversary is not None:
        says += block(adversary)
    texts = table.rules.texts.get("en", {}).get(entity, {})
    return (
        *says,
        *(say("look.text", text=Term(entity, key)) for key in texts if key != "name" and not key.startswith("traits.")),
    )
