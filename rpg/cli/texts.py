"""Words needed before any campaign is open: help and hints, from the catalogue, without the typed rooms."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rpg import content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFAULT = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages the program speaks, English first."""
    return (DEFAULT, *(name for name in content.languages() if name != DEFAULT))


@cache
def language() -> str:
    """The language for words outside a campaign: ``--language``, RPG_LANGUAGE, the system's, English."""
    return asked() or system()


def asked() -> str:
    """The language asked for on the command line or in RPG_LANGUAGE, or ""."""
    given = (*told(sys.argv[1:], "--language"), os.environ.get("RPG_LANGUAGE", ""))
    return next((name for name in given if name in languages()), "")


_HAND: list[Callable[[], str]] = [str]
"""Who knows the language of the campaign at hand: the last of them is asked; the first knows of none."""


def listens(hand: Callable[[], str]) -> None:
    """Ask this from now on for the language of the campaign at hand ("" if there is none)."""
    _HAND.append(hand)


def spoken() -> str:
    """The language of answers: the one asked for, else that of the campaign at hand, else the system's."""
    return asked() or _HAND[-1]() or system()


def told(words: Sequence[str], option: str) -> list[str]:
    """What an option is told among words that are not parsed yet: ``--option VALUE`` and ``--option=VALUE``."""
    values = [value for word, value in pairwise(words) if word == option]
    return values + [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]


def system() -> str:
    """The language of the system's locale if the program speaks it, else English."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    short = (name or _told_by_system())[:2].casefold()
    return short if short in languages() else DEFAULT


def _told_by_system() -> str:
    """The language that the system itself says, where no name in the environment does."""
    import locale  # noqa: PLC0415 - most systems have the names

    return locale.getlocale()[0] or ""


def text(key: str) -> str:
    """A message without values, in that language; KeyError if the catalogue lacks it."""
    found = room(language(), "cli").get(key)
    return messages(language())[key] if found is None else found


@cache
def room(tongue: str, name: str) -> dict[str, str]:
    """The messages in a file of a catalogue, by key."""
    found: dict[str, str] = json.loads(content.catalogue(tongue, name))
    return found


@cache
def messages(tongue: str) -> dict[str, str]:
    """The messages of this room in a language, by key; some stand with those of other rooms."""
    found: dict[str, str] = {}
    for raw in content.catalogues(tongue):
        if b'"cli.' in raw:
            found |= json.loads(raw)
    return found


class Words:
    """Says sentences with plain values, of this room and of the dice, in one language, and loads little for it."""

    def __init__(self, tongue: str) -> None:
        """In that language."""
        self.language = tongue

    def __call__(self, key: str, /, **values: str | float) -> str:
        """The sentence of that key, with those values; KeyError if the catalogue lacks it."""
        from rpg.words.filling import fill, plain  # noqa: PLC0415 - a total says itself, without any sentence
        from rpg.words.message import parse  # noqa: PLC0415 - the same

        return fill(parse(self._found(key)), values, lambda value: plain(value, self.language))

    def knows(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        try:
            return bool(self._found(key))
        except KeyError:
            return False

    def _found(self, key: str) -> str:
        return room(self.language, key.partition(".")[0])[key]
