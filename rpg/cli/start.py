"""``rpg start``: three questions, a campaign with its party, and the papers for the table."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, TypeVar

import click

from rpg.cli import home, show, streams, texts
from rpg.cli.fault import Hint
from rpg.cli.files import written
from rpg.cli.founding import Plan, found, players, shipped, story_of, text_of
from rpg.cli.options import settings, spoken
from rpg.cli.packs import rules_of
from rpg.cli.shelf import lasting
from rpg.cli.texts import text
from rpg.cli.voices import voice
from rpg.desk.book import BOOK
from rpg.desk.plain import token
from rpg.words.token import bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.cli.app import App

F = TypeVar("F", bound="Callable[..., object]")

FIGHTS = 200
"""Fights sampled for each cell of the table of odds, unless another number is asked for."""


def fights_option(command: F) -> F:
    """``--fights N``: how well the printed odds are known, against how long that takes."""
    told = text("cli.print.fights")
    kind = click.IntRange(0)
    return click.option("--fights", metavar="N", type=kind, default=FIGHTS, show_default=True, help=told)(command)


def reckoning(language: str) -> None:
    """Say that the odds of the table's papers take a while, to somebody who waits for it."""
    if sys.stderr.isatty():
        streams.out(voice(language).word("cli.start.reckoning"), err=True)


@click.command(help=text("cli.help.start"))
@click.argument("story_name", metavar="[STORY]", required=False, default="")
@click.option("--pack", "packs", metavar="NAME|DIR", multiple=True, help=text("cli.option.pack"))
@click.option("--players", "count", metavar="N", type=click.IntRange(min=1), help=text("cli.option.players"))
@click.option("--player", "names", metavar="NAME", multiple=True, help=text("cli.option.player"))
@click.option("--one-shot/--campaign", "one_shot", default=None, help=text("cli.option.one_shot"))
@click.option("--name", default="", metavar="NAME", help=text("cli.option.name"))
@click.option("--seed", metavar="TEXT", default="", help=text("cli.option.seed"))
@fights_option
@spoken
def start(  # noqa: PLR0913 - one parameter for each option of the command
    story_name: str, packs: tuple[str, ...], count: int | None, names: tuple[str, ...], *, one_shot: bool | None,
    name: str, seed: str, fights: int,
) -> None:  # fmt: skip
    """Begin a story that comes with the program, or with a pack."""
    given = settings()
    language = given.language or _language()
    packs = tuple(lasting(pack) for pack in packs)
    rules = rules_of(packs or shipped())
    story = story_of(rules, story_name)
    most = len(story.people)
    count = max(count or 0, len(names)) or _count(language, most)
    if count > most:
        raise Hint("cli.hint.players", n=count, most=most)
    one_shot = _one_shot(language) if one_shot is None else one_shot
    called = text_of(rules, story.id, language)
    name = name or home.free(token(called if language == texts.DEFAULT else bare(called)))
    path = home.place(name)
    party = players(names, count, language)
    plan = Plan(name=path.stem, language=language, story=story.id, players=party, packs=packs, seed=seed)
    from rpg.cli import papers  # noqa: PLC0415 - `--help` needs no press

    with contextlib.closing(found(path, plan, rules)) as app:
        began = (
            app.play_line(f"{BOOK.by_key['begin'].called(language)} {text_of(rules, story.id, language)}").says
            if one_shot
            else ()
        )
        home.remember(path)
        paper = path.with_name(f"{path.stem}-table.pdf")
        reckoning(language)
        written(paper, papers.table(app, fights=fights), quiet=True)
        _report(app, {"name": plan.name, "path": str(path), "table": str(paper)}, began, as_json=given.json)


def _report(app: App, made: dict[str, str], began: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        streams.out(show.dump(made))
        return
    people = app.world.people.by_id.values()
    streams.out(app.voice.word("cli.new.created", name=made["name"], path=made["path"]))
    for person in people:
        who = person.player or app.voice.word("cli.start.companion")
        streams.out(app.voice.word("cli.start.person", name=person.name, player=who))
    streams.out("\n".join([*began, app.voice.word("cli.start.table", path=made["table"])]))
    streams.out(app.voice.word("cli.start.next" if app.world.session_open else "cli.start.next_begin"))


def _language() -> str:
    question = voice(texts.language()).word("cli.start.language")
    return str(click.prompt(question, type=click.Choice(texts.languages()), default=texts.language()))


def _count(language: str, most: int) -> int:
    question = voice(language).word("cli.start.players")

    def number(typed: str) -> int:
        told = str(typed).strip()
        if not (told.isdecimal() and 1 <= int(told) <= most):
            raise click.UsageError(voice(language).word("cli.start.players_wrong", most=most))
        return int(told)

    return int(click.prompt(question, value_proc=number, default=min(3, most)))


def _one_shot(language: str) -> bool:
    say = voice(language).word
    kinds = (say("cli.start.one_shot"), say("cli.start.campaign"))
    return bool(click.prompt(say("cli.start.kind"), type=click.Choice(kinds), default=kinds[0]) == kinds[0])
