"""A map on paper: a plate for each stratum after a vertical section through all, or posters of 25.4 mm squares.

What the players may not know is taken out of the map before anything is drawn (rpg.maps.view), not hidden on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.maps.view import player_view
from rpg.press.boxes import PAPERS, Document
from rpg.press.map_index import overview
from rpg.press.map_plate import key_room, plate, section_plate
from rpg.press.map_rest import rest_pages
from rpg.press.map_sheet import MapSheet
from rpg.press.map_tiles import posters
from rpg.press.map_words import MapWords
from rpg.press.metrics import Metrics
from rpg.press.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.maps.model import Map
    from rpg.press.boxes import Page
    from rpg.words import Voice


class MapOptions(msgspec.Struct, frozen=True, kw_only=True):
    """For whom, at which scale, on which paper ("a4", "letter"), and in which look a map is printed.

    ``notice`` is whose names these are; "" for the program's own words.
    """

    audience: Literal["gm", "player"] = "player"
    scale: Literal["plate", "table"] = "plate"
    paper: str = "a4"
    theme: Theme
    metrics: Metrics
    notice: str = ""


def map_document(map_: Map, voice: Voice, options: MapOptions) -> Document:
    """The pages of a map. The players' are made from the players' view alone."""
    shown = player_view(map_) if options.audience == "player" else map_
    words = MapWords(voice, shown)
    short, long = PAPERS[options.paper]
    sheet = MapSheet(
        map=shown, words=words, size=(long, short), metrics=options.metrics, gm=options.audience == "gm",
        pages=len(shown.strata) + 1, notice=options.notice or words.word("notice"),
    )  # fmt: skip
    return Document(
        title=words.name(),
        subject=words.word(f"subject.{options.audience}"),
        language=voice.language,
        theme=options.theme,
        pages=posters(sheet) if options.scale == "table" else _plates(sheet),
    )


def _plates(sheet: MapSheet) -> tuple[Page, ...]:
    room = key_room(sheet)
    drawn = [plate(sheet, index, room) for index in range(len(sheet.map.strata))]
    rest = [(index, entries) for index, (_, entries) in enumerate(drawn) if entries]
    section, indexed = section_plate(sheet)
    index: Iterable[Page] = () if indexed else overview(sheet)
    return (section, *(page for page, _ in drawn), *rest_pages(sheet, rest), *index)
