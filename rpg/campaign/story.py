"""What a story pack brings: scenes to read aloud, and the evening that strings them together."""

from __future__ import annotations

import msgspec

from rpg.game.expedition.rules import Node
from rpg.words import Text


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One keyed sentence of a scene."""

    key: str
    text: Text


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A prepared scene: sentences to read aloud, what is here, likely tests, ways out; ``watch`` 0-3 and its tower.

    ``route`` is the way of the expedition that sets out from here, the source at its end (none: none does).
    """

    id: str
    name: Text
    sector: str
    watch: int
    tower: bool = False
    aloud: tuple[Line, ...]
    here: tuple[Line, ...]
    tests: tuple[Line, ...] = ()
    exits: tuple[Line, ...] = ()
    route: tuple[Node, ...] = ()


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What everybody can see once so many segments (``at``, from 1) of a front's clock are filled."""

    key: str
    at: int
    text: Text


class Front(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What comes by itself: a clock of ``size`` segments, when it moves (``text``), and what shows on the way.

    ``cycle`` are the segments by which each cycle that ends moves it.
    """

    key: str
    name: Text
    size: int
    text: Text
    signs: tuple[Sign, ...]
    hidden: bool = True
    cycle: int = 0


class Village(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """With how much a village starts; None is what the rules say."""

    population: int | None = None
    stores: int | None = None
    hunger: int | None = None
    cohesion: int | None = None
    larder: int | None = None
    ward: int | None = None
    workshop: int | None = None
    memory: int | None = None


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An evening, or a campaign, ready to run: its people, scenes in order, maps, the script that plays it by itself.

    ``route`` is the way of its expedition, the source at its end (none: there is no such way). ``fronts`` are what
    comes by itself, ``threads`` what is open from the beginning, ``village`` how the village starts.
    """

    id: str
    name: Text
    text: Text
    people: tuple[str, ...]
    scenes: tuple[str, ...]
    maps: tuple[str, ...]
    sector: str
    alert: int = 0
    scripts: dict[str, str] = {}
    route: tuple[Node, ...] = ()
    fronts: tuple[Front, ...] = ()
    threads: tuple[Line, ...] = ()
    village: Village = Village()
