"""A long note, written in the user's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.fault import Told
from rpg.desk.book import BOOK

if TYPE_CHECKING:
    from rpg.cli.app import App


def is_bare(line: str) -> bool:
    """Whether a line asks for a note and says nothing."""
    word = line.strip().removeprefix("!").strip()
    return word == "." or (bool(word) and BOOK.calls(word, "note"))


def written(app: App, line: str) -> str:
    """The line of a note with what the user wrote in their editor; "" if they wrote nothing. Told if none opens.

    Whatever was written before and could not be kept is there again.
    """
    head = "!" if line.strip().startswith("!") else ""
    try:
        # As bytes: an editor may write in an encoding of its own, and nothing of the note is to be lost for that.
        raw = click.edit(app.draft.encode(), extension=".md", require_save=False) or b""
    except click.ClickException as error:
        raise Told("cli.fault.editor", why=error.message.partition(": ")[0]) from error
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    app.draft = text
    return f"{head}. {text.strip()}" if text.strip() else ""
