"""The root command: a table of commands that are imported when they are asked for, and every verb of the desk."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

import rpg as program
from rpg.cli.options import settings, shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "start": "rpg.cli.start:start",
    "new": "rpg.cli.new:new",
    "play": "rpg.cli.play:play",
    "do": "rpg.cli.lines:do",
    "status": "rpg.cli.lines:status",
    "roll": "rpg.cli.roll:roll",
    "odds": "rpg.cli.odds:odds",
    "simulate": "rpg.cli.simulate:simulate",
    "explain": "rpg.cli.explain:explain",
    "log": "rpg.cli.log:log",
    "recap": "rpg.cli.recap:recap",
    "watch": "rpg.cli.pane:watch",
    "print": "rpg.cli.print_map:print_group",
    "map": "rpg.cli.map:map_",
    "character": "rpg.cli.character:character",
    "validate": "rpg.cli.validate:validate",
    "rules": "rpg.cli.rules:rules",
    "pack": "rpg.cli.pack:pack",
    "campaigns": "rpg.cli.campaigns:campaigns",
    "backup": "rpg.cli.backup:backup",
    "export": "rpg.cli.export:export",
    "import": "rpg.cli.imported:command",
    "diff": "rpg.cli.diff:diff",
    "doctor": "rpg.cli.doctor:doctor",
    "demo": "rpg.cli.demo:demo",
    "completion": "rpg.cli.completion:completion",
    "about": "rpg.cli.about:about",
}


class Lazy(click.Group):
    """A group that knows its commands by name and their help by catalogue, and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or the desk's line that begins with it; None if it is neither."""
        return self._command(ctx, [cmd_name])

    def _command(self, ctx: click.Context, args: list[str]) -> click.Command | None:
        """The command that these words call."""
        del ctx
        cmd_name = args[0]
        if cmd_name not in COMMANDS:
            from rpg.cli.lines import line_command  # noqa: PLC0415 - only a word that is no command needs the desk

            return line_command(cmd_name, args[1:])
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; exit 2 and the nearest names if nothing is called that."""
        command = self._command(ctx, args)
        if command is None and ctx.resilient_parsing:
            return None, None, []  # a shell asks what could stand here: nothing to complain of
        if command is None:
            from rpg.cli.lines import unknown  # noqa: PLC0415 - the same

            raise unknown(args, list(COMMANDS))
        return args[0], command, args[1:]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a shell may offer for the first word, without importing any command."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        from rpg.cli.completing import first  # noqa: PLC0415 - only a shell asks

        return first(ctx, COMMANDS, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their first sentence, without importing any."""
        del ctx
        with formatter.section(text("cli.commands")):
            formatter.write_dl([(name, text(f"cli.help.{name}").partition("\n")[0]) for name in COMMANDS])
        with formatter.section(text("cli.lines")):
            formatter.write_text(text("cli.lines.text"))


@click.group(cls=Lazy, invoke_without_command=True, help=text("cli.help.rpg"))
@click.version_option(program.__version__, prog_name="rpg", message="%(prog)s %(version)s")
@click.option("--strict", is_flag=True, help=text("cli.option.strict"))
@shared
@click.pass_context
def rpg(context: click.Context, *, strict: bool) -> None:
    """Open the console on the last used campaign, or run a command; the help is in the catalogue."""
    if context.invoked_subcommand is None:
        from rpg.cli.play import console  # noqa: PLC0415 - `rpg --help` opens no console

        context.exit(console(settings(), strict=strict))
