"""A fault in a dice text, told: a sentence, the text with a caret under the place, and a text that would do."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click

from rpg.cli.excerpt import marked

if TYPE_CHECKING:
    from rpg.cli.texts import Words
    from rpg.dice import DiceError

_REFUSED = frozenset(
    {
        "too_long", "too_deep", "too_many_parts", "too_large", "too_many", "too_many_results", "too_much_work",
        "too_wide", "faces", "explosions", "endless", "divided_by_zero", "off_ladder", "off_table", "needs_whole",
        "no_numpy", "no_weights", "too_few_results",
    }
)  # fmt: skip
"""Errors of a text that is understood."""


class Wrong(click.ClickException):
    """What is wrong with a dice text, on stderr; exit 2: it is not understood."""

    exit_code = 2

    def __init__(self, error: DiceError, text: str, words: Words) -> None:
        """Tell that error of that text in the words of a language."""
        lines = [said(error, words), *marked(text, error.start, error.end)]
        if error.hint:
            lines.append(words("cli.dice.hint", hint=error.hint))
        super().__init__("\n".join(lines))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it stands."""
        click.echo(self.message, file=file, err=file is None)


class Refused(Wrong):
    """The same of a text that is understood, but passes a limit or cannot be carried out; exit 1."""

    exit_code = 1


def wrong(error: DiceError, text: str, words: Words) -> Wrong:
    """What to raise of that error."""
    return (Refused if error.code in _REFUSED else Wrong)(error, text, words)


def said(error: DiceError, words: Words) -> str:
    """What is wrong, in a sentence."""
    key = f"dice.error.{error.code}"
    return words(key, **error.values) if words.knows(key) else error.message
