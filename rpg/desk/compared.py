"""Several dice side by side: how often the first of them comes to more than each of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.answer import said
from rpg.desk.chances import chance
from rpg.desk.dice import context
from rpg.dice.beating import beats
from rpg.dice.kinds import Kind
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.dice import Odds

_TOTALS = frozenset({Kind.NUMBER, Kind.POOL})
_SIGNS = tuple("+-*/%<>=\u2212#")


def compared(line: str, table: Table) -> Result | None:
    """What several texts have to do with one another: ``4d6kh3 3d6``; None if they are not each dice by themselves.

    Raises:
        DiceError: they are, but cannot be weighed.
    """
    words = line.split()
    if len(words) < 2 or not all(map(_alone, words)) or any(word.startswith(_SIGNS) for word in words):  # noqa: PLR2004  the first and the others
        return None
    named = context(table)
    weighed = {word: dice.odds(word, named) for word in words}
    if any(odds.kind not in _TOTALS for odds in weighed.values()):
        return None
    first, *others = words
    found = [(other, *beats(weighed[first], weighed[other])) for other in others]
    says = (
        Say(
            "dice.beats",
            {
                "first": first,
                "other": other,
                "won": chance(table.world, won),
                "equal": chance(table.world, equal),
                "lost": chance(table.world, 1 - won - equal),
            },
        )
        for other, won, equal in found
    )
    rows = [{"text": other, "beaten": str(won), "equal": str(equal)} for other, won, equal in found]
    return said(*says, data={"text": first, "beats": rows, "means": [_mean(weighed[word]) for word in words]})


def _alone(word: str) -> bool:
    """Whether a word is dice by itself; a number alone is the size of a pool."""
    try:
        return not dice.parse_line(word).told and dice.sized(word) == word
    except dice.DiceError:
        return False


def _mean(odds: Odds) -> float:
    return float(odds.mean)
