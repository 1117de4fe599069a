"""Chances in figures: percentages, fractions, one in so many; in the decimal signs of a language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.dice.arithmetic import digits

if TYPE_CHECKING:
    from rpg.cli.texts import Words
    from rpg.dice import Value

_LEAST = Fraction(5, 10_000)
"""A chance below this rounds to nothing in tenths of a percent."""
_SHOWN = 18
"""The most characters of a fraction that people read."""
_PLACES = 2
_DIGITS = 10**6


def percent(share: Fraction, words: Words) -> str:
    """A chance in tenths of a percent; ``<0.1 %`` and ``>99.9 %`` where that would round to never or always."""
    if share in {0, 1}:
        return f"{share * 100} %"
    if share < _LEAST:
        return f"<{decimal(0.1, words, 1)} %"
    if share > 1 - _LEAST:
        return f">{decimal(99.9, words, 1)} %"
    return f"{decimal(float(share * 100), words, 1)} %"


def exactly(share: Fraction, words: Words) -> str:
    """A chance as a fraction, if people can read it, and as a percentage; a rare one as one in so many."""
    said = [f"{share}"] if 1 < share.denominator < 10**_SHOWN and len(f"{share}") <= _SHOWN else []
    said.append(percent(share, words))
    if 0 < share < _LEAST:
        said.append(words("cli.odds.one_in", n=one_in(share)))
    return " · ".join(said)


def one_in(share: Fraction) -> str:
    """How many tries it takes for one, in two figures: ``12000``, ``1.3e+77``."""
    tries = share.denominator // share.numerator
    power = max(0, len(digits(tries)) - _PLACES)
    rounded = tries // 10**power
    if tries < _DIGITS:
        return f"{rounded * 10**power}"
    return f"{rounded // 10}.{rounded % 10}e+{power + 1}"


def tally(count: int, words: Words) -> str:
    """A whole number with its thousands apart; a long one in two figures."""
    if count >= 10**_SHOWN:
        power = len(digits(count)) - 1
        return decimal(count / 10**power, words, 1) + f" × 10^{power}"
    return f"{count:,}".replace(",", "." if words.language == "it" else ",")


def decimal(value: float, words: Words, places: int = _PLACES) -> str:
    """A number with so many places, a real minus sign, and the decimal sign of the language."""
    text = f"{value:.{places}f}".replace("-", "−")
    return text.replace(".", ",") if words.language == "it" else text


def shown(value: Value, words: Words) -> str:
    """A value as people write it: a real minus sign, words with spaces, several results with commas, yes or no."""
    match value:
        case bool():
            return words("dice.told.yes" if value else "dice.told.no")
        case "success" | "failure":
            return words("cli.odds.success" if value == "success" else "cli.odds.failure")
        case str():
            return value
        case tuple() if value and isinstance(value[0], str):
            return " ".join(map(str, value))
        case tuple():
            return ", ".join(shown(item, words) for item in value) or "—"
        case _:
            return f"{value}".replace("-", "−")
