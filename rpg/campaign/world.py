"""Everything true at the table now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rpg.campaign.atlas import Atlas
from rpg.game.character.state import People
from rpg.game.community.state import Community
from rpg.game.contagion.state import Contagion
from rpg.game.encounter.state import Encounter
from rpg.game.expedition.state import Expeditions
from rpg.game.infiltrator.state import Infiltrator
from rpg.game.oracle.state import Oracle
from rpg.game.quest.state import Quest
from rpg.game.safeguard.state import Safeguard, Sector
from rpg.game.strata.state import Strata
from rpg.game.wanderer.state import Wanderer

if TYPE_CHECKING:
    from collections.abc import Collection


class Clock(msgspec.Struct, frozen=True):
    """A clock of ``size`` segments; ``ticked`` is a running sum, clamped where it is read.

    Players do not see a ``hidden`` one.
    """

    size: int
    ticked: int = 0
    hidden: bool = False

    @property
    def filled(self) -> int:
        """Segments filled, 0 to ``size``."""
        return max(0, min(self.size, self.ticked))


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the table is: the scene's title (and id if a pack has it), its sector and Watch rating.

    ``text`` is what the GM prepared of it: (part, sentence).
    """

    title: str = ""
    scene: str = ""
    sector: str = "home"
    watch: int = 0
    text: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """By what it is known to the network and to the map: its id, else its title, else its sector."""
        return self.scene or self.title or self.sector


class Made(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody, or a place, made up in the entry ``number``: rows of tables.

    ``asked`` is what it was to be: an entity's id, or words. ``called`` is the name under which it was kept, ``own`` if
    it is the one that it was drawn with.
    """

    what: Literal["npc", "place"]
    number: int
    asked: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    called: str = ""
    own: bool = False

    @property
    def name(self) -> str:
        """What it is called: its own name, or that of the first row drawn."""
        return self.called or (self.rows[0][1] if self.rows else "")


class Turns(msgspec.Struct, frozen=True):
    """A turn order kept by hand: who, at which initiative, highest first; how many turns were taken."""

    order: tuple[tuple[str, int], ...] = ()
    passed: int = 0

    @property
    def round(self) -> int:
        """The round at hand, from 1."""
        return self.passed // max(1, len(self.order)) + 1

    @property
    def acting(self) -> str:
        """Whose turn it is; "" without a turn order."""
        return self.order[self.passed % len(self.order)][0] if self.order else ""

    def of(self, some: Collection[str]) -> Turns:
        """The turns of some of them: whoever acts now, or else the next of them, does so in the same order."""
        at = self.passed % len(self.order) if self.order else 0
        order = tuple(turn for turn in self.order if turn[0] in some)
        taken = sum(who in some for who, _ in self.order[:at])
        return Turns(order, (self.round - 1) * len(order) + taken)


class Boundary(msgspec.Struct, frozen=True):
    """A line (never in the game) or a veil (never on screen) that the table agreed on."""

    kind: Literal["line", "veil"]
    text: str


class Sealed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A roll that fell and is not told yet: see ``campaign.events.RollSealed``."""

    text: str
    commitment: str
    read: str = ""
    why: str = ""


class World(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The state of a campaign: one value per chapter, and the campaign's own.

    ``sealed`` is the number of the seed that dice come from now: that of the evening at hand; 0 is the campaign's own.
    ``threads`` are those still open, ``boundaries`` the lines and veils that hold, by number. ``real_dice``: tests are
    rolled at the table, not by the program; ``odds`` is how chances are told. ``made`` is what was made up last of each
    kind, ``kept`` what became real, by its name without case. ``marks`` are the places (sector, key) that a peak of the
    alert has marked on the map. ``seals`` are rolls that nobody has been told, by number. ``parts`` are those taken out
    of machines, for the projects of the village. ``atlas`` are the maps that are played on. ``papers`` is what people
    wrote on their sheets, by id and field. ``public``: this is the world as the players know it.
    """

    name: str = ""
    language: str = "en"
    story: str = ""
    sessions: int = 0
    session_open: bool = False
    session_title: str = ""
    sealed: int = 0
    place: Place = Place()
    people: People = People()
    safeguard: Safeguard = Safeguard()
    encounter: Encounter = Encounter()
    clocks: dict[str, Clock] = {}
    minutes: int = 0
    macros: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    threads: dict[int, str] = {}
    rulings: tuple[str, ...] = ()
    turns: Turns = Turns()
    boundaries: dict[int, Boundary] = {}
    seals: dict[int, Sealed] = {}
    made: dict[str, Made] = {}
    kept: dict[str, Made] = {}
    wanderer: Wanderer = Wanderer()
    real_dice: bool = False
    odds: Literal["numbers", "words", "off"] = "numbers"
    marks: tuple[tuple[str, str], ...] = ()
    expeditions: Expeditions = Expeditions()
    parts: int = 0
    strata: Strata = Strata()
    oracle: Oracle = Oracle()
    community: Community = Community()
    contagion: Contagion = Contagion()
    quest: Quest = Quest()
    infiltrator: Infiltrator = Infiltrator()
    papers: dict[str, dict[str, str]] = {}
    public: bool = False
    atlas: Atlas = Atlas()

    @property
    def sector(self) -> Sector:
        """The alert of the sector where the table is."""
        return self.safeguard.sector(self.place.sector)

    @property
    def watch(self) -> int:
        """The Watch of the place at hand as it is now: less where the eyes are blind."""
        return max(0, self.place.watch - max(0, self.sector.blind.get(self.place.key, 0)))
