"""The command line, and the composition root: the only room that builds rules, dice, clock, store and press.

Every command is its own module, imported when it is asked for. A word that is no command but a verb of the desk runs
as a line: ``rpg alert +1 saw the lamp``.
"""

from __future__ import annotations


def main() -> None:
    """Run ``rpg`` with the process's own arguments; leaves with 0, 1 (refused, failed) or 2 (wrong usage)."""
    from rpg.cli.entry import run  # noqa: PLC0415 - importing the package costs nothing until it runs

    run()
