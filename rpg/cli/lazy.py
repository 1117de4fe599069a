"""Groups inside the root command: a table of commands by name, each imported when it is asked for."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group whose ``table`` says where each command is: ``module:name``. Help comes from ``cli.help.GROUP.NAME``."""

    table: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        del ctx
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; exit 2 and the nearest name if none is called that, and one is like it."""
        if args[0] not in self.table and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a slip of the pen needs a guess

            from rpg.cli.fault import Hint  # noqa: PLC0415 - the same

            for near in get_close_matches(args[0].casefold(), self.table, n=1, cutoff=0.6):
                raise Hint("cli.hint.near", near=" ".join([ctx.command_path, near, *args[1:]]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their first sentence, without importing any."""
        del ctx
        if not self.table:
            return
        with formatter.section(text("cli.commands")):
            told = [(name, text(f"cli.help.{self.name}.{name}").partition("\n")[0]) for name in self.table]
            formatter.write_dl(told)
