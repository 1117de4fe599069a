"""Reads a typed line and answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.acts import act_at
from rpg.desk.answer import refuse
from rpg.desk.asking import played, tidied, together
from rpg.desk.behind import behind
from rpg.desk.book import BOOK
from rpg.desk.line import Line, begins_with_dice, marked, told
from rpg.desk.names import ALL, REST, everybody, groups, machines, many
from rpg.desk.offers import push_offer, turn_offer
from rpg.desk.plain import plain
from rpg.desk.remembering import remembered
from rpg.desk.result import Append, Result
from rpg.desk.seasoned import seasoned
from rpg.desk.surviving import as_it_begins
from rpg.desk.telling import name
from rpg.desk.unknown import fallen, unknown
from rpg.desk.using import use_offer
from rpg.desk.veiled import veiled
from rpg.desk.verbs.reconcile import is_numbers
from rpg.desk.written import in_tongue
from rpg.game.check.events import Tested
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.desk.table import Book, Table, Verb
    from rpg.words import Value

_CHANGE = re.compile(r"\s+(?=[+-]\S)")


def run(typed: str, table: Table) -> Result:
    """Answer one line. Nothing is written: the caller performs ``Result.deed``."""
    line = marked(typed)
    if line.rest.startswith("="):
        return _completed(line, table)
    book = table.book or BOOK
    table = replace(table, secret=table.secret or line.secret)
    line = tidied(line, line.verb or _verb(line, table))
    read = behind(line, table)
    if isinstance(read, Result):
        return read
    line, table, given = read
    key = line.verb or _verb(line, table)
    verb = book.by_key.get(key)
    if verb is None:
        return unknown(line, table)
    bare = replace(line if line.verb else _bare(line, verb, book), verb=key)
    if table.play is None:
        table = replace(table, real=table.world.real_dice, rules=seasoned(table.rules, table.world))
    result = played(lambda at: verb.run(bare, replace(at, book=book, play=run)), table, bare, given)
    result = remembered(result, table)
    result = veiled(in_tongue(result, table.language), table.world)
    return _known(_offered(_named(result, table), typed, table), table)


def _named(result: Result, table: Table) -> Result:
    """The answer with people called by their names where the core roll, which knows only ids, speaks of them."""
    says = tuple(
        replace(say, values={**say.values, "who": _called(str(say.values["who"]), table)})
        if say.key.startswith("check.") and "who" in say.values
        else say
        for say in result.says
    )
    return replace(result, says=says)


def _called(who: str, table: Table) -> Value:
    """Somebody by their name; the Wanderer, who is a thing of the rules, by his."""
    return Term(who) if "/" in who else name(table.world, who) or Say("test.nobody")


def _completed(line: Line, table: Table) -> Result:
    """The line that waits for dice, with those that this one tells; without any, what is to be rolled once more.

    The sign may stand twice, and before a line of its own, where a console had written it already.
    """
    if not table.waiting:
        return refuse("nothing_waits")
    bare = line.rest.lstrip("=").strip()
    if not bare:
        return run(table.waiting, replace(table, waiting=""))
    dice = together(f"={bare}")
    wrong = next((word for word in dice.split() if told(word) is None), "")
    if wrong and (marked(bare).verb or _verb(marked(bare), table)):
        return _logged(run(bare, table), bare)
    if wrong:
        return refuse("told", word=wrong, prefill="=")
    whole = f"{table.waiting} {dice}"
    result = _logged(run(whole, replace(table, waiting="")), whole)
    return result if isinstance(result.deed, Append) else replace(result, prefill=result.prefill or "=")


def _logged(result: Result, line: str) -> Result:
    """The answer to a line that is not the one typed: the log keeps the one that was played."""
    if not isinstance(result.deed, Append):
        return result
    return replace(result, deed=replace(result.deed, line=result.deed.line or line))


def reads_only(typed: str, table: Table) -> bool:
    """Whether a line can be answered without writing."""
    line = marked(typed)
    if line.rest.startswith("="):
        return not table.waiting
    book = table.book or BOOK
    verb = book.by_key.get(line.verb or _verb(line, table))
    return verb is None or (verb.reads and plain(_bare(line, verb, book).rest) not in verb.sets)


def _bare(line: Line, verb: Verb, book: Book) -> Line:
    """The line without the word that was its verb."""
    first, _, rest = line.rest.partition(" ")
    return (
        replace(line, rest=rest.strip()) if first and book.find(first) is verb and not begins_with_dice(first) else line
    )


def _verb(line: Line, table: Table) -> str:
    """The key of the verb that answers a line without a mark; "" if none does."""
    if not line.rest:
        return "glance"
    first = line.rest.split()[0]
    if begins_with_dice(first):
        return "roll"
    people = everybody(table.world)
    known = groups(table.world, people) | people | machines(table)
    book = table.book or BOOK
    exact, verb = book.find(first, whole=True), book.find(first)
    fighting = table.world.encounter.fight is not None
    everyone = plain(first) in ALL and (act_at(line.words) > 0 or _CHANGE.search(line.rest) is not None)
    everyone = everyone or (plain(first) in REST and fighting and act_at(line.words) == 1)
    if exact is not None and not everyone:
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
        return _numbers(who, known) if _CHANGE.search(line.rest) else ""
    return "change" if _CHANGE.search(line.rest) else "look"


def _numbers(who: str, known: dict[str, str]) -> str:
    """``tae strain +1`` changes a number by its name."""
    *people, _ = words = who.replace(", ", ",").split()
    named = is_numbers(words) and not isinstance(many(" ".join(people), known), Refusal)
    return "set" if named else ""


def _offered(result: Result, line: str, table: Table) -> Result:
    """The answer with the pushes that it leaves open, the abilities that would change it, and tables to draw."""
    deed = result.deed
    if not isinstance(deed, Append) or deed.amends or table.secret:
        return result
    tests = [fact.event for fact in deed.facts if isinstance(fact.event, Tested)]
    push, turn = push_offer(table.rules, table.world, tests), turn_offer(table.rules, table.world, tests)
    offers = (*as_it_begins(deed, table), *push, *use_offer(deed, line, table, run), *turn)
    return replace(result, says=(*result.says, *offers)) if offers else result


def _known(result: Result, table: Table) -> Result:
    """A refusal that says whom it did not find, if that is somebody who is dead, away or destroyed."""
    word = result.says[0].values.get("word") if result.status == "refused" and result.says else None
    return (fallen(word, table) if isinstance(word, str) else None) or result
