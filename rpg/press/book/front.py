"""The cover: a section through the City over the whole plate, and the title on what it has of mass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.plate import section
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.look import Look
    from rpg.words import Voice

SCALE = 250
"""The drawing of the cover is one to so many."""
_TITLE, _NAME = 46.0, 22.0
_PANEL = 62.0
_CUT = 16.0


def cover(room: Area, voice: Voice, look: Look, title: str, edition: str) -> tuple[b.Box, ...]:
    """The drawing, and the name of the game over the title of the book."""
    game = voice.word("press.block.title")
    faces = look.metrics.faces
    wide = room.width - 24.0
    top = room.bottom - _PANEL - 14.0
    named = fit.line(faces["title"], game, wide - 20.0, size=_TITLE, floor=20.0, spacing=1.0)
    below = fit.line(faces["heading"], title, wide - 20.0, size=_NAME, floor=12.0)
    x, right, foot = room.x, room.x + wide, top + _PANEL
    panel = polygon([(x, top), (right, top), (right, foot - _CUT), (right - _CUT, foot), (x, foot)])
    inner = 10.0
    rule = b.Rect(x=x + inner, y=top + 27.0, width=wide - 2 * inner, height=1.2, fill="on_mass")
    return (
        *section(room, 1000 / SCALE / look.times),
        b.Group(tag="Artifact", boxes=(b.Path(outlines=(panel,), fill="mass", weight="wall", colour="on_mass"), rule)),
        b.Group(tag="H1", boxes=(
            b.Text(x=x + inner, y=top + 21.0, text=named.lines[0], font="title", size=named.size, spacing=1.0,
                   colour="on_mass"),
            b.Text(x=x + inner, y=top + 40.0, text=below.lines[0], font="heading", size=below.size, colour="on_mass"),
        )),
        b.Group(tag="P", boxes=(
            b.Text(x=x + inner, y=top + 51.0, text=edition, size=12.0, colour="on_mass"),
        )),
    )  # fmt: skip
