"""A dice text and how far it has been read, within its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from rpg.dice import lexer
from rpg.dice.depth import within
from rpg.dice.error import DiceError

if TYPE_CHECKING:
    import re

    from rpg.dice.limits import Limits
    from rpg.dice.tree import Node, Number

_DIGITS = 18
"""A number with more digits than this is not read at all."""


class Scanner:
    """Steps through a text; every step that fails raises a DiceError with its place."""

    __slots__ = ("after", "at", "depth", "group", "limits", "named", "parts", "rolled", "text")

    def __init__(self, text: str, limits: Limits) -> None:
        """Stand before the text. ``group`` is what stood in the last parentheses, ``rolled`` counts dice written."""
        self.text = text
        self.limits = within(limits)
        self.at = 0
        self.depth = 0
        self.parts = 0
        self.rolled = 0
        self.named = False
        self.after: re.Match[str] | None = None
        self.group: Node | None = None

    def here(self) -> tuple[int, int]:
        """The place of the next sign, if there is one."""
        return self.at, min(self.at + 1, len(self.text))

    def too_deep(self) -> DiceError:
        """The error of parts inside parts inside parts."""
        message = f"parts stand inside one another up to {self.limits.depth} deep"
        return DiceError("too_deep", message, self.here(), limit=self.limits.depth)

    def too_long(self) -> DiceError:
        """The error of too many parts in a row."""
        message = f"a dice text has at most {self.limits.parts} parts"
        return DiceError("too_many_parts", message, self.here(), limit=self.limits.parts)

    def next_is(self, sign: str) -> bool:
        """Whether that sign stands here, after spaces."""
        space = lexer.SPACE.match(self.text, self.at)
        return self.text.startswith(sign, space.end() if space else self.at)

    def take(self, sign: str) -> bool:
        """Step over a sign if it stands here."""
        space = lexer.SPACE.match(self.text, self.at)
        at = space.end() if space else self.at
        if self.text[at : at + len(sign)].lower() != sign:
            return False
        self.at = at + len(sign)
        return True

    def need(self, sign: str) -> None:
        """Step over a sign; DiceError if something else stands here."""
        if not self.take(sign):
            raise self.strange(sign)

    def word(self, pattern: re.Pattern[str], hint: str) -> str:
        """A word of that pattern; DiceError if something else stands here."""
        match = pattern.match(self.text, self.at)
        if match is None:
            raise self.strange(hint)
        self.at = match.end()
        return match[1]

    def number(self, digits: str, start: int) -> int:
        """A whole number within the limit."""
        end = start + len(digits)
        if len(digits) <= _DIGITS and self.text[end : end + 1] != ".":
            value = int(digits)
            if value <= self.limits.number:
                return value
        raise self._no_number(digits, start, end)

    def _no_number(self, digits: str, start: int, end: int) -> DiceError:
        if self.text[end : end + 1] == ".":
            return DiceError("decimal", "only whole numbers are understood", (start, end), hint="3/2", found=digits)
        message = f"no number is larger than {self.limits.number}"
        return DiceError("too_large", message, (start, end), limit=self.limits.number)

    def faces(self, digits: str, start: int) -> int:
        """How many sides a die has."""
        sides = self.number(digits, start)
        if not 1 <= sides <= self.limits.faces:
            message = f"a die has 1 to {self.limits.faces} faces"
            raise DiceError("faces", message, (start, self.at), hint="d6", limit=self.limits.faces)
        return sides

    def counted(self, amount: Number) -> None:
        """So many dice more in this text."""
        if amount.value < 1:
            raise DiceError("no_dice", "at least one die must be rolled", amount.span, hint="1d6")
        self.rolled += amount.value
        if self.rolled > self.limits.dice:
            raise too_many(self.rolled, amount.span, self.limits)

    def nothing(self) -> DiceError:
        """The error of a place where a value should stand: perhaps the whole text is empty."""
        if not self.text.partition(";")[0].strip():
            return DiceError("empty", "there are no dice in it", (0, len(self.text)), hint="2d6")
        return self.strange("d6")

    def strange(self, hint: str) -> DiceError:
        """The error of something standing here that is not understood."""
        return strange(self.text, self.at, hint)

    def never(self) -> NoReturn:
        """What the patterns rule out."""
        raise AssertionError(self.text)


def too_many(count: int, span: tuple[int, int], limits: Limits) -> DiceError:
    """The error of more dice than may be rolled."""
    message = f"{count} dice are too many, {limits.dice} is the limit"
    return DiceError("too_many", message, span, count=count, limit=limits.dice)


def strange(text: str, at: int, hint: str) -> DiceError:
    """The error of something at that place that is not understood; what another roller means by it is suggested."""
    space = lexer.SPACE.match(text, at)
    at = space.end() if space else at
    word = lexer.STRANGE.match(text, at)
    if word is None:
        return DiceError("ended", f"something is missing at the end: {hint}", (at, at), hint=hint)
    letters = lexer.LETTERS.match(text, at)
    said = (letters[0].lower(),) if letters and letters[0] else (text[at : at + 2].lower(), text[at])
    hint = next((lexer.DIALECT[foreign] for foreign in said if foreign in lexer.DIALECT), hint)
    return DiceError("unexpected", f"{word[0]!r} is not understood here", word.span(), hint=hint, found=word[0])
