"""Which place or thing of a map words mean: a number of the key, a zone of the frame (``C7``, ``1:C7``), a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.desk.charting import map_said, place_of, thing_said
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.game.refusal import Refusal
from rpg.maps.ascii import numbers
from rpg.maps.cells import Spot, area
from rpg.maps.coordinates import ZONE, zone_of_cell, zone_of_feature, zone_of_place
from rpg.maps.depths import depth_of, index_of, numeral, numerals
from rpg.words import Forms, Listed, Say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.campaign.rules import Rules
    from rpg.desk.charting import Ground
    from rpg.maps.model import Feature, Map, Place
    from rpg.words import Value

_ZONE = re.compile(ZONE, re.ASCII)
_ON = re.compile(r"([-−+]?\d{1,3}):\s*(.+)", re.ASCII)
_JOINED = re.compile(r" (?:and|e|ed) | ?(?:&|(?<=\S)\+|\+(?!\d{1,3}:)) ?", re.IGNORECASE)  # +01:C7 has a sign
_FIRST = re.compile(r"(?:and|e|ed)\s+", re.IGNORECASE)
_MANY = 12
"""How many things are told to choose from."""
DOORS = frozenset({"door", "sealed"})
"""The symbols of what hangs between two places."""
_FILLERS = frozenset({
    "in", "at", "the", "place", "room", "to", "il", "lo", "la", "i", "gli", "le", "a", "al", "allo", "alla", "nel",
    "nello", "nella", "luogo", "stanza", "verso",
})  # fmt: skip
"""Words that people say before a place."""


class Meant(NamedTuple):
    """The keys of the places, and of the features, that words may mean."""

    places: tuple[str, ...]
    things: tuple[str, ...]


class Reader:
    """Reads what is said of the places of one map, in one language."""

    def __init__(self, rules: Rules, language: str, ground: Ground, *, strict: bool = False) -> None:
        """Of the map that is played on, or of one in a file: that has an empty chart.

        ``strict``: a zone that holds part of a place on another stratum means that place as well.
        """
        self.rules, self.language, self.ground, self.strict = rules, language, ground, strict
        self.map: Map = ground.map

    def place(self, words: str) -> str | Refusal:
        """The key of the one place that is meant."""
        found = self.meant(words)
        return found if isinstance(found, Refusal) else self.only(words, found.places)

    def thing(self, words: str) -> str | Refusal:
        """The key of the one place, or else of the one feature, that is meant."""
        found = self.meant(words)
        if isinstance(found, Refusal):
            return found
        here = place_of(self.map, self.ground.chart.at)
        strata = {feature.key: feature.stratum for feature in self.map.features}
        strata |= {place.key: place.stratum for place in self.map.places}
        groups = [keys for keys in found if keys]
        return self.only(
            words, min(groups, key=lambda keys: here is not None and strata[keys[0]] != here.stratum, default=())
        )

    def several(self, words: str) -> tuple[str, ...] | Refusal:
        """Places and features as one would write them: ``17, 12 and C7``, ``17 12``; none of them twice."""
        whole = self.thing(words)
        if not isinstance(whole, Refusal):
            return (whole,)
        keys: dict[str, None] = {}
        for part in filter(None, (part.strip() for part in words.replace(";", ",").split(","))):
            said = _FIRST.sub("", part, count=1) if keys and _FIRST.match(part) else part
            found = self._joined(said)
            if isinstance(found, Refusal):
                return found
            keys |= dict.fromkeys(found)
        return tuple(keys)

    def _joined(self, words: str) -> tuple[str, ...] | Refusal:
        """One thing, though its name have an *and* in it; else what stands between such words."""
        words = " ".join(words.split())
        whole = self.thing(words)
        if not isinstance(whole, Refusal):
            return (whole,)
        parts = [part for part in _JOINED.split(words) if part]
        if parts == [words] and all(number(word) is not None or _ZONE.fullmatch(plain(word)) for word in words.split()):
            parts = words.split()
        if parts == [words]:
            return whole
        keys = []
        for part in parts:
            key = self.thing(part)
            if isinstance(key, Refusal):
                return key
            keys.append(key)
        return tuple(keys)

    def only(self, words: str, keys: tuple[str, ...]) -> str | Refusal:
        """The only one of those keys; else what there is to choose from."""
        keys = tuple(dict.fromkeys(keys))
        if len(keys) == 1:
            return keys[0]
        if not keys:
            return Refusal(Say("charts.refused.no_place", {"word": words, "map": map_said(self.rules, self.map)}))
        if len(keys) > _MANY:
            return Refusal(Say("charts.refused.many", {"word": words, "n": len(keys)}))
        return Refusal(
            Say("charts.refused.several", {"word": words, "places": Listed(tuple(map(self.choice, keys)), "; ")})
        )

    def choice(self, key: str) -> Value:
        """A place as the table says it; a feature with what means it alone, a door with the places on both sides.

        That is its cell for whoever edits a map (``strict``), and its key at the desk.
        """
        from rpg.maps.proof import ground  # noqa: PLC0415 - only who has to choose asks what lies beside

        told = thing_said(self.rules, self.map, key, deep=len(self.map.strata) > 1)
        thing = next((thing for thing in self.map.features if thing.key == key), None)
        if thing is None:
            return told
        beside = ground(self.map).beside(Spot(thing.stratum, *thing.at)) if thing.symbol in DOORS else ()
        if self.strict and sum((f.stratum, f.at) == (thing.stratum, thing.at) for f in self.map.features) == 1:
            x, y = thing.at
            key = f"{numeral(self.map.strata[thing.stratum].depth)}:{x + 1},{y + 1}"
        numbered = numbers(self.map)
        rooms = sorted(numbered[place] for place in beside)
        if len(rooms) == 2:  # noqa: PLR2004 - a door has two sides
            return Say("charts.choice.door", {"key": key, "thing": told, "one": rooms[0], "other": rooms[1]})
        return Say("charts.choice.thing", {"key": key, "thing": told})

    def meant(self, words: str) -> Meant | Refusal:
        """All that words may mean; Refusal if they name a stratum that there is not."""
        asked = plain(_bare(words))
        on = _ON.fullmatch(asked)
        if on is None:
            here = place_of(self.map, self.ground.chart.at)
            return self._meant(asked, range(len(self.map.strata)), here.stratum if here else None)
        index = index_of(self.map, depth_of(on[1]))
        if index is None:
            return Refusal(Say("charts.refused.no_stratum", {"stratum": on[1], "known": numerals(self.map)}))
        return self._meant(on[2], (index,), None)

    def _meant(self, asked: str, strata: Collection[int], here: int | None) -> Meant:
        """On those strata; a zone is rather one of the stratum where they are."""
        places = [place for place in self.map.places if place.stratum in strata]
        things = [thing for thing in self.map.features if thing.stratum in strata]
        n = number(asked)
        if n is not None:
            numbered = numbers(self.map)
            return Meant(tuple(place.key for place in places if numbered[place.key] == n), ())
        zone = _ZONE.fullmatch(asked)
        if zone is None:
            return Meant(tuple(self._named(asked, places)), tuple(self._called(asked, things)))
        name = f"{zone[1].upper()}{zone[2]}"
        levels = range(len(self.map.strata))
        middle = [[p.key for p in places if p.stratum == k and zone_of_place(self.map, p) == name] for k in levels]
        part = [[p.key for p in places if p.stratum == k and name in self._zones(p)] for k in levels]
        wide = self.strict or not any(middle)
        held = [middle[k] or (part[k] if wide or k == here else []) for k in levels]
        stand = [[f.key for f in things if f.stratum == k and zone_of_feature(self.map, f) == name] for k in levels]
        near = [here] if here is not None else []
        return Meant(_rather(held, near), _rather(stand, near))

    def _zones(self, place: Place) -> set[str]:
        level = self.map.strata[place.stratum]
        return {zone_of_cell(level, x, y) for x, y in area(place)}

    def _named(self, asked: str, places: list[Place]) -> Iterator[str]:
        named = [(place.key, self._names("places", place)) for place in places]
        whole = [key for key, names in named if asked in names]
        yield from whole or (key for key, names in named if any(name.startswith(asked) for name in names))

    def _called(self, asked: str, things: list[Feature]) -> Iterator[str]:
        return (thing.key for thing in things if asked in self._names("features", thing))

    def _names(self, group: str, thing: Place | Feature) -> set[str]:
        key, own = f"{group}.{thing.key}.name", self.map.id in self.rules.maps
        inline = thing.name.one if isinstance(thing.name, Forms) else thing.name
        texts = (self.rules.texts.get(tongue, {}).get(self.map.id, {}).get(key) for tongue in (self.language, "en"))
        said = (text.one if isinstance(text, Forms) else text for text in texts if text)
        known = (*said, *([] if own else [inline]))
        return {plain(thing.key), *map(plain, known), *(plain(_bare(name)) for name in known)}


def _rather(found: list[list[str]], near: list[int]) -> tuple[str, ...]:
    """The keys of the strata near by, if there are any; else of all."""
    return tuple(key for index in near for key in found[index]) or tuple(key for keys in found for key in keys)


def _bare(words: str) -> str:
    """Words without what people say before a place."""
    kept = words.split()
    while len(kept) > 1 and plain(kept[0]) in _FILLERS:
        kept = kept[1:]
    return " ".join(kept)
