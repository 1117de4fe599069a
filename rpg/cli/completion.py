"""``rpg completion``: the script with which a shell completes what is typed behind ``rpg``."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from rpg.cli import streams
from rpg.cli.texts import text

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_RPG_COMPLETE"


@click.command(help=text("cli.help.completion"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script for a shell."""
    kind = get_completion_class(shell)
    if kind is None:
        context.exit(1)
    script = ShellComplete.source(
        kind(context.find_root().command, {}, "rpg", VARIABLE)
    )  # bash itself need not be here
    streams.out(script.strip())
