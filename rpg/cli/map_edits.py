"""Changes to the document of a map, made in place, one function each; Hint is raised for what is not there."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.cli.fault import Hint
from rpg.cli.map_named import Named
from rpg.cli.map_read import decoded
from rpg.cli.map_told import called_as, renamed, retold
from rpg.desk.line import number
from rpg.maps.ascii import numbers
from rpg.maps.cells import Spot, walkable, width
from rpg.maps.coordinates import ZONE, zone_of_cell, zone_of_feature, zone_of_place
from rpg.maps.depths import depth_of, index_of, numeral, numerals
from rpg.maps.model import Place
from rpg.maps.proof import ground
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.cli.print import Desk
    from rpg.maps.model import Feature, Map, Stratum
    from rpg.words import Value

_ZONE = re.compile(ZONE, re.ASCII)
_UNSEEN = frozenset({"note", "eye", "body", "exit"})
"""The symbols of what a party finds: nobody's map shows them before the GM says so, as on a map that was made."""
_AT = re.compile(rf"([-−+]?\d{{1,6}}):(?:{ZONE}|(\d{{1,6}}),(\d{{1,6}}))", re.ASCII)


class Edits:
    """One document while it is changed, and the words of the desk that names are read with."""

    def __init__(self, entity: dict[str, Any], at: Desk) -> None:
        """Of a document that is sound; ``told`` is what was done, a sentence each."""
        self.entity, self.at = entity, at
        self.told: list[str] = []
        self._map = decoded(entity)

    @property
    def map(self) -> Map:
        """The map as the document has it now; where a change made none of it, as it was before."""
        with contextlib.suppress(msgspec.ValidationError):
            self._map = decoded(self.entity)
        return self._map

    def call(self, name: str) -> None:
        """The map is called so."""
        self.entity["name"] = name
        self._tell("cli.map.edited.name", name=name)

    def rename(self, place: str, name: str) -> None:
        """A place, or a feature, is called so."""
        thing = self._part(self._named().thing(place))
        before, called = self._said(thing), thing["name"]
        thing["name"] = name
        self._tell("cli.map.edited.rename", thing=before, name=name)
        if "symbol" not in thing and isinstance(called, str):
            self._tell_mended(renamed(self.entity, numbers(self.map)[thing["key"]], called, name))

    def contents(self, place: str, text: str) -> None:
        """What only the GM reads of a place; "" is nothing."""
        found = self.place(place)
        found.pop("gm", None)
        if text.strip():
            found["gm"] = text.strip()
        key = "cli.map.edited.contents" if text.strip() else "cli.map.edited.no_contents"
        self._tell(key, thing=self._said(found))

    def note(self, place: str, text: str) -> None:
        """The GM reads that of a place as well."""
        found = self.place(place)
        found["gm"] = " ".join(filter(None, (str(found.get("gm", "")).strip(), text.strip())))
        self._tell("cli.map.edited.note", thing=self._said(found))

    def watch(self, place: str, watch: str) -> None:
        """The Watch of a place."""
        found = self.place(place)
        found["watch"] = watch if (n := number(watch)) is None else n
        self._tell("cli.map.edited.watch", thing=self._said(found), watch=watch)

    def hide(self, thing: str) -> None:
        """Players see no more of a place, or of a feature."""
        found = self._part(self._named().thing(thing))
        self._seen(found, seen=False)
        self._tell("cli.map.edited.hide", thing=self._said(found))

    def show(self, thing: str) -> None:
        """Players see a place, or a feature."""
        found = self._part(self._named().thing(thing))
        self._seen(found, seen=True)
        self._tell("cli.map.edited.show", thing=self._said(found))

    def add(self, symbol: str, at: str, name: str) -> None:
        """A thing stands there: in the middle of a place, of a zone (``0:C7``), or in a cell (``0:12,5``, from 1).

        What is there to be found, a note or an eye, is hidden from the players.
        """
        self._tell_added(self._stand(symbol, at, name, seen=symbol not in _UNSEEN))

    def _stand(self, symbol: str, at: str, name: str, *, seen: bool) -> dict[str, Any]:
        stratum, x, y = self._cell(at)
        known = {thing["key"] for thing in (*self.entity["places"], *self.entity["features"])}
        stem = symbol.replace("_", "-")
        key = next(key for key in (stem, *(f"{stem}-n{n}" for n in range(2, 10_000))) if key not in known)
        added = {"key": key, "symbol": symbol, "name": name, "stratum": stratum, "at": [x, y]}
        self.entity["features"].append(added)
        self._seen(added, seen=seen)
        return added

    def _tell_added(self, thing: dict[str, Any]) -> None:
        key = "cli.map.edited.add" if thing.get("visible_to") is None else "cli.map.edited.add_hidden"
        self._tell(key, thing=self._said(thing), key=thing["key"])

    def label(self, at: str, text: str) -> None:
        """A text stands there on the map, for everybody to read."""
        self._tell_added(self._stand("note", at, text, seen=True))

    def remove(self, thing: str) -> None:
        """A feature is gone, and with it the seal that it was; a place that is asked for is told to be one."""
        found = self._part(self._named().feature(thing))
        told, before = self._said(found), self.map
        self.entity["features"].remove(found)
        doors = {found["key"]}
        for other in self.entity["features"]:
            if other.get("opened_by") == found["key"]:
                del other["opened_by"]
                doors.add(other["key"])
        self._unbolt(found["key"])
        self._tell("cli.map.edited.remove", thing=told)
        self._retell(before, doors)

    def lock(self, door: str, opener: str) -> None:
        """A door is sealed; what opens it lies in a place, or is a feature."""
        found, by = self._part(self._named().door(door)), self._part(self._named().thing(opener))
        told, before = self._said(found), self.map
        found |= {"symbol": "sealed", "opened_by": by["key"]}
        found["name"] = called_as(found["name"], "door", "sealed")
        near = ground(self.map).beside(Spot(found["stratum"], *found["at"]))
        for link in self.entity.get("links", []):
            if {link["one"], link["other"]} <= near and not link.get("lock"):
                link["lock"] = found["key"]
        self._tell("cli.map.edited.lock", thing=told, by=self._said(by))
        self._retell(before, {found["key"]})

    def unlock(self, door: str) -> None:
        """A door is sealed no more."""
        found = self._part(self._named().door(door, shut=True))
        before = self.map
        found["symbol"] = "door"
        found["name"] = called_as(found["name"], "sealed", "door")
        found.pop("opened_by", None)
        self._unbolt(found["key"])
        self._tell("cli.map.edited.unlock", thing=self._said(found))
        self._retell(before, {found["key"]})

    def _retell(self, before: Map, doors: set[str]) -> None:
        """What the GM reads of seals is true of those doors again; where it was mended is told once."""
        self._tell_mended(retold(self.entity, self.map, before, doors, self.at.voice.language))

    def _tell_mended(self, places: list[str]) -> None:
        if places:
            told = self.at.voice.word(
                "cli.map.edited.retold", things=Listed(tuple(self._said(self._part(place)) for place in places), "; ")
            )
            self.told = [*(line for line in self.told if line != told), told]

    def _unbolt(self, key: str) -> None:
        for link in self.entity.get("links", []):
            if link.get("lock") == key:
                del link["lock"]

    def _seen(self, thing: dict[str, Any], *, seen: bool) -> None:
        if "symbol" not in thing:  # hidden places are counted last: on a map that was printed every number would move
            kept = numbers(self.map)
            for place in self.entity["places"]:
                place["number"] = kept[place["key"]]
        field, value = ("visible_to", "gm") if "symbol" in thing else ("hidden", True)
        thing.pop(field, None)
        if not seen:
            thing[field] = value

    def _tell(self, key: str, /, **values: Value) -> None:
        """Say what was done."""
        self.told.append(self.at.voice.say(Say(key, values)))

    def _said(self, thing: dict[str, Any]) -> Value:
        """A place with its number, or a thing, with its stratum and its zone."""
        map_ = self.map
        every: list[Place | Feature] = [*map_.places, *map_.features]
        meant = next((one for one in every if one.key == thing["key"]), None)
        if meant is None:
            return str(thing["key"])
        zone = zone_of_place(map_, meant) if isinstance(meant, Place) else zone_of_feature(map_, meant)
        depth = numeral(map_.strata[meant.stratum].depth)
        values: dict[str, Value] = {"name": f"{thing['name']}", "depth": depth, "zone": zone}
        if isinstance(meant, Place):
            return Say("cli.map.edited.place", {**values, "number": numbers(map_)[meant.key]})
        return Say("cli.map.edited.thing", values)

    def place(self, words: str) -> dict[str, Any]:
        """The part of the document that is a place; Hint if the words mean none, or several."""
        return self._part(self._named().place(words))

    def _named(self) -> Named:
        return Named(self.map, self.at)

    def _part(self, key: str) -> dict[str, Any]:
        every = (*self.entity["features"], *self.entity["places"])
        found: dict[str, Any] = next(thing for thing in every if thing["key"] == key)
        return found

    def _cell(self, at: str) -> tuple[int, int, int]:
        """The stratum, the column and the row, from 0, of a place where something can stand."""
        found = _AT.fullmatch(at.strip())
        if zone := _ZONE.fullmatch(at.strip()):
            name = f"{zone[1].upper()}{zone[2]}"
            return self._zoned(self._stratum(name, at), name, at)
        if found is None:
            place = self.place(at)
            left, top, wide, high = place["area"]
            cells = ((x, y) for y in range(top, top + high) for x in range(left, left + wide))
            return self._middle(place["stratum"], cells, (left + wide / 2, top + high / 2), at)
        index = index_of(self.map, depth_of(found[1]))
        if index is None:
            raise Hint("cli.map.no_stratum", stratum=found[1], known=numerals(self.map))
        if found[4]:
            return index, int(found[4]) - 1, int(found[5]) - 1
        return self._zoned(index, f"{found[2].upper()}{found[3]}", at)

    def _stratum(self, zone: str, at: str) -> int:
        """The only stratum where one can stand in that zone; Hint if there are several, or none."""
        strata = self.map.strata
        found = [k for k, level in enumerate(strata) if any(walkable(level, *spot) for spot in _cells(level, zone))]
        if not found:
            raise Hint("cli.map.edit.no_room", at=at)
        if len(found) > 1:
            zones = ", ".join(f"{numeral(strata[k].depth)}:{zone}" for k in found)
            raise Hint("cli.map.edit.strata", word=at, zones=zones)
        return found[0]

    def _zoned(self, index: int, zone: str, at: str) -> tuple[int, int, int]:
        cells = _cells(self.map.strata[index], zone)
        middle = (sum(x for x, _ in cells) / len(cells) + 0.5, sum(y for _, y in cells) / len(cells) + 0.5)
        return self._middle(index, iter(cells), middle, at)

    def _middle(
        self, index: int, cells: Iterator[tuple[int, int]], middle: tuple[float, float], at: str
    ) -> tuple[int, int, int]:
        """The cell nearest to the middle in which one can stand, and nothing stands yet."""
        taken = {tuple(f["at"]) for f in self.entity["features"] if f["stratum"] == index}
        level = self.map.strata[index]
        free = [spot for spot in cells if walkable(level, *spot) and spot not in taken]
        if not free:
            raise Hint("cli.map.edit.no_room", at=at)

        def far(spot: tuple[int, int]) -> tuple[float, tuple[int, int]]:
            return abs(spot[0] + 0.5 - middle[0]) + abs(spot[1] + 0.5 - middle[1]), spot

        return (index, *min(free, key=far))


def _cells(level: Stratum, zone: str) -> list[tuple[int, int]]:
    every = ((x, y) for y in range(len(level.rows)) for x in range(width(level)))
    return [(x, y) for x, y in every if zone_of_cell(level, x, y) == zone]


ACTIONS: dict[str, Callable[..., None]] = {
    "name": Edits.call,
    "add": Edits.add,
    "label": Edits.label,
    "rename": Edits.rename,
    "contents": Edits.contents,
    "note": Edits.note,
    "watch": Edits.watch,
    "hide": Edits.hide,
    "show": Edits.show,
    "lock": Edits.lock,
    "unlock": Edits.unlock,
    "remove": Edits.remove,
}
"""What each option of the command does, in the order in which they are done."""
