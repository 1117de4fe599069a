"""Reads a typed line and answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.acts import PUSH, act_at
from rpg.desk.answer import refuse, refused, say
from rpg.desk.book import BOOK
from rpg.desk.line import Line, marked, told
from rpg.desk.names import ALL, everybody, machines, many
from rpg.desk.offers import push_offer
from rpg.desk.plain import nearest, plain
from rpg.desk.result import Append, Result
from rpg.game.check.events import Tested
from rpg.game.check.told import Told
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.table import Book, Table, Verb

_DICE = re.compile(r"\d*d(\d|%)|pool\(", re.IGNORECASE)
_TEST = {"en": "test", "it": "prova"}
_CHANGE = re.compile(r"\s+(?=[+-]\S)")


def run(typed: str, table: Table) -> Result:
    """Answer one line. Nothing is written: the caller performs ``Result.deed``."""
    line = marked(typed)
    book = table.book or BOOK
    table = msgspec.structs.replace(table, secret=table.secret or line.secret, book=book, play=run)
    read = _pushes(line, table)
    if isinstance(read, Result):
        return read
    line, table = read
    key = line.verb or _verb(line, table)
    verb = book.by_key.get(key)
    if verb is None:
        return _unknown(line, table)
    bare = line if line.verb else _bare(line, verb, book)
    return _known(_offered(verb.run(msgspec.structs.replace(bare, verb=key), table), table), table)


def reads_only(typed: str, table: Table) -> bool:
    """Whether a line can be answered without writing."""
    line = marked(typed)
    verb = (table.book or BOOK).by_key.get(line.verb or _verb(line, table))
    return verb is None or verb.reads


def _bare(line: Line, verb: Verb, book: Book) -> Line:
    """The line without the word that was its verb."""
    first, _, rest = line.rest.partition(" ")
    return (
        msgspec.structs.replace(line, rest=rest.strip())
        if first and book.find(first) is verb and not _dice(first)
        else line
    )


def _dice(word: str) -> bool:
    return _DICE.match(word) is not None


def _verb(line: Line, table: Table) -> str:
    """The key of the verb that answers a line without a mark; "" if none does."""
    if not line.rest:
        return "glance"
    first = line.rest.split()[0]
    if _dice(first):
        return "roll"
    known = everybody(table.world) | machines(table)
    book = table.book or BOOK
    exact, verb = book.find(first, whole=True), book.find(first)
    if exact is not None:
        return exact.key
    if act_at(line.words) > 0 or ";" in line.rest:
        return "exchange"
    if plain(first.strip(",")) in known or plain(first) in ALL or verb is None:
        return _about(line, known)
    return verb.key


def _about(line: Line, known: dict[str, str]) -> str:
    """What a line that starts with a name asks for: a change to it, or its sheet."""
    who = _CHANGE.split(line.rest, maxsplit=1)[0]
    if isinstance(many(who.replace(", ", ","), known), Refusal):
        return ""
    return "change" if _CHANGE.search(line.rest) else "look"


def _pushes(line: Line, table: Table) -> tuple[Line, Table] | Result:
    """Take the trailing ``; push NAME`` parts off a line and put them into the table."""
    kept, pushes = [], dict[str, Told | None](table.pushes)
    parts = line.rest.split(";")
    for part in parts:
        words = part.split()
        if len(parts) == 1 or not words or plain(words[0]) not in PUSH:
            kept.append(part)
            continue
        again = told(words[-1]) if words[-1].startswith("=") else None
        who = many(" ".join(words[1:-1] if again else words[1:]), everybody(table.world), line.typed)
        if isinstance(who, Refusal):
            return refused(who)
        pushes |= dict.fromkeys(who.ids, again)
    rest = ";".join(kept).strip()
    return msgspec.structs.replace(line, rest=rest), msgspec.structs.replace(table, pushes=pushes)


def _offered(result: Result, table: Table) -> Result:
    """The answer with the pushes that it leaves open."""
    deed = result.deed
    if not isinstance(deed, Append) or deed.amends or table.secret:
        return result
    tests = [fact.event for fact in deed.facts if isinstance(fact.event, Tested)]
    offers = push_offer(table.rules, table.world, tests)
    return msgspec.structs.replace(result, says=(*result.says, *offers)) if offers else result


def _unknown(line: Line, table: Table) -> Result:
    """A word that is no verb and nobody: say what it is most like, and offer the line with that."""
    first, _, rest = line.rest.partition(" ")
    known = everybody(table.world) | machines(table)
    near = nearest(first, [*(table.book or BOOK).names(), *known])
    corrected = f"{near} {rest}".strip()
    if near == plain(first):
        corrected = f"{_TEST[table.language]} {line.rest}"
    if not near:
        return Result(says=(say("refused.what", word=first), say("refused.help")), status="usage")
    result = refuse("did_you_mean", line=corrected, prefill=corrected)
    return msgspec.structs.replace(result, status="usage")


def _known(result: Result, table: Table) -> Result:
    """A refusal that says whom it did not find, if that is somebody who is dead or away."""
    word = result.says[0].values.get("word") if result.status == "refused" and result.says else None
    who = everybody(table.world).get(plain(word)) if isinstance(word, str) else None
    if who is None:
        return result
    person = table.world.people.by_id[who]
    if not (person.dead or person.away):
        return result
    return refuse("dead" if person.dead else "not_here", who=person.name)
