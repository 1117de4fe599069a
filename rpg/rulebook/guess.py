"""Did you mean: the nearest of the words that would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 0.6
_LONGEST = 80
_LISTED = 12


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; "" if none is like it."""
    import difflib  # noqa: PLC0415 - sound packs need no guess

    if len(word) > _LONGEST:
        return ""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=_NEAR)
    return found[0] if found else ""


def meant(word: str, known: Iterable[str]) -> Say | None:
    """The hint that asks whether the nearest word was meant; None if none is near."""
    guess = nearest(word, known)
    return Say("rulebook.hint.guess", {"guess": guess}) if guess else None


def choices(word: object, known: Iterable[str]) -> Say:
    """The hint that guesses, or lists what there is."""
    options = list(known)
    guess = meant(word, options) if isinstance(word, str) else None
    return guess or Say("rulebook.hint.choices", {"choices": ", ".join(options[:_LISTED])})
