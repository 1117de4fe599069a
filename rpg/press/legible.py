"""Letters that the fonts lack: shown with a visible mark on paper, and reported here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press.brief import brief
from rpg.press.encoding import by_hand, typed
from rpg.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.metrics import Metrics
    from rpg.words import Voice

_HOLDERS = (b.Group, b.Clip, b.Scaled, b.Link)  # asked of every box: a union would be made anew each time
_WRITTEN = (b.Text, b.Field)


def walk(boxes: tuple[b.Box, ...]) -> Iterator[b.Box]:
    """Every box, those inside others too."""
    for box in boxes:
        yield box
        if isinstance(box, _HOLDERS):
            yield from walk(box.boxes)


def unknown_letters(document: b.Document, metrics: Metrics, voice: Voice) -> tuple[Problem, ...]:
    """A Problem for each text of the document that cannot be shown as it is written."""
    found: dict[Problem, None] = {}
    for page in document.pages:
        for box in walk(page.boxes):
            if isinstance(box, _WRITTEN):
                written = box.text if isinstance(box, b.Text) else box.value
                missing = _missing(written, box, metrics)
                if missing:
                    empty = isinstance(box, b.Field) and by_hand(written)
                    found[_problem(document, written, missing, voice, "by_hand" if empty else "letters")] = None
    return tuple(found)


def _missing(text: str, box: b.Text | b.Field, metrics: Metrics) -> str:
    known, field = metrics.faces[box.font].widths, isinstance(box, b.Field)
    whole = unicodedata.normalize("NFC", text)
    if not field and all(map(known.__contains__, map(ord, whole))):
        return ""
    letters = dict.fromkeys(whole)
    return "".join(c for c in letters if c != "\n" and (ord(c) not in known or (field and not typed(c))))


def _problem(document: b.Document, text: str, missing: str, voice: Voice, key: str) -> Problem:
    message = voice.word(f"press.problem.{key}", letters=brief(missing), text=brief(text))
    return Problem(file=document.title, line=0, column=0, code="RPG607", message=message, severity="warning")
