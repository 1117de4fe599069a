"""``rpg character``: somebody new, the archetypes to choose from, the story's people, and their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.lazy import LazyGroup
from rpg.cli.options import shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "new": "rpg.cli.character_new:new",
    "list": "rpg.cli.character_list:list_",
    "party": "rpg.cli.character_list:party",
    "sheet": "rpg.cli.print:sheet",
    "import": "rpg.cli.character_import:import_",
}


class _Character(LazyGroup):
    table = COMMANDS


@click.group("character", cls=_Character, help=text("cli.help.character"))
@shared
def character() -> None:
    """Make somebody; the help is in the catalogue."""
