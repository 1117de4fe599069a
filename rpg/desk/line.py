"""A typed line, taken apart: secret or not, its verb, its words, and the pushes that amend it.

A leading ``!`` makes a line secret, ``.`` a note, ``?`` a look-up, ``#`` shows an entry; nothing at all is a glance.
``; push NAME`` behind a line forces that person's test in it. Everything else is ``VERB words`` or ``WHO words``.
"""

from __future__ import annotations

import re

import msgspec

from rpg.game.check.told import Told


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as read. ``rest`` is what stands behind the verb, as typed; ``words`` the same in words."""

    typed: str
    verb: str
    rest: str
    secret: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words behind the verb."""
        return tuple(self.rest.split())


DEGREES = {
    "fail": "fail", "partial": "partial", "full": "full", "surge": "surge",
    "fallimento": "fail", "parziale": "partial", "pieno": "full", "impeto": "surge",
}  # fmt: skip
_TOLD = re.compile(r"=(\S+)$")
_MARKS = {".": "note", "?": "look", "#": "show"}


def marked(typed: str) -> Line:
    """The line with its leading mark turned into a verb; ``verb`` is "" where a word must say it."""
    text = typed.strip()
    secret = text.startswith("!")
    text = text.removeprefix("!").strip()
    verb = _MARKS.get(text[:1], "")
    if verb and not text[1:].lstrip().isascii() and verb == "show":
        verb = ""
    return Line(typed=typed.strip(), verb=verb, rest=text[1:].strip() if verb else text, secret=secret)


def told(word: str) -> Told | None:
    """A result from the table: ``=631`` or ``=6,3,1`` are faces, ``=partial`` a degree; None if it is neither."""
    match = _TOLD.fullmatch(word)
    if match is None:
        return None
    text = match[1].casefold()
    if text in DEGREES:
        return Told(degree=DEGREES[text])
    faces = text.split(",") if "," in text else list(text)
    return Told(faces=tuple(int(f) for f in faces)) if all(f.isdecimal() for f in faces) else None
