"""What strata and places are called: no two alike, as long as the district has names left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.words import Term

if TYPE_CHECKING:
    from rpg.maps.district import District, Guise
    from rpg.maps.generate.plan import Plan
    from rpg.maps.generate.request import Sources
    from rpg.maps.model import Fittings

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Names:
    """Draws names for one map, in the language of the sources."""

    def __init__(self, sources: Sources, plan: Plan) -> None:
        """Name every stratum and every node, in their order."""
        self.sources, self.plan = sources, plan
        self._chance = plan.chance.apart("names")
        self._used: dict[tuple[str, ...], int] = {}
        self._first: dict[tuple[str, ...], int] = {}
        self._like: dict[int, int] = {}
        self._strata = [self._titled(district) for district in plan.districts]
        self._fitted: dict[int, Fittings] = {}
        self._places = {node.id: self._guised(node.id) for node in plan.mission.nodes}

    def stratum(self, index: int) -> str:
        """The name of a stratum."""
        return self._strata[index]

    def place(self, node: int) -> str:
        """The name of a place."""
        return self._places[node][0]

    def note(self, node: int) -> str:
        """What the district says of it to the GM."""
        return self._places[node][1]

    def fittings(self, node: int) -> Fittings:
        """What stands in a place."""
        return self._fitted[node]

    def like(self, node: int) -> int | None:
        """The node that was called so first, if this one is only its like (II, III); None if it is the first."""
        return self._like.get(node)

    def term(self, district: District, key: str) -> str:
        """A text of a district."""
        return self.sources.term(Term(district.id, key))

    def _titled(self, district: District) -> str:
        keys = [(district.id, "titles", title.key) for title in district.titles]
        key = self._least(keys)
        return self._numbered(self.term(district, f"titles.{key[2]}.name"), key)

    def _guised(self, node: int) -> tuple[str, str]:
        stratum = self.plan.mission.nodes[node].stratum
        district, room = self.plan.districts[stratum], self.plan.sites[node].room
        key = self._least([(district.id, room.key, guise.key) for guise in room.guises])
        told = f"rooms.{room.key}.guises.{key[2]}"
        chosen = next(each for each in room.guises if each.key == key[2])
        self._fitted[node] = chosen.fittings
        first = self._first.setdefault(key, node)
        if first != node:
            self._like[node] = first
        return self._numbered(self.term(district, f"{told}.name"), key), self._said(district, chosen, told)

    def _said(self, district: District, chosen: Guise, told: str) -> str:
        return self.term(district, f"{told}.gm") if chosen.gm else ""

    def _least(self, keys: list[tuple[str, str, str]]) -> tuple[str, str, str]:
        """One of those used least so far."""
        least = min(self._used.get(key, 0) for key in keys)
        return self._chance.one([key for key in keys if self._used.get(key, 0) == least])

    def _numbered(self, name: str, key: tuple[str, str, str]) -> str:
        times = self._used.get(key, 0)
        self._used[key] = times + 1
        return f"{name} {roman(times + 1)}" if times else name


def roman(number: int) -> str:
    """A number from 1 on as Roman numerals."""
    letters = []
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters.append(letter * times)
    return "".join(letters)
