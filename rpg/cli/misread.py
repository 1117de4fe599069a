"""A fault in a dice text, told: a sentence, the text with a caret under the place, and a text that would do."""

from __future__ import annotations

import shlex
from typing import IO, TYPE_CHECKING, Any

import click

from rpg.cli.dumped import dump
from rpg.cli.excerpt import marked
from rpg.cli.options import settings
from rpg.dice.mending import dialects_of, mended

if TYPE_CHECKING:
    from rpg.cli.texts import Words
    from rpg.dice import DiceError

DIALECTS = {"roll20": "Roll20", "foundry": "Foundry", "d20": "d20"}
"""The other rollers, and what they are called."""
_STRANGE = frozenset({"unexpected", "dice_of_dice", "reason", "no_reason"})
"""Faults of what may be right elsewhere."""
_WHOLE = ("reason", "no_reason", "told")
"""How codes begin whose hints are whole already."""


class Wrong(click.ClickException):
    """What is wrong with a dice text, exit 1: a sentence on stderr, or with ``--json`` an object on stdout."""

    exit_code = 1

    def __init__(self, error: DiceError, text: str, words: Words) -> None:
        """Tell that error of that text in the words of a language."""
        hint = error.hint if error.code.startswith(_WHOLE) else mended(text, error)
        hint = "" if error.code == "unknown_name" and "@" in hint else hint
        sentence, self.as_json = said(error, words), settings().json
        self.document = {
            "error": {
                "code": error.code,
                "message": sentence,
                "hint": hint,
                "text": text,
                "span": [error.start, error.end],
            }
        }
        """The same for machines; the shape is docs/dice-error.schema.json."""
        lines = [sentence, *marked(text, error.start, error.end)]
        if hint:
            lines.append(words("cli.dice.hint", hint=hint))
        elsewhere = dialects_of(text) if error.code in _STRANGE else ()
        if elsewhere:
            names = ", ".join(DIALECTS[name] for name in elsewhere)
            command = f"rpg explain --dialect {elsewhere[0]} {shlex.quote(text)}"
            lines.append(words("cli.dice.dialect", names=names, command=command))
        super().__init__("\n".join(lines))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it stands, or the object."""
        if self.as_json:
            click.echo(dump(self.document), file=file)
        else:
            click.echo(self.message, file=file, err=file is None)


def said(error: DiceError, words: Words) -> str:
    """What is wrong, in a sentence."""
    key = f"dice.error.{error.code}"
    return words(key, **error.values) if words.knows(key) else error.message
