"""What the GM reads of seals on a map, kept true when its locks change: at what opens them and at what they shut.

Sentences that ``rpg map new`` wrote, and those written here, are known by their words, in either language; what a
GM wrote stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.maps.ascii import numbers
from rpg.maps.cells import Spot, walkable
from rpg.maps.model import Place
from rpg.maps.proof import ground
from rpg.maps.seals import KEYS, seal_said
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.maps.model import Feature, Map
    from rpg.words import Value
    from rpg.words.voice import Voice

LANGUAGES = ("en", "it")
_QUOTES = (("“", "”"), ("«", "»"))


class _Sentences(NamedTuple):
    """The sentences of one language, as patterns: groups are ``what``, ``number`` and ``seals``."""

    opens: re.Pattern[str]
    shut: re.Pattern[str]


@cache
def _voice(language: str) -> Voice:
    from rpg.cli.voices import voice  # noqa: PLC0415 - only who changes a lock reads sentences

    return voice(language)


@cache
def _sentences(language: str) -> _Sentences:
    voice = _voice(language)
    things = "|".join(re.escape(voice.word(f"map.made.keys.{n}")) for n in range(1, KEYS + 1))
    zone = _pattern(voice.word("map.made.seal", zone="@Z", depth="@D"))
    parts = {"@W": f"(?P<what>{things})", "@Z": zone, "@S": rf"(?P<seals>{zone}(?:; {zone})*)"}

    def either(*keys: str) -> re.Pattern[str]:
        said = (_pattern(voice.word(key, what="@W", seals="@S", number="@N", name="@A", place="@A")) for key in keys)
        texts = [_filled(text, parts) for text in said]
        for n, text in enumerate(texts[1:], 1):  # a name may be given to one group only
            texts[n] = re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", text)
        return re.compile("|".join(f"(?:{text})" for text in texts))

    opens = either("map.made.opens", "map.made.opens_several", "map.made.opens_here", "map.made.opens_here_several")
    return _Sentences(opens, either("map.made.shut", "map.made.shut_at"))


def _pattern(text: str) -> str:
    said = re.escape(text).replace("@D", r"[−+]?\d+").replace("@Z", r"[A-H]\d+")
    return said.replace("@N", r"(?P<number>\d+)").replace("@A", r".+?")


def _filled(text: str, parts: dict[str, str]) -> str:
    for key, pattern in parts.items():
        text = text.replace(key, pattern)
    return text


def _group(found: re.Match[str], name: str) -> str:
    """What a group holds, whichever of the sentences it was."""
    return next((text for key, text in found.groupdict().items() if key.rstrip("0123456789") == name and text), "")


def called_as(name: str, before: str, after: str) -> str:
    """The name of a thing that had none but what it was, now that it is something else; any other as it is."""
    for voice in map(_voice, LANGUAGES):
        if name == voice.word(f"map.made.{before}"):
            return voice.word(f"map.made.{after}")
    return name


def beside(map_: Map, door: str) -> frozenset[str]:
    """The keys of the places on either side of a door."""
    thing = next((thing for thing in map_.features if thing.key == door), None)
    if thing is None or not walkable(map_.strata[thing.stratum], *thing.at):
        return frozenset()
    return frozenset(ground(map_).beside(Spot(thing.stratum, *thing.at)))


def retold(entity: dict[str, Any], map_: Map, before: Map, doors: Collection[str], language: str) -> list[str]:
    """Make true, in the document of ``map_``, what is said of those doors; the keys of the places that changed.

    ``before`` is the map as it was; ``language`` is that of the desk, for a map that says nothing of seals yet.
    """
    tongue = _tongue(entity, language)
    was, now = ({thing.key: thing for thing in one.features if thing.key in doors} for one in (before, map_))
    locks = _Locks(
        openers=frozenset(thing.opened_by for thing in (*was.values(), *now.values()) if thing.opened_by),
        new=frozenset(thing.opened_by for key, thing in now.items() if thing.opened_by and thing != was.get(key)),
        sides=frozenset(place for door in doors for place in beside(before, door) | beside(map_, door)),
        gone=frozenset(_seal(before, thing, tongue) for thing in was.values()),
        doors=tuple(now[key] for key in sorted(now)),
    )
    changed = []
    for place in entity["places"]:
        said = place.get("gm", "")
        told = _retold(said, map_, place["key"], locks, tongue) if isinstance(said, str) else said
        if told != said:
            place["gm"] = told
            if not told:
                del place["gm"]
            changed.append(place["key"])
    return changed


def renamed(entity: dict[str, Any], number: int, before: str, after: str) -> list[str]:
    """Call the place of that number by its new name wherever it is said to open something; the keys that changed."""
    changed = []
    for place in entity["places"]:
        said = told = place.get("gm", "")
        if isinstance(said, str):
            for opens, shuts in _QUOTES:
                told = told.replace(f"({number}, {opens}{before}{shuts})", f"({number}, {opens}{after}{shuts})")
                told = told.replace(f"{opens}{number} {before}{shuts}", f"{opens}{number} {after}{shuts}")
        if told != said:
            place["gm"] = told
            changed.append(place["key"])
    return changed


class _Locks(NamedTuple):
    """What changed: where that lies which opens or opened a door, and does so anew; the places beside; the doors."""

    openers: frozenset[str]
    new: frozenset[str]
    sides: frozenset[str]
    gone: frozenset[str]
    doors: tuple[Feature, ...]


def _retold(text: str, map_: Map, place: str, locks: _Locks, tongue: str) -> str:
    """What the GM reads of one place, true of those doors."""
    if place in locks.openers:
        text = _opening(text, map_, place, tongue, new=place in locks.new)
    if place in locks.sides:
        text = _shut(text, map_, place, tongue, locks.gone)
        for door in locks.doors:
            text = _joined(text, *_sealed(text, map_, place, door, tongue))
    return text


def _tongue(entity: dict[str, Any], language: str) -> str:
    """The language that the sentences on seals are in."""
    texts = [str(place.get("gm", "")) for place in entity["places"]]

    def count(tongue: str) -> int:
        return sum(bool(pattern.search(text)) for text in texts for pattern in _sentences(tongue))

    return max((language, *LANGUAGES), key=count)


def _opening(text: str, map_: Map, place: str, tongue: str, *, new: bool) -> str:
    """What is read where something lies that opens seals: which they are now."""
    seals = tuple(_seal(map_, thing, tongue) for thing in map_.features if thing.opened_by == place)
    found = _sentences(tongue).opens.search(text)
    if found is None and not (new and seals):
        return text
    told: dict[str, Value] = {"what": _group(found, "what") if found else "", "seals": Listed(seals, "; ")}
    key = f"map.made.{'opens' if told['what'] else 'opens_here'}{'_several' if len(seals) > 1 else ''}"
    said = _voice(tongue).say(Say(key, told)) if seals else ""
    return _joined(text, said) if found is None else _without(text, found, said)


def _shut(text: str, map_: Map, place: str, tongue: str, gone: Collection[str]) -> str:
    """The text without what is said of seals that are none, or that something else opens."""
    numbered = numbers(map_)
    holds = {
        str(numbered[thing.opened_by])
        for thing in map_.features
        if thing.opened_by in numbered and place in beside(map_, thing.key)
    }
    at = 0
    while (found := _sentences(tongue).shut.search(text, at)) is not None:
        number, seal = _group(found, "number"), _group(found, "seals")
        if (number and number not in holds) or seal in gone:
            text = _without(text, found, "")
        else:
            at = found.end()
    return text


def _sealed(text: str, map_: Map, place: str, door: Feature, tongue: str) -> Iterator[str]:
    """What is read beside a sealed door: what opens it, if the text does not say so."""
    if door.symbol != "sealed" or not door.opened_by or door.opened_by == place or place not in beside(map_, door.key):
        return
    things: tuple[Place | Feature, ...] = (*map_.places, *map_.features)
    opener = next(thing for thing in things if thing.key == door.opened_by)
    number = str(numbers(map_).get(opener.key, ""))
    known = {_group(found, "number") for found in _sentences(tongue).shut.finditer(text)}
    if number and number in known:
        return
    named = f"{opener.name}"
    by = f"{number} {named}" if isinstance(opener, Place) else f"{named}, {_seal(map_, opener, tongue)}"
    yield _voice(tongue).word("map.made.shut_at", seals=_seal(map_, door, tongue), place=by)


def _seal(map_: Map, thing: Feature, tongue: str) -> str:
    """Where a thing stands, in words of a language."""
    return _voice(tongue).say(seal_said(map_, thing))


def _joined(text: str, *more: str) -> str:
    return " ".join(filter(None, (text, *more)))


def _without(text: str, found: re.Match[str], said: str) -> str:
    """The text with that sentence replaced; "" takes it out."""
    return _joined(text[: found.start()].rstrip(), said, text[found.end() :].lstrip())
