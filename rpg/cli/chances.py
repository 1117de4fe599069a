"""Chances in figures: percentages, fractions, one in so many; in the decimal signs of a language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.dice.arithmetic import digits
from rpg.dice.kinds import Kind

if TYPE_CHECKING:
    from rpg.cli.texts import Words
    from rpg.dice import Value

NUMBERS = frozenset({Kind.NUMBER, Kind.POOL})
"""What comes to a total."""
_LEAST = Fraction(5, 10_000)
"""A chance below this rounds to nothing in tenths of a percent."""
_SHOWN = 18
"""The most characters of a fraction that people read."""
_PLACES = 2
_NAMED = ((10**12, "cli.odds.trillion"), (10**9, "cli.odds.billion"), (10**6, "cli.odds.million"))
"""Numbers that have a name of their own."""
_LARGEST = 10**15


def percent(share: Fraction, words: Words) -> str:
    """A chance in tenths of a percent; ``<0.1 %`` and ``>99.9 %`` where that would round to never or always."""
    if share in {0, 1}:
        return f"{share * 100} %"
    if share < _LEAST:
        return f"<{decimal(0.1, words, 1)} %"
    if share > 1 - _LEAST:
        return f">{decimal(99.9, words, 1)} %"
    return f"{decimal(share * 100, words, 1)} %"


def exactly(share: Fraction, words: Words) -> str:
    """A chance as a fraction, if people can read it, and as a percentage; a rare one as one in so many."""
    said = [f"{share}"] if 1 < share.denominator < 10**_SHOWN and len(f"{share}") <= _SHOWN else []
    said.append(percent(share, words))
    if 0 < share < _LEAST:
        said.append(words("cli.odds.one_in", n=one_in(share, words)))
    return " · ".join(said)


def one_in(share: Fraction, words: Words) -> str:
    """How many tries it takes for one, in two figures: ``12,000``, ``2.8 trillion``, ``1.3 × 10^77``."""
    tries = share.denominator // share.numerator
    power = max(0, len(digits(tries)) - _PLACES)
    rounded = tries // 10**power * 10**power
    for least, key in _NAMED:
        if least <= rounded < _LARGEST:
            places = 0 if rounded >= 10 * least else 1
            return words(key, n=decimal(Fraction(rounded, least), words, places), few=rounded // least)
    return tally(rounded, words) if rounded < _NAMED[-1][0] else _power(rounded, words)


def _power(count: int, words: Words) -> str:
    """A whole number as two figures and a power of ten."""
    power = len(digits(count)) - 1
    return f"{decimal(Fraction(count, 10**power), words, 1)} × 10^{power}"


def tally(count: int, words: Words) -> str:
    """A whole number with its thousands apart; a long one in two figures."""
    if count >= 10**_SHOWN:
        return _power(count, words)
    return f"{count:,}".replace(",", "." if words.language == "it" else ",")


def decimal(value: Fraction | float, words: Words, places: int = _PLACES) -> str:
    """A number with so many places, a real minus sign, and the decimal sign of the language; halves are rounded up."""
    scaled = abs(Fraction(value)) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    figures = f"{whole:0{places + 1}d}"
    sign = "−" if value < 0 and whole else ""
    point = "," if words.language == "it" else "."
    return f"{sign}{figures[:-places]}{point}{figures[-places:]}" if places else f"{sign}{figures}"


def shown(value: Value, words: Words) -> str:
    """A value as people write it: a real minus sign, words with spaces, several results with commas, yes or no."""
    match value:
        case bool():
            return words("dice.told.yes" if value else "dice.told.no")
        case str():
            return value
        case tuple() if value and isinstance(value[0], str):
            return " ".join(map(str, value))
        case tuple():
            return ", ".join(shown(item, words) for item in value) or "—"
        case _:
            return f"{value}".replace("-", "−")


def plain(value: Value) -> object:
    """A value as JSON has it: a fraction as a text like 7/2, several results as an array."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return digits(value) if isinstance(value, Fraction) else value
