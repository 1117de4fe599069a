"""A typed line, taken apart: secret or not, its verb, its words, and the pushes that amend it.

A leading ``!`` makes a line secret, ``.`` a note, ``?`` a look-up, ``#`` shows an entry; nothing at all is a glance.
``; push NAME`` behind a line forces that person's test in it. Everything else is ``VERB words`` or ``WHO words``.
"""

from __future__ import annotations

import re

import msgspec

from rpg.game.check.told import Told
from rpg.game.refusal import Refusal
from rpg.words import Say


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as read. ``rest`` is what stands behind the verb, as typed; ``words`` the same in words.

    ``raw`` is the whole line with its line breaks, which only a note has.
    """

    typed: str
    verb: str
    rest: str
    secret: bool = False
    raw: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words behind the verb."""
        return tuple(self.rest.split())


DEGREES = {
    "fail": "fail", "partial": "partial", "full": "full", "surge": "surge",
    "fallimento": "fail", "parziale": "partial", "pieno": "full", "impeto": "surge",
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_MOST_FACES = 100
_SIGNS = str.maketrans({"−": "-", "\ufeff": None})
"""What keyboards and files put where a plain sign, or nothing, is meant."""
_DICE = re.compile(r"\d*d(\d|%)|pool\(", re.IGNORECASE)
_TOLD = re.compile(r"=(\S+)$")
_MARKS = {".": "note", "?": "look", "#": "show"}


def marked(typed: str) -> Line:
    """The line with its leading mark turned into a verb; ``verb`` is "" where a word must say it."""
    text = " ".join(typed.translate(_SIGNS).split())
    secret = text.startswith("!")
    text = text.removeprefix("!").strip()
    verb = _MARKS.get(text[:1], "")
    return Line(typed=text, verb=verb, rest=text[1:].strip() if verb else text, secret=secret, raw=typed)


def begins_with_dice(word: str) -> bool:
    """Whether a line that begins with this word is a roll, with no verb before it: ``2d6``, ``d20``, ``pool(3)``."""
    return _DICE.match(word) is not None


def number(word: str) -> int | None:
    """A whole number of at most six digits, with or without a sign; None if the word is none."""
    return int(word) if _NUMBER.fullmatch(word) else None


def told_in(words: tuple[str, ...]) -> Told | Refusal | None:
    """The result that a line tells (``=631``), if it tells one; a Refusal if it is not one that dice can show."""
    word = next((word for word in words if word.startswith("=")), "")
    if not word:
        return None
    return told(word) or Refusal(Say("desk.refused.told", {"word": word}))


def told(word: str) -> Told | None:
    """A result from the table: ``=631`` or ``=6,3,1`` are faces, ``=partial`` a degree; None if it is neither."""
    match = _TOLD.fullmatch(word)
    if match is None:
        return None
    text = match[1].casefold()
    if text in DEGREES:
        return Told(degree=DEGREES[text])
    faces = text.split(",") if "," in text else list(text)
    numbers = [number(face) for face in faces[:_MOST_FACES]]
    return Told(faces=tuple(n for n in numbers if n is not None)) if None not in numbers else None
