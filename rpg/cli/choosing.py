"""Options whose values are words: help has those of the language in use, and those of every other are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.texts import languages, room, text

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY = "cli.choice."


class Choosing(click.Choice[str]):
    """A choice of words; the command is given the English one, whichever was typed.

    ``what`` tells options apart in which one word means two things: the catalogue has ``cli.choice.WHAT.VALUE``, a
    word and, behind spaces, others that mean the same.
    """

    def __init__(self, what: str, choices: Iterable[str]) -> None:
        """One of those values of the option."""
        super().__init__(choices, case_sensitive=False)
        self._what = what

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """The word of the language in use for a value; any other word as it is typed."""
        said = super().normalize_choice(choice, ctx)
        return word(self._what, said) if said in self.choices else said

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value that a word of any language means; a usage error if none."""
        return super().convert(meant(self._what, value, self.choices), param, ctx)


def word(what: str, value: str) -> str:
    """What a value of an option is called in the language in use."""
    return text(f"{_KEY}{what}.{value}").split()[0]


def shown(what: str, values: Iterable[str]) -> str:
    """The place of a value in help and usage: the words that there are."""
    return "|".join(word(what, value) for value in values)


def meant(what: str, typed: str, values: Iterable[str]) -> str:
    """The value that somebody means by a word of any language, in letters of any case; the word itself if none."""
    said = typed.casefold()
    known = list(values)
    if said in known:
        return said
    rooms = [room(tongue, "cli") for tongue in languages()]
    return next((value for value in known for each in rooms if said in each[f"{_KEY}{what}.{value}"].split()), typed)
