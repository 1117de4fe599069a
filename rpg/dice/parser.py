"""From text to tree: ``2d6+1``, ``d20``, ``4d6kh3``, ``3d6kl1-2``, ``pool(4) vs ladder(core)``.

Upper and lower case are the same, spaces may stand between the parts, and − is as good as -. Every limit fails closed
with its own error, before anything is rolled.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rpg.dice.error import DiceError
from rpg.dice.tree import Expr, Handful, Number, PoolTest, Total

MAX_TEXT = 500
MAX_DICE = 1_000
MAX_FACES = 100_000
MAX_NUMBER = 1_000_000_000

_FLAGS = re.ASCII | re.IGNORECASE
_SPACE = re.compile(r"\s*")
_SIGN = re.compile(r"[-+−]")
_HANDFUL = re.compile(r"(\d*)d(\d+)(?:k([hl])(\d*))?(?![a-z\d])", _FLAGS)
_NUMBER = re.compile(r"\d+(?![a-z])", _FLAGS)
_WORD = re.compile(r"[a-z\d]+|.", _FLAGS | re.DOTALL)
_POOL = re.compile(r"pool(?![a-z\d])", _FLAGS)
_LADDER = re.compile(r"[a-z][a-z0-9_:/-]*", _FLAGS)


@lru_cache(1024)
def parse(text: str) -> Expr:
    """The tree of a dice text; DiceError if it cannot be read or passes a limit."""
    if len(text) > MAX_TEXT:
        message = f"a dice text has at most {MAX_TEXT} characters"
        raise DiceError("too_long", message, (MAX_TEXT, len(text)), limit=MAX_TEXT)
    scanner = _Scanner(text)
    if scanner.over():
        raise DiceError("empty", "there are no dice in it", (0, len(text)), hint="2d6")
    expr: Expr = _pool(scanner) if scanner.take(_POOL) else Total(_terms(scanner))
    if not scanner.over():
        raise scanner.unexpected("+")
    if isinstance(expr, Total):
        _limit(expr)
    return expr


class _Scanner:
    """A text and how far it has been read."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands here after spaces, if it is of that pattern; then the scanner stands behind it."""
        self._skip()
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def need(self, literal: str) -> None:
        """Step over that word or sign; DiceError if something else stands here."""
        if self.take(re.compile(re.escape(literal), _FLAGS)) is None:
            raise self.unexpected(literal)

    def over(self) -> bool:
        """Whether nothing but spaces is left."""
        self._skip()
        return self.at == len(self.text)

    def unexpected(self, hint: str) -> DiceError:
        """The error of something standing here that is not understood."""
        word = _WORD.match(self.text, self.at)
        if word is None:
            return DiceError("ended", f"something is missing at the end: {hint}", (self.at, self.at), hint=hint)
        return DiceError("unexpected", f"{word[0]!r} is not understood here", word.span(), hint=hint, found=word[0])

    def _skip(self) -> None:
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at


def _terms(scanner: _Scanner) -> tuple[Handful | Number, ...]:
    sign = scanner.take(_SIGN)
    terms = [_term(scanner, -1 if sign and sign[0] != "+" else 1)]
    while sign := scanner.take(_SIGN):
        terms.append(_term(scanner, 1 if sign[0] == "+" else -1))
    return tuple(terms)


def _term(scanner: _Scanner, sign: int) -> Handful | Number:
    if match := scanner.take(_HANDFUL):
        return _handful(match, sign)
    if match := scanner.take(_NUMBER):
        return Number(value=_number(match[0], match.span()), sign=sign)
    raise scanner.unexpected("d6")


def _handful(match: re.Match[str], sign: int) -> Handful:
    span = match.span()
    count = _number(match[1] or "1", span)
    sides = _number(match[2], span)
    if count < 1:
        raise DiceError("no_dice", "at least one die must be rolled", span, hint=f"1d{sides}")
    if not 1 <= sides <= MAX_FACES:
        raise DiceError("faces", f"a die has 1 to {MAX_FACES} faces", span, hint=f"{count}d6", limit=MAX_FACES)
    keep = _number(match[4] or "1", span) if match[3] else 0
    if match[3] and not 1 <= keep <= count:
        hint = f"{count}d{sides}k{match[3].lower()}1"
        raise DiceError("keep", f"of {count} dice, 1 to {count} can be kept", span, hint=hint, count=count)
    lowest = (match[3] or "").lower() == "l"
    return Handful(count=count, sides=sides, keep=keep, lowest=lowest, sign=sign, start=span[0], end=span[1])


def _pool(scanner: _Scanner) -> PoolTest:
    scanner.need("(")
    start = scanner.at
    sign = scanner.take(_SIGN)
    number = scanner.take(_NUMBER)
    if number is None:
        raise scanner.unexpected("1")
    size = _number(number[0], (start, scanner.at))
    pool = -size if sign and sign[0] != "+" else size
    if not 2 - MAX_DICE <= pool <= MAX_DICE:
        raise _too_many(size, (start, scanner.at))
    for literal in (")", "vs", "ladder", "("):
        scanner.need(literal)
    ladder = scanner.take(_LADDER)
    if ladder is None:
        raise scanner.unexpected("core")
    scanner.need(")")
    return PoolTest(pool=pool, ladder=ladder[0].lower(), start=ladder.start(), end=ladder.end())


def _number(digits: str, span: tuple[int, int]) -> int:
    value = int(digits)
    if value > MAX_NUMBER:
        raise DiceError("too_large", f"no number is larger than {MAX_NUMBER}", span, limit=MAX_NUMBER)
    return value


def _too_many(count: int, span: tuple[int, int]) -> DiceError:
    message = f"{count} dice are too many, {MAX_DICE} is the limit"
    return DiceError("too_many", message, span, count=count, limit=MAX_DICE)


def _limit(total: Total) -> None:
    count = 0
    for handful in total.handfuls:
        count += handful.count
        if count > MAX_DICE:
            raise _too_many(count, (handful.start, handful.end))
