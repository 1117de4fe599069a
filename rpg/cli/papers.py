"""The papers of an open campaign, as bytes: what ``rpg start`` and ``rpg demo`` leave on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.cli.print import desk_of, sheet_paper, somebody, table_paper
from rpg.cli.print_map import map_options, map_paper

if TYPE_CHECKING:
    from rpg.campaign.world import World
    from rpg.cli.app import App


def sheet(app: App, who: str) -> bytes:
    """The fillable sheet of somebody, A4, as a PDF."""
    desk = desk_of(app)
    return sheet_paper(desk, somebody(desk, who)).data


def table(app: App, *, fights: int, world: World | None = None) -> bytes:
    """Half-sheets, the players' page and the GM's pages with odds from so many fights a cell, A4, as a PDF.

    The party is that of ``world`` (None: as it is now).
    """
    desk = desk_of(app)
    return table_paper(desk._replace(world=world or desk.world), fights=fights).data


def map_of(app: App, full: str, *, gm: bool) -> bytes:
    """A map of the packs by its full id, for the GM or for players, A4, as a PDF."""
    desk = desk_of(app)
    return map_paper(desk, app.rules.maps[full], map_options(desk, "gm" if gm else "player")).data
