"""What is true of the quest now. Sums run on; they are clamped where they are read."""

from __future__ import annotations

import msgspec


class Room(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The control room while people are in it.

    ``points`` is its alert, ``left`` the actions until they are cut off (None: the agent is not there yet), ``door``
    whether the Wanderer's have been added, ``noticed`` whether a synthetic gene has been.
    """

    points: int = 0
    left: int | None = None
    door: bool = False
    noticed: bool = False


class Quest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the search has come.

    ``filled`` are the segments of each phase by its key, ``done`` the phases that are over. ``rolled`` counts the
    discovery rolls of this session and stratum, ``sought`` those of this session in strata (sectors) that they left;
    ``paused``: a phase is over, and the next one waits for a session. ``carrier`` is who carries the gene ("":
    nobody), ``destroyed`` in whom it is no more, ``synthetic`` whether there is a synthetic one. ``locks`` are the
    segments of each lock; ``orders`` what was commanded, and whether it was done.
    """

    filled: dict[str, int] = {}
    done: tuple[str, ...] = ()
    rolled: int = 0
    sought: dict[str, int] = {}
    paused: bool = False
    carrier: str = ""
    destroyed: tuple[str, ...] = ()
    synthetic: bool = False
    room: Room | None = None
    locks: dict[str, int] = {}
    orders: tuple[tuple[str, bool], ...] = ()
