"""Odds as a chart says them: its columns, its series, what stands in its title block, and all of it in words."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import rpg
from rpg.cli.chances import decimal, percent, shown, tally
from rpg.cli.spread import named, rows
from rpg.cli.voices import voice
from rpg.cli.weighed import middle, reaching, spanned
from rpg.dice.beating import beats
from rpg.press.chart import Chart
from rpg.press.chart_marks import Column, Plot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.known import Known
    from rpg.cli.spread import Number, Row
    from rpg.cli.weighed import Weighed

_UPRIGHT, _LYING = 240, 24
"""The most columns and the most rows of a chart."""
_SHORT, _PEAKS = 12, 2
"""The most letters, and values, that are said to be the most likely."""
_NAMES = "ABCD"
_SPOKEN = 40
"""The most values that are said aloud."""


def chart(found: Sequence[Weighed], known: Known, least: Number | None) -> Chart:
    """The chart of these odds, which are of one kind."""
    words, upright = known.words, all(one.numeric for one in found)
    laid = rows([one.odds for one in found], known, _UPRIGHT if upright else _LYING)
    texts = [one.asked.shown for one in found]
    title = next((one.asked.why for one in found if one.asked.why), " · ".join(texts))
    notes = tuple(_note(one, known, least, several=len(found) > 1, titled=title) for one in found)
    alt = words("cli.plot.alt", text=title, notes="; ".join(notes), values=_spoken(laid, known))
    return Chart(
        title=title,
        names=tuple(f"{letter}  {text}" for letter, text in zip(_NAMES, texts, strict=False)),
        notes=notes,
        plot=_plot(laid, found, known, least),
        language=words.language,
        maker=voice(words.language).word("press.block.title"),
        cells=tuple(_compared(found, known) if len(found) > 1 and upright else _facts(found, known)),
        notice=" ".join(_notice(found, known)),
        alt=alt,
        subject=alt,
    )


def _plot(laid: Sequence[Row], found: Sequence[Weighed], known: Known, least: Number | None) -> Plot:
    words, asked = known.words, ""
    if least is not None:
        asked = reaching(found[0], least, known) if len(found) == 1 else f"≥ {shown(least, words)}"
    return Plot(
        columns=tuple(_column(row, known, least) for row in laid),
        names=tuple(_NAMES[: len(found)]),
        upright=found[0].numeric,
        means=tuple(_place(float(one.odds.mean), laid) for one in found if one.numeric),
        mean=tuple(words("cli.plot.mean", mean=decimal(one.odds.mean, words)) for one in found if one.numeric),
        asked=asked,
        above=words("cli.odds.or_more") if len(found) == 1 else "",
        decimal="," if words.language == "it" else ".",
    )


def _column(row: Row, known: Known, least: Number | None) -> Column:
    whole = row.ends[0] if row.ends and not row.tail else None
    return Column(
        label=row.label or known.words("cli.odds.others", n=row.joined),
        shares=tuple(map(float, row.shares)),
        said=tuple(percent(share, known.words) if share else "–" for share in row.shares),
        at=whole if isinstance(whole, int) else None,
        reached=least is None or row.ends is None or row.ends[0] >= least,
        tail=row.tail,
        above=percent(row.at_least[0], known.words),
    )


def _place(value: float, laid: Sequence[Row]) -> float:
    """Where a number lies among the columns, 0 the middle of the first."""
    middles = [float(row.ends[0] + row.ends[1]) / 2 for row in laid if row.ends]
    i = min(max(0, bisect_right(middles, value) - 1), max(0, len(middles) - 2))
    low, high = next(iter(list(pairwise(middles))[i : i + 1]), (value, value + 1))
    return i + (value - low) / (high - low)


def _note(one: Weighed, known: Known, least: Number | None, *, several: bool, titled: str) -> str:
    """What is to be said of a series beside its name."""
    parts = [one.asked.shown] if not several and titled != one.asked.shown else []
    if one.numeric:
        parts.append(middle(one, known))
        if several and least is not None:
            chance = percent(one.odds.at_least(least), known.words)
            parts.append(known.words("cli.odds.at_least", value=shown(least, known.words), chance=chance))
        else:
            parts.append(spanned(one, known))
    if one.times:
        parts.append(known.words("cli.odds.each", times=one.times))
    return " · ".join(parts)


def _facts(found: Sequence[Weighed], known: Known) -> Iterator[tuple[str, str, float]]:
    """The cells of texts that stand alone: the text of a single one, what is most likely, how many ways there are."""
    words = known.words
    if len(found) == 1:
        yield words("cli.plot.dice"), found[0].asked.shown, 3.0
    for one, letter in zip(found, [""] if len(found) == 1 else [f"{name}  " for name in _NAMES], strict=False):
        most = max(one.odds.weights.values())
        likely = [value for value, weight in one.odds.weights.items() if weight == most]
        name = ", ".join(named(value, known, one.odds.kind) for value in likely[:_PEAKS])
        if len(likely) <= _PEAKS and len(name) <= _SHORT:
            yield letter + words("cli.plot.likely"), f"{name} · {percent(one.odds.chance(likely[0]), words)}", 1.8
        yield letter + words("cli.plot.ways"), tally(one.odds.total, words), 1.7


def _compared(found: Sequence[Weighed], known: Known) -> Iterator[tuple[str, str, float]]:
    """The cells of several: how often the first beats each of the others."""
    for other, name in zip(found[1:], _NAMES[1:], strict=False):
        if found[0].numeric and other.numeric:
            won, equal = beats(found[0].odds, other.odds)
            for sign, share in ((">", won), ("=", equal), ("<", 1 - won - equal)):
                yield f"A {sign} {name}", percent(share, known.words), 1.0


def _notice(found: Sequence[Weighed], known: Known) -> Iterator[str]:
    yield known.words("cli.plot.notice", version=rpg.__version__)
    if any(one.odds.depth for one in found):
        yield known.words("cli.plot.depth", n=max(one.odds.depth for one in found))


def _spoken(laid: Sequence[Row], known: Known) -> str:
    """The values in words, as many as anybody can bear to hear."""
    likely = sorted(laid, key=lambda row: -max(row.shares))[:_SPOKEN]
    said = [row for row in laid if row in likely]
    return "; ".join(
        f"{row.label or known.words('cli.odds.others', n=row.joined)}: "
        + " / ".join(percent(share, known.words) for share in row.shares)
        for row in said
    )
