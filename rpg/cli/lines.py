"""One line of the desk as a command: ``rpg do LINE``, ``rpg status``, and every verb by its own name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from rpg.cli import home, safely, show, streams
from rpg.cli.app import Played, opened, stored
from rpg.cli.fault import Hint, Told
from rpg.cli.names import coded
from rpg.cli.options import completes, settings
from rpg.cli.options import shared as with_options
from rpg.cli.sharing import shared
from rpg.cli.texts import spoken, text, told
from rpg.cli.voices import speak, voice
from rpg.desk.book import BOOK
from rpg.desk.line import begins_with_dice
from rpg.desk.names import everybody, groups, many
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.world import World
    from rpg.cli.options import Settings

_AS_TYPED = {"ignore_unknown_options": True}
_MARKS = tuple(".?!#=")


def run_line(line: str) -> int:
    """Run one line on the campaign of the settings and show the answer; the exit code."""
    given = settings()
    word, _, rest = line.strip().partition(" ")
    try:
        with opened(given.campaign, given.language) as app:
            return safely.answer(app, shared(app, app.play_line(line), as_json=given.json), as_json=given.json)
    except Hint:
        if BOOK.calls(word, "help") or line.strip() == "?":
            return _help(rest, given)
        raise


def _help(word: str, given: Settings) -> int:
    """The desk's help; it needs no campaign."""
    speaker = voice(given.language or spoken())
    from rpg.desk.verbs import guide  # noqa: PLC0415 - who asks for help

    result = guide.told(word.strip(), BOOK, speaker.language)
    says = tuple(speaker.say(say) for say in result.says)
    return show.answer(Played("help", result, says, 0), as_json=given.json)


@click.command(context_settings=_AS_TYPED, help=text("cli.help.do"))
@click.argument("line", nargs=-1, type=click.UNPROCESSED, required=True, shell_complete=completes("further"))
@with_options
@click.pass_context
def do(context: click.Context, line: tuple[str, ...]) -> None:
    """Run any line."""
    context.exit(run_line(" ".join(line)))


@click.command(help=text("cli.help.status"))
@with_options
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
    if verb is None and not (first.startswith(_MARKS) or begins_with_dice(first)) and not _meant(first, rest):
        return None
    summary = "\n\n".join((speak(f"verb.{verb.key}"), speak(f"verb.{verb.key}.usage"))) if verb else text("cli.help.do")

    @click.command(name, context_settings=_AS_TYPED, help=summary)
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, shell_complete=completes("further"))
    @with_options
    @click.pass_context
    def typed(context: click.Context, words: tuple[str, ...]) -> None:
        if not _just_rolled(name, words):
            context.exit(run_line(" ".join((name, *words))))

    return typed


def _just_rolled(name: str, words: Sequence[str]) -> bool:
    """Roll dice that are typed before there is any campaign, as ``rpg roll`` does; False if they are none."""
    rolls = BOOK.calls(name, "roll")
    if settings().campaign or home.campaigns() or not (rolls or begins_with_dice(name)):
        return False
    try:
        home.chosen("")
    except Hint:
        from rpg.cli.rolled import answered  # noqa: PLC0415 - only who has no campaign

        streams.out(answered([*([] if rolls else [name]), *words]))
        return True
    return False


def _meant(word: str, rest: Sequence[str]) -> bool:
    """Whether the word means something in the campaign: somebody, or a verb that only a code pack could have."""
    try:
        path = home.chosen(next(reversed(told(rest, "--campaign")), settings().campaign))
        with stored(path) as store:
            world, more = store.world_at(store.head()), coded(store.packs)
    except Told:
        return False
    return bool(more) or _somebody(word, world)


def _somebody(word: str, world: World) -> bool:
    """Whether the word means somebody, for lines that begin with their target."""
    fight = world.encounter.fight
    people = everybody(world)
    known = groups(world, people) | people | (dict.fromkeys(fight.machines, "") if fight else {})
    return not isinstance(many(word, known), Refusal)


def unknown(args: list[str], commands: list[str]) -> click.ClickException:
    """What to say of a word that is neither command nor verb: the nearest that is, exit 2."""
    italian = spoken() == "it"  # both languages are understood, and one of them is suggested
    verbs = [name for verb in BOOK.verbs for name in (*verb.en, *(verb.it if italian else ()))]
    near = difflib.get_close_matches(args[0].casefold(), [*commands, *verbs], n=1, cutoff=0.6)
    if near:
        return Hint("cli.hint.near", word=args[0], near=" ".join(["rpg", *near, *args[1:]]))
    return Hint("cli.hint.unknown", word=args[0])
