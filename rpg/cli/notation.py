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
_DICE = r"[@$({]|\d*d(\d|%|\(|\{|f\b)|(pool|table|step|let|if|min|max|floor|ceil|abs)\b"
"""How dice begin. Patterns are compiled when they are needed: one plain text needs none."""
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


def read(words: Sequence[str]) -> list[Asked]:
    """The dice texts that these words are: each by itself if each is one, else all of them together.

    Raises:
        Misread: they are no dice.
    """
    for word in words:
        if word.startswith("--") and word[2:3].isalpha():
            raise click.NoSuchOption(word, ctx=click.get_current_context())
    if len(words) > 1 and not any(map(_goes_on, words[:-1], words[1:])):
        try:
            return [_one(word) for word in words]
        except Misread:
            pass
    return [_one(" ".join(words))]


def is_dice(words: Sequence[str]) -> bool:
    """Whether words are meant as dice, rightly written or not: they begin as dice do. A bare number is none."""
    if not words:
        return False
    begun = re.match(_DICE, words[0].lstrip(" -+\u2212"), re.IGNORECASE)
    return bool(begun or re.match(r"\d+\s*#", " ".join(words)))


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


def _goes_wrong(why: str) -> bool:
    """Whether what follows dice is rather meant as dice than as a reason."""
    return bool(re.match(rf"{_DICE}|{_SIGNS}|[)\[\]}}]|(vs|opp)\b", why, re.IGNORECASE))


def _goes_on(word: str, following: str) -> bool:
    """Whether two words cannot be two dice texts, since an operator stands between them."""
    waits = re.search(rf"({_SIGNS}|[;:,(\[{{])$|(^|\s)(vs|opp|in|let)$", word, re.IGNORECASE)
    return bool(waits or re.match(rf"{_SIGNS}|[;:,)\]}}]|(vs|opp|in)$", following, re.IGNORECASE))


def _one(text: str) -> Asked:
    """A dice text with its reason; without a colon what follows dice is a reason only if it is not like dice itself."""
    try:
        typed = dice.parse_line(text)
    except dice.DiceError as error:
        asked, why = dice.split_line(text)
        if asked == text.strip() or (":" not in text and _goes_wrong(why)):
            raise Misread(text, error) from error
        return _parted(asked, why)
    if typed.told:
        return _parted(*dice.split_line(text))
    return Asked(text.partition(";")[0].rstrip(), typed, typed.comment)


def _parted(asked: str, why: str) -> Asked:
    """A dice text, and the reason that was parted from it."""
    try:
        typed = dice.parse_line(asked)
    except dice.DiceError as error:
        raise Misread(asked, error) from error
    return Asked(asked, typed, why or typed.comment)
