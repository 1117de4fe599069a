"""``rpg map``: the desk's map of the depths; and maps as files, made, shown, checked, explained and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.lazy import LazyGroup
from rpg.cli.options import shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "new": "rpg.cli.map_new:new",
    "show": "rpg.cli.map_show:show_",
    "check": "rpg.cli.map_check:check_",
    "explain": "rpg.cli.map_explain:explain",
    "export": "rpg.cli.map_export:export",
    "edit": "rpg.cli.map_edit:edit",
}


class _Map(LazyGroup):
    """What is none of its commands, such as a depth, is a line of the desk that begins with ``map``."""

    table = COMMANDS

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command; else the nearest name, if one is like it; else the desk's line."""
        if args[0] in self.table or args[0].isalpha():
            return super().resolve_command(ctx, args)
        from rpg.cli.lines import line_command  # noqa: PLC0415 - only the desk's line needs the desk

        return "map", line_command("map", args), args


@click.group("map", cls=_Map, invoke_without_command=True, help=text("cli.help.map"))
@shared
@click.pass_context
def map_(context: click.Context) -> None:
    """Show the map of the depths, if no command is named."""
    if context.invoked_subcommand is None:
        from rpg.cli.lines import run_line  # noqa: PLC0415 - as above

        context.exit(run_line("map"))
