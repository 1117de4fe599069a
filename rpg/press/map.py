"""A map on paper: a plate for each stratum after a vertical section through all, or posters of 25.4 mm squares.

What the players may not know is taken out of the map before anything is drawn (rpg.maps.view), not hidden on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.maps.coordinates import EVERY, Zones, extent
from rpg.maps.view import player_view
from rpg.press.boxes import PAPERS, Document
from rpg.press.map_index import overview
from rpg.press.map_known import known
from rpg.press.map_large import large_plates
from rpg.press.map_plate import key_room, plate, section_plate
from rpg.press.map_rest import rest_pages
from rpg.press.map_sheet import MapSheet, stood
from rpg.press.map_tiles import posters, tiles
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

    ``notice`` is whose names these are; "" for the program's own words. ``strata`` are the indices of those to be
    printed, () for all; ``area`` the zones of them. In large print words are ``times`` as large.
    """

    audience: Literal["gm", "player"] = "player"
    scale: Literal["plate", "table"] = "plate"
    paper: str = "a4"
    theme: Theme
    metrics: Metrics
    notice: str = ""
    strata: tuple[int, ...] = ()
    area: Zones = EVERY
    times: float = 1.0


def map_document(map_: Map, voice: Voice, options: MapOptions) -> Document:
    """The pages of a map. The players' are made from the players' view alone."""
    shown = _shown(map_, options)
    words = MapWords(voice, shown)
    sheet = MapSheet(
        map=shown, words=words, size=_size(options), metrics=options.metrics, gm=options.audience == "gm",
        pages=len(shown.strata) + 1, notice=options.notice or words.word("notice"),
        strata=_strata(shown, options), whole=_whole(options), area=options.area, times=options.times,
        known=known(shown, words) if options.audience == "player" and options.scale == "plate" else {},
    )  # fmt: skip
    return Document(
        title=words.name(),
        subject=words.word(f"subject.{options.audience}"),
        language=voice.language,
        theme=options.theme,
        pages=posters(sheet) if options.scale == "table" else _plates(sheet),
    )


def pages(map_: Map, options: MapOptions) -> int:
    """How many pages it will be, of plates without the pages on which a key goes on; 0: nobody could stand there."""
    shown, size = _shown(map_, options), _size(options)
    found = _strata(shown, options)
    if options.scale == "table":
        return sum(len(tiles(shown, index, size, options.area)) for index in found)
    return len(found) + _whole(options)


def _whole(options: MapOptions) -> bool:
    """Whether no part was asked for; whoever names all strata asks for their plates alone."""
    return not options.strata and options.area == EVERY


def _shown(map_: Map, options: MapOptions) -> Map:
    return player_view(map_) if options.audience == "player" else map_


def _size(options: MapOptions) -> tuple[float, float]:
    short, long = PAPERS[options.paper]
    return long, short


def _strata(shown: Map, options: MapOptions) -> tuple[int, ...]:
    """The strata to be drawn: of those asked for, what has ground in the zones asked for."""
    every = range(len(shown.strata))
    asked = [index for index in every if index in options.strata] if options.strata else every
    if options.area == EVERY:
        return tuple(asked)
    return tuple(index for index in asked if stood(shown, index, extent(shown.strata[index], options.area)))


def _plates(sheet: MapSheet) -> tuple[Page, ...]:
    """The plates, with the section before and the index after them if it is the whole map."""
    if sheet.large:
        return tuple(large_plates(sheet))
    room = key_room(sheet)
    drawn = [(index, *plate(sheet, index, room)) for index in sheet.strata]
    rest = [(index, entries) for index, _, entries in drawn if entries]
    plates = tuple(page for _, page, _ in drawn)
    if not sheet.whole:
        return (*plates, *rest_pages(sheet, rest))
    section, indexed = section_plate(sheet)
    index: Iterable[Page] = () if indexed else overview(sheet)
    return (section, *plates, *rest_pages(sheet, rest), *index)
