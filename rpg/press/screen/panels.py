"""What stands on the four panels, from left to right: the roll, the alert, danger, and what the City answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rpg.press.grid import Column
from rpg.press.screen.answers import by_two_dice, countermeasures, oracle, read
from rpg.press.table.alert import how_it_runs, ladder, omens, triggers
from rpg.press.table.danger import machines, odds_of_the_roll, procedure, survival
from rpg.press.table.flow import Part
from rpg.press.table.players import condition_rows, nerve, stances, the_roll
from rpg.press.table.writer import SCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rpg.press.table.numbers import Met
    from rpg.press.table.writer import Writer

_DRAWN, _APART = 20.0, 2.0
"""Millimetres of paper that a drawing needs, and between it and what stands above it."""
_THIRDS = ((0.0, 0.315), (0.3425, 0.6575), (0.685, 1.0))
_DANGER = ((0.0, 0.285), (0.305, 0.595), (0.615, 1.0))
_ALERT = ((0.0, 0.6), (0.62, 1.0))


def the_roll_panel(page: Writer, met: Sequence[Met]) -> None:
    """The roll, its odds, what a partial costs and a surge gives, nerve, conditions."""
    del met
    left, middle, right = (page.column(*third) for third in _THIRDS)
    the_roll(left)
    odds_of_the_roll(left)
    nerve(middle)
    read(middle, page.rules.check.core.price)
    _conditions(right)
    read(right, page.rules.check.core.surge)
    _finish(page, left, middle, right)


def _conditions(to: Writer) -> None:
    to.heading("press.sheet.conditions")
    to.table((Column("", 1.3, font="strong"), Column("", 3)), condition_rows(to))


def alert_panel(page: Writer, met: Sequence[Met]) -> None:
    """The alert: its track, its ladder, how it runs, what sets it off."""
    del met
    left, right = (page.column(*part) for part in _ALERT)
    ladder(left)
    how_it_runs(left)
    triggers(right)
    _finish(page, left, right)


def danger_panel(page: Writer, met: Sequence[Met]) -> None:
    """The encounter step by step, what people can do, the machines, and what a choice was worth in many fights."""
    left, middle, right = (page.column(*part) for part in _DANGER)
    procedure(left)
    stances(middle)
    if met:
        survival(middle, met)
    machines(right)
    _finish(page, left, middle, right)


def answers_panel(page: Writer, met: Sequence[Met]) -> None:
    """Countermeasures, the oracle, and the tables that are read most."""
    del met
    left, middle, right = (page.column(*third) for third in _THIRDS)
    countermeasures(left)
    scars = page.rules.character.scars
    read(left, scars.id if scars else "")
    omens(middle)
    oracle(middle)
    by_two_dice(middle, page.rules.oracle.image.motion)
    read(right, page.rules.expedition.procedure.hazards)
    by_two_dice(right, page.rules.oracle.image.matter)
    _finish(page, left, middle, right)


def _finish(page: Writer, *columns: Writer) -> None:
    """Take in the columns; where enough paper is left below one, the City is drawn there."""
    for column in columns:
        free = column.left.height - _APART
        if free > _DRAWN:
            column.gap(_APART)
            column.draw(free, SCALE)
    page.take(*columns)


PANELS = (
    ("roll", the_roll_panel),
    ("alert", alert_panel),
    ("danger", danger_panel),
    ("answers", answers_panel),
)


def _roll_parts(page: Writer, met: Sequence[Met]) -> Iterator[Part]:
    del met
    core = page.rules.check.core
    yield from (Part(the_roll), Part(odds_of_the_roll), Part(nerve), Part(partial(read, table=core.price)))
    yield from (Part(_conditions), Part(partial(read, table=core.surge)))


def _alert_parts(page: Writer, met: Sequence[Met]) -> Iterator[Part]:
    del page, met
    yield from (Part(ladder, wide=True), Part(how_it_runs), Part(triggers))


def _danger_parts(page: Writer, met: Sequence[Met]) -> Iterator[Part]:
    del page
    yield from (Part(procedure), Part(stances))
    if met:
        yield Part(partial(survival, met=met))
    yield Part(machines, wide=True)


def _answers_parts(page: Writer, met: Sequence[Met]) -> Iterator[Part]:
    del met
    scars = page.rules.character.scars
    yield from (Part(countermeasures), Part(partial(read, table=scars.id if scars else "")), Part(omens), Part(oracle))
    yield Part(partial(read, table=page.rules.expedition.procedure.hazards))
    for image in (page.rules.oracle.image.motion, page.rules.oracle.image.matter):
        yield Part(partial(by_two_dice, table=image))


PARTS: dict[str, Callable[[Writer, Sequence[Met]], Iterator[Part]]] = {
    "roll": _roll_parts,
    "alert": _alert_parts,
    "danger": _danger_parts,
    "answers": _answers_parts,
}
"""The same in large print: what stands on the panels, part by part."""
