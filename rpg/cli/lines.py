"""One line of the desk as a command: ``rpg do LINE``, ``rpg status``, and every verb by its own name."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import click

from rpg.cli import home, show
from rpg.cli.app import Played, opened, stored
from rpg.cli.fault import Hint, Told
from rpg.cli.options import settings, shared
from rpg.cli.texts import language, text, told
from rpg.cli.voices import speak, voice
from rpg.desk.book import BOOK
from rpg.desk.names import everybody, groups, many
from rpg.desk.verbs import guide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.cli.options import Settings

_AS_TYPED = {"ignore_unknown_options": True}
_LINE = re.compile(r"[.?!#=]|\d*d(\d|%)|pool\(", re.IGNORECASE)


def run_line(line: str) -> int:
    """Run one line on the campaign of the settings and show the answer; the exit code."""
    given = settings()
    word, _, rest = line.strip().partition(" ")
    try:
        with opened(given.campaign, given.language) as app:
            return show.answer(app.play_line(line), as_json=given.json)
    except Hint:
        if BOOK.find(word) is guide.VERB or line.strip() == "?":
            return _help(rest, given)
        raise


def _help(word: str, given: Settings) -> int:
    """The desk's help; it needs no campaign."""
    speaker = voice(given.language or language())
    result = guide.told(word.strip(), BOOK, speaker.language)
    says = tuple(speaker.say(say) for say in result.says)
    return show.answer(Played("help", result, says, 0), as_json=given.json)


@click.command(context_settings=_AS_TYPED, help=text("cli.help.do"))
@click.argument("line", nargs=-1, type=click.UNPROCESSED, required=True)
@shared
@click.pass_context
def do(context: click.Context, line: tuple[str, ...]) -> None:
    """Run any line."""
    context.exit(run_line(" ".join(line)))


@click.command(help=text("cli.help.status"))
@shared
@click.pass_context
def status(context: click.Context) -> None:
    """Show how things stand."""
    context.exit(run_line("status"))


def line_command(name: str, rest: Sequence[str] = ()) -> click.Command | None:
    """The command that runs lines beginning with this word; None if no verb, mark, dice or name is meant.

    The ``rest`` of the words may name the campaign in which somebody is called that.
    """
    first = (name.split() or [""])[0]
    verb = BOOK.find(first)
    if verb is None and not _LINE.match(first) and not _somebody(first, rest):
        return None
    summary = "\n\n".join((speak(f"verb.{verb.key}"), speak(f"verb.{verb.key}.usage"))) if verb else text("cli.help.do")

    @click.command(name, context_settings=_AS_TYPED, help=summary)
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    @shared
    @click.pass_context
    def typed(context: click.Context, words: tuple[str, ...]) -> None:
        context.exit(run_line(" ".join((name, *words))))

    return typed


def _somebody(word: str, rest: Sequence[str]) -> bool:
    """Whether the word means somebody of the campaign, for lines that begin with their target."""
    try:
        path = home.chosen(next(reversed(told(rest, "--campaign")), settings().campaign))
        with stored(path) as store:
            world = store.world_at(store.head())
    except Told:
        return False
    fight = world.encounter.fight
    people = everybody(world)
    known = groups(world, people) | people | (dict.fromkeys(fight.machines, "") if fight else {})
    return not isinstance(many(word, known), Refusal)


def unknown(args: list[str], commands: list[str]) -> click.ClickException:
    """What to say of a word that is neither command nor verb: the nearest that is, exit 2."""
    near = difflib.get_close_matches(args[0].casefold(), [*commands, *BOOK.names()], n=1, cutoff=0.6)
    if near:
        return Hint("cli.hint.near", word=args[0], near=" ".join(["rpg", *near, *args[1:]]))
    return Hint("cli.hint.unknown", word=args[0])
