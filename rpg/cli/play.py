"""``rpg`` and ``rpg play NAME``: the console, or the same lines from a pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from rpg.cli import greeting, home, show, streams
from rpg.cli.app import opened
from rpg.cli.options import Settings, completes, settings, shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from rpg.cli.app import App


@click.command(help=text("cli.help.play"))
@click.argument("name", required=False, default="", shell_complete=completes("campaign"))
@click.option("--strict", is_flag=True, help=text("cli.option.strict"))
@click.option("--pack", "packs", metavar="DIR", multiple=True, help=text("cli.option.moved"))
@shared
@click.pass_context
def play(context: click.Context, name: str, packs: tuple[str, ...], *, strict: bool) -> None:
    """Open the console on a campaign."""
    given = settings()
    given.campaign = name or given.campaign
    context.exit(console(given, strict=strict, previously=True, packs=packs))


def console(given: Settings, *, strict: bool = False, previously: bool = False, packs: tuple[str, ...] = ()) -> int:
    """Run lines until they end; the exit code: with ``strict`` the worst of any line, else 0."""
    with opened(given.campaign, given.language, packs) as app:
        home.remember(app.store.path_of_file)
        if not given.json:
            streams.out(show.fitted(greeting.lines(app, previously=previously), sys.stdout))
        worst = _loop(app, as_json=given.json)
    return worst if strict else 0


def _loop(app: App, *, as_json: bool) -> int:
    if not sys.stdin.isatty():
        from rpg.cli.plain import piped  # noqa: PLC0415 - one of three

        return piped(app, as_json=as_json)
    if os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        from rpg.cli.plain import asked  # noqa: PLC0415 - one of three

        return asked(app, as_json=as_json)
    from rpg.cli.console import typed  # noqa: PLC0415 - the only importer of prompt_toolkit

    return typed(app)
