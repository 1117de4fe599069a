"""``rpg odds``: what dice are worth, as bars, as JSON, as a chart in a file. Anything else is the desk's line."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from rpg import dice
from rpg.cli import asking, home, notation, streams
from rpg.cli.drawn import NAMES, drawn, screen
from rpg.cli.dumped import dump
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.spread import Number, alike
from rpg.cli.texts import text
from rpg.cli.weighed import Weighed, compared, document, headed, reaching
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.asking import Question
    from rpg.cli.known import Known
    from rpg.cli.notation import Asked

_MOST = 4
"""Texts side by side: more have neither columns nor patterns of their own."""
_LEAST = re.compile(r"[-+\u2212]?[0-9]{1,12}(\.[0-9]{1,6}|/(?!0+\Z)[0-9]{1,6})?")


class Least(click.ParamType[Number]):
    """A total to be reached: a whole number, 7/2 or 3.5."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Number:
        """The number of a text."""
        said = str(value)
        if not _LEAST.fullmatch(said):
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
        return not dice.begins(" ".join(words))
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


def weigh(asked: Asked, known: Known) -> Weighed:
    """The exact odds of a text; of several results those of each. Wrong if there are none."""
    with asking.told(asked.text, known):
        times, tree = dice.repeated(asked.typed.tree)
        return Weighed(asked, dice.odds(tree, known.context), times)


def _lines(found: list[Weighed], known: Known, least: Number | None) -> Iterator[str]:
    """The whole answer."""
    around = screen()
    names = [""] if len(found) == 1 else [f"{letter}  " for letter in NAMES[: len(found)]]
    heads = [list(_head(one, known, least, name)) for name, one in zip(names, found, strict=True)]
    if alike([one.odds for one in found]):
        lines = [line for head in heads for line in head]
        lines += ["", *drawn(found, known, around, least)]
    else:
        lines = []
        for head, one in zip(heads, found, strict=True):
            lines += [*head, "", *drawn([one], known, around, least), ""]
    said = list(compared(found, NAMES, known)) if len(found) > 1 else []
    yield from (around.plainly(line) for line in [*lines, *(["", *said] if said else [])])


def _head(one: Weighed, known: Known, least: Number | None, name: str) -> Iterator[str]:
    yield from (printable(line) for line in headed(one, known, name=name))
    if least is not None and one.numeric:
        yield f"{' ' * len(name)}{reaching(one, least, known)}"
