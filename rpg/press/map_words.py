"""The texts of a map in one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.model import Map
from rpg.words import Forms, Term, Voice
from rpg.words.filling import numeral

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Place, Stratum
    from rpg.words import Text


class MapWords(msgspec.Struct, frozen=True):
    """Says what a map says of itself, and the press about it. Terms are those of the rules: ``places.<key>.name``."""

    voice: Voice
    map: Map

    def word(self, key: str, **values: str | float) -> str:
        """A sentence of the program."""
        return self.voice.word(f"map.{key}", **values)

    def metres(self, metres: float) -> str:
        """A length, in the decimal sign of the language: ``1.5 m``, ``1,5 m``."""
        return f"{numeral(int(metres) if metres == int(metres) else round(metres, 2), self.voice.language)} m"

    def name(self) -> str:
        """The name of the map."""
        return self._said("name", self.map.name)

    def source(self) -> str:
        """Where the map comes from."""
        return self._said("source", self.map.source)

    def stratum(self, stratum: Stratum) -> str:
        """The name of a stratum."""
        return self._said(f"strata.{stratum.key}.name", stratum.name)

    def place(self, place: Place) -> str:
        """The name of a place."""
        return self._said(f"places.{place.key}.name", place.name)

    def note(self, place: Place) -> str:
        """What the GM knows of a place: only if this map still holds it (rpg.maps.view)."""
        return self._said(f"places.{place.key}.gm", place.gm) if place.gm else ""

    def feature(self, feature: Feature) -> str:
        """The name of a feature."""
        return self._said(f"features.{feature.key}.name", feature.name)

    def _said(self, key: str, inline: Text) -> str:
        """The rules' text in this language; the map's own, if no pack was loaded for it."""
        if not inline:
            return ""
        said = self.voice.term(Term(self.map.id, key))
        if said != self.voice.value(self.map.id):
            return said
        return inline.one if isinstance(inline, Forms) else inline
