"""``rpg odds``: what dice are worth, as bars, as JSON, as a chart in a file. Anything else is the desk's line."""

from __future__ import annotations

import re
import shutil
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from rpg.cli import asking, home, notation, streams
from rpg.cli.bars import Bars, Screen
from rpg.cli.dumped import dump
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.spread import Number, alike, rows
from rpg.cli.texts import text
from rpg.cli.weighed import compared, document, headed, reaching, weigh
from rpg.dice.kinds import Kind
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.asking import Question
    from rpg.cli.known import Known
    from rpg.cli.weighed import Weighed

_MOST = 4
"""Texts side by side: more have neither columns nor patterns of their own."""
_NAMES = "ABCD"
_LEAST = re.compile(r"[-+\u2212]?\d{1,12}([./]\d{1,6})?")
_BLOCKS = "█▏▎▍▌▋▊▉░≤≥–−±·…—"
_PIPED = (80, 42)
"""Columns and rows where no terminal says its own."""
_AROUND = 6
"""Lines of a terminal that the bars leave to what stands around them."""
_FEWEST = 12


class Least(click.ParamType[Number]):
    """A total to be reached: a whole number, 7/2 or 3.5."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Number:
        """The number of a text."""
        said = str(value)
        if not _LEAST.fullmatch(said) or said.endswith(("/0", "/00")):
            raise click.BadParameter(text("cli.odds.number"), ctx=ctx, param=param)
        number = Fraction(said.replace("\u2212", "-"))
        return number.numerator if number.denominator == 1 else number


@click.command(context_settings=notation.AS_TYPED, help=text("cli.help.odds"))
@click.argument("words", metavar="[DICE]...", nargs=-1, type=click.UNPROCESSED)
@click.option("--at-least", "least", metavar="N", type=Least(), help=text("cli.option.at_least"))
@click.option("--plot", default="", metavar="FILE", help=text("cli.option.plot"))
@shared
@click.pass_context
def odds(context: click.Context, words: tuple[str, ...], *, least: Number | None, plot: str) -> None:
    """Show the odds of dice, or run the desk's line."""
    if _of_the_desk(words):
        if plot or least is not None:
            raise Hint("cli.hint.odds_of_dice")
        from rpg.cli.lines import run_line  # noqa: PLC0415 - dice need no desk

        context.exit(run_line(" ".join(("odds", *words))))
    if plot:
        from rpg.cli.plotted import checked  # noqa: PLC0415 - most odds are read, not printed

        checked(plot)
    question = asking.question(words, reasons=False)
    found = _weighed(question, least, plot)
    if settings().json:
        lines = [dump(document(one, least, found[1:] if one is found[0] else ())) for one in found]
    else:
        lines = list(_lines(found, question.known, least))
    streams.out("\n".join(lines))
    if plot:
        from rpg.cli.plotted import plotted  # noqa: PLC0415 - the same

        plotted(plot, found, question.known, least)


def _of_the_desk(words: Sequence[str]) -> bool:
    """Whether these words are for the desk: nothing, somebody's deed, or with a campaign the size of a pool."""
    if not words:
        return True
    if notation.size(words) is not None:
        try:
            home.chosen(settings().campaign)
        except Hint:
            return bool(settings().campaign)
        return True
    try:
        notation.read(words, reasons=False)
    except notation.Misread:
        return not notation.is_dice(words)
    return False


def _weighed(question: Question, least: Number | None, plot: str) -> list[Weighed]:
    """The odds that are asked for; Hint if they cannot be shown as they are asked for."""
    if len(question.texts) > _MOST:
        raise Hint("cli.hint.too_many_odds", most=_MOST)
    found = [weigh(one, question.known) for one in question.texts]
    if plot and not alike([one.odds for one in found]):
        raise Hint("cli.hint.plot_together")
    if least is not None and not any(one.numeric for one in found):
        raise Hint("cli.hint.no_total", text=found[0].asked.shown)
    return found


def _lines(found: list[Weighed], known: Known, least: Number | None) -> Iterator[str]:
    """The whole answer."""
    screen = _screen()
    names = [""] if len(found) == 1 else [f"{letter}  " for letter in _NAMES[: len(found)]]
    heads = [list(_head(one, known, least, name)) for name, one in zip(names, found, strict=True)]
    if alike([one.odds for one in found]):
        lines = [line for head in heads for line in head]
        lines += ["", *_bars(found, known, screen, least)]
    else:
        lines = []
        for head, one in zip(heads, found, strict=True):
            lines += [*head, "", *_bars([one], known, screen, least), ""]
    said = list(compared(found, _NAMES, known)) if len(found) > 1 else []
    yield from (screen.plainly(line) for line in [*lines, *(["", *said] if said else [])])


def _head(one: Weighed, known: Known, least: Number | None, name: str) -> Iterator[str]:
    yield from (printable(line) for line in headed(one, known, name=name))
    if least is not None and one.numeric:
        yield f"{' ' * len(name)}{reaching(one, least, known)}"


def _bars(group: list[Weighed], known: Known, screen: Screen, least: Number | None) -> list[str]:
    """Bars of what can stand in the same rows."""
    laid = rows([one.odds for one in group], known, screen.rows)
    drawn = Bars(laid, known.words, screen, least)
    if len(group) > 1:
        return drawn.several(_NAMES[: len(group)])
    kind = group[0].odds.kind
    head = "cli.odds.or_more" if group[0].numeric else "cli.odds.or_better" if kind is Kind.DEGREE else ""
    return drawn.one(known.words(head) if head else "")


def _screen() -> Screen:
    """What standard output is."""
    try:
        _BLOCKS.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        blocks = False
    else:
        blocks = True
    if not sys.stdout.isatty():
        return Screen(*_PIPED, blocks)
    size = shutil.get_terminal_size()
    return Screen(size.columns, max(_FEWEST, size.lines - _AROUND), blocks)
