"""``help``: every verb, or one with its use and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import refuse, said, say
from rpg.desk.table import Verb
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Book, Table


def run(line: Line, table: Table) -> Result:
    """``?`` · ``help fight``."""
    return refuse("no_help", word=line.rest) if table.book is None else told(line.rest, table.book, table.language)


def told(word: str, book: Book, language: str) -> Result:
    """The help of one verb, or of all; it needs no table."""
    if word:
        verb = book.find(word.split(maxsplit=1)[0])
        return said(*of(verb, language)) if verb else refuse("no_help", word=word)
    rows = (_row(verb, language) for verb in book.verbs)
    return said(say("help.title"), *rows, say("help.marks"), say("help.names"))


def _row(verb: Verb, language: str) -> Say:
    name = (verb.it if language == "it" else verb.en)[0]
    return say("help.row", name=name, alias=_alias(verb), what=Say(f"verb.{verb.key}"))


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
