"""What people can do about the alert, what the oracle says, and tables to be read with a die."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.oracle.decide import chances, yes
from rpg.press.fit import TIE
from rpg.press.grid import Column, least, spread, wrapped
from rpg.press.table.numbers import percent
from rpg.press.table.writer import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.safeguard.rules import Countermeasure
    from rpg.press.table.writer import Writer


_TOGETHER = 24  # letters of a row that no line parts
_SHORT = {"1d6*10+1d6": "d66"}
"""What dice are called at tables, where that is shorter than what they are."""


def countermeasures(to: Writer) -> None:
    """Each with what is rolled, how many beats it takes, what must be there, and what comes of it."""
    to.heading("press.screen.countermeasures")
    for measure in to.rules.safeguard.countermeasures.values():
        needs = to.voice_text(measure.id, "needs") if measure.needs else ""
        head = " · ".join(part for part in (how_done(to, measure), needs) if part)
        to.text(to.term(measure.id), font="strong")
        to.gap(-1.0)
        if head:
            to.text(head, font="italic")
            to.gap(-1.0)
        to.text(to.voice_text(measure.id, "effect"))
    to.gap(1.5)


def how_done(to: Writer, measure: Countermeasure) -> str:
    """What is rolled, how hard it is, and how long it takes."""
    if measure.way != "roll":
        return to.voice.word(f"press.screen.way.{measure.way}")
    roll = to.roll(measure.skill)
    return to.voice.word("press.screen.way.roll", roll=roll, difficulty=measure.difficulty, beats=measure.beats)


def oracle(to: Writer) -> None:
    """How likely each answer is for each likelihood, exactly; how many questions a scene bears."""
    own, core = to.rules.oracle, to.rules.check
    to.heading("press.screen.oracle")
    rows = []
    for likelihood in own.likelihoods:
        shares = chances(own, core, likelihood.pool)
        cells = [percent(shares[answer.key], to.voice) for answer in own.answers]
        said = to.term(own.id, f"likelihoods.{likelihood.key}.name")
        pool = f"{likelihood.pool}".replace("-", "−")
        rows.append((said, pool, *cells, percent(yes(own, core, likelihood.pool), to.voice)))
    heads = [Column(to.voice_text(own.id, f"answers.{answer.key}.text"), 1.2, "right") for answer in own.answers]
    columns = (
        Column("", 2.0, font="strong"), Column(to.voice.word("press.danger.pool"), 0.8, "centre"), *heads,
        Column(to.voice.word("press.screen.any_yes"), 1.2, "right", "strong"),
    )  # fmt: skip
    to.table(columns, rows)
    to.say("press.screen.questions", n=own.questions)
    to.gap(2.0)


def read(to: Writer, table: str) -> None:
    """A table of the rules, a row for each face; nothing if the rules have none of that id."""
    known = to.rules.check.tables.get(table)
    if known is None:
        return
    to.title(to.term(known.id))
    rows = [
        (f"{row.low}" if row.low == row.high else f"{row.low}–{row.high}", to.term(known.id, f"rows.{row.key}.text"))
        for row in known.rows
    ]
    to.table((Column(known.dice.text, 0.6, "centre", "strong"), Column("", 6)), rows)


def by_two_dice(to: Writer, table: str) -> None:
    """A table of two dice as a square: a row for each face of the first, a column for each of the second.

    Its letters are those in which no word is broken and the fewest cells need a second line; the larger of two such.
    A table that is read in another way stands row behind row.
    """
    known = to.rules.check.tables.get(table)
    faces = sorted({row.low // 10 for row in known.rows}) if known else []
    said = {row.low: to.voice_text(known.id, f"rows.{row.key}.text") for row in known.rows} if known else {}
    if known is None or known.dice.text not in _SHORT or set(said) != {10 * a + c for a in faces for c in faces}:
        run_in(to, table)
        return
    to.title(f"{to.term(known.id)} · {_SHORT[known.dice.text]}")
    rows = [(f"{first}", *(said[10 * first + second] for second in faces)) for first in faces]
    columns = (Column("", 0.4, "centre", "strong"), *(Column(f"{second}", 1.0) for second in faces))
    sizes = [size for size in SIZES if size <= to.size]
    fitting = [size for size in sizes if sum(least(columns, rows, to.look, size=size)) <= to.area.width]
    to.table(columns, rows, min(fitting, key=lambda size: _high(to, columns, rows, size), default=SIZES[-1]))


def _high(to: Writer, columns: Sequence[Column], rows: Sequence[Sequence[str]], size: float) -> int:
    """How many lines the cells of a table have together."""
    places = spread(to.area, columns, least(columns, rows, to.look, size=size))
    cells = ((text, column, place[1]) for row in rows for text, column, place in zip(row, columns, places, strict=True))
    return sum(len(wrapped(text, column, width, to.look, size)) for text, column, width in cells)


def run_in(to: Writer, table: str) -> None:
    """The same of a long table of short rows, one behind the other; nothing if the rules have none of that id."""
    known = to.rules.check.tables.get(table)
    if known is None:
        return
    to.title(f"{to.term(known.id)} · {_SHORT.get(known.dice.text, known.dice.text)}")
    rows = [f"{row.low} {to.voice_text(known.id, f'rows.{row.key}.text')}" for row in known.rows]
    short = [row.replace(" ", TIE) if len(row) <= _TOGETHER else row for row in rows]
    to.text(f"{TIE}· ".join(short))
    to.gap(1.5)
