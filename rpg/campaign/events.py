"""Everything that can have happened: every chapter's events, and the campaign's own."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.game.character.events import CharacterEvent
from rpg.game.character.state import Person
from rpg.game.check.events import CheckEvent, Rolled
from rpg.game.community.events import CommunityEvent
from rpg.game.contagion.events import ContagionEvent
from rpg.game.encounter.events import EncounterEvent
from rpg.game.expedition.events import ExpeditionEvent
from rpg.game.infiltrator.events import InfiltratorEvent
from rpg.game.oracle.events import OracleEvent
from rpg.game.quest.events import QuestEvent
from rpg.game.safeguard.events import SafeguardEvent
from rpg.game.safeguard.state import Sector
from rpg.game.strata.events import StrataEvent
from rpg.game.wanderer.events import WandererEvent
from rpg.maps.model import Map

Improvisable: TypeAlias = Literal["npc", "place"]
Hideable: TypeAlias = Literal["fight", "turns", "expedition", "time", "map"]
"""What of a campaign can begin in secret, and there is one of."""


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class Begun(_Event, tag="campaign/begun", frozen=True):
    """The campaign began: its name, its language, its story (id or "")."""

    name: str
    language: str
    story: str = ""


class SessionBegun(_Event, tag="campaign/session_begun", frozen=True):
    """An evening began.

    ``sealed`` is the number of the seed that its dice come from (0: the campaign's own, as before there were seals),
    ``commitment`` the seal of that seed, published now.
    """

    title: str = ""
    sealed: int = 0
    commitment: str = ""


class SessionEnded(_Event, tag="campaign/session_ended", frozen=True):
    """An evening ended. ``seed`` is what its dice came from, told now that they have fallen ("": it had no seal)."""

    seed: str = ""


class SceneSet(_Event, tag="campaign/scene_set", frozen=True):
    """The scene is now ``title``; ``scene`` is its id if it was prepared. ``sector`` "" stays in the same one.

    ``node`` is where on the map of the City it is (0: the village): it is no scene where they are not there, because
    the way there was taken back. -1: no place of that map. ``way`` is the same of an expedition, a place on its way.
    """

    title: str
    scene: str = ""
    sector: str = ""
    watch: int = 0
    node: int = -1
    way: int = -1


class ScenePrepared(_Event, tag="campaign/scene_prepared", frozen=True):
    """What the GM prepared for the scene at hand: (part, sentence) of ``aloud``, ``here``, ``tests`` and ``exits``."""

    text: tuple[tuple[str, str], ...]


class Noted(_Event, tag="campaign/noted", frozen=True):
    """The GM wrote something down."""

    text: str


class ClockMade(_Event, tag="campaign/clock_made", frozen=True):
    """A clock of ``size`` segments began; players do not see a ``hidden`` one."""

    clock: str
    size: int
    hidden: bool = False


class ClockTicked(_Event, tag="campaign/clock_ticked", frozen=True):
    """A clock moved by ``by`` segments; ``unseen``: players do not see that clock."""

    clock: str
    by: int
    unseen: bool = False


class ClockRevealed(_Event, tag="campaign/clock_revealed", frozen=True):
    """Players see a clock from now on, as it stands."""

    clock: str
    size: int
    ticked: int


class ClockConcealed(_Event, tag="campaign/clock_concealed", frozen=True):
    """Players see a clock no more."""

    clock: str


class ClockDropped(_Event, tag="campaign/clock_dropped", frozen=True):
    """There is no such clock any more."""

    clock: str


ClockEvent: TypeAlias = ClockMade | ClockTicked | ClockConcealed | ClockDropped
"""What can happen to a clock; beside it, players can come to see it."""


class GroupSet(_Event, tag="campaign/group_set", frozen=True):
    """``group`` stands for these people, by id, from now on; nobody forgets it."""

    group: str
    people: tuple[str, ...] = ()


class MacroSet(_Event, tag="campaign/macro_set", frozen=True):
    """``$macro`` is short for a dice text from now on; "" forgets it."""

    macro: str
    text: str = ""


class DiceMoved(_Event, tag="campaign/dice_moved", frozen=True):
    """From now on tests are rolled with real dice at the table, or (not ``real``) by the program."""

    real: bool


class OddsShown(_Event, tag="campaign/odds_shown", frozen=True):
    """From now on chances are told as numbers, in words, or (off) not at all."""

    how: Literal["numbers", "words", "off"]


class Improvised(_Event, tag="campaign/improvised", frozen=True):
    """Somebody, or a place, was made up: ``rows`` are tables by id and the key of the row that was drawn from each.

    ``number`` is that of the entry; what only the GM knows of it is a second event of the same number. ``asked`` is
    what it was to be: an entity's id, or words.
    """

    what: Improvisable
    number: int
    asked: str = ""
    rows: tuple[tuple[str, str], ...] = ()


class Kept(_Event, tag="campaign/kept", frozen=True):
    """What was made up in the entry ``number`` is real from now on, under a name: its ``own``, or one given to it."""

    what: Improvisable
    number: int
    name: str
    own: bool = False


class ThreadOpened(_Event, tag="campaign/thread_opened", frozen=True):
    """Something was left open, to be taken up another evening. ``thread`` is its number: that of its entry."""

    thread: int
    text: str


class ThreadClosed(_Event, tag="campaign/thread_closed", frozen=True):
    """A thread came to its end, or was let go."""

    thread: int


class Ruled(_Event, tag="campaign/ruled", frozen=True):
    """The GM ruled how something is played at this table; looking up a word of it finds it again."""

    text: str


class TurnsSet(_Event, tag="campaign/turns_set", frozen=True):
    """A turn order that the GM keeps by hand: who acts at which initiative, as told. Empty: there is none any more.

    Whoever is in the order already gets the new number; those of one number act in the order in which they were told.
    """

    turns: tuple[tuple[str, int], ...]


class TurnPassed(_Event, tag="campaign/turn_passed", frozen=True):
    """The next one of the turn order acts; behind the last, a round begins."""


class BoundaryDrawn(_Event, tag="campaign/boundary_drawn", frozen=True):
    """The table agreed on a line (never in the game) or a veil (never on screen). ``boundary`` is its number."""

    boundary: int
    kind: Literal["line", "veil"]
    text: str


class BoundaryLifted(_Event, tag="campaign/boundary_lifted", frozen=True):
    """The table took a line or a veil back."""

    boundary: int


class Cut(_Event, tag="campaign/cut", frozen=True):
    """Somebody asked to stop here. Nothing else is kept: neither who nor why."""


class RollSealed(_Event, tag="campaign/roll_sealed", frozen=True):
    """Dice fell unseen: ``text`` as it was typed, ``read`` with every name in it put in ("": it has none).

    ``seal`` is its number, that of its entry. What fell is kept nowhere: it follows from the seed of that number, which
    nobody is told before the roll is, and ``commitment`` is the seal of both.
    """

    seal: int
    text: str
    commitment: str
    read: str = ""
    why: str = ""


class RollUnsealed(_Event, tag="campaign/roll_unsealed", frozen=True):
    """A sealed roll was told: what fell, and the ``nonce`` with which anybody can check the seal."""

    seal: int
    roll: Rolled
    nonce: str


class TimePassed(_Event, tag="campaign/time_passed", frozen=True):
    """Fiction time went by, in minutes."""

    minutes: int


class Voided(_Event, tag="campaign/voided", frozen=True):
    """An earlier entry, by number, no longer counts."""

    entry: int


class PeakMarked(_Event, tag="campaign/peak_marked", frozen=True):
    """A peak of the alert left a mark on the map, at that place (its key) of that sector."""

    sector: str
    place: str


class PaperWritten(_Event, tag="campaign/paper_written", frozen=True):
    """Somebody's sheet says this in a field that is only for words; ``more`` goes on where the last one ended."""

    who: str
    field: str
    text: str
    more: bool = False


class PersonRevealed(_Event, tag="campaign/person_revealed", frozen=True):
    """Players see somebody as they are."""

    person: Person


class NumbersRevealed(_Event, tag="campaign/numbers_revealed", frozen=True):
    """Players see some of somebody's numbers as they are: the running sums."""

    who: str
    numbers: tuple[tuple[Literal["harm", "strain", "load"], int], ...]


class SceneRevealed(_Event, tag="campaign/scene_revealed", frozen=True):
    """Players see where the table is; the scene does not begin again."""

    title: str
    scene: str = ""
    sector: str = ""
    watch: int = 0


class AlertRevealed(_Event, tag="campaign/alert_revealed", frozen=True):
    """Players see the alert of a sector as it is, and what it has sent."""

    sector: str
    state: Sector


class Revealed(_Event, tag="campaign/revealed", frozen=True):
    """Players see something that began in secret, as it stands."""

    what: Hideable


RevealEvent: TypeAlias = ClockRevealed | PersonRevealed | NumbersRevealed | SceneRevealed | AlertRevealed | Revealed
"""What players come to see. The values are those of when it was told."""


class MapTaken(_Event, tag="campaign/map_taken", frozen=True):
    """The table plays on that map from now on; "" on none. ``own`` is one out of a file, as it was then.

    Of a map of the packs only the id is kept: it is where the packs are.
    """

    map: str = ""
    own: Map | None = None


class MapSeen(_Event, tag="campaign/map_seen", frozen=True):
    """Places and features of a map, by their keys, that the party has seen.

    ``at`` is the place where they are ("": nothing is said of that), ``where`` what the network calls the place at
    hand, which is that place of the map from now on ("": nothing is tied to it).
    """

    map: str
    seen: tuple[str, ...] = ()
    at: str = ""
    where: str = ""


CampaignEvent: TypeAlias = (
    Begun
    | SessionBegun
    | SessionEnded
    | SceneSet
    | ScenePrepared
    | Noted
    | ClockMade
    | ClockTicked
    | ClockRevealed
    | ClockConcealed
    | ClockDropped
    | GroupSet
    | MacroSet
    | DiceMoved
    | OddsShown
    | Improvised
    | Kept
    | ThreadOpened
    | ThreadClosed
    | Ruled
    | TurnsSet
    | TurnPassed
    | BoundaryDrawn
    | BoundaryLifted
    | Cut
    | RollSealed
    | RollUnsealed
    | TimePassed
    | Voided
    | PeakMarked
    | PaperWritten
    | PersonRevealed
    | NumbersRevealed
    | SceneRevealed
    | AlertRevealed
    | Revealed
    | MapTaken
    | MapSeen
)
Event: TypeAlias = (
    CheckEvent
    | CharacterEvent
    | SafeguardEvent
    | EncounterEvent
    | WandererEvent
    | ExpeditionEvent
    | CampaignEvent
    | ContagionEvent
    | OracleEvent
    | StrataEvent
    | QuestEvent
    | InfiltratorEvent
    | CommunityEvent
)
