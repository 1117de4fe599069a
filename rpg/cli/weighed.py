"""Dice weighed: their odds, what is to be said of them in a line or two, and the same for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rpg import dice
from rpg.cli.chances import NUMBERS, decimal, exactly, one_in, percent, plain, shown
from rpg.dice.arithmetic import digits
from rpg.dice.beating import beats
from rpg.dice.kinds import bare
from rpg.dice.tree import Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from rpg.cli.known import Known
    from rpg.cli.notation import Asked
    from rpg.cli.spread import Number
    from rpg.dice import Odds


class Weighed(NamedTuple):
    """A text and its odds; ``times`` is how often it is rolled, if these are the odds of each of several results."""

    asked: Asked
    odds: Odds
    times: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it comes to a total."""
        return self.odds.kind in NUMBERS


def headed(one: Weighed, known: Known, *, name: str = "") -> Iterator[str]:
    """What is to be said before the bars: the text, where its totals lie, and what is left out."""
    words, odds = known.words, one.odds
    line = f"{name}{one.asked.shown}"
    if one.numeric:
        line += f" · {middle(one, known)} · {spanned(one, known)}"
    yield f"{line} — {one.asked.why}" if one.asked.why else line
    if one.times:
        yield words("cli.odds.each", times=one.times)
    if odds.depth:
        yield words("cli.odds.depth", n=odds.depth, tries=one_in(odds.tail, words))


def middle(one: Weighed, known: Known) -> str:
    """The mean of totals and their deviation."""
    mean, deviation = decimal(one.odds.mean, known.words), decimal(one.odds.deviation, known.words)
    return known.words("cli.odds.mean", mean=mean, deviation=deviation)


def spanned(one: Weighed, known: Known) -> str:
    """The least and the greatest of totals."""
    values = list(one.odds.weights)
    low, high = (shown(value, known.words) for value in (values[0], values[-1]))
    if one.odds.depth and _goes_on(one, known):
        return known.words("cli.odds.from", low=low)
    return known.words("cli.odds.range", low=low, high=high)


def _goes_on(one: Weighed, known: Known) -> bool:
    """Whether totals go on beyond those that are weighed: dice that explode and are then kept need not."""
    tree = bare(one.asked.typed.tree)
    try:
        _, high = dice.bounds(tree.body if isinstance(tree, Repeat) else tree, known.context)
    except dice.DiceError:
        return True
    return bool(high > list(one.odds.weights)[-1])  # type: ignore[operator]  # a total


def reaching(one: Weighed, least: Number, known: Known) -> str:
    """The chance of at least so much."""
    value = shown(least, known.words)
    return known.words("cli.odds.at_least", value=value, chance=exactly(one.odds.at_least(least), known.words))


def compared(found: Sequence[Weighed], names: Sequence[str], known: Known) -> Iterator[str]:
    """How often the first of several totals is higher than each of the others."""
    for other, name in zip(found[1:], names[1:], strict=False):
        if found[0].numeric and other.numeric:
            won, equal = beats(found[0].odds, other.odds)
            shares = {"won": won, "equal": equal, "lost": 1 - won - equal}
            said = {key: percent(share, known.words) for key, share in shares.items()}
            yield known.words("dice.beats", first=names[0], other=name, **said)


def document(one: Weighed, least: Number | None, others: Sequence[Weighed] = ()) -> dict[str, Any]:
    """The odds for machines; the shape is docs/odds.schema.json. ``others`` are those that this is compared with."""
    odds = one.odds
    return {
        "text": one.asked.shown,
        "why": one.asked.why,
        "kind": odds.kind.value,
        "times": one.times,
        "mean": float(odds.mean) if one.numeric else None,
        "deviation": odds.deviation if one.numeric else None,
        "total_weight": digits(odds.total),
        "outcomes": [
            {"value": plain(value), "weight": digits(weight), "probability": weight / odds.total}
            for value, weight in odds.weights.items()
        ],
        "depth": odds.depth,
        "tail": float(odds.tail),
        "at_least": None if least is None else {"value": plain(least), **_chance(odds.at_least(least))},
        "beats": [_beaten(one, other) for other in others if one.numeric and other.numeric],
    }


def _beaten(one: Weighed, other: Weighed) -> dict[str, Any]:
    won, equal = beats(one.odds, other.odds)
    return {"text": other.asked.shown, **_chance(won), "equal": _chance(equal)}


def _chance(share: Fraction) -> dict[str, Any]:
    return {"chance": digits(share), "probability": float(share)}
