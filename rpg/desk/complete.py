"""What could come next in a line that is being typed, with a hint of its meaning.

What is offered are the names of the campaign's language, and what is typed is held against these; only where none of
them goes on so, against ids and English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.book import BOOK
from rpg.desk.choices import Choice, of_kind, own_words, verbs
from rpg.desk.names import ALL, REST, everybody, groups, machines
from rpg.desk.plain import plain, token
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.desk.table import Table, Verb
    from rpg.words import Value

_MOST = 40
_PHRASES = frozenset({"go", "scene", "look"})
"""Verbs behind which one name stands, with all its words."""
_ACTS = ("strike", "flee", "hold", "drag", "reload", "rig", "still", "wait", "ride", "link")


def complete(text: str, table: Table) -> list[tuple[str, Value]]:
    """Words that could finish the last one typed, each with a hint: a sentence or a text of the rules.

    Where a name of several words is being typed, what is offered goes on from the last of them: it replaces that word.
    """
    segment = text.rpartition(";")[2].lstrip(" .?!")
    words = segment.split(" ")
    book = table.book or BOOK
    about = len(words) > 1 and plain(words[0].strip(",")) in _known(table)
    verb = book.find(words[0]) if len(words) > 1 and not about else None
    mark = text.lstrip(" !")[:1]
    if mark == "?":
        return _phrase(segment, [*_taken(book.whole["look"], table), *verbs(table)])
    if mark == ".":
        return _word(words[-1], [*of_kind("person", table), *of_kind("kept", table)])
    if about:
        return _word(words[-1], _about(words[-1], table))
    if verb is None:
        return _word(words[-1].rpartition(",")[2], [*verbs(table), *of_kind("target", table)])
    choices = [*own_words(verb, table), *_taken(verb, table)]
    if verb.key in _PHRASES:
        return _phrase(segment.partition(" ")[2], choices)
    return _word(words[-1].rpartition(",")[2], choices)


def _taken(verb: Verb, table: Table) -> Iterable[Choice]:
    return (choice for kind in verb.takes for choice in of_kind(kind, table))


def _word(typed: str, choices: Iterable[Choice]) -> list[tuple[str, Value]]:
    """Those that go on from one word, each as one word."""
    last, choices = plain(typed), list(choices)
    named = [one for one in choices if plain(one.word).startswith(last)]
    later = [one for one in choices if one not in named and f"-{last.lstrip('+-')}" in plain(one.word)] if last else []
    others = [(token(one.other), one.hint) for one in choices if one.other]
    found = [(one.word, one.hint) for one in (*named, *later)]
    return (found or [(word, hint) for word, hint in others if plain(word).startswith(last)])[:_MOST]


def _phrase(typed: str, choices: Iterable[Choice]) -> list[tuple[str, Value]]:
    """Those that go on from all the words typed; of a name, the words from the last typed one on."""
    last, behind, choices = plain(typed.lstrip()), typed.lstrip().count(" "), list(choices)
    found = [(rest, one.hint) for one in choices if (rest := _rest(one.phrase or one.word, last, behind))]
    others = [(rest, one.hint) for one in choices if (rest := _rest(one.other, last, behind))]
    return (found or others)[:_MOST]


def _rest(name: str, last: str, behind: int) -> str:
    """The words of a name from the last typed one on, if what is typed begins it or one of its words; else ""."""
    words = name.split(" ")
    for start in range(len(words)):
        if plain(" ".join(words[start:])).startswith(last):
            return " ".join(words[start + behind :] if behind else words)
    return ""


def _known(table: Table) -> set[str]:
    """Whoever a line may begin with."""
    people = everybody(table.world)
    return {*ALL, *REST, *people, *groups(table.world, people), *machines(table)}


def _about(word: str, table: Table) -> list[Choice]:
    """What can be said of somebody: an act, or a condition or an item gained (+) or lost (-)."""
    if word[:1] in {"+", "-"}:
        found = [*of_kind("condition", table), *of_kind("gear", table)]
        return [Choice(f"{word[0]}{one.word}", one.hint, f"{word[0]}{token(one.other)}") for one in found]
    acts = [BOOK.whole[act] for act in _ACTS]
    return [Choice((verb.it if table.language == "it" else verb.en)[0], Say(f"verb.{verb.key}")) for verb in acts]
