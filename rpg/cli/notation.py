"""Words of a command line, read as dice texts: one, or several side by side, each with its reason behind a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click

from rpg import dice
from rpg.dice.tree import Graded, Lookup, Name, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice.parser import Typed

AS_TYPED = {"ignore_unknown_options": True}
"""Words may begin with a minus sign."""
_DIGITS = 9
_SIGNS = r"[-+*/%#<>=!\u2212]"


class Asked(NamedTuple):
    """A dice text as it was typed, without its reason; what was read of it; and the reason ("" if none)."""

    text: str
    typed: Typed
    why: str = ""

    @property
    def shown(self) -> str:
        """The canonical text, which says the same in the one way in which it is written."""
        return dice.show(self.typed.tree)


class Misread(Exception):  # noqa: N818  an answer to be told, not an error of ours
    """A dice text that cannot be read: the text, and what is wrong with it."""

    def __init__(self, text: str, error: dice.DiceError) -> None:
        """That text, with that error."""
        super().__init__(text)
        self.text, self.error = text, error


def read(words: Sequence[str], *, reasons: bool = True) -> list[Asked]:
    """The dice texts that these words are: each by itself if each is one, else all of them together.

    A bare number is the size of a pool of the core roll. ``reasons``: words behind dice may be their reason, and real
    dice may be told; without it only a reason behind a colon may follow.

    Raises:
        Misread: they are no dice.
    """
    words = [word.encode("utf-8", "replace").decode() for word in words]
    for word in words:
        if word.startswith("--") and word[2:3].isalpha():
            raise click.NoSuchOption(word, ctx=click.get_current_context())
    if len(words) > 1 and _apart(words):
        try:
            return [_one(word, reasons=reasons) for word in words]
        except Misread:
            pass
    return [_one(" ".join(words), reasons=reasons)]


def _apart(words: Sequence[str]) -> bool:
    """Whether each of several words may be a text of its own: bare numbers only if all of them are."""
    sizes = sum(size([word]) is not None for word in words)
    return sizes in {0, len(words)} and not any(map(_goes_on, words[:-1], words[1:]))


def size(words: Sequence[str]) -> int | None:
    """The size of a pool of the core roll, if these words are nothing else."""
    if len(words) != 1:
        return None
    digits = words[0].replace("\u2212", "-").removeprefix("-")
    return int(words[0].replace("\u2212", "-")) if digits.isdecimal() and len(digits) <= _DIGITS else None


def named(tree: object) -> tuple[list[Name], list[str]]:
    """What a text names: attributes and macros, and the ladders and tables by name."""
    names: list[Name] = []
    rules: list[str] = []
    _walk(tree, names, rules)
    return names, rules


def _walk(part: object, names: list[Name], rules: list[str]) -> None:
    if not isinstance(part, tuple) or isinstance(part, Span):
        return
    if isinstance(part, Name):
        names += [part] if part.sigil else []
    elif isinstance(part, Graded | Lookup):
        rules.append(part.ladder if isinstance(part, Graded) else part.table)
    for field in part:
        _walk(field, names, rules)


def _goes_on(word: str, following: str) -> bool:
    """Whether two words cannot be two dice texts, since an operator stands between them.

    What is dice by itself waits for nothing: the sign that ends ``d%`` is no modulus, that of ``4dF=+-0+`` no plus.
    """
    waits = not _reads(word) and re.search(rf"({_SIGNS}|[;:,(\[{{])$|(^|\s)(vs|opp|in|let)$", word, re.IGNORECASE)
    return bool(waits or re.match(rf"{_SIGNS}|[;:,)\]}}]|(vs|opp|in)$", following, re.IGNORECASE))


def _reads(word: str) -> bool:
    """Whether a word is dice by itself."""
    try:
        dice.parse_line(word)
    except dice.DiceError:
        return False
    return True


def _one(text: str, *, reasons: bool) -> Asked:
    """A dice text with its reason."""
    plain = _plain(text)
    if plain is not None:
        return plain
    line = dice.sized(text).strip()
    try:
        said, typed, why = dice.hear(line, reasons=reasons)
    except dice.DiceError as error:
        raise Misread(line, error) from error
    if typed.told and not reasons:
        at = (typed.told_at, typed.told_at + 1 + len(typed.told))
        hint = said[: typed.told_at].strip()
        raise Misread(line, dice.DiceError("told_here", "real dice are not told here", at, hint=hint))
    return Asked(said, typed, why)


def _plain(text: str) -> Asked | None:
    """Dice that are nothing else, which most are: for them nothing more is loaded. None if they might be."""
    try:
        typed = dice.parse_line(text)
    except dice.DiceError:
        return None
    if typed.told or size([text.strip()]) is not None:
        return None
    return Asked(text.partition(";")[0].strip(), typed, typed.comment)
