"""What players may know of a place that they see on their map: what stands there, and which places lie next to it.

Told by their own map alone, on which nothing is that they may not know (rpg.maps.view).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.ascii import numbers
from rpg.maps.graph import links_of

if TYPE_CHECKING:
    from rpg.maps.model import Map
    from rpg.press.map_words import MapWords


_FEW = 6
"""Of more ways no list helps: one stands in a corridor that goes round everything."""


def known(map_: Map, words: MapWords) -> dict[str, str]:
    """A sentence or two for each place of which there is anything to say, by its key."""
    numbered = numbers(map_)
    near: dict[str, set[int]] = {place.key: set() for place in map_.places}
    for link in links_of(map_):
        near[link.one].add(numbered[link.other])
        near[link.other].add(numbered[link.one])
    said = {}
    for place in map_.places:
        parts = [words.word(f"fittings.{place.fittings}")] if place.fittings else []
        if 0 < len(ways := sorted(near[place.key])) <= _FEW:
            parts.append(words.word("ways", count=len(ways), ways=", ".join(map(str, ways))))
        said[place.key] = " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts)
    return {key: text for key, text in said.items() if text}
