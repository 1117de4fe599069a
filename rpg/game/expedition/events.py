"""What can have happened on an expedition. Loads and deaths are the character chapter's, alert the Safeguard's."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from rpg.game.expedition.rules import Node


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class SetOut(_Event, tag="expedition/set_out", frozen=True):
    """People left the village on a route, the last node of which is the source. ``stayed``: who remained behind.

    ``loads`` is what some of them carried already, by person. ``map`` is the id of the map whose places the nodes are
    ("": of none, or, in older logs, of the one that is played on).
    """

    sector: str
    route: tuple[Node, ...]
    people: tuple[str, ...]
    pace: str
    leader: str = ""
    lookout: str = ""
    stayed: tuple[str, ...] = ()
    ring: int = 0
    loads: tuple[tuple[str, int], ...] = ()
    map: str = ""


class RingCounted(_Event, tag="expedition/ring_counted", frozen=True):
    """How many sources a ring of a sector has this season, and the faces that say so."""

    sector: str
    ring: int
    sources: int
    faces: tuple[int, ...] = ()


class RolesGiven(_Event, tag="expedition/roles_given", frozen=True):
    """Who leads and who keeps watch from now on, and at which pace; "" keeps nobody on watch."""

    leader: str
    lookout: str
    pace: str


class NodeOpened(_Event, tag="expedition/node_opened", frozen=True):
    """The sealed node ahead, by its place on the way, is open; ``tool`` opened it, or "" a roll."""

    where: int
    tool: str = ""


class SealAvoided(_Event, tag="expedition/seal_avoided", frozen=True):
    """There is a way round the seal of the node at that place on the way: more nodes come before it."""

    where: int
    nodes: tuple[Node, ...]


class NodeLearned(_Event, tag="expedition/node_learned", frozen=True):
    """Somebody knows the Watch of a node that was not charted."""

    who: str
    where: int


class NodeEntered(_Event, tag="expedition/node_entered", frozen=True):
    """They are in that node: what the node die showed (no faces: nobody looked)."""

    where: int
    faces: tuple[int, ...] = ()


class PresenceMet(_Event, tag="expedition/presence_met", frozen=True):
    """Somebody, or something, is there: the row of the presence table; ``units`` and ``faces`` say how many.

    ``more`` is the row of a table that says who. ``prey`` can be hunted.
    """

    row: str
    units: tuple[tuple[str, int], ...] = ()
    faces: tuple[int, ...] = ()
    more: str = ""
    prey: bool = False


class HuntBegun(_Event, tag="expedition/hunt_begun", frozen=True):
    """They go after the prey that was there."""


class PatrolPassed(_Event, tag="expedition/patrol_passed", frozen=True):
    """A patrol went by and saw nobody."""


class HazardMet(_Event, tag="expedition/hazard_met", frozen=True):
    """The way itself is dangerous: the row of the hazards table."""

    where: int
    row: str


class NodeCrossed(_Event, tag="expedition/node_crossed", frozen=True):
    """They are through with the node that they are in."""


class SourceFound(_Event, tag="expedition/source_found", frozen=True):
    """What the source is, how many food units it has, and the faces that say so."""

    row: str
    left: int
    faces: tuple[int, ...] = ()


class SourceWorked(_Event, tag="expedition/source_worked", frozen=True):
    """A beat of work: so many food units were taken out of it."""

    who: str
    units: int


class SourceDried(_Event, tag="expedition/source_dried", frozen=True):
    """A source is empty for the season; ``ring`` 0 is none of those that are counted."""

    sector: str
    ring: int = 0


class WayFound(_Event, tag="expedition/way_found", frozen=True):
    """There is another source, one node further on, at that Watch."""

    watch: int
    ring: int = 0


class TurnedBack(_Event, tag="expedition/turned_back", frozen=True):
    """They go home from here."""


class WatchCamped(_Event, tag="expedition/watch_camped", frozen=True):
    """A watch passed out there."""


class DayEaten(_Event, tag="expedition/day_eaten", frozen=True):
    """A day is over: who ate, who did not, and by how many person-days the opened rations changed."""

    fed: tuple[str, ...] = ()
    unfed: tuple[str, ...] = ()
    rations: int = 0


class CameHome(_Event, tag="expedition/came_home", frozen=True):
    """They are back: food units in the vats; ``tagged``: the trail leads to the barrier."""

    units: int
    tagged: bool = False


class GivenUp(_Event, tag="expedition/given_up", frozen=True):
    """The expedition is over, wherever they are; what they carry stays with them."""


class WayChosen(_Event, tag="expedition/way_chosen", frozen=True):
    """The way is another one from here on: all of its nodes, and which of them they are in (0: the village).

    Out again, even if they were on their way home. A source that they leave stays as they leave it. ``map`` is the id
    of the map whose places the nodes are ("": as it was).
    """

    route: tuple[Node, ...]
    where: int = 0
    map: str = ""


ExpeditionEvent: TypeAlias = (
    SetOut
    | RingCounted
    | RolesGiven
    | NodeOpened
    | NodeLearned
    | NodeEntered
    | PresenceMet
    | HuntBegun
    | PatrolPassed
    | HazardMet
    | NodeCrossed
    | SourceFound
    | SourceWorked
    | SourceDried
    | WayFound
    | TurnedBack
    | WatchCamped
    | DayEaten
    | CameHome
    | GivenUp
    | SealAvoided
    | WayChosen
)
