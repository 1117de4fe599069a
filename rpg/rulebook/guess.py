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


_ITALIAN = {
    "abilita": "skills", "altri": "other", "alto": "high", "archetipo": "archetype", "armatura": "armour",
    "astratto": "abstract", "attributi": "attributes", "autori": "authors", "basso": "low",
    "caselle": "slots", "chiave": "key", "condizioni": "conditions", "corazza": "armour", "dadi": "dice",
    "danno": "harm", "danni": "harm", "effetto": "effect", "effetti": "effects", "equipaggiamento": "gear",
    "estende": "extends", "fazione": "faction", "femminile": "feminine", "fonte": "source", "genere": "gender",
    "integrita": "integrity", "licenza": "licence", "lingua": "language", "lingue": "languages", "minaccia": "threat",
    "mosse": "moves", "nome": "name", "oggetti": "gear", "operazioni": "ops", "passo": "pace",
    "portata": "reach", "punti": "points", "quando": "when", "rango": "tier", "richiede": "requires", "righe": "rows",
    "scene": "scenes", "sensi": "sense", "sostituisce": "replaces", "talenti": "abilities", "talento": "ability",
    "testo": "text", "tipo": "kind", "titolo": "title", "tratti": "traits", "uno": "one", "valore": "value",
    "velocita": "speed", "versione": "version",
}  # fmt: skip
"""What an Italian calls a field -> its key: keys are English, whatever language a pack is written in."""


def key_meant(word: str, known: Iterable[str]) -> str:
    """The key that is most like this one, or that is called so in Italian; "" if there is none."""
    import unicodedata  # noqa: PLC0415 - as below

    keys = set(known)
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    said = _ITALIAN.get(bare, "")
    return said if said in keys else nearest(word, keys)


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
