"""``help``: the themes on one screen, a page for each, or one verb with its use and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import refuse, said, say
from rpg.desk.listing import OF_VERB, listed
from rpg.desk.plain import plain
from rpg.desk.shell import SHELL
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Book, Table, Verb

THEMES: dict[str, tuple[str, ...]] = {
    "scene": (
        "begin", "end", "go", "scene", "note", "thread", "ruling", "npc", "place", "lines", "veils", "cut",
    ),
    "people": (
        "join", "away", "present", "group", "change", "set", "mark", "advance", "load", "drop", "wanderer", "beam",
        "emitter",
    ),
    "dice": (
        "test", "sneak", "search", "mend", "salvage", "audience", "push", "use", "price", "surge", "odds", "roll",
        "macro", "dice", "seal", "unseal",
    ),
    "fight": (
        "fight", "exchange", "strike", "flee", "hold", "drag", "reload", "rig", "still", "wait", "ride", "link",
        "next", "hit", "kill", "init",
    ),
    "alert": (
        "alert", "counter", "dark", "ward", "beat", "rest", "time", "tower", "gone", "clock", "tick", "reveal",
        "conceal", "front",
    ),
    "way": (
        "expedition", "cross", "work", "camp", "home", "pace", "depth", "deeper", "across", "back", "listen", "map",
        "bearing",
    ),
    "village": ("village", "cycle", "season", "project", "make", "feed", "memory"),
    "oracle": ("ask", "image", "name", "narrate", "silence", "speak", "solo"),
    "city": ("exposure", "drift", "contagion", "return", "quest", "discover", "lock", "mask", "examine", "accuse"),
    "log": (),
}  # fmt: skip
"""Which verbs stand on which page of the help; the last one has whatever stands on no other."""
_WORDS = {
    "scene": "scene", "scena": "scene", "story": "scene", "storia": "scene", "people": "people", "persone": "people",
    "dice": "dice", "dadi": "dice", "tests": "dice", "prove": "dice", "fight": "fight", "scontro": "fight",
    "alert": "alert", "allerta": "alert", "clocks": "alert", "orologi": "alert", "log": "log", "registro": "log",
    "journey": "way", "viaggio": "way", "oracle": "oracle", "oracolo": "oracle", "city": "city", "citta": "city",
    "village": "village", "villaggio": "village",
}  # fmt: skip
_MARKS = {"!": "secret", ".": "note", "?": "look", "#": "show", "=": "told", ";": "also", "$": "macro"}
"""Signs that a line may have, by what they are for."""
_OF = {key: theme for theme, keys in THEMES.items() for key in keys}
_REST = "log"


def theme_of(verb: Verb) -> str:
    """The page of the help that a verb stands on."""
    return _OF.get(verb.key, _REST)


def run(line: Line, table: Table) -> Result:
    """``?`` · ``help fight``."""
    if table.book is None:
        return refuse("no_help", word=line.rest)
    found = told(line.rest, table.book, table.language)
    verb = table.book.find(line.rest) if line.rest else None
    kinds = OF_VERB.get(verb.key, ()) if verb else ()
    more = tuple(say for kind in kinds for say in listed(kind, table.rules))
    return replace(found, says=(*found.says, *more))


def told(word: str, book: Book, language: str) -> Result:
    """The help of one verb, of a theme, or of all; it needs no table."""
    if not word:
        return said(say("help.title"), *_themes(book, language), say("help.more"), say("help.marks"), say("help.names"))
    first = word.split(maxsplit=1)[0]
    if first in _MARKS:
        return said(say(f"help.mark.{_MARKS[first]}"))
    theme, verb = _WORDS.get(plain(first)), book.find(first)
    if theme is None and verb is None:
        command = SHELL.get(plain(first))
        return (
            said(say("help.shell", word=first, command=f"rpg {command}")) if command else refuse("no_help", word=word)
        )
    own = of(verb, language) if verb and (theme is None or book.find(first, whole=True)) else ()
    return said(*own, *(_page(theme, book, language) if theme else ()))


def _themes(book: Book, language: str) -> Iterator[Say]:
    """One line for each theme: its name and its verbs."""
    for theme in THEMES:
        verbs = tuple(_name(verb, language) for verb in _on(theme, book))
        yield say("help.theme", theme=Say(f"theme.{theme}.name"), verbs=Listed(verbs, ", "))


def _on(theme: str, book: Book) -> list[Verb]:
    """The verbs of a theme, in its order."""
    order = THEMES[theme]
    found = [verb for verb in book.verbs if theme_of(verb) == theme]
    return sorted(found, key=lambda verb: order.index(verb.key)) if order else found


def _page(theme: str, book: Book, language: str) -> Iterator[Say]:
    """Every verb of a theme, with what it does."""
    yield say("help.page", what=Say(f"theme.{theme}"))
    yield from (_row(verb, language) for verb in _on(theme, book))


def _row(verb: Verb, language: str) -> Say:
    return say("help.row", name=_name(verb, language), alias=_alias(verb), what=Say(f"verb.{verb.key}"))


def _name(verb: Verb, language: str) -> str:
    return (verb.it if language == "it" else verb.en)[0]


def of(verb: Verb, language: str) -> tuple[Say, ...]:
    """The help of one verb: what it does, how it is written, an example, its names."""
    key = f"verb.{verb.key}"
    others = (*(verb.it if language == "it" else verb.en)[1:], *([verb.alias] if verb.alias else []))
    return (
        Say(key),
        say("help.usage", usage=Say(f"{key}.usage")),
        say("help.example", example=Say(f"{key}.example")),
        *((say("help.called", names=Listed(others)),) if others else ()),
    )


def _alias(verb: Verb) -> Say:
    return say("help.alias", alias=verb.alias) if verb.alias else say("nothing")
