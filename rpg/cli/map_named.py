"""What the words of ``rpg map edit`` mean in a map: one place, thing or door; Hint with the candidates if several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.atlas import Chart
from rpg.cli.fault import Hint
from rpg.desk.charting import Ground
from rpg.desk.meant import DOORS, Reader
from rpg.game.refusal import Refusal
from rpg.maps.cells import Spot, walkable
from rpg.maps.depths import depth_of, index_of, numerals
from rpg.maps.proof import ground

if TYPE_CHECKING:
    from rpg.cli.print import Desk
    from rpg.desk.meant import Meant
    from rpg.maps.model import Feature, Map

_CELL = re.compile(r"([-−+]?\d{1,6}):(\d{1,6}),(\d{1,6})", re.ASCII)
_BETWEEN = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})", re.ASCII)


class Named:
    """Reads words against one map: a key, a number, a zone, ``stratum:zone``, a cell (``0:12,5``, from 1), a name.

    A zone that means more than one thing, on one stratum or on several, is asked for.
    """

    def __init__(self, map_: Map, at: Desk) -> None:
        """With the rules and the language of a desk."""
        self.map, self._say = map_, at.voice.say
        self._reader = Reader(at.rules, at.voice.language, Ground(map_, Chart()), strict=True)

    def place(self, words: str) -> str:
        """The key of a place."""
        return self._key(self._reader.place(words))

    def thing(self, words: str) -> str:
        """The key of a place or of a feature."""
        exact = self._exact(words)
        if exact:
            return exact
        found = self._meant(words)
        return self._only(words, (*found.places, *found.things))

    def feature(self, words: str) -> str:
        """The key of a feature; a place that is asked for is told to be one."""
        exact = self._exact(words)
        found = self._meant(words)
        places = {place.key for place in self.map.places}
        if exact in places or (not exact and found.places and not found.things):
            raise Hint("cli.map.edit.is_place", word=words)
        return exact or self._only(words, found.things)

    def door(self, words: str, *, shut: bool = False) -> str:
        """The key of a door: as a feature, or one beside a place, or the one between two (``4-9``).

        ``shut``: of several rather those that are sealed.
        """
        doors = [thing for thing in self.map.features if thing.symbol in DOORS]
        near = self._doors(words, doors)
        if shut and any(door.symbol == "sealed" for door in near):
            near = [door for door in near if door.symbol == "sealed"]
        if not near:
            raise Hint("cli.map.edit.no_door", word=words)
        return self._only(words, tuple(door.key for door in near))

    def _doors(self, words: str, doors: list[Feature]) -> list[Feature]:
        exact = self._exact(words)
        between = _BETWEEN.fullmatch(words.strip())
        if exact or between is None:
            found = self._meant(words)
            things = (exact,) if exact else found.things
            own = [door for door in doors if door.key in things]
            if own or (things and not found.places):
                return own
            places = (exact,) if exact else found.places
            beside = {self._only(words, places)}
        else:
            beside = {self.place(number) for number in between.groups()}
        return [door for door in doors if beside <= self._beside(door)]

    def _beside(self, door: Feature) -> set[str]:
        if not walkable(self.map.strata[door.stratum], *door.at):
            return set()
        return ground(self.map).beside(Spot(door.stratum, *door.at))

    def _exact(self, words: str) -> str:
        """The key that the words are, or that of the one thing in the cell that they name; "": neither."""
        keys = {feature.key for feature in self.map.features} | {place.key for place in self.map.places}
        if words in keys:
            return words
        cell = _CELL.fullmatch(words.strip())
        if cell is None:
            return ""
        index = index_of(self.map, depth_of(cell[1]))
        if index is None:
            raise Hint("cli.map.no_stratum", stratum=cell[1], known=numerals(self.map))
        spot = (index, (int(cell[2]) - 1, int(cell[3]) - 1))
        return next((thing.key for thing in self.map.features if (thing.stratum, thing.at) == spot), "")

    def _meant(self, words: str) -> Meant:
        found = self._reader.meant(words)
        if isinstance(found, Refusal):
            raise Hint("cli.map.edit.which", why=self._say(found.why))
        return found

    def _only(self, words: str, keys: tuple[str, ...]) -> str:
        return self._key(self._reader.only(words, keys))

    def _key(self, key: str | Refusal) -> str:
        if isinstance(key, Refusal):
            raise Hint("cli.map.edit.which", why=self._say(key.why))
        return key
