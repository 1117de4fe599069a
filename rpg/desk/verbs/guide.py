"""``help``: every verb, or one with its use and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import refuse, said, say
from rpg.desk.table import Verb
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``?`` · ``help fight``."""
    book = table.book
    if book is None:
        return refuse("no_help", word=line.rest)
    if line.rest:
        verb = book.find(line.rest.split()[0])
        return said(*of(verb, table.language)) if verb else refuse("no_help", word=line.rest)
    rows = [
        say(
            "help.row",
            name=(verb.it if table.language == "it" else verb.en)[0],
            alias=_alias(verb),
            what=Say(f"verb.{verb.key}"),
        )
        for verb in book.verbs
    ]
    return said(say("help.title"), *rows, say("help.marks"), say("help.names"))


def of(verb: Verb, language: str) -> tuple[Say, ...]:
    """The help of one verb: what it does, how it is written, an example, its names."""
    key = f"verb.{verb.key}"
    names = Listed((*(verb.it if language == "it" else verb.en), *([verb.alias] if verb.alias else [])))
    return (
        Say(key),
        say("help.usage", usage=Say(f"{key}.usage")),
        say("help.example", example=Say(f"{key}.example")),
        say("help.called", names=names),
    )


def _alias(verb: Verb) -> Say:
    return say("help.alias", alias=verb.alias) if verb.alias else say("nothing")


VERB = Verb(key="help", en=("help",), it=("aiuto",), run=run, reads=True, takes=("verb",))
