"""``rpg pack``: packs of one's own, from the first file to the shelf and to a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.lazy import LazyGroup
from rpg.cli.options import shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "new": "rpg.cli.pack_new:new",
    "bundle": "rpg.cli.pack_bundle:bundle",
    "add": "rpg.cli.pack_add:add",
    "remove": "rpg.cli.pack_remove:remove",
    "list": "rpg.cli.pack_list:list_",
    "lock": "rpg.cli.pack_lock:lock",
}


class _Pack(LazyGroup):
    table = COMMANDS


@click.group("pack", cls=_Pack, help=text("cli.help.pack"))
@shared
def pack() -> None:
    """Make and keep packs; the help is in the catalogue."""
