"""What to say of a line that no verb answers: what it is a slip of, or where what it asks for is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import brief, refuse, say
from rpg.desk.book import BOOK
from rpg.desk.names import Found, everybody, machines, many
from rpg.desk.plain import nearest, plain
from rpg.desk.result import Result
from rpg.desk.shell import SHELL
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.desk.line import Line
    from rpg.desk.table import Table, Verb

_TEST = {"en": "test", "it": "prova"}
_NEVER = frozenset(
    {"end", "rest", "undo", "redo", "restore", "time", "cut", "beat", "next", "camp", "quit", "kill", "gone"}
)
"""Verbs that end something, take something back or let time pass: nobody comes to them by a slip."""
_MEANT = {"lavora": "raccogli", "lavorare": "raccogli"}
"""Words that somebody says for a verb, and that no slip leads to: the rules speak of beats worked at a source."""


def unknown(line: Line, table: Table) -> Result:
    """The answer to a line whose first word is no verb and nobody."""
    first, _, rest = line.rest.partition(" ")
    if plain(first) == "rpg" and rest:
        return _command(rest, table)
    if plain(first) in SHELL:
        return replace(refuse("in_shell", word=first, command=_shell(line.rest)), status="usage")
    known = {**everybody(table.world), **machines(table)}
    if plain(first) in known and rest:
        corrected = f"{_TEST[table.language]} {line.rest}"
        return replace(refuse("did_you_mean", line=corrected, prefill=corrected), status="usage")
    gone = _gone(first, table)
    if gone is not None:
        return gone
    verbs = {plain(name): name for verb in _offered(table) for name in names(verb, table.language)}
    near = _MEANT.get(plain(first), "") or nearest(first, [*verbs, *known])
    near = near if near in {*verbs, *known} else ""
    if not near:
        return Result(says=(say("refused.what", word=brief(first)), say("refused.help")), status="usage")
    corrected = f"{verbs.get(near, near)} {rest}".strip()
    return replace(refuse("did_you_mean", line=corrected, prefill=corrected), status="usage")


def names(verb: Verb, language: str) -> tuple[str, ...]:
    """What a verb is called in a language."""
    return verb.it if language == "it" else verb.en


def _offered(table: Table) -> Iterable[Verb]:
    return (verb for verb in (table.book or BOOK).verbs if verb.key not in _NEVER)


def _shell(line: str) -> str:
    """A line as the shell has it: its first word as the command is called."""
    first, space, rest = line.partition(" ")
    return f"rpg {SHELL.get(plain(first), first)}{space}{rest}"


def _command(line: str, table: Table) -> Result:
    """``rpg`` and a line of the desk, which stands here without it; or a command."""
    first = line.partition(" ")[0]
    if (table.book or BOOK).find(first) is not None and plain(first) not in SHELL:
        return replace(refuse("without_rpg", line=line, prefill=line), status="usage")
    return replace(refuse("in_shell", word=first, command=_shell(line)), status="usage")


def fallen(word: str, table: Table) -> Result | None:
    """That somebody is dead, away or destroyed already, if the word means such a one."""
    who = everybody(table.world).get(plain(word))
    if who is None:
        return _gone(word, table)
    person = table.world.people.by_id[who]
    if not (person.dead or person.away):
        return None
    return refuse("dead" if person.dead else "not_here", who=person.name)


def _gone(word: str, table: Table) -> Result | None:
    """That a machine of this fight is destroyed already."""
    fight = table.world.encounter.fight
    found = many(word, machines(table, gone=True)) if fight else None
    if not fight or not isinstance(found, Found) or len(found.ids) != 1:
        return None
    kind = Term(fight.machines[found.ids[0]].adversary)
    return refuse("destroyed", name=kind, n=found.ids[0].rpartition("-")[2])
