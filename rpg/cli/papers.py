"""The papers of an open campaign, as bytes: what ``rpg start`` and ``rpg demo`` leave on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.cli.print import desk_of, sheet_paper, somebody, table_paper
from rpg.press import ink
from rpg.press.map import MapOptions, map_document
from rpg.press.printing import look

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
    concrete = look("concrete")
    options = MapOptions(audience="gm" if gm else "player", theme=concrete.theme, metrics=concrete.metrics)
    return ink.write(map_document(app.rules.maps[full], app.voice, options))
