"""Did you mean: the nearest of the words that would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 0.6
_LONGEST = 80
_SHORTEST = 3
"""Letters of a word in which one slip leaves it recognisable."""
_LISTED = 20
_AKIN = 0.4
"""How like the word (difflib's ratio) a choice is that stands before the others."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; "" if none is like it."""
    import difflib  # noqa: PLC0415 - sound packs need no guess

    if len(word) > _LONGEST:
        return ""
    options = sorted(known)
    found = [option for option in options if slip(word, option)]
    found = found or difflib.get_close_matches(word, options, n=1, cutoff=_NEAR)
    return found[0] if found else ""


def slip(word: str, meant: str) -> bool:
    """Whether one slip of the pen leads from one word to the other: a letter too many, too few, wrong, or two swapped.

    difflib finds a pair of swapped letters less alike than words that have little in common.
    """
    head = _common(word, meant)
    tail = _common(word[head:][::-1], meant[head:][::-1])
    one, other = word[head : len(word) - tail], meant[head : len(meant) - tail]
    swapped = len(one) == len(other) == len("xy") and one == other[::-1]
    return len(meant) >= _SHORTEST and word != meant and (swapped or max(len(one), len(other)) == 1)


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def meant(word: str, known: Iterable[str]) -> Say | None:
    """The hint that asks whether the nearest word was meant; None if none is near."""
    guess = nearest(word, known)
    return Say("rulebook.hint.guess", {"guess": guess}) if guess else None


def choices(word: object, known: Iterable[str]) -> Say:
    """The hint that guesses, or lists what there is: what is most like the word first, and how many more there are."""
    options = list(known)
    guess = meant(word, options) if isinstance(word, str) else None
    if guess:
        return guess
    listed = (_akin(word, options) if isinstance(word, str) and word else options)[:_LISTED]
    return Say("rulebook.hint.choices", {"choices": ", ".join(listed), "more": len(options) - len(listed)})


def _akin(word: str, options: list[str]) -> list[str]:
    """The options, those before the others that are somewhat like the word."""
    import difflib  # noqa: PLC0415 - as above

    near = difflib.get_close_matches(word[:_LONGEST], options, n=_LISTED, cutoff=_AKIN)
    return [*near, *(option for option in options if option not in near)]
